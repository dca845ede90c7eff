import {
  type Draft,
  type Entry,
  encode,
  epochId,
  fromHex,
  type Hex,
  longestBody,
  pinOf,
  type Signer,
  writeEntry,
} from '@parley/record';
import type { Seat } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { hand } from '../testing/forge.ts';
import { agree, ground, minute, openRoom } from '../testing/north-and-south.ts';
import { nextPlace } from '../writing/compose.ts';
import { anteroomBounds, sizeOf } from './anteroom.ts';

const { cryptography } = ground;
let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await agree(room);
});

const none = new Uint8Array(0);
const keyOf = (seed: number) => {
  const key = new Uint8Array(32).fill(seed);
  return { key, id: epochId(cryptography, key) };
};
const letter = (channel: Uint8Array, run: readonly Entry[]) =>
  encode(['entries', channel, run.map((entry) => [entry.bytes, entry.box])]);

/** So many entries of one log, one after the other. */
function logOf(signer: Signer, first: Draft, bodies: readonly Uint8Array[], seed: number): readonly Entry[] {
  const entries: Entry[] = [];
  let draft = first;
  for (const body of bodies) {
    const entry = writeEntry(cryptography, signer, draft, keyOf(seed), new Uint8Array(32).fill(seed), body);
    entries.push(entry);
    const channel = draft.channel.length > 0 ? draft.channel : entry.hash;
    draft = { ...draft, channel, position: draft.position + 1, prev: entry.hash, seen: [] };
  }
  return entries;
}

function founding(seat: Seat): Draft {
  const charter = seat.node.channels.get(seat.node.room as Hex)?.history;
  if (!charter) throw new Error('no charter');
  const pin = pinOf(charter, 16);
  return { room: charter.room, channel: none, position: 0, prev: none, seen: [], pin, claimed: room.now };
}

const handAll = (to: Seat, channel: Uint8Array, entries: readonly Entry[]) => {
  for (let at = 0; at < entries.length; at += 32) hand(room, to, letter(channel, entries.slice(at, at + 32)));
};

test('[RO40] a channel is let in only from a node of the charter, and of those that do not open only so many', () => {
  const [south, mediator] = [room.seat('south'), room.seat('mediator')];
  const { channels } = mediator.node;
  const before = channels.size;
  const found = (signer: Signer, seed: number) => {
    const [first] = logOf(signer, founding(south), [Uint8Array.of(seed)], seed) as [Entry];
    const effects = hand(room, mediator, letter(first.hash, [first]));
    return effects.flatMap((effect) => (effect.type === 'refused' ? [effect.reason] : []));
  };
  const stranger = { publicKey: new Uint8Array(32).fill(3), sign: south.signer.sign };
  expect(found(stranger, 1)).toEqual([]);
  // In another's name, which its signature does not bear out: nothing is kept of it either.
  found({ ...south.signer, publicKey: room.seat('north').signer.publicKey }, 2);
  expect(channels.size).toBe(before);
  const named = Array.from({ length: 70 }, (_, i) => found(south.signer, 10 + i)).flat();
  expect(channels.size).toBe(before + 64);
  expect(named).toEqual(Array.from({ length: 6 }, () => 'too-many-channels'));
  // Another delegation's are counted by themselves.
  const [first] = logOf(room.seat('north').signer, founding(south), [Uint8Array.of(1)], 1) as [Entry];
  hand(room, mediator, letter(first.hash, [first]));
  expect(channels.size).toBe(before + 65);
});

test('[RO40] what one author fills into channels that do not open is bounded in bytes', () => {
  const [south, mediator] = [room.seat('south'), room.seat('mediator')];
  const bodies = Array.from({ length: 300 }, () => new Uint8Array(longestBody));
  const entries = logOf(south.signer, founding(south), bodies, 5);
  const [first] = entries as [Entry];
  handAll(mediator, first.hash, entries);
  const channel = mediator.node.channels.get(first.name);
  const held = channel?.history.logs[0]?.entries.reduce((sum, { entry }) => sum + sizeOf(entry), 0) ?? 0;
  const letterBytes = 32 * sizeOf(first);
  expect(held).toBeGreaterThan(15 * 1024 * 1024);
  expect(held).toBeLessThan(16 * 1024 * 1024 + letterBytes);
});

test('[RO41] [RO20] what waits is bounded in number and bytes, and what was dropped is found again', async () => {
  const [south, mediator] = [room.seat('south'), room.seat('mediator')];
  const id = room.channels.get('line-south') as Hex;
  const channel = south.node.channels.get(id);
  if (!channel) throw new Error('no line');
  const { draft } = nextPlace(south.node, channel, { at: room.now, random: new Uint8Array(32) });
  const sizes = Array.from({ length: 330 }, (_, i) => (i < 30 || i > 300 ? 16 : longestBody));
  const entries = logOf(
    south.signer,
    draft,
    sizes.map((size) => new Uint8Array(size)),
    6,
  );
  const waiting = () => mediator.node.channels.get(id)?.anteroom.get(south.name) ?? [];
  const bytes = () => waiting().reduce((sum, entry) => sum + sizeOf(entry), 0);
  handAll(mediator, fromHex(id) as Uint8Array, entries.slice(1, 30));
  expect(waiting()).toHaveLength(29);
  handAll(mediator, fromHex(id) as Uint8Array, entries.slice(30));
  expect(bytes()).toBeLessThanOrEqual(anteroomBounds.bytesOfLog);
  expect(bytes()).toBeGreaterThan(anteroomBounds.bytesOfLog - 2 * 64 * 1024);
  // Bytes that south did not sign take no place of its.
  const altered = entries.slice(40, 50).map((entry) => ({ ...entry, bytes: Uint8Array.from(entry.bytes) }));
  for (const { bytes: one } of altered) one[one.length - 1] = (one.at(-1) ?? 0) ^ 1;
  const names = waiting().map((entry) => entry.name);
  handAll(mediator, fromHex(id) as Uint8Array, altered);
  expect(waiting().map((entry) => entry.name)).toEqual(names);

  handAll(south, fromHex(id) as Uint8Array, entries);
  await room.setCut('south', false);
  await room.advance(room.now + 20 * minute);
  const lengths = [south, mediator].map(
    ({ node }) => node.channels.get(id)?.history.logs.find((log) => log.node === south.name)?.entries.length,
  );
  expect(lengths).toEqual([draft.position + 330, draft.position + 330]);
  expect(mediator.node.channels.get(id)?.anteroom.size).toBe(0);
});
