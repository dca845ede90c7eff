import { type Entry, verifyExport } from '@parley/record';
import { memoryStore } from '@parley/rehearsal';
import { cryptography } from '@parley/vault';
import { expect, test } from 'vitest';
import { exportOf, makeProof, openNode, post, takeSnapshot } from '../index.ts';
import { given, hand } from '../testing/forge.ts';
import { ground, hour, minute, openRoom, say } from '../testing/north-and-south.ts';
import {
  canary,
  comesLater,
  cutNode,
  declares,
  erasureBy,
  handed,
  letterOf,
  offers,
  says,
  spills,
  stateIn,
} from '../testing/spills.ts';
import { channelOf, openTwoNodes, seatOf, stateOf } from '../testing/two-nodes.ts';

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const labels = ['n1', 'm1'] as const;

test('[RO104] from the erasure on box and words are in no memory, on no disk, in no letter, export or proof', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  await room.advance(room.now + minute);
  const box = Uint8Array.from(channelOf(room, 'm1', 'line-north').history.byName.get(spilled)?.entry.box as Uint8Array);
  for (const label of labels) expect(utf8(exportOf(seatOf(room, label).node))).toContain(utf8(box));
  await declares(room, 'north', spilled);
  await room.advance(room.now + 5 * minute);
  for (const { label, node, store } of room.seats.values()) {
    const disk = store.read().flatMap((row) => ('box' in row ? [row.box] : 'bytes' in row ? [row.bytes] : []));
    const all = [...disk, exportOf(node), takeSnapshot(node), ...[...node.post.outgoing.values()].flat()];
    for (const bytes of all) {
      expect(utf8(bytes).includes(utf8(box)), label).toBe(false);
      expect(utf8(bytes).includes(canary), label).toBe(false);
    }
    for (const channel of node.channels.values()) {
      expect(JSON.stringify([...channel.bodies.values()])).not.toContain(canary);
      expect(channel.history.byName.get(spilled)?.entry.box ?? []).toHaveLength(0);
    }
  }
  const proof = makeProof(seatOf(room, 'n1').node, spilled);
  expect(proof).toEqual({ made: false, refused: 'void' });
});

test('[RO104] a letter with the box that waits for its envelope is dropped, and what else it bore comes with the next', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  const entry = channelOf(room, 'n1', 'line-north').history.byName.get(spilled)?.entry as Entry;
  const box = Uint8Array.from(entry.box);
  const [author, mediator] = [seatOf(room, 'n1'), seatOf(room, 'm1')];
  // As if its context were not opened yet.
  author.node.post.opening.add(mediator.name);
  post(author.node, mediator.name, letterOf(room, 'line-north', [[entry.bytes, entry.box]]));
  const waiting = () => [...author.node.post.outgoing.values()].flat().map(utf8).join('');
  expect(waiting()).toContain(utf8(box));
  const erasure = await declares(room, 'north', spilled);
  expect(waiting()).not.toContain(utf8(box));
  author.node.post.opening.delete(mediator.name);
  await room.advance(room.now + 5 * minute);
  expect(channelOf(room, 'm1', 'line-north').rulings.get(erasure)).toBe('stands');
});

