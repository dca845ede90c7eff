import type { Fields, Hex } from '@parley/record';
import { memoryStore } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { charterView, now, openNode, recordView, takeSnapshot } from '../index.ts';
import { rulingsIn } from '../testing/forge.ts';
import { ground, hour, minute, openRoom, say } from '../testing/north-and-south.ts';
import { channelOf, openTwoNodes, saysUnheard, seatOf, stateOf, type TwoNodes } from '../testing/two-nodes.ts';
import { nextPlace } from '../writing/compose.ts';
import { wouldStand } from './judge.ts';
import { paperOf } from './meaning.ts';

let two: TwoNodes;
beforeEach(async () => {
  two = await openTwoNodes();
});

const words = 'Said from the stolen node.';
const lines = (label: string) => recordView(seatOf(two.room, label).node, now(two.room.now)).entries;
const opened = (label: string, name = 'line-north') => channelOf(two.room, label, name).live.state.disowned.cuts;
const approve = async () => {
  await two.approves();
  await two.room.advance(two.room.now + 10 * minute);
};
const openingIn = (name: string) => {
  const channel = channelOf(two.room, 'm1', name);
  const body = [...channel.bodies.values()].find((one) => one.kind === 'node.cut-opened');
  if (!body) throw new Error(`no cut is opened in ${name}`);
  return body.fields;
};

test('[RO80] cuts are made and opened by the node that decides, each in its own channel, and tell of no other', async () => {
  await two.proposes();
  await two.room.advance(two.room.now + minute);
  await approve();
  for (const name of ['charter', 'notice', 'line-north'])
    expect(opened('m1', name).map(({ node, by }) => [node, by])).toEqual([[two.stolen, 'north']]);
  const shown = JSON.stringify(['charter', 'notice', 'line-north'].map(openingIn));
  for (const id of two.room.channels.values()) expect(shown).not.toContain(id);
  // One list for all, and nobody can tell from it how many channels there are.
  const lists = new Set(['charter', 'notice', 'line-north'].map((name) => openingIn(name)['list']));
  expect(lists.size).toBe(1);
  expect(Buffer.from([...lists][0] as string, 'base64url').length).toBe(16 * 32);
});

test('[RO80] a node that was restarted between decision and opening opens the same cuts', async () => {
  await two.proposes();
  await two.room.advance(two.room.now + minute);
  const seat = seatOf(two.room, 'n1');
  seat.node = openNode(ground.cryptography, seat.node.identity, seat.store).node;
  await approve();
  expect(opened('m1').length).toBe(1);
});

test('[RO82] what others had seen beyond the cut keeps its ruling, moves nothing, and is shown with both accounts', async () => {
  const { said, answered } = await saysUnheard(two, 'talks.message-sent', { text: words });
  for (const label of ['m1', 'n1']) expect(stateOf(channelOf(two.room, label, 'line-north'))).toContain(words);
  await approve();
  for (const label of ['m1', 'n1']) {
    const channel = channelOf(two.room, label, 'line-north');
    expect(channel.rulings.get(said)).toBe('stands');
    expect(channel.rulings.get(answered)).toBe('stands');
    expect(stateOf(channel)).not.toContain(words);
    expect(stateOf(channel)).toContain('We rely on that.');
    const line = lines(label).find((one) => one.entry === said);
    expect(line?.disputed).toMatchObject({ by: 'north', seenBefore: [{ by: 'mediator' }] });
    expect(lines(label).filter((one) => one.disputed).length).toBe(1);
  }
  expect(stateOf(channelOf(two.room, 'n1', 'line-north'))).toBe(stateOf(channelOf(two.room, 'm1', 'line-north')));
});

