import { decode, encode, fromHex, type Hex, longestAnnex, toHex } from '@parley/record';
import { expect, test } from 'vitest';
import { type AnnexAt, annexOf, exportOf, openNode } from '../index.ts';
import { announceOnly, keepNames, names, openWatched, read } from '../testing/annexes.ts';
import { hand } from '../testing/forge.ts';
import { hour, minute, say } from '../testing/north-and-south.ts';
import { channelOf, seatOf, stateOf } from '../testing/two-nodes.ts';
import { hasRoom, mostOfOne } from './held.ts';

const erase = (room: Parameters<typeof say>[0], by: string, of: Hex, channel = 'line-north') =>
  say(room, by, channel, 'annex.erased', { of, ground: 'asked-for' });

const held = (room: Parameters<typeof say>[0], label: string, entry: Hex) =>
  read(annexOf(seatOf(room, label).node, entry));

test('[RO92] an annex is announced by its hash, purpose and time, and stands in no entry', async () => {
  const { room } = await openWatched();
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  const state = channelOf(room, 'm1', 'line-north').live.state;
  expect(stateOf(channelOf(room, 'm1', 'line-north'))).toBe(stateOf(channelOf(room, 'n1', 'line-north')));
  expect(JSON.stringify(state.annexes)).toContain('"purpose":"names"');
  expect(JSON.stringify([...channelOf(room, 'm1', 'line-north').bodies.values()])).not.toContain(names);
  expect(held(room, 'm1', entry)).toBe(names);
});

test('[RO92] a reader keeps none, nor does anybody whose time is over already, or what is too long', async () => {
  const { room } = await openWatched();
  expect(await keepNames(room, { channel: 'notice' })).toBe('readers-do-not-write');
  expect(await keepNames(room, { hours: -1 })).toBe('retention-over');
  expect(await keepNames(room, { text: 'x'.repeat(longestAnnex + 1) })).toBe('too-large');
  expect(await keepNames(room, { channel: 'line-south' })).toBe('no-such-channel');
  expect(seatOf(room, 'n1').annexes.list()).toEqual([]);
});

test('[RO93] only the delegation that kept it erases an annex, once', async () => {
  const { room } = await openWatched();
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  expect(await erase(room, 'mediator', entry)).toMatchObject({ refused: 'not-ones-own-entry' });
  expect(await erase(room, 'north', 'ab'.repeat(32))).toMatchObject({ refused: 'no-such-entry' });
  expect(await erase(room, 'north', entry)).toMatchObject({ done: true });
  expect(await erase(room, 'north', entry)).toMatchObject({ refused: 'annex-erased-already' });
});

test('[RO93] [RO98] when its time is over its node says so by itself, and nobody holds it, even before that is heard', async () => {
  const { room } = await openWatched();
  const entry = await keepNames(room, { hours: 2 });
  await room.advance(room.now + minute);
  await room.setCut('north', true);
  await room.advance(room.now + 3 * hour);
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Do you hear?' });
  expect(held(room, 'm1', entry)).toBeUndefined();
  expect(seatOf(room, 'm1').annexes.list()).toEqual([]);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  const { erased } = JSON.parse(stateOf(channelOf(room, 'm1', 'line-north'))).annexes[0][1];
  expect(erased.ground).toBe('retention-over');
  expect(seatOf(room, 'n1').annexes.list()).toEqual([]);
});

test('[RO94] who is in the channel is given it, and nobody else', async () => {
  const { room, sent } = await openWatched();
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  const line = channelOf(room, 'n1', 'line-north');
  const asking = encode(['annex-wanted', line.history.channel, [fromHex(entry) as Uint8Array]]);
  for (const outside of ['s1', 'o1']) {
    expect(seatOf(room, outside).annexes.list()).toEqual([]);
    const before = sent.length;
    hand(room, seatOf(room, 'n1'), asking, seatOf(room, outside));
    await room.advance(room.now + minute);
    const answered = sent.slice(before).filter((one) => one.from === 'n1' && one.to === seatOf(room, outside).name);
    for (const { letters } of answered) for (const letter of letters) expect(isAnnex(letter)).toBe(false);
  }
});

