import { type Body, checkFork, type Entry, type Hex, toHex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportOf, forkProof, forksOf, now, openNode, recordView, takeSnapshot } from '../index.ts';
import { paperOf } from '../judging/meaning.ts';
import { given, placed, rulingsIn } from '../testing/forge.ts';
import { agree, ground, hour, list, minute, openRoom, say } from '../testing/north-and-south.ts';
import { nodeOf, openForProofs } from '../testing/proof-room.ts';
import { lackingThere } from './chains.ts';

let room: Rehearsal;
const everybody = ['north', 'south', 'mediator'];
const channelOf = (delegation: string, name = 'three') => {
  const channel = nodeOf(room, delegation).channels.get(room.channels.get(name) as Hex);
  if (!channel) throw new Error('no such channel');
  return channel;
};
const word = (text: string): Body => ({ kind: 'talks.message-sent', fields: { text }, paper: null });
const holds = (delegation: string, entry: Entry) => channelOf(delegation).history.byName.has(entry.name);
const heldBy = (delegation: string, name?: string) => [...channelOf(delegation, name).history.byName.keys()].sort();
const settled = async () => {
  for (const one of everybody) await room.setCut(one, false);
  await room.advance(room.now + 10 * minute);
};

/** A chain of a seat's entries, each on the one before, the first where it would write next. */
function chain(delegation: string, texts: readonly string[], on?: Entry): Entry[] {
  const entries: Entry[] = on ? [on] : [];
  for (const text of texts) {
    const last = entries.at(-1);
    const draft = last ? { position: last.header.position + 1, prev: last.hash, seen: [] } : { seen: [] };
    entries.push(placed(room, room.seat(delegation), 'three', draft, word(text)));
  }
  return on ? entries.slice(1) : entries;
}
const texts = (text: string, count: number) => Array.from({ length: count }, (_, i) => `${text} ${i + 1}.`);

