/** A room in which annexes are kept, and everything that leaves a node is looked at. */
import { type Hex, toHex } from '@parley/record';
import type { Rehearsal, Seat } from '@parley/rehearsal';
import { lettersSent } from '../index.ts';
import { hour, minute, openRoom } from './north-and-south.ts';

export const names = 'First name and last name of nobody at all';
const utf8 = new TextEncoder();

/** What left a node, opened as its sender could. */
export type Sent = {
  readonly from: string;
  readonly to: Hex;
  readonly letters: readonly Uint8Array[];
  /** Whether its context was opened to a key for a day. */
  readonly fleeting: boolean | undefined;
};

export async function openWatched(options: { seed?: number } = {}) {
  const room = await openRoom(options);
  const sent: Sent[] = [];
  const carry = (Reflect.get(room, 'send') as (seat: Seat, to: Hex, bytes: Uint8Array) => void).bind(room);
  const send = (seat: Seat, to: Hex, envelope: Uint8Array) => {
    const context = seat.node.post.contexts.get(toHex(envelope.subarray(2, 34)));
    sent.push({ from: seat.label, to, letters: lettersSent(seat.node, envelope), fleeting: context?.fleeting });
    carry(seat, to, envelope);
  };
  Object.assign(room, { send });
  return { room, sent };
}

/** North keeps this in its line, for so many hours. */
export async function keepNames(
  room: Rehearsal,
  { text = names, hours = 48, label = 'n1', channel = 'line-north' } = {},
) {
  const id = room.channels.get(channel) as Hex;
  const annex = { content: utf8.encode(text), purpose: 'names', retainUntil: room.now + hours * hour };
  const answer = await room.keepAnnex(label, id, annex);
  return answer.done ? answer.entry : answer.refused;
}

/** Its keeper announces it and loses it, before anybody has asked. What it was, for whoever gives it after all. */
export async function announceOnly(room: Rehearsal, by: string, text: string) {
  await room.setCut(by, true);
  const { label, node, annexes } = room.seat(by);
  const entry = await keepNames(room, { text, label });
  const row = annexes.read(entry);
  if (!row) throw new Error(entry);
  annexes.erase(entry);
  node.annexes.held.delete(entry);
  await room.setCut(by, false);
  await room.advance(room.now + 2 * minute);
  return row;
}

export const read = (content: Uint8Array | undefined): string | undefined =>
  content && new TextDecoder().decode(content);