const isAnnex = (letter: Uint8Array): boolean => {
  const words = decode(letter, { bytes: 8 * 1024 * 1024, depth: 6 });
  return words.ok && Array.isArray(words.value) && words.value[0] === 'annex';
};

test('[RO94] what is not announced, not what its hash says, or of another channel is not taken in', async () => {
  const { room } = await openWatched();
  const { node } = seatOf(room, 'm1');
  const { history } = channelOf(room, 'm1', 'line-north');
  const one = await announceOnly(room, 'north', 'The announced one.');
  const other = await announceOnly(room, 'north', 'Another.');
  const give = (entry: Hex, { key, sealed }: { key: Uint8Array; sealed: Uint8Array }, channel = history.channel) => {
    const letter = encode(['annex', channel, fromHex(entry) as Uint8Array, key, sealed]);
    const effects = hand(room, seatOf(room, 'm1'), letter, seatOf(room, 'n1'));
    return effects.flatMap((effect) => (effect.type === 'refused' ? [effect.reason] : []));
  };
  expect(give('cd'.repeat(32), one)).toEqual([]);
  expect(give(one.entry, one, channelOf(room, 'm1', 'line-south').history.channel)).toEqual([]);
  expect(give(one.entry, other)).toEqual(['bad-seal']);
  expect(give(one.entry, { ...one, key: other.key })).toEqual(['bad-seal']);
  expect(give(one.entry, { ...one, sealed: one.sealed.subarray(1) })).toEqual(['bad-padding']);
  expect(give(one.entry, { ...one, key: one.key.subarray(1) })).toEqual(['unreadable-message']);
  expect(node.annexes.held.size).toBe(0);
  expect(give(one.entry, one)).toEqual([]);
  expect([...node.annexes.held.keys()]).toEqual([one.entry]);
});

test('[RO94] nobody announces an annex without its content', async () => {
  const { room } = await openWatched();
  const fields = { annex: 'ab'.repeat(32), purpose: 'names', retainUntil: room.now + hour };
  const answer = await room.act('north', room.channels.get('line-north') as Hex, 'annex.kept', fields);
  expect(answer).toMatchObject({ refused: 'annex-without-content' });
});

test('[RO96] a key goes under a context that was opened to a mailbox for a day', async () => {
  const { room, sent } = await openWatched();
  // The room's first letters go to lasting keys; then annexes are kept day by day.
  for (let day = 0; day < 3; day++) {
    const entry = await keepNames(room, { text: `${names} ${day}`, hours: 200 });
    await room.advance(room.now + 2 * minute);
    expect(held(room, 'm1', entry)).toBe(`${names} ${day}`);
    await room.advance(room.now + 24 * hour);
  }
  const bearing = sent.filter(({ letters }) => letters.some(isAnnex));
  expect(bearing.length).toBeGreaterThan(2);
  expect(bearing.every(({ fleeting }) => fleeting)).toBe(true);
  // There were others, which a lasting key opens.
  expect(sent.some(({ fleeting }) => fleeting === false)).toBe(true);
});

test('[RO96] to a peer whose mailbox is not known no annex goes, and it asks again', async () => {
  const { room, sent } = await openWatched();
  const mediator = seatOf(room, 'm1');
  const entry = await keepNames(room);
  // As if the request had come under a context to a lasting key, and nothing of a mailbox with it.
  const { node } = seatOf(room, 'n1');
  node.post.told.delete(mediator.name);
  for (const context of node.post.contexts.values()) Object.assign(context, { fleeting: false });
  const before = sent.length;
  node.annexes.owed.set(mediator.name, new Set([entry]));
  hand(room, seatOf(room, 'n1'), encode(['lengths', new Uint8Array(0), 0, []]), mediator);
  expect(sent.slice(before).some(({ letters }) => letters.some(isAnnex))).toBe(false);
  expect(node.annexes.owed.size).toBe(0);
  await room.advance(room.now + 5 * minute);
  expect(held(room, 'm1', entry)).toBe(names);
});

