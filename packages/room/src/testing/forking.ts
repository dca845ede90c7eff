/** A room in which a log is forked in the channel of three, or on the board: chains of entries by hand, and who holds what. */
import type { Body, Entry, Hex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import type { Channel } from '../state.ts';
import { placed } from './forge.ts';
import { minute } from './north-and-south.ts';
import { nodeOf } from './proof-room.ts';

export const everybody = ['north', 'south', 'mediator'];

export const word = (text: string): Body => ({ kind: 'talks.message-sent', fields: { text }, paper: null });
export const texts = (text: string, count: number) => Array.from({ length: count }, (_, i) => `${text} ${i + 1}.`);

export function channelOf(room: Rehearsal, delegation: string, name = 'three'): Channel {
  const channel = nodeOf(room, delegation).channels.get(room.channels.get(name) as Hex);
  if (!channel) throw new Error('no such channel');
  return channel;
}

export const holds = (room: Rehearsal, delegation: string, entry: Entry) =>
  channelOf(room, delegation).history.byName.has(entry.name);

export const heldBy = (room: Rehearsal, delegation: string, name?: string) =>
  [...channelOf(room, delegation, name).history.byName.keys()].sort();

export async function settled(room: Rehearsal): Promise<void> {
  for (const one of everybody) await room.setCut(one, false);
  await room.advance(room.now + 10 * minute);
}

/** A chain of a seat's entries, each on the one before, the first where it would write next or after `on`. */
export function chain(room: Rehearsal, delegation: string, said: readonly string[], on?: Entry): Entry[] {
  const entries: Entry[] = on ? [on] : [];
  for (const text of said) {
    const last = entries.at(-1);
    const draft = last ? { position: last.header.position + 1, prev: last.hash, seen: [] } : { seen: [] };
    entries.push(placed(room, room.seat(delegation), 'three', draft, word(text)));
  }
  return on ? entries.slice(1) : entries;
}