test('[RO104] a node that was started anew, with its snapshot or an older one, finds the same and keeps no words', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  const seat = seatOf(room, 'm1');
  const old = takeSnapshot(seat.node);
  const rowsThen = seat.store.read().filter((row) => row.row === 'entry').length;
  await declares(room, 'north', spilled);
  await room.advance(room.now + 2 * minute);
  const rows = seat.store.read();
  expect(rows.some((row) => row.row === 'snapshot')).toBe(true);
  const bare = rows.filter((row) => row.row !== 'snapshot');
  // As if it had been killed between the erasure and the new snapshot.
  const at = bare.findIndex((_, i) => bare.slice(0, i + 1).filter((one) => one.row === 'entry').length === rowsThen);
  const stale = [...bare.slice(0, at + 1), { row: 'snapshot', bytes: old } as const, ...bare.slice(at + 1)];
  for (const disk of [rows, bare, stale]) {
    const { node, setAside, effects } = openNode(ground.cryptography, seat.node.identity, memoryStore(disk));
    expect(setAside).toBe(0);
    for (const channel of seat.node.channels.values())
      expect(stateOf(node.channels.get(channel.id) as typeof channel)).toBe(stateOf(channel));
    expect(utf8(takeSnapshot(node))).not.toContain(canary);
    expect(effects.some((effect) => effect.type === 'renew-snapshot')).toBe(disk !== rows);
    expect(exportOf(node)).toEqual(exportOf(seat.node));
  }
});

test('[RO105] chain, lengths, receipts and the proofs of others hold before and after alike', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  const kept = await says(room, 'north', 'line-north', 'talks.message-sent', { text: 'This may be read.' });
  await room.advance(room.now + 2 * minute);
  const { node } = seatOf(room, 'n1');
  const before = exportOf(node);
  const proof = makeProof(node, kept);
  await declares(room, 'north', spilled);
  await room.advance(room.now + 2 * minute);
  const after = verifyExport(cryptography, exportOf(node));
  expect(verifyExport(cryptography, before)).toMatchObject({ holds: true, voids: [] });
  expect(after).toMatchObject({ holds: true, first: null, voids: [{ node: node.name, by: node.name, own: true }] });
  expect(makeProof(node, kept)).toEqual(proof);
  for (const label of labels) {
    const channel = channelOf(room, label, 'line-north');
    expect([...channel.rulings.values()].filter((ruling) => ruling === 'another-root')).toEqual([]);
  }
});

test('[RO106] a node that comes later reaches the same without ever having had the words', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'We go on.' });
  await declares(room, 'north', spilled);
  await room.advance(room.now + 5 * minute);
  await comesLater(room);
  await room.advance(room.now + hour);
  const [first, late] = ['n1', 'n2'].map((label) => channelOf(room, label, 'line-north'));
  expect(late?.rulings.get(spilled)).toBe('void');
  expect(late && stateOf(late)).toBe(first && stateOf(first));
  const sorted = (of: typeof late) => [...(of?.rulings ?? [])].sort();
  expect(sorted(late)).toEqual(sorted(first));
  expect(
    seatOf(room, 'n2')
      .store.read()
      .some((row) => 'name' in row && row.name === spilled && row.box.length > 0),
  ).toBe(false);
});

test('[RO108] a box that comes again is not taken, and a peer that knew better is named', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  await room.advance(room.now + minute);
  const entry = channelOf(room, 'm1', 'line-north').history.byName.get(spilled)?.entry as Entry;
  const letter = letterOf(room, 'line-north', [[entry.bytes, Uint8Array.from(entry.box)]]);
  await declares(room, 'north', spilled);
  await room.advance(room.now + 3 * minute);
  const effects = hand(room, seatOf(room, 'm1'), letter, seatOf(room, 'n1'));
  expect(effects.filter((effect) => effect.type === 'refused')).toEqual([
    { type: 'refused', reason: 'void', blame: 'carrier', node: seatOf(room, 'n1').name },
  ]);
  expect(effects.some((effect) => effect.type === 'store')).toBe(false);
  const held = channelOf(room, 'm1', 'line-north').history.byName.get(spilled)?.entry;
  expect(held?.box).toHaveLength(0);
  expect(stateIn(room, 'm1')).not.toContain(canary);
});