test('[RO97] annexes are there after a restart; after a restore peers give them again', async () => {
  const { room } = await openWatched();
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  const seat = seatOf(room, 'm1');
  const again = openNode(seat.node.crypto, seat.node.identity, seat.store, { annexes: seat.annexes });
  expect(read(annexOf(again.node, entry))).toBe(names);
  const backup = [...room.rowsOf('mediator')];
  expect(JSON.stringify(backup.map((row) => ('box' in row ? toHex(row.box) : '')))).not.toContain(
    toHex(seat.annexes.read(entry)?.sealed.subarray(0, 64) as Uint8Array),
  );
  await room.restore('mediator', backup);
  expect(held(room, 'm1', entry)).toBeUndefined();
  await room.advance(room.now + 5 * minute);
  expect(held(room, 'm1', entry)).toBe(names);
});

test('[RO98] after its erasure no byte of an annex is on a disk, in an export, an answer or a later envelope', async () => {
  const { room, sent } = await openWatched();
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  const row = seatOf(room, 'm1').annexes.read(entry);
  if (!row) throw new Error('the mediator was not given it');
  const canaries = [new TextEncoder().encode(names), row.key, row.sealed.subarray(0, 32)].map((one) =>
    Buffer.from(one),
  );
  const before = sent.length;
  expect(
    sent.some(({ letters }) => letters.some((letter) => canaries.some((one) => Buffer.from(letter).includes(one)))),
  ).toBe(true);
  await erase(room, 'north', entry);
  await room.advance(room.now + 5 * minute);
  // Somebody asks all the same.
  const line = channelOf(room, 'n1', 'line-north');
  const asking = encode(['annex-wanted', line.history.channel, [fromHex(entry) as Uint8Array]]);
  hand(room, seatOf(room, 'n1'), asking, seatOf(room, 'm1'));
  await room.restore('mediator', [...room.rowsOf('mediator')]);
  await room.advance(room.now + 10 * minute);
  for (const { label, node, store, annexes } of room.seats.values()) {
    const disk = store
      .read()
      .flatMap((one) => ('box' in one ? [one.bytes, one.box] : 'bytes' in one ? [one.bytes] : [one.key]));
    const all = [...disk, exportOf(node), ...annexes.list().flatMap((at) => annexes.read(at.entry)?.sealed ?? [])];
    for (const bytes of all) for (const one of canaries) expect(Buffer.from(bytes).includes(one), label).toBe(false);
    expect(annexes.list(), label).toEqual([]);
    expect(read(annexOf(node, entry))).toBeUndefined();
    expect(node.annexes.asked.size).toBe(0);
  }
  for (const { letters } of sent.slice(before))
    for (const letter of letters) for (const one of canaries) expect(Buffer.from(letter).includes(one)).toBe(false);
});

test('[RO99] of one delegation so many bytes are held, and no more are asked for or taken', async () => {
  const { room } = await openWatched();
  const { node } = seatOf(room, 'm1');
  const entry = await keepNames(room);
  await room.advance(room.now + minute);
  const at = node.annexes.held.get(entry) as AnnexAt;
  expect(hasRoom(node, 'north', mostOfOne - at.size)).toBe(true);
  expect(hasRoom(node, 'north', mostOfOne - at.size + 1)).toBe(false);
  expect(hasRoom(node, 'mediator', mostOfOne)).toBe(true);
  node.annexes.held.set(entry, { ...at, size: mostOfOne });
  const next = await keepNames(room, { text: 'One more.' });
  await room.advance(room.now + 3 * minute);
  expect(node.annexes.held.has(next)).toBe(false);
  expect(node.annexes.asked.size).toBe(0);
  const row = seatOf(room, 'n1').annexes.read(next);
  if (!row) throw new Error('North has lost it');
  const letter = ['annex', fromHex(row.channel) as Uint8Array, fromHex(next) as Uint8Array, row.key, row.sealed];
  hand(room, seatOf(room, 'm1'), encode(letter), seatOf(room, 'n1'));
  expect(node.annexes.held.has(next)).toBe(false);
  node.annexes.held.set(entry, at);
  hand(room, seatOf(room, 'm1'), encode(letter), seatOf(room, 'n1'));
  expect(node.annexes.held.has(next)).toBe(true);
  seatOf(room, 'n1').node.annexes.held.set(next, { ...at, entry: next, size: mostOfOne });
  expect(await keepNames(room)).toBe('too-many-annexes');
});
