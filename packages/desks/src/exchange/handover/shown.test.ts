import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, intermediary, mediator, north, south } from '#testing';
import { type ExchangeState, handoversView } from '../index.ts';

const LATE = 1000;
const chain = [
  { holder: 'south', place: 'assembly-point' },
  { holder: 'intermediary', place: 'vehicle' },
  { holder: 'north', place: 'reception-point' },
];
const view = (room: ReturnType<typeof given>, reader = 'mediator', at = LATE) =>
  room.shows((charter, state: ExchangeState) => handoversView(charter, state, at, reader), 'exchange').handovers;

/** A handover of these cases that has begun. */
const begun = (name: string, cases: readonly string[], more: object = {}, at = 0): readonly Draft[] => {
  const of = { handover: idOf(name) };
  const plan = { track: 'living', under: 'tranche', stations: chain, cases, ...more };
  const names = { name: `date of ${name}` };
  const remains = (more as { track?: string }).track === 'remains';
  const stated = south.says('exchange.remains-stated', { cases, level: 'presumed', methods: ['effects', 'visual'] });
  return [
    ...(remains ? [stated] : []),
    intermediary.says('exchange.handover-planned', plan, { name, at }),
    mediator.says('exchange.date-proposed', { ...of, from: 1, until: 9 }, names),
    ...[south, north].map((who) => who.says('exchange.date-accepted', { date: idOf(names.name) })),
    ...[south, intermediary, north].map((who) => who.says('exchange.clearance-stated', { ...of, clearance: 'clear' })),
    intermediary.says('exchange.handover-begun', { ...of, at: 10 }, { at: 10 }),
  ];
};
const leg = (
  name: string,
  who: typeof north,
  n: number,
  end: string,
  cases: readonly string[],
  options: Partial<Draft> = {},
) =>
  who.says(
    'exchange.leg-receipted',
    { handover: idOf(name), leg: n, end, at: 10 * n, place: 'crossing', cases, unlisted: 0 },
    { at: LATE, ...options },
  );
const interview = (cases: readonly string[], wish: string, options: Partial<Draft> = {}, name = 'plan') =>
  intermediary.says('exchange.interviewed', { handover: idOf(name), cases, wish, at: 5 }, { at: 10, ...options });
const stops = (name: string, since: number, options: Partial<Draft> = {}) =>
  intermediary.says('exchange.clock-stopped', { handover: idOf(name), since, stopFor: 'interviews' }, options);

/** All that can be said of a handover that has begun. */
const saidOf = (name: string, cases: readonly string[]): readonly Draft[] => [
  interview(cases.slice(0, 1), 'goes', {}, name),
  stops(name, 12),
  intermediary.says('exchange.clock-resumed', { handover: idOf(name), at: 14 }),
  stops(name, 20),
  leg(name, south, 1, 'gives', cases),
  leg(name, intermediary, 1, 'takes', cases),
  leg(name, intermediary, 2, 'gives', cases),
  intermediary.says(
    'exchange.discrepancy-named',
    { handover: idOf(name), leg: 1, differs: 'count', cases: [] },
    { name: `discrepancy of ${name}` },
  ),
];

test('[EX39, EX41, EX42, EX44, EX45, EX48, EX49] what is said of one handover is shown of that one', () => {
  const mine = [...begun('plan', ['P-1', 'P-2'], {}, 5), ...saidOf('plan', ['P-1', 'P-2'])];
  const other = [...begun('other', ['P-8', 'P-9'], {}, 7), ...saidOf('other', ['P-8', 'P-9'])];
  const quiet = begun('quiet', ['Q-1'], {}, 9);
  for (const at of [9, 10, 12, 13, 14, 20, LATE]) {
    const all = view(given(...mine, ...other, ...quiet), 'north', at);
    expect(all).toHaveLength(3);
    expect(all.slice(0, 1)).toEqual(view(given(...mine), 'north', at));
    expect(all.slice(1, 2)).toEqual(view(given(...other), 'north', at));
    expect(all.slice(2)).toEqual(view(given(...quiet), 'north', at));
  }
  const [row] = view(given(...mine), 'north');
  expect(row).toMatchObject({
    ...{ id: idOf('plan'), track: 'living', under: 'tranche', date: { from: 1, until: 9 }, begun: [10] },
    dates: [{ id: idOf('date of plan'), by: 'mediator', acceptedBy: ['north', 'south'] }],
    clock: {
      running: false,
      stops: [
        { since: 12, resumed: 14 },
        { since: 20, resumed: null },
      ],
    },
    discrepancies: [{ by: 'intermediary', leg: 1, differs: 'count', closed: [] }],
    awaitedFromReader: ['receipt'],
    remains: [],
  });
  expect(row?.persons.map((one) => one.plannedElsewhere)).toEqual([false, false]);
  expect(row?.persons[0]?.wish).toBe('goes');
  const before = view(given(...mine), 'north', 9)[0];
  expect(before).toMatchObject({ begun: [], clock: { running: true, stops: [] } });
});

