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
