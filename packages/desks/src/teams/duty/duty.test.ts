import { expect, test } from 'vitest';
import { type Draft, given, idOf, north, south } from '#testing';
import { teamsView } from '../index.ts';

const HOUR = 3_600_000;

const shift = (officer: string, from: number, until: number, name = officer) =>
  north.says('teams.shift-set', { post: 'Duty officer', officer, from, until }, { name });
const handsOver = (of: string, incoming: string, options: Partial<Draft> = {}, items = ['Call the mediator back']) =>
  north.says(
    'teams.shift-handed-over',
    { shift: idOf(of), incoming, summary: 'Quiet.', openItems: items },
    { name: `from ${of}`, ...options },
  );
const countersigns = (of: string, officer: string, options: Partial<Draft> = {}) =>
  north.says('teams.handover-countersigned', { handover: idOf(`from ${of}`), officer }, options);
const closes = (of: string, item: number) =>
  north.says('teams.item-closed', { handover: idOf(`from ${of}`), item, wording: 'Called.' });
const duty = (room: ReturnType<typeof given>, at = 0) => room.shows(teamsView, 'teams', at).duty;
const roster = () => given(shift('N-1', 0, 8 * HOUR), shift('N-2', 8 * HOUR, 16 * HOUR));

test('[TE14] a post shows who has it and who is next, also when that is nobody', () => {
  given()
    .when(shift('N-1', 8, 8))
    .then('ends-before-it-begins');
  const officers = (room: ReturnType<typeof given>, at: number) => {
    const [post] = duty(room, at).posts;
    return [post?.now.map((one) => one.officer), post?.next?.officer ?? null];
  };
  expect(officers(roster(), 0)).toEqual([['N-1'], 'N-2']);
  expect(officers(roster(), 8 * HOUR)).toEqual([['N-2'], null]);
  expect(officers(roster(), 16 * HOUR)).toEqual([[], null]);
  const cancels = north.says('teams.shift-cancelled', { shift: idOf('N-2'), wording: 'Ill.' });
  expect(officers(roster().and(cancels), 8 * HOUR)).toEqual([[], null]);
  roster().and(cancels).when(cancels).then('cancelled-already');
  roster().and(cancels).when(handsOver('N-2', 'N-3')).then('cancelled-already');
  given().when(cancels).then('unknown-shift');
  roster()
    .when({ ...cancels, by: south.id })
    .then('of-another-delegation');
  roster()
    .when(shift('N-1', 1, 2))
    .then('recorded-already');
});

test('[TE15] a shift is handed over once, to somebody else; two at the same time are both shown', () => {
  roster().when(handsOver('N-1', 'N-1')).then('to-oneself');
  roster()
    .and(handsOver('N-1', 'N-2'))
    .when(handsOver('N-1', 'N-3', { name: 'again' }))
    .then('handed-over-already');
  const both = roster().and(handsOver('N-1', 'N-2'), handsOver('N-1', 'N-3', { name: 'other', unseen: ['from N-1'] }));
  expect(
    duty(both)
      .handovers.map((one) => one.incoming)
      .sort(),
  ).toEqual(['N-2', 'N-3']);
});

test('[TE13, TE16] the incoming officer countersigns, once; a countersignature typed in later says so', () => {
  const room = roster().and(handsOver('N-1', 'N-2', { at: 8 * HOUR }));
  expect(duty(room).handovers).toMatchObject([{ outgoing: 'N-1', incoming: 'N-2', countersigned: null }]);
  room.when(countersigns('N-1', 'N-1')).then('not-the-incoming-officer');
  roster().when(countersigns('N-1', 'N-2')).then('unknown-handover');
  room.and(countersigns('N-1', 'N-2')).when(countersigns('N-1', 'N-2')).then('countersigned-already');
  const later = north.says(
    'teams.handover-countersigned',
    { handover: idOf('from N-1'), officer: 'N-2', happenedAt: 8 * HOUR },
    { at: 10 * HOUR },
  );
  expect(duty(room.and(later)).handovers[0]?.countersigned).toEqual({
    at: 8 * HOUR,
    enteredAt: 10 * HOUR,
    enteredLater: true,
  });
});

test('[TE17] an open item passes on from shift to shift until somebody closes it', () => {
  const room = roster().and(
    handsOver('N-1', 'N-2', {}, ['Call the mediator back', 'Fuel report']),
    handsOver('N-2', 'N-3', {}, ['Visitors at nine']),
  );
  const open = (one: ReturnType<typeof given>) => duty(one).posts[0]?.openItems.map((item) => item.what);
  expect(open(room)).toEqual(['Call the mediator back', 'Fuel report', 'Visitors at nine']);
  const closed = room.and(closes('N-1', 1));
  expect(open(closed)).toEqual(['Fuel report', 'Visitors at nine']);
  expect(duty(closed).handovers[0]?.items[0]).toEqual({ what: 'Call the mediator back', closed: ['Called.'] });
  closed.when(closes('N-1', 1)).then('closed-already');
  room.when(closes('N-2', 2)).then('no-such-item');
});