describe('forks', () => {
  beforeEach(async () => {
    room = await openForProofs();
    await say(room, 'mediator', 'three', 'talks.message-sent', { text: 'Let us begin.' });
    await room.advance(room.now + 5 * minute);
  });

  test('[RO86] branches that were given to two find each other: all hold both, show the same, prove it, and blame the author', async () => {
    const [left, right] = [chain('mediator', ['To the north.']), chain('mediator', ['To the south.'])];
    given(room, room.seat('north'), 'three', left);
    given(room, room.seat('south'), 'three', right);
    expect([holds('north', right[0] as Entry), holds('south', left[0] as Entry)]).toEqual([false, false]);
    await settled();
    for (const one of everybody) {
      for (const entry of [...left, ...right]) expect(holds(one, entry)).toBe(true);
      expect(heldBy(one)).toEqual(heldBy('north'));
      const [fork, ...others] = forksOf(nodeOf(room, one));
      expect(others).toEqual([]);
      expect(fork).toEqual(forksOf(nodeOf(room, 'north'))[0]);
      const proof = fork && forkProof(nodeOf(room, one), fork);
      const read = checkFork(ground.cryptography, proof ?? new Uint8Array(0));
      if (!read.ok) throw new Error(read.refused);
      expect(toHex(read.value.node)).toBe(room.seat('mediator').name);
      expect(toHex(read.value.channel)).toBe(room.channels.get('three'));
      expect([...rulingsIn(room, one, 'three').values()].every((ruling) => ruling === 'stands')).toBe(true);
    }
    const named = room.blamed.filter((one) => one.blame === 'author');
    expect(new Set(named.map((one) => one.reason))).toEqual(new Set(['forked']));
    expect(named.map((one) => one.by)).toEqual(expect.arrayContaining(['north', 'south']));
    // Work goes on, for everybody but the author of both.
    expect(await say(room, 'north', 'three', 'talks.message-sent', { text: 'And now?' })).toMatchObject({ done: true });
    await room.advance(room.now + 5 * minute);
    expect(heldBy('south')).toEqual(heldBy('north'));
  });

  test('[RO88] what some had seen before they knew comes in everywhere, and what nobody saw nowhere', async () => {
    const [left, right] = [chain('mediator', texts('Left', 3)), chain('mediator', texts('Right', 4))];
    given(room, room.seat('north'), 'three', left);
    given(room, room.seat('south'), 'three', right.slice(0, 3));
    await settled();
    for (const one of everybody)
      for (const entry of [...left, ...right.slice(0, 3)]) expect(holds(one, entry)).toBe(true);
    // The rest of a branch, signed in advance, and what is written on.
    const later = [...right.slice(3), ...chain('mediator', ['Left 4.'], left.at(-1))];
    for (const entry of later) for (const one of ['north', 'south']) given(room, room.seat(one), 'three', [entry]);
    await settled();
    for (const one of ['north', 'south']) for (const entry of later) expect(holds(one, entry)).toBe(false);
  });

  test('[RO91] branches of many entries are walked back by bounded steps, also beyond what can wait', async () => {
    const [left, right] = [chain('mediator', texts('Left', 300)), chain('mediator', texts('Right', 40))];
    given(room, room.seat('north'), 'three', left);
    given(room, room.seat('south'), 'three', right);
    await settled();
    await settled();
    for (const one of everybody) {
      expect(heldBy(one)).toEqual(heldBy('north'));
      expect(channelOf(one).sighted.size).toBe(0);
    }
    for (const entry of [...left, ...right]) expect(holds('south', entry)).toBe(true);
    // Whatever a peer says it holds and misses, the answer is so many runs of so many.
    const { history } = channelOf('north');
    const names = [...history.byName.keys()];
    const lines = new Map([[room.seat('mediator').name, names.map((head) => ({ length: 1, head }))]]);
    const runs = lackingThere(history, { channel: '', lines, missed: names.slice(0, 16) }, 128);
    expect(runs.length).toBeLessThanOrEqual(history.logs.length + 16);
    expect(Math.max(...runs.map((run) => run.length))).toBeLessThanOrEqual(128);
  }, 60_000);

  test('[RO89] a fork is shown by whose it is and where, and the delegation goes on with a new node', async () => {
    const [left, right] = [chain('north', ['To the mediator.']), chain('north', ['To the south.'])];
    const { name } = room.seat('north');
    given(room, room.seat('mediator'), 'three', left);
    given(room, room.seat('south'), 'three', right);
    await settled();
    const shown = { of: 'north', node: name, channel: room.channels.get('three'), position: left[0]?.header.position };
    for (const one of ['south', 'mediator']) expect(forksOf(nodeOf(room, one))).toMatchObject([shown]);
    // North's second node proposes what its first one can no longer sign.
    const charter = room.channels.get('charter') as Hex;
    const decision = { kind: 'retire-node', node: name, cuts: 'ab'.repeat(32), reason: 'replaced' };
    const proposed = await room.actAt('n2', charter, 'charter.decision-proposed', { decision, wording: 'Agreed.' });
    if (!proposed.done) throw new Error(proposed.refused);
    await room.advance(room.now + 5 * minute);
    const approved = await say(room, 'mediator', 'charter', 'charter.decision-approved', { decision: proposed.id });
    expect(approved).toMatchObject({ done: true });
    await room.advance(room.now + 10 * minute);
    expect(forksOf(nodeOf(room, 'south'))).toMatchObject([shown]);
    const three = room.channels.get('three') as Hex;
    const said = await room.actAt('n2', three, 'talks.message-sent', { text: 'North goes on.' });
    expect(said).toMatchObject({ done: true });
    await room.advance(room.now + 5 * minute);
    const last = recordView(nodeOf(room, 'south'), now(room.now)).entries.at(-1);
    expect(last).toMatchObject({ by: 'north', body: { text: 'North goes on.' }, verdict: 'stands' });
  });

  test('[RO90] a node that finds its own log forked signs nothing more, also after a restart', async () => {
    const seat = room.seat('north');
    await say(room, 'north', 'three', 'talks.message-sent', { text: 'Said once.' });
    const own = channelOf('north')
      .history.logs.find((log) => log.node === seat.name)
      ?.entries.at(-1)?.entry as Entry;
    const { position, prev, seen, pin } = own.header;
    given(room, seat, 'three', [placed(room, seat, 'three', { position, prev, seen, pin }, word('Said twice.'))]);
    expect(seat.node.standing.state).toBe('restored');
    const opened = openNode(ground.cryptography, seat.node.identity, seat.store);
    expect([opened.node.standing.state, opened.setAside]).toEqual(['restored', 0]);
    expect(forksOf(opened.node)).toEqual(forksOf(seat.node));
    const answer = await say(room, 'north', 'three', 'talks.message-sent', { text: 'Said again.' });
    expect(answer).toEqual({ done: false, refused: 'restored-read-only' });
  });
});

test('[RO87] a fork takes nothing back: no ruling changes, and what its branches say against each other is contested', async () => {
  room = await openRoom();
  await agree(room);
  await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
  const conveyed = await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
  await room.advance(room.now + 5 * minute);
  const south = room.seat('south');
  const board = channelOf('south', 'notice');
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
  await settled();
  await room.advance(room.now + hour);
  for (const one of everybody) {
    for (const [name, ruling] of before) expect(rulingsIn(room, one, 'notice').get(name)).toBe(ruling);
    const versions = paperOf(channelOf(one, 'notice').live.state, of)?.outcome.map((version) => version.value);
    expect(versions?.toSorted()).toEqual(['confirmed', 'withdrawn']);
    expect(heldBy(one, 'notice')).toEqual(heldBy('north', 'notice'));
    // Opened from its disk it shows the same, by a snapshot or without.
    const { node, store } = room.seat(one);
    for (const snapshot of [[], [{ row: 'snapshot' as const, bytes: takeSnapshot(node) }]]) {
      store.write(snapshot);
      const opened = openNode(ground.cryptography, node.identity, store);
      const again = opened.node.channels.get(room.channels.get('notice') as Hex);
      expect(opened.setAside).toBe(0);
      expect(again?.live.state).toEqual(channelOf(one, 'notice').live.state);
      expect([...(again?.rulings ?? [])].sort()).toEqual([...channelOf(one, 'notice').rulings].sort());
      expect(forksOf(opened.node)).toEqual(forksOf(node));
      expect(Buffer.from(exportOf(opened.node))).toEqual(Buffer.from(exportOf(node)));
    }
  }
});