test('[RO82] [RO16] a node opened from its disk, with a snapshot or without, disputes the same', async () => {
  await saysUnheard(two, 'talks.message-sent', { text: words });
  await approve();
  const seat = seatOf(two.room, 'm1');
  const rows = seat.store.read();
  const bytes = takeSnapshot(seat.node);
  for (const disk of [rows, [...rows, { row: 'snapshot', bytes } as const]]) {
    const { node } = openNode(ground.cryptography, seat.node.identity, memoryStore(disk));
    for (const channel of seat.node.channels.values()) {
      const again = node.channels.get(channel.id);
      expect(again && stateOf(again)).toBe(stateOf(channel));
      expect(again?.live.moved).toEqual(channel.live.moved);
    }
    expect(recordView(node, now(two.room.now)).entries.filter((one) => one.disputed).length).toBe(1);
  }
});

test('[RO82] a state whose past does not hold the cut is as it was', async () => {
  const { said } = await saysUnheard(two, 'talks.message-sent', { text: words });
  const before = two.room.now;
  await approve();
  const { node } = seatOf(two.room, 'm1');
  const line = (held: number) => recordView(node, { at: two.room.now, held }).entries.find((one) => one.entry === said);
  expect(line(before)?.disputed).toBe(null);
  expect(line(two.room.now)?.disputed).not.toBe(null);
});

test('[RO83] its own delegation admits a disputed entry, and from then on it counts', async () => {
  const { said } = await saysUnheard(two, 'talks.message-sent', { text: words });
  const admit = async (by: string, of: string) => {
    const answer = await say(two.room, by, 'line-north', 'entry.admitted', { of });
    return answer.done ? 'stands' : answer.refused;
  };
  expect(await admit('north', said)).toBe('not-disputed');
  await approve();
  expect(await admit('mediator', said)).toBe('not-ones-own-entry');
  expect(await admit('north', 'ab'.repeat(32))).toBe('no-such-entry');
  expect(await admit('north', said)).toBe('stands');
  expect(await admit('north', said)).toBe('not-disputed');
  await two.room.advance(two.room.now + 5 * minute);
  for (const label of ['m1', 'n1']) {
    expect(stateOf(channelOf(two.room, label, 'line-north'))).toContain(words);
    expect(lines(label).filter((one) => one.disputed)).toEqual([]);
  }
});

test('[RO81] a cut opens once, by its own delegation, as the hash has it', async () => {
  await two.proposes();
  await two.room.advance(two.room.now + minute);
  const early = forgedCut('north', { node: two.stolen, count: 0, salt: '00'.repeat(32), list: 'A'.repeat(683) });
  expect(early).toBe('cut-not-decided');
  await approve();
  const fields = openingIn('line-north');
  expect(forgedCut('north', fields)).toBe('cut-opened-already');
  expect(forgedCut('mediator', fields)).toBe('cut-not-decided');
  const wrong: Fields[] = [
    { ...fields, count: Number(fields['count']) + 1 },
    { ...fields, salt: '11'.repeat(32) },
    { ...fields, salt: openingIn('notice')['salt'] as string },
    { ...fields, list: String(fields['list']).slice(0, 300) },
  ];
  for (const one of wrong) expect(forgedCut('north', one)).toBe('cut-does-not-fit');
  expect(forgedCut('north', { ...fields, node: seatOf(two.room, 'n1').name })).toBe('cut-not-decided');
  expect(forgedCut('north', { ...fields, more: 1 })).toBe('malformed-body');
});

/** How everybody's judge would rule such an opening, said now by this delegation's first node. */
function forgedCut(by: string, fields: Fields): string {
  const { node } = two.room.seat(by);
  const channel = node.channels.get(two.room.channels.get('line-north') as Hex);
  if (!channel) throw new Error(`${by} is not in the line`);
  const { placed } = nextPlace(node, channel, { at: two.room.now, random: new Uint8Array(32) });
  return wouldStand(node, channel, placed, { kind: 'node.cut-opened', fields, paper: null });
}