test('[RO109] an entry that comes without its box and without an erasure waits, and its box is asked for', async () => {
  const room = await openRoom();
  await room.setCut('mediator', true);
  const spilled = await spills(room);
  const entry = channelOf(room, 'n1', 'line-north').history.byName.get(spilled)?.entry as Entry;
  handed(room, 'm1', letterOf(room, 'line-north', [[entry.bytes]]), 'n1');
  const line = channelOf(room, 'm1', 'line-north');
  expect(line.history.byName.has(spilled)).toBe(true);
  expect(line.rulings.has(spilled)).toBe(false);
  await room.setCut('mediator', false);
  await room.advance(room.now + 5 * minute);
  expect(line.rulings.get(spilled)).toBe('stands');
  expect(stateIn(room, 'm1')).toContain(canary);
  const row = seatOf(room, 'm1')
    .store.read()
    .find((one) => 'name' in one && one.name === spilled);
  expect(row && 'box' in row && row.box.length).toBe(entry.header.boxSize);
});

test('[RO109] whoever is told that an entry is void though something rests on it asks the others, and is set right', async () => {
  const { room } = await openTwoNodes();
  cutNode(room, 'n2', true);
  const said = await offers(room);
  const reply = await says(room, 'mediator', 'line-north', 'talks.step-told', { of: said.id, step: 'received' });
  await room.advance(room.now + 2 * minute);
  const erasure = erasureBy(room, 'n1', 'line-north', said.entry);
  for (const label of labels) given(room, seatOf(room, label), 'line-north', [erasure]);
  // The first node hands the second what it wrote and what was answered, and keeps that box from it.
  const late = channelOf(room, 'n2', 'line-north');
  for (const log of channelOf(room, 'n1', 'line-north').history.logs) {
    const news = log.entries.map((held) => held.entry).filter((entry) => !late.history.byName.has(entry.name));
    const run = news.map(({ name, bytes, box }) => (name === said.entry ? [bytes] : [bytes, box]));
    handed(room, 'n2', letterOf(room, 'line-north', run), 'n1');
  }
  expect(late.rulings.get(said.entry)).toBe('void');
  expect(late.rulings.get(reply)).toBe('nothing-handed-in');
  cutNode(room, 'n2', false);
  await room.advance(room.now + 10 * minute);
  expect(late.rulings.get(erasure.name)).toBe('rested-on');
  expect(late.rulings.get(reply)).toBe('stands');
  expect(stateIn(room, 'n2')).toContain(canary);
  expect(stateOf(late)).toBe(stateOf(channelOf(room, 'm1', 'line-north')));
  const row = seatOf(room, 'n2')
    .store.read()
    .find((one) => 'name' in one && one.name === said.entry);
  expect(row && 'box' in row && row.box.length).toBeGreaterThan(0);
});

test('[RO109] a node that could not read what rests on it destroys it, asks for it once it can, and is set right', async () => {
  const room = await openRoom();
  const said = await offers(room);
  await says(room, 'mediator', 'line-north', 'talks.step-told', { of: said.id, step: 'received' });
  await room.advance(room.now + 2 * minute);
  const [, mediator] = labels.map((label) => channelOf(room, label, 'line-north'));
  const line = mediator as NonNullable<typeof mediator>;
  const erasure = erasureBy(room, 'n1', 'line-north', said.entry);
  const keys = [...line.epochs];
  line.epochs.clear();
  line.bodies.clear();
  for (const label of labels) given(room, seatOf(room, label), 'line-north', [erasure]);
  expect(line.voids.has(said.entry)).toBe(true);
  expect(line.history.byName.get(said.entry)?.entry.box).toHaveLength(0);
  // The key comes, as out of a wrap; North’s node has refused the erasure and kept what it has.
  for (const [epoch, key] of keys) line.epochs.set(epoch, key);
  line.unsettled = 'all';
  cutNode(room, 'm1', false);
  await room.advance(room.now + 10 * minute);
  expect(line.voids.size).toBe(0);
  expect(line.rulings.get(said.entry)).toBe('stands');
  expect(line.rulings.get(erasure.name)).toBe('rested-on');
  expect(stateIn(room, 'm1')).toContain(canary);
});
