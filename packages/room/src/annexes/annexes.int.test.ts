import { type Hex, toHex } from '@parley/record';
import { expect, test } from 'vitest';
import { annexOf, exportOf, openAfresh } from '../index.ts';
import { anyAct, stateAt } from '../judging/states.ts';
import { keepNames, names, openWatched, read } from '../testing/annexes.ts';
import { hour, minute, say } from '../testing/north-and-south.ts';
import { channelOf, openTwoNodes, seatOf, stateOf } from '../testing/two-nodes.ts';

const erase = (room: Parameters<typeof say>[0], by: string, of: Hex, channel = 'line-north') =>
  say(room, by, channel, 'annex.erased', { of, ground: 'asked-for' });

const held = (room: Parameters<typeof say>[0], label: string, entry: Hex) =>
  read(annexOf(seatOf(room, label).node, entry));

test('[RO95] state, rulings and chain are the same whether an annex is held, was erased or never came', async () => {
  const { room } = await openWatched();
  const entry = await keepNames(room);
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Received.' });
  const labels = ['n1', 'm1'];
  const before = labels.map((label) => {
    const channel = channelOf(room, label, 'line-north');
    const entries = channel.history.logs.flatMap((log) => log.entries.map((one) => toHex(one.entry.bytes)));
    return { channel, past: channel.live.moved, state: stateOf(channel), rulings: [...channel.rulings], entries };
  });
  await erase(room, 'north', entry);
  await room.advance(room.now + 5 * minute);
  labels.forEach((label, i) => {
    const { channel, past, state, rulings, entries } = before[i] as (typeof before)[number];
    const { node, store } = seatOf(room, label);
    // As of then nothing has changed; since then, nothing but that it was erased, and receipts.
    expect(JSON.stringify(sorted(stateAt(node, channel, past)))).toBe(state);
    for (const [name, ruling] of rulings) expect(channel.rulings.get(name)).toBe(ruling);
    const now = channel.history.logs.flatMap((log) => log.entries.map((one) => toHex(one.entry.bytes)));
    for (const bytes of entries) expect(now).toContain(bytes);
    const since = channel.judged.filter((name) => !rulings.some(([known]) => known === name));
    expect(new Set(since.map((name) => node.readMeaning(node, channel, name)?.kind))).toEqual(
      new Set(['annex.erased', 'receipt.given']),
    );
    expect(anyAct(node, since)).toBe(true);
    // Read again by a node beside which no annex ever lay.
    const afresh = openAfresh(node.crypto, node.identity, store.read()).node;
    expect(stateOf(afresh.channels.get(channel.id) as typeof channel)).toBe(stateOf(channel));
    expect(exportOf(afresh)).toEqual(exportOf(node));
  });
});

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
};

test('[RO97] a node that comes later is given what was kept before it', async () => {
  const two = await openTwoNodes();
  const entry = await keepNames(two.room);
  await two.room.advance(two.room.now + 5 * minute);
  expect(held(two.room, 'n2', entry)).toBe(names);
});

test('[RO99] what nobody has is asked for in turn, and keeps no other delegation’s from being asked for', async () => {
  const { room } = await openWatched();
  const seat = seatOf(room, 'm1');
  await room.setCut('mediator', true);
  for (let i = 0; i < 60; i++) {
    const entry = await keepNames(room, { text: `Nobody has number ${i}`, label: 'm1' });
    seat.annexes.erase(entry);
    seat.node.annexes.held.delete(entry);
  }
  const entry = await keepNames(room);
  await room.setCut('mediator', false);
  await room.advance(room.now + 3 * minute);
  expect(held(room, 'm1', entry)).toBe(names);
  await room.advance(room.now + 3 * hour);
  const asked = [...seatOf(room, 'n1').node.annexes.asked.values()];
  expect(asked).toHaveLength(60);
  expect(Math.max(...asked) - Math.min(...asked)).toBeLessThanOrEqual(1);
});