test('[EX40] a person is planned elsewhere while another handover has them under way', () => {
  const both = given(...begun('plan', ['P-1', 'P-2'], {}, 5), ...begun('other', ['P-9'], {}, 7));
  expect(view(both).map((one) => one.persons.map((person) => person.plannedElsewhere))).toEqual([
    [false, false],
    [false],
  ]);
  const twice = given(
    ...begun('plan', ['P-1', 'P-2'], {}, 5),
    intermediary.says(
      'exchange.handover-planned',
      { track: 'living', under: 'tranche', stations: chain, cases: ['P-2', 'P-3'] },
      {
        name: 'rival',
        at: 7,
        unseen: begun('plan', [])
          .map((one) => one.name)
          .concat('plan'),
      },
    ),
  );
  expect(view(twice).map((one) => one.persons.map((person) => person.plannedElsewhere))).toEqual([
    [false, true],
    [true, false],
  ]);
});

test('[EX45, EX49] each end is asked for its own receipt once the other end has signed', () => {
  const cases = ['P-1'];
  const awaited = (reader: string, ...acts: readonly Draft[]) =>
    view(given(...begun('plan', cases), ...acts), reader)[0]?.awaitedFromReader;
  const [gives, takes] = [leg('plan', south, 1, 'gives', cases), leg('plan', intermediary, 1, 'takes', cases)];
  expect([awaited('south'), awaited('intermediary'), awaited('north')]).toEqual([[], [], []]);
  expect([awaited('south', gives), awaited('intermediary', gives), awaited('north', gives)]).toEqual([
    [],
    ['receipt'],
    [],
  ]);
  expect([awaited('south', takes), awaited('intermediary', takes)]).toEqual([['receipt'], []]);
  expect([awaited('south', gives, takes), awaited('intermediary', gives, takes)]).toEqual([[], []]);
});

test('[EX41, EX49] of dates put one after another the newest awaits an answer, of two at one time both', () => {
  const plan = begun('plan', ['P-1']).slice(0, 1);
  const date = (name: string, options: Partial<Draft> = {}, who = mediator) =>
    who.says('exchange.date-proposed', { handover: idOf('plan'), from: 1, until: 9 }, { name, ...options });
  const accepts = (name: string) => north.says('exchange.date-accepted', { date: idOf(name) });
  const awaited = (...acts: readonly Draft[]) => view(given(...plan, ...acts), 'north')[0]?.awaitedFromReader;
  expect(awaited(date('one'))).toEqual(['date', 'clearance']);
  expect(awaited(date('one'), accepts('one'))).toEqual(['clearance']);
  expect(awaited(date('one'), date('two'), accepts('two'))).toEqual(['clearance']);
  expect(awaited(date('one'), accepts('one'), date('two'))).toEqual(['date', 'clearance']);
  expect(awaited(date('one'), date('two', { unseen: ['one'] }, guide), accepts('two'))).toEqual(['date', 'clearance']);
});

test('[EX43] wishes told at one time that exclude each other are contested; that both decline is one wish', () => {
  const wish = (...told: readonly [string, string][]) => {
    const acts = told.map(([wanted, name], index) =>
      interview(['P-1'], wanted, { name, unseen: told.slice(0, index).map(([, other]) => other) }),
    );
    return view(given(...begun('plan', ['P-1']), ...acts))[0]?.persons[0]?.wish;
  };
  expect(wish(['goes', 'a'])).toBe('goes');
  expect(wish(['goes', 'a'], ['goes', 'b'])).toBe('goes');
  expect(wish(['declines', 'a'], ['declines', 'b'])).toBe('declines');
  expect(wish(['goes', 'a'], ['declines', 'b'])).toBe('contested');
});