test('[RO80] where a delegation has three nodes, its cuts open in every channel all the same', async () => {
  const { room } = two;
  const third = await room.enrol('north', 'n3');
  const add = { kind: 'add-node', delegation: 'north', node: third };
  await say(room, 'north', 'charter', 'charter.decision-proposed', { decision: add, wording: 'A third.' }, 'third');
  await say(room, 'mediator', 'charter', 'charter.decision-approved', { decision: '$third' });
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'To all three.' });
  await room.actAt('n2', room.channels.get('line-north') as Hex, 'talks.message-sent', { text: 'Seen by the third.' });
  await room.advance(room.now + 10 * minute);
  await two.proposes();
  await room.advance(room.now + minute);
  await approve();
  expect(['charter', 'notice', 'line-north'].map((name) => opened('m1', name).length)).toEqual([1, 1, 1]);
  expect(lines('m1').filter((one) => one.disputed)).toEqual([]);
});

test('[RO81] what a node of the delegation had seen before it knew of the decision cannot be disowned', async () => {
  const { room } = two;
  const third = await room.enrol('north', 'n3');
  const add = { kind: 'add-node', delegation: 'north', node: third };
  await say(room, 'north', 'charter', 'charter.decision-proposed', { decision: add, wording: 'A third.' }, 'third');
  await say(room, 'mediator', 'charter', 'charter.decision-approved', { decision: '$third' });
  await room.advance(room.now + 10 * minute);
  // The third node had seen it, and does not know yet of the retirement that the first proposes meanwhile.
  const { said } = await saysUnheard(two, 'talks.message-sent', { text: words });
  await approve();
  expect(channelOf(room, 'n1', 'line-north').history.byName.has(said)).toBe(true);
  expect(opened('m1')).toEqual([]);
  expect(stateOf(channelOf(room, 'm1', 'line-north'))).toContain(words);
  // Named again, with what all of them have seen, the cuts open, and what comes later is disowned.
  const again = await two.proposes();
  expect(again).toMatchObject({ done: true });
  await room.advance(room.now + minute);
  await approve();
  expect(opened('m1').map(({ count }) => count)).toEqual([
    channelOf(room, 'm1', 'line-north').history.logs.find((log) => log.node === two.stolen)?.entries.length,
  ]);
});

test('[RO84] of a retired node that alone comes in on which another’s entry rests, and it moves nothing', async () => {
  const { room } = two;
  await room.setCut('observer', true);
  await two.proposes();
  await room.advance(room.now + minute);
  await approve();
  const held = () =>
    channelOf(room, 's1', 'charter').history.logs.find((log) => log.node === two.stolen)?.entries.length;
  const before = held();
  // The thief withdraws the delegation. Nobody who knows of the retirement lets that in.
  const withdrawal = { status: 'withdrawn', wording: 'We leave.' };
  await room.actAt('n2', room.channels.get('charter') as Hex, 'charter.participation-declared', withdrawal);
  await room.advance(room.now + 5 * minute);
  expect(held()).toBe(before);
  // The observer knows nothing of it and hears from the stolen node alone; it acknowledges, and is heard all the same.
  const observer = room.seat('observer');
  for (const one of ['north', 'south', 'mediator']) await room.setCut(one, true);
  await room.setCut('observer', false);
  await room.advance(room.now + 10 * minute);
  expect(charterView(observer.node, now(room.now)).delegations.find((one) => one.id === 'north')?.participation).toBe(
    'withdrawn',
  );
  const consent = await room.performed({ by: 'observer', channel: 'charter', act: 'charter.consented', body: {} });
  for (const one of ['north', 'south', 'mediator']) await room.setCut(one, false);
  await room.advance(room.now + hour);
  for (const delegation of ['south', 'mediator', 'north', 'observer']) {
    const { node } = room.seat(delegation);
    expect(rulingsIn(room, delegation, 'charter').get(consent.done ? consent.entry : '')).toBe('stands');
    const north = charterView(node, now(room.now)).delegations.find((one) => one.id === 'north');
    expect(north?.participation).toBe('active');
  }
  expect(held()).toBeGreaterThan(before ?? 0);
  const disputed = lines('s1').find((one) => one.kind === 'charter.participation-declared');
  expect(disputed).toMatchObject({ verdict: 'stands', disputed: { by: 'north' } });
  // Its own cuts against the honest node are disputed themselves, and cut nothing.
  expect(lines('s1').filter((one) => one.disputed && one.node !== two.stolen)).toEqual([]);
  expect(
    opened('s1', 'charter')
      .map((one) => one.suspends)
      .sort(),
  ).toEqual([false, true]);
  expect(disputed?.disputed?.seenBefore.map((one) => one.by)).toEqual(['observer']);
});

