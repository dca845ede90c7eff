import type { Body, Hex } from '@parley/record';
import { expect, test } from 'vitest';
import { exportOf, forksOf, openNode, takeSnapshot } from '../index.ts';
import { paperOf } from '../judging/meaning.ts';
import { given, placed, rulingsIn } from '../testing/forge.ts';
import { chain, channelOf, everybody, heldBy, holds, settled, texts } from '../testing/forking.ts';
import { agree, ground, hour, list, minute, openRoom, say } from '../testing/north-and-south.ts';
import { openForProofs } from '../testing/proof-room.ts';
import { lackingThere } from './chains.ts';

test('[RO91] branches of many entries are walked back by bounded steps, also beyond what can wait', async () => {
  const room = await openForProofs();
  await say(room, 'mediator', 'three', 'talks.message-sent', { text: 'Let us begin.' });
  await room.advance(room.now + 5 * minute);
  const [left, right] = [chain(room, 'mediator', texts('Left', 300)), chain(room, 'mediator', texts('Right', 40))];
  given(room, room.seat('north'), 'three', left);
  given(room, room.seat('south'), 'three', right);
  await settled(room);
  await settled(room);
  for (const one of everybody) {
    expect(heldBy(room, one)).toEqual(heldBy(room, 'north'));
    expect(channelOf(room, one).sighted.size).toBe(0);
  }
  for (const entry of [...left, ...right]) expect(holds(room, 'south', entry)).toBe(true);
  // Whatever a peer says it holds and misses, the answer is so many runs of so many.
  const { history } = channelOf(room, 'north');
  const names = [...history.byName.keys()];
  const lines = new Map([[room.seat('mediator').name, names.map((head) => ({ length: 1, head }))]]);
  const runs = lackingThere(history, { channel: '', lines, missed: names.slice(0, 16) }, 128);
  expect(runs.length).toBeLessThanOrEqual(history.logs.length + 16);
  expect(Math.max(...runs.map((run) => run.length))).toBeLessThanOrEqual(128);
});

test('[RO87] a fork takes nothing back: no ruling changes, and what its branches say against each other is contested', async () => {
  const room = await openRoom();
  await agree(room);
  await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
  const conveyed = await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
  await room.advance(room.now + 5 * minute);
  const south = room.seat('south');
  const board = channelOf(room, 'south', 'notice');
  const of = conveyed.done ? conveyed.id : '';
  const confirmed = [...board.bodies].find(
    ([, body]) => body.kind === 'instrument.confirmed' && body.fields['of'] === of,
  )?.[0];
  const first = board.history.byName.get(confirmed ?? '')?.entry.header;
  if (!first) throw new Error('not confirmed');
  const before = new Map(rulingsIn(room, 'mediator', 'notice'));
  const { position, prev, seen, pin, claimed } = first;
  const body: Body = { kind: 'instrument.withdrawn', fields: { of }, paper: null };
  given(room, room.seat('north'), 'notice', [
    placed(room, south, 'notice', { position, prev, seen, pin, claimed }, body),
  ]);
  await settled(room);
  await room.advance(room.now + hour);
  for (const one of everybody) {
    for (const [name, ruling] of before) expect(rulingsIn(room, one, 'notice').get(name)).toBe(ruling);
    const versions = paperOf(channelOf(room, one, 'notice').live.state, of)?.outcome.map((version) => version.value);
    expect(versions?.toSorted()).toEqual(['confirmed', 'withdrawn']);
    expect(heldBy(room, one, 'notice')).toEqual(heldBy(room, 'north', 'notice'));
    // Opened from its disk it shows the same, by a snapshot or without.
    const { node, store } = room.seat(one);
    for (const snapshot of [[], [{ row: 'snapshot' as const, bytes: takeSnapshot(node) }]]) {
      store.write(snapshot);
      const opened = openNode(ground.cryptography, node.identity, store);
      const again = opened.node.channels.get(room.channels.get('notice') as Hex);
      expect(opened.setAside).toBe(0);
      expect(again?.live.state).toEqual(channelOf(room, one, 'notice').live.state);
      expect([...(again?.rulings ?? [])].sort()).toEqual([...channelOf(room, one, 'notice').rulings].sort());
      expect(forksOf(opened.node)).toEqual(forksOf(node));
      expect(Buffer.from(exportOf(opened.node))).toEqual(Buffer.from(exportOf(node)));
    }
  }
});