test('[EX43, EX45, EX48] of several cases each one belongs to the handover', () => {
  const room = given(...begun('plan', ['P-1', 'P-2']));
  room.when(leg('plan', south, 1, 'gives', ['P-1', 'P-9'])).then('unknown-case');
  room.when(interview(['P-1', 'P-9'], 'goes')).then('unknown-case');
  const names = (cases: readonly string[]) =>
    intermediary.says('exchange.discrepancy-named', { handover: idOf('plan'), leg: 1, differs: 'identity', cases });
  room
    .and(leg('plan', south, 1, 'gives', ['P-1', 'P-2']))
    .when(names(['P-1', 'P-9']))
    .then('unknown-case');
  // At the very moment of its entry a thing has happened.
  room.when(leg('plan', south, 1, 'gives', ['P-1'], { at: 10 })).then('stands');
  room.when(leg('plan', south, 1, 'gives', ['P-1'], { at: 9 })).then('not-happened-yet');
});

test('[EX50, EX51] what was stated of remains beforehand and found afterwards stands case by case, and by whom', () => {
  const track = { track: 'remains', under: 'outside-the-terms' };
  const cases = ['P-1', 'P-2'];
  const level = (wanted: string, methods: readonly string[], options: Partial<Draft> = {}, of = ['P-1']) =>
    south.says('exchange.remains-stated', { cases: of, level: wanted, methods }, options);
  const received = [
    leg('plan', south, 1, 'gives', cases),
    leg('plan', intermediary, 1, 'takes', cases),
    leg('plan', intermediary, 2, 'gives', cases),
    leg('plan', north, 2, 'takes', cases),
  ];
  const room = given(...begun('plan', cases, track), ...received);
  const examines = (of: readonly string[], finding: string, at: number) =>
    north.says('exchange.remains-examined', { cases: of, finding, methods: ['genetic'], at }, { at: LATE });
  room.when(level('presumed', ['effects'], {}, ['P-3', 'P-1'])).then('stated-too-late');
  room.when(level('presumed', ['effects'], {}, ['P-3'])).then('stands');
  room.when(examines(['P-1', 'P-9'], 'matches', 5)).then('not-received');
  const found = room.and(examines(['P-1'], 'matches', 50), examines(['P-2'], 'does-not-match', 60));
  const rows = (at: number) =>
    view(found, 'north', at)[0]?.remains.map((one) => one.findings.map((made) => made.finding));
  expect([49, 50, 59, 60].map(rows)).toEqual([
    [[], []],
    [['matches'], []],
    [['matches'], []],
    [['matches'], ['does-not-match']],
  ]);
  const stated = (one: Draft, other: Draft) => {
    const plan = begun('plan', cases, track).slice(1, 2);
    const rest = south.says('exchange.remains-stated', { cases: ['P-2'], level: 'presumed', methods: [] });
    return view(given(one, { ...other, unseen: [one.name] }, rest, ...plan))[0]?.remains[0];
  };
  const first = level('presumed', ['effects', 'visual'], { name: 'one' });
  expect(stated(first, level('presumed', ['visual', 'effects']))?.stated).toMatchObject({ level: 'presumed' });
  expect(stated(first, level('presumed', ['visual']))).toMatchObject({ stated: null, statements: { length: 2 } });
  expect(stated(first, level('established', ['effects', 'visual']))?.stated).toBeNull();
});

test('[EX40] who has come out at the end of one handover may be in another', () => {
  const cases = ['P-1'];
  const again = intermediary.says(
    'exchange.handover-planned',
    { track: 'living', under: 'tranche', stations: chain, cases },
    { name: 'again', at: 50 },
  );
  const legs = [
    leg('plan', south, 1, 'gives', cases),
    leg('plan', intermediary, 1, 'takes', cases),
    leg('plan', intermediary, 2, 'gives', cases),
  ];
  const room = given(...begun('plan', cases), ...legs);
  room.when(again).then('case-under-way');
  const out = room.and(leg('plan', north, 2, 'takes', cases));
  out.when(again).then('stands');
  expect(view(out.and(again)).map((one) => one.persons.map((person) => person.plannedElsewhere))).toEqual([
    [true],
    [false],
  ]);
});
