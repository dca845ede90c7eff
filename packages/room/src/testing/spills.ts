/** Words that nobody should have entered, who withdraws them, and a node that comes after. */
import { type Entry, encode, fromHex, type Hex, writeErasure } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { now, recordView } from '../index.ts';
import { step } from '../step.ts';
import { nextPlace } from '../writing/compose.ts';
import { hand } from './forge.ts';
import { minute } from './north-and-south.ts';
import { channelOf, seatOf, stateOf } from './two-nodes.ts';

export const canary = 'canary-first-name-and-last-name-of-nobody';

/** Says an act, and gives its entry. */
export async function says(room: Rehearsal, by: string, channel: string, act: string, body: object): Promise<Hex> {
  const answer = await room.performed({ by, channel, act, body: { ...body } });
  if (!answer.done) throw new Error(`${act}: ${answer.refused}`);
  return answer.entry;
}

/** North writes it into its line by mistake. */
export const spills = (room: Rehearsal, text = canary, by = 'north', channel = 'line-north'): Promise<Hex> =>
  says(room, by, channel, 'talks.message-sent', { text });

/** An offer with such words; its id is what answers refer to. */
export async function offers(room: Rehearsal, text = canary) {
  const body = { to: 'mediator', text, conditions: [] };
  const said = await room.performed({ by: 'north', channel: 'line-north', act: 'talks.offered', body });
  if (!said.done) throw new Error(said.refused);
  await room.advance(room.now + minute);
  return said;
}

/** The entry that declares it void, or why not. */
export async function declares(room: Rehearsal, by: string, of: Hex, channel = 'line-north'): Promise<string> {
  const { label } = room.seat(by);
  const id = room.channels.get(channel) ?? '';
  // Of a channel that it is not in a node knows nothing.
  const known = seatOf(room, label).node.channels.has(id);
  const answer = await room.actAt(label, known ? id : '00'.repeat(32), 'entry.voided', { of });
  return answer.done ? answer.entry : answer.refused;
}

/** An erasure that no judge was asked about, at the end of a seat's log. */
export function erasureBy(room: Rehearsal, label: string, name: string, of: Hex): Entry {
  const { node, signer } = seatOf(room, label);
  const { draft } = nextPlace(node, channelOf(room, label, name), { at: room.now, random: new Uint8Array(32) });
  return writeErasure(node.crypto, signer, draft, fromHex(of) as Uint8Array);
}

export const letterOf = (room: Rehearsal, name: string, run: readonly (readonly Uint8Array[])[]): Uint8Array =>
  encode(['entries', fromHex(room.channels.get(name) ?? '') as Uint8Array, run]);

/** Cuts or heals the links of one node alone. */
export function cutNode(room: Rehearsal, label: string, cut: boolean): void {
  const link = Reflect.get(room, 'link') as (labels: readonly string[], cut: boolean) => void;
  link.call(room, [label], cut);
  if (!cut) Reflect.get(room, 'beatSoon').call(room, seatOf(room, label));
}

/** Puts a letter into a node's mailbox, and keeps on its disk what comes of it. */
export function handed(room: Rehearsal, to: string, letter: Uint8Array, from: string): void {
  const seat = seatOf(room, to);
  for (const effect of hand(room, seat, letter, seatOf(room, from))) {
    if (effect.type !== 'store') continue;
    seat.store.write(effect.rows);
    step(seat.node, { type: 'stored', ticket: effect.ticket }, { at: room.now, random: new Uint8Array(32).fill(8) });
  }
}

export const stateIn = (room: Rehearsal, label: string, name = 'line-north'): string =>
  stateOf(channelOf(room, label, name));

export const linesOf = (room: Rehearsal, label: string) => recordView(seatOf(room, label).node, now(room.now)).entries;

/** North takes a second node into the charter. */
export async function comesLater(room: Rehearsal): Promise<void> {
  const node = await room.enrol('north', 'n2');
  const decision = { kind: 'add-node', delegation: 'north', node };
  const decide = (by: string, act: string, body: object, id?: string) =>
    room.performed({ by, channel: 'charter', act, body: { ...body }, ...(id !== undefined && { id }) });
  await decide('north', 'charter.decision-proposed', { decision, wording: 'A second node.' }, 'added');
  await room.advance(room.now + minute);
  await decide('mediator', 'charter.decision-approved', { decision: '$added' });
}
