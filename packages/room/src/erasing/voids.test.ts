import { covers, type Entry, erasedIn, type Hex } from '@parley/record';
import { expect, test } from 'vitest';
import { recordView } from '../index.ts';
import { forged, given, hand, rulingsIn } from '../testing/forge.ts';
import { agree, hour, list, minute, openRoom, openTalks, say } from '../testing/north-and-south.ts';
import { canary, declares, erasureBy, linesOf, offers, says, spills, stateIn } from '../testing/spills.ts';
import { channelOf, openTwoNodes, seatOf, stateOf } from '../testing/two-nodes.ts';

const labels = ['n1', 'm1'] as const;

test('[RO100] a delegation declares an entry of its own void, by an act that names it in the clear', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  expect(await declares(room, 'mediator', spilled)).toBe('not-ones-own-entry');
  expect(await declares(room, 'south', spilled)).toBe('no-such-channel');
  expect(await declares(room, 'north', 'ab'.repeat(32))).toBe('no-such-entry');
  const erasure = await declares(room, 'north', spilled);
  expect(erasure).toMatch(/^[0-9a-f]{64}$/);
  expect(await declares(room, 'north', spilled)).toBe('void-already');
  await room.advance(room.now + 2 * minute);
  for (const label of labels) {
    const channel = channelOf(room, label, 'line-north');
    const held = channel.history.byName.get(erasure)?.entry as Entry;
    expect(erasedIn(held)).toBe(spilled);
    expect(held.box).toHaveLength(0);
    expect(channel.rulings.get(erasure)).toBe('stands');
    expect(channel.rulings.get(spilled)).toBe('void');
  }
});

test('[RO100] said under a seal, or of what is not one’s own, an erasure is refused by every judge', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  // The mediator signs what its own node would not: North's words stay.
  const foreign = erasureBy(room, 'm1', 'line-north', spilled);
  given(room, seatOf(room, 'n1'), 'line-north', [foreign]);
  expect(rulingsIn(room, 'north', 'line-north').get(foreign.name)).toBe('not-ones-own-entry');
  expect(stateIn(room, 'n1')).toContain(canary);
  const other = await openRoom();
  const body = { kind: 'entry.voided', fields: { of: await spills(other) }, paper: null };
  hand(other, other.seat('mediator'), forged(other, other.seat('north'), 'line-north', body));
  const sealed = [...rulingsIn(other, 'mediator', 'line-north')].at(-1);
  expect(sealed?.[1]).toBe('malformed-body');
});

test('[RO100] another node of the same delegation withdraws what a lost one has spilled', async () => {
  const two = await openTwoNodes();
  const line = two.room.channels.get('line-north') as Hex;
  const said = await two.room.actAt('n2', line, 'talks.message-sent', { text: canary });
  await two.room.advance(two.room.now + 2 * minute);
  await declares(two.room, 'north', said.done ? said.entry : '');
  await two.room.advance(two.room.now + 2 * minute);
  for (const label of ['n1', 'n2', 'm1']) expect(stateIn(two.room, label)).not.toContain(canary);
});

test('[RO101] what binds, founds, stands in the charter or holds no words is not declared void', async () => {
  const room = await openRoom();
  const consent = await room.performed({ by: 'north', channel: 'charter', act: 'charter.consented', body: {} });
  const charter = (answer: typeof consent) => (answer.done ? answer.entry : '');
  expect(await declares(room, 'north', charter(consent), 'charter')).toBe('cannot-be-void');
  const line = channelOf(room, 'm1', 'line-north');
  expect(await declares(room, 'mediator', line.id)).toBe('cannot-be-void');
  const [list] = [...line.wraps.values()].flat();
  expect(await declares(room, 'mediator', list as Hex)).toBe('cannot-be-void');
  await spills(room);
  await room.advance(room.now + 2 * minute);
  const receipt = [...line.meanings].find(([, { kind, by }]) => kind === 'receipt.given' && by === 'mediator')?.[0];
  expect(await declares(room, 'mediator', receipt as Hex)).toBe('cannot-be-void');
  // Final, and more than words.
  const proposed = await says(room, 'mediator', 'notice', 'truce.proposed', {
    text: 'The parties keep still.',
    plannedStart: new Date(room.now + hour).toISOString(),
    startWording: 'In an hour',
    hours: 24,
    releasing: 'south',
    extension: { model: 'none' },
  });
  const accepted = await says(room, 'north', 'line-north', 'truce.accepted', { truce: proposed });
  expect(await declares(room, 'north', accepted)).toBe('cannot-be-void');
});

test('[RO102] while another act refers to it nothing is destroyed, whoever signs the erasure', async () => {
  const room = await openRoom();
  const said = await offers(room);
  const told = { of: said.id, step: 'received' };
  const reply = await says(room, 'mediator', 'line-north', 'talks.step-told', told);
  await room.advance(room.now + minute);
  expect(await declares(room, 'north', said.entry)).toBe('rested-on');
  const erasure = erasureBy(room, 'n1', 'line-north', said.entry);
  for (const label of labels) {
    given(room, seatOf(room, label), 'line-north', [erasure]);
    const channel = channelOf(room, label, 'line-north');
    expect(channel.rulings.get(erasure.name)).toBe('rested-on');
    expect(channel.rulings.get(said.entry)).toBe('stands');
    expect(channel.rulings.get(reply)).toBe('stands');
    expect(stateIn(room, label)).toContain(canary);
  }
});