test('[RO84] a paper that came in beyond the cut does not go on, and nobody else confirms it', async () => {
  const proposed = await say(two.room, 'mediator', 'notice', 'truce.proposed', {
    text: 'The parties keep still.',
    plannedStart: new Date(two.room.now + hour).toISOString(),
    startWording: 'In an hour',
    hours: 24,
    releasing: 'south',
    extension: { model: 'none' },
  });
  const truce = proposed.done ? proposed.id : '';
  const { said } = await saysUnheard(two, 'truce.accepted', { truce });
  const paper = lines('m1').find((one) => one.entry === said)?.id ?? '';
  await two.room.setCut('north', true);
  expect(await say(two.room, 'mediator', 'notice', 'instrument.conveyed', { of: paper })).toMatchObject({ done: true });
  await two.room.setCut('north', false);
  await approve();
  await two.room.advance(two.room.now + hour);
  // The stolen node confirmed it itself, beyond the cut of the board; North's own node does not.
  const board = channelOf(two.room, 'm1', 'notice');
  const confirming = lines('m1').filter((one) => one.kind === 'instrument.confirmed' && one.id === paper);
  expect(confirming.map((one) => [one.verdict, one.disputed?.by])).toEqual([['stands', 'north']]);
  expect(paperOf(board.live.state, paper)?.outcome).toEqual([]);
  expect(paperOf(channelOf(two.room, 'm1', 'line-north').live.state, paper)).toBe(undefined);
  const again = await say(two.room, 'mediator', 'notice', 'instrument.conveyed', { of: paper });
  expect(again.done).toBe(false);
});

test('[RO80] [RO82] who suspends freezes its other nodes: what they say unknowing is disputed, what they say after counts', async () => {
  const { room } = two;
  await room.setCut('north', true);
  const line = room.channels.get('line-north') as Hex;
  const unknowing = await room.actAt('n2', line, 'talks.message-sent', { text: words });
  const suspended = await room.performed({
    by: 'north',
    channel: 'charter',
    act: 'charter.participation-declared',
    body: { status: 'suspended', wording: 'For now.' },
  });
  expect(suspended).toMatchObject({ done: true });
  await room.setCut('north', false);
  await room.advance(room.now + 10 * minute);
  const knowing = await room.actAt('n2', line, 'talks.message-sent', { text: 'Of that we know.' });
  await room.advance(room.now + 5 * minute);
  for (const label of ['m1', 'n1', 'n2']) {
    const channel = channelOf(room, label, 'line-north');
    expect(stateOf(channel)).not.toContain(words);
    expect(stateOf(channel)).toContain('Of that we know.');
    expect(lines(label).flatMap((one) => (one.disputed ? one.entry : []))).toEqual([
      unknowing.done ? unknowing.entry : '',
    ]);
  }
  expect(knowing.done).toBe(true);
  const admitted = await say(room, 'north', 'line-north', 'entry.admitted', {
    of: unknowing.done ? unknowing.entry : '',
  });
  expect(admitted.done).toBe(true);
  expect(stateOf(channelOf(room, 'm1', 'line-north'))).toContain(words);
});

test('[RO85] nobody proposes or approves a board but one who is in it with every delegation', async () => {
  const room = await openRoom();
  const name = async (by: string, channel: string) => {
    const decision = { kind: 'name-board', channel: room.channels.get(channel) };
    const answer = await say(
      room,
      by,
      'charter',
      'charter.decision-proposed',
      { decision, wording: 'The board.' },
      'b',
    );
    return answer.done ? 'stands' : answer.refused;
  };
  // The observer does not read the board of this room.
  expect(await name('mediator', 'notice')).toBe('not-shared-by-all');
  expect(await name('north', 'line-north')).toBe('not-shared-by-all');
  expect(await name('north', 'line-south')).toBe('not-shared-by-all');
});
