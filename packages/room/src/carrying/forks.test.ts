import { checkFork, type Entry, type Hex, toHex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { beforeEach, describe, expect, test } from 'vitest';
import { forkProof, forksOf, now, openNode, recordView } from '../index.ts';
import { given, placed, rulingsIn } from '../testing/forge.ts';
import { chain, channelOf, everybody, heldBy, holds, settled, texts, word } from '../testing/forking.ts';
import { ground, minute, say } from '../testing/north-and-south.ts';
import { nodeOf, openForProofs } from '../testing/proof-room.ts';

let room: Rehearsal;

describe('forks', () => {
  beforeEach(async () => {
    room = await openForProofs();
    await say(room, 'mediator', 'three', 'talks.message-sent', { text: 'Let us begin.' });
    await room.advance(room.now + 5 * minute);
  });

  test('[RO86] branches that were given to two find each other: all hold both, show the same, prove it, and blame the author', async () => {
    const [left, right] = [chain(room, 'mediator', ['To the north.']), chain(room, 'mediator', ['To the south.'])];
    given(room, room.seat('north'), 'three', left);
    given(room, room.seat('south'), 'three', right);
    expect([holds(room, 'north', right[0] as Entry), holds(room, 'south', left[0] as Entry)]).toEqual([false, false]);
    await settled(room);
    for (const one of everybody) {
      for (const entry of [...left, ...right]) expect(holds(room, one, entry)).toBe(true);
      expect(heldBy(room, one)).toEqual(heldBy(room, 'north'));
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
    expect(heldBy(room, 'south')).toEqual(heldBy(room, 'north'));
  });

  test('[RO88] what some had seen before they knew comes in everywhere, and what nobody saw nowhere', async () => {
    const [left, right] = [chain(room, 'mediator', texts('Left', 3)), chain(room, 'mediator', texts('Right', 4))];
    given(room, room.seat('north'), 'three', left);
    given(room, room.seat('south'), 'three', right.slice(0, 3));
    await settled(room);
    for (const one of everybody)
      for (const entry of [...left, ...right.slice(0, 3)]) expect(holds(room, one, entry)).toBe(true);
    // The rest of a branch, signed in advance, and what is written on.
    const later = [...right.slice(3), ...chain(room, 'mediator', ['Left 4.'], left.at(-1))];
    for (const entry of later) for (const one of ['north', 'south']) given(room, room.seat(one), 'three', [entry]);
    await settled(room);
    for (const one of ['north', 'south']) for (const entry of later) expect(holds(room, one, entry)).toBe(false);
  });

  test('[RO89] a fork is shown by whose it is and where, and the delegation goes on with a new node', async () => {
    const [left, right] = [chain(room, 'north', ['To the mediator.']), chain(room, 'north', ['To the south.'])];
    const { name } = room.seat('north');
    given(room, room.seat('mediator'), 'three', left);
    given(room, room.seat('south'), 'three', right);
    await settled(room);
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
    const own = channelOf(room, 'north')
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