test('[RO102] a receipt, and leave to open it, are nothing that rests on it', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  await say(room, 'north', 'line-north', 'entry.opening-agreed', { of: spilled });
  await room.advance(room.now + 5 * minute);
  const line = channelOf(room, 'm1', 'line-north');
  const { log } = line.history.byName.get(spilled) as { log: number };
  expect(line.history.logs.some((one, i) => i !== log && one.entries.some((held) => covers(held.past, log, 0)))).toBe(
    true,
  );
  expect(await declares(room, 'north', spilled)).toMatch(/^[0-9a-f]{64}$/);
});

test('[RO102] paper that was conveyed is not withdrawn as spilled, and is not confirmed where that came between', async () => {
  const room = await openTalks();
  const paper = { cause: canary, owner: 'north', lastOffers: [] };
  const first = await room.performed({
    by: 'north',
    channel: 'line-north',
    act: 'talks.impasse-declared',
    body: paper,
  });
  const second = await room.performed({
    by: 'north',
    channel: 'line-north',
    act: 'talks.impasse-declared',
    body: paper,
  });
  if (!first.done || !second.done) throw new Error('not handed in');
  await room.advance(room.now + minute);
  await says(room, 'mediator', 'notice', 'instrument.conveyed', { of: first.id });
  await room.advance(room.now + 3 * minute);
  expect(await declares(room, 'north', first.entry)).toBe('conveyed-already');
  // Conveyed on one side of a cut, withdrawn on the other.
  await room.setCut('north', true);
  await says(room, 'mediator', 'notice', 'instrument.conveyed', { of: second.id });
  expect(await declares(room, 'north', second.entry)).toMatch(/^[0-9a-f]{64}$/);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  const board = channelOf(room, 'm1', 'notice');
  const outcome = (id: Hex) =>
    linesOf(room, 'm1')
      .filter((one) => one.id === id && one.channel === board.id)
      .map((one) => [one.kind, one.verdict]);
  expect(outcome(second.id)).toContainEqual(['instrument.withdrawn', 'stands']);
  expect(outcome(second.id).map(([kind]) => kind)).not.toContain('instrument.confirmed');
  expect(outcome(first.id)).toContainEqual(['instrument.confirmed', 'stands']);
});

test('[RO102] a node signs no erasure by which what was said since would be ruled on otherwise', async () => {
  const room = await openRoom();
  await agree(room);
  const board = channelOf(room, 'm1', 'notice');
  const start = [...board.meanings].find(([, { kind }]) => kind === 'truce.start-set')?.[0] as Hex;
  await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
  const conveyed = await says(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
  // The list names the truce and not its start, and could not be handed in without it.
  const before = { state: stateOf(board), rulings: [...board.rulings] };
  expect(await declares(room, 'mediator', start, 'notice')).toBe('rested-on');
  expect(board.rulings.get(conveyed)).toBe('stands');
  expect({ state: stateOf(board), rulings: [...board.rulings] }).toEqual(before);
});

test('[RO103] it counts for nothing and is shown as void, by whom and since when, with nothing of its words', async () => {
  const room = await openRoom();
  const spilled = await spills(room);
  await room.advance(room.now + minute);
  const before = linesOf(room, 'm1').find((one) => one.entry === spilled);
  const erasure = await declares(room, 'north', spilled);
  await room.advance(room.now + 2 * minute);
  const six = labels.map((label) => {
    expect(stateIn(room, label)).not.toContain(canary);
    const line = linesOf(room, label).find((one) => one.entry === spilled);
    expect(line).toMatchObject({ kind: 'entry.void', by: 'north', verdict: 'void', disputed: null, body: {} });
    expect(line?.voided).toMatchObject({ by: 'north', entry: erasure });
    // Also where a page is asked what it showed before: nobody has the words any more.
    expect(JSON.stringify(recordView(seatOf(room, label).node, { at: room.now, held: room.now - hour }))).not.toContain(
      canary,
    );
    return [line?.reference, line?.claimed, line?.position];
  });
  expect(six).toEqual(labels.map(() => [before?.reference, before?.claimed, before?.position]));
});

test('[RO107] said at the same moment as it is withdrawn, what refers to it falls with it, on every node alike', async () => {
  const room = await openRoom();
  const said = await offers(room);
  await room.setCut('north', true);
  const reply = await says(room, 'mediator', 'line-north', 'talks.step-told', { of: said.id, step: 'received' });
  expect(rulingsIn(room, 'mediator', 'line-north').get(reply)).toBe('stands');
  const erasure = await declares(room, 'north', said.entry);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  const [left, right] = labels.map((label) => channelOf(room, label, 'line-north'));
  expect(left?.rulings.get(erasure)).toBe('stands');
  expect(left?.rulings.get(reply)).toBe('nothing-handed-in');
  expect([...(left?.rulings ?? [])].sort()).toEqual([...(right?.rulings ?? [])].sort());
  expect(left && stateOf(left)).toBe(right && stateOf(right));
});