test('[TE18] presence and movements are shown as last said, and both where two did not know of each other', () => {
  const present = (site: string, at: number, options: Partial<Draft> = {}) =>
    north.says('teams.presence-noted', { officer: 'N-1', site, presence: 'present', at }, { at, ...options });
  const moved = given(present('Site A', 1), present('Site C', 2));
  expect(duty(moved).presence).toMatchObject([{ officer: 'N-1', site: 'Site C', at: 2, enteredLater: false }]);
  const both = given(present('Site A', 1, { name: 'one' }), present('Site C', 2, { unseen: ['one'] }));
  expect(duty(both).presence).toHaveLength(2);
  const leaves = (arrives: number) =>
    north.says('teams.movement-recorded', { who: 'N-1', from: 'Site A', to: 'Site C', leaves: 10, arrives });
  given().when(leaves(9)).then('ends-before-it-begins');
  expect(duty(given(leaves(20)), 15).movements).toMatchObject([{ who: 'N-1', underWay: true }]);
  expect(duty(given(leaves(20)), 20).movements).toMatchObject([{ underWay: false }]);
});

test('[TE14, TE15, TE17] every post has its own shifts, in order of their beginning, and its own open items', () => {
  const at = (post: string, officer: string, from: number, site?: string) =>
    north.says('teams.shift-set', { post, officer, from, until: from + 10, ...(site && { site }) }, { name: officer });
  const room = given(
    at('Radio', 'N-9', 0, 'Site C'),
    at('Desk', 'N-3', 30),
    at('Desk', 'N-1', 0),
    at('Desk', 'N-2', 20),
    handsOver('N-9', 'N-8', {}, ['New batteries']),
    handsOver('N-1', 'N-2', {}, []),
  );
  const shift = (officer: string, from: number, site: string | null = null) => ({
    ...{ id: idOf(officer), post: site ? 'Radio' : 'Desk', officer, site, from, until: from + 10 },
  });
  expect(duty(room, 10).posts).toEqual([
    { post: 'Desk', now: [], next: shift('N-2', 20), openItems: [] },
    {
      ...{ post: 'Radio', now: [], next: null },
      openItems: [{ handover: idOf('from N-9'), item: 1, what: 'New batteries' }],
    },
  ]);
  expect(duty(room, 9).posts.map((one) => one.now)).toEqual([[shift('N-1', 0)], [shift('N-9', 0, 'Site C')]]);
  expect(duty(room).handovers.find((one) => one.outgoing === 'N-9')).toEqual({
    ...{ id: idOf('from N-9'), post: 'Radio', outgoing: 'N-9', incoming: 'N-8', summary: 'Quiet.' },
    ...{ countersigned: null, items: [{ what: 'New batteries', closed: [] }] },
    ...{ at: 0, enteredAt: 0, enteredLater: false },
  });
});

test('[TE14, TE15] a shift that was handed over is cancelled all the same, and not the other way round', () => {
  const cancels = north.says('teams.shift-cancelled', { shift: idOf('N-1'), wording: 'Ill.' });
  roster().and(handsOver('N-1', 'N-2')).when(cancels).then('stands');
});

test('[TE16, TE17] a handover is one’s own, and its last item is an item', () => {
  const room = roster().and(handsOver('N-1', 'N-2', {}, ['One', 'Two']));
  for (const draft of [countersigns('N-1', 'N-2'), closes('N-1', 1)])
    room.when({ ...draft, by: south.id }).then('of-another-delegation');
  room.when(closes('N-1', 2)).then('stands');
  room.when(closes('N-1', 3)).then('no-such-item');
});

test('[TE18] each officer has a place of their own, in the order of their codes; a movement lasts until it arrives', () => {
  const present = (officer: string) =>
    north.says('teams.presence-noted', { officer, site: 'Site A', presence: 'present', at: 1 }, { at: 1 });
  const shown = duty(given(present('N-3'), present('N-1'), present('N-2'))).presence;
  expect(shown.map((one) => one.officer)).toEqual(['N-1', 'N-2', 'N-3']);
  const leaves = (arrives?: number) =>
    north.says(
      'teams.movement-recorded',
      { who: 'N-1', from: 'Site A', to: 'Site C', leaves: 10, ...(arrives !== undefined && { arrives }) },
      { name: 'movement', at: 10 },
    );
  given().when(leaves(10)).then('stands');
  given(leaves()).when(leaves()).then('recorded-already');
  const underWay = (at: number, arrives?: number) => duty(given(leaves(arrives)), at).movements[0]?.underWay;
  expect([9, 10, 1_000_000].map((at) => underWay(at))).toEqual([false, true, true]);
  expect(duty(given(leaves())).movements).toEqual([
    {
      ...{ id: idOf('movement'), who: 'N-1', from: 'Site A', to: 'Site C', leaves: 10, arrives: null },
      ...{ underWay: false, at: 10, enteredAt: 10, enteredLater: false },
    },
  ]);
  expect(duty(given(leaves(20))).movements[0]?.arrives).toBe(20);
});
