import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Draft, given, guide, host, idOf, intermediary, mediator, north, south } from '#testing';
import { offBoard } from '../../desk.ts';
import { type ExchangeState, exchange, handoversView } from '../index.ts';

const NOW = 1000;
const chain = [
  { holder: 'south', place: 'assembly-point' },
  { holder: 'intermediary', place: 'vehicle' },
  { holder: 'host', place: 'crossing' },
  { holder: 'north', place: 'reception-point' },
];
const everybody = ['P-1', 'P-2', 'P-3', 'P-4'];
const plan = (more: object = {}, options: Partial<Draft> = {}) =>
  intermediary.says(
    'exchange.handover-planned',
    { track: 'living', under: 'tranche', stations: chain, cases: everybody, ...more },
    { name: 'plan', ...options },
  );
const proposes = (name = 'date', options: Partial<Draft> = {}, from = 1) =>
  mediator.says('exchange.date-proposed', { handover: idOf('plan'), from, until: 9 }, { name, ...options });
const accepts = (who: typeof north, name = 'date') =>
  who.says('exchange.date-accepted', { date: idOf(name) }, { name: `${who.id} accepts ${name}` });
const clear = (who: typeof north, clearance = 'clear', options: Partial<Draft> = {}) =>
  who.says('exchange.clearance-stated', { handover: idOf('plan'), clearance }, options);
const begins = (at = 10) => intermediary.says('exchange.handover-begun', { handover: idOf('plan'), at }, { at: 10 });
const interview = (cases: string[], wish: string, options: Partial<Draft> = {}) =>
  intermediary.says('exchange.interviewed', { handover: idOf('plan'), cases, wish, at: 5 }, { at: 10, ...options });
const stops = (since: number, options: Partial<Draft> = {}) =>
  intermediary.says(
    'exchange.clock-stopped',
    { handover: idOf('plan'), since, stopFor: 'interviews', hours: 72 },
    options,
  );
const runs = (at: number, options: Partial<Draft> = {}) =>
  intermediary.says('exchange.clock-resumed', { handover: idOf('plan'), at }, options);
const leg = (
  who: typeof north,
  n: number,
  end: string,
  cases: string[],
  more: object = {},
  options: Partial<Draft> = {},
) =>
  who.says(
    'exchange.leg-receipted',
    { handover: idOf('plan'), leg: n, end, at: 10 * n, place: 'crossing', cases, unlisted: 0, ...more },
    { at: NOW, ...options },
  );
const names = (who: typeof north, n: number, differs: string, cases: string[]) =>
  who.says('exchange.discrepancy-named', { handover: idOf('plan'), leg: n, differs, cases }, { name: 'discrepancy' });
const closes = (who: typeof north) =>
  who.says(
    'exchange.discrepancy-closed',
    { discrepancy: idOf('discrepancy'), wording: 'Seen to.' },
    { name: 'closed' },
  );
const level = (who: typeof north, cases: string[]) =>
  who.says('exchange.remains-stated', { cases, level: 'presumed', methods: ['effects'] });
const examines = (who: typeof north, cases: string[], finding = 'does-not-match', at = 5) =>
  who.says('exchange.remains-examined', { cases, finding, methods: ['genetic'], at }, { at: NOW });

const dated = [proposes(), accepts(north), accepts(south)];
const cleared = [south, intermediary, host, north].map((who) => clear(who));
const begun = (...more: Draft[]) => given(plan(), ...dated, ...cleared, begins(), ...more);
const view = (room: ReturnType<typeof given>, reader = 'mediator', at = NOW) => {
  const shown = room.shows((charter, state: ExchangeState) => handoversView(charter, state, at, reader), 'exchange');
  return shown.handovers[0] as (typeof shown.handovers)[number];
};
const whereabouts = (room: ReturnType<typeof given>, at = NOW) =>
  view(room, 'mediator', at).persons.map((person) => `${person.state} ${person.station}`);

test('[EX1] who plans, interviews and stops the clock', () => {
  given()
    .when({ ...plan(), by: 'north' })
    .then('capacity-lacking');
  given(plan())
    .when({ ...stops(1), by: 'mediator' })
    .then('capacity-lacking');
  given(plan())
    .when({ ...interview(['P-1'], 'goes'), by: 'host' })
    .then('capacity-lacking');
});

test('[EX39] a chain goes from one party or intermediary to another through intermediaries and hosts', () => {
  const of = (...holders: string[]) => plan({ stations: holders.map((holder) => ({ holder, place: 'vehicle' })) });
  given()
    .when(of('south', 'intermediary', 'intermediary', 'north'))
    .then('stands');
  given().when(of('south', 'north')).then('stands');
  given().when(of('south', 'intermediary')).then('stands');
  given()
    .when(of('south', 'intermediary', 'south'))
    .then('not-a-chain');
  given()
    .when(of('south', 'observer', 'north'))
    .then('not-a-chain');
  given().when(of('host', 'north')).then('not-a-chain');
  given().when(of('south', 'stranger')).then('not-a-chain');
  given(plan()).when(plan()).then('recorded-already');
  given().when(proposes()).then('unknown-handover');
});

test('[EX40] a person is in one handover at a time', () => {
  given()
    .when(plan({ cases: ['P-1', 'P-1'] }))
    .then('case-named-twice');
  given(plan())
    .when(plan({ cases: ['P-4', 'P-5'] }, { name: 'other' }))
    .then('case-under-way');
  begun(interview(['P-4'], 'declines'))
    .when(plan({ cases: ['P-4'] }, { name: 'other' }))
    .then('stands');
  const both = given(plan(), {
    ...plan({ cases: ['P-4'] }, { name: 'other', at: 1, unseen: ['plan'] }),
    by: mediator.id,
  });
  expect(view(both).persons.map((person) => person.plannedElsewhere)).toEqual([false, false, false, true]);
});

test('[EX41] a date exists only after two acceptances of the same proposal', () => {
  const room = given(plan(), proposes());
  given(plan())
    .when(proposes('date', {}, 9))
    .then('ends-before-it-begins');
  room.when(proposes()).then('recorded-already');
  room.when(accepts(intermediary)).then('no-part-in-it');
  given(plan()).when(accepts(north)).then('unknown-date');
  const one = room.and(accepts(south));
  one.when({ ...accepts(south), name: 'again' }).then('accepted-already');
  expect(view(one)).toMatchObject({ date: null, dates: [{ from: 1, acceptedBy: ['south'] }] });
  // Each has accepted a date, and there is none: they are two dates.
  const apart = { ...proposes('other', { unseen: ['date'] }, 2), by: guide.id };
  expect(view(one.and(apart, accepts(north, 'other'))).date).toBeNull();
  const two = one.and(accepts(north));
  expect(view(two).date).toEqual({ from: 1, until: 9 });
  expect(view(two.and(apart, accepts(north, 'other'), accepts(south, 'other'))).date).toBeNull();
});

test('[EX41] a newer date takes the place of the old one when both have accepted it', () => {
  const newer = given(plan(), ...dated, proposes('newer', {}, 3), accepts(south, 'newer'));
  expect(view(newer).date).toEqual({ from: 1, until: 9 });
  expect(view(newer.and(accepts(north, 'newer'))).date).toEqual({ from: 3, until: 9 });
  given(plan(), proposes(), proposes('newer', {}, 3))
    .when(accepts(south))
    .then('replaced-by-a-later-version');
});

test('[EX42] a handover begins with a date and with every holder clear', () => {
  given(plan(), ...cleared)
    .when(begins())
    .then('no-date');
  given(plan(), proposes(), accepts(south), ...cleared)
    .when(begins())
    .then('no-date');
  const rival = { ...proposes('rival', { unseen: ['date'] }, 2), by: guide.id };
  given(plan(), ...dated, rival, accepts(north, 'rival'), accepts(south, 'rival'), ...cleared)
    .when(begins())
    .then('no-date');
  given(plan(), ...dated, ...cleared.slice(1))
    .when(begins())
    .then('not-cleared');
  const room = given(plan(), ...dated, ...cleared);
  room.when(begins(11)).then('not-happened-yet');
  room.when(begins()).then('stands');
  room.and(clear(host, 'not-clear')).when(begins()).then('not-cleared');
  begun().when(begins()).then('begun-already');
  given(plan())
    .when({ ...clear(north), by: 'host' })
    .then('stands');
  const two = plan({ stations: [chain[0], chain[3]] });
  given(two).when(clear(host)).then('no-part-in-it');
  expect(view(room.and(clear(host, 'not-clear'))).clearances).toEqual([
    { by: 'south', clearance: 'clear' },
    { by: 'intermediary', clearance: 'clear' },
    { by: 'host', clearance: 'not-clear' },
    { by: 'north', clearance: 'clear' },
  ]);
});

test('[EX43] who declines stays, and is named in no further receipt', () => {
  given(plan())
    .when(interview(['P-9'], 'goes'))
    .then('unknown-case');
  given(plan())
    .when(interview(['P-1'], 'goes', { at: 4 }))
    .then('not-happened-yet');
  given(plan({ stations: [chain[0], chain[3]] }))
    .when(interview(['P-1'], 'goes'))
    .then('no-part-in-it');
  const room = begun(interview(['P-1', 'P-2'], 'goes'), interview(['P-2'], 'declines'));
  room.when(leg(south, 1, 'gives', everybody)).then('person-declines');
  room.when(leg(south, 1, 'gives', ['P-1', 'P-3'])).then('stands');
  expect(whereabouts(room)).toEqual(['waiting 0', 'declined 0', 'waiting 0', 'waiting 0']);
  expect(whereabouts(room, 4)).toEqual(['waiting 0', 'waiting 0', 'waiting 0', 'waiting 0']);
  room
    .and(interview(['P-2'], 'goes'))
    .when(leg(south, 1, 'gives', everybody))
    .then('stands');
  // Who was receipted before declining stays in that receipt when its end corrects it.
  const receipted = begun(leg(south, 1, 'gives', ['P-1', 'P-2']), interview(['P-2'], 'declines'));
  receipted.when(leg(south, 1, 'gives', ['P-1', 'P-2', 'P-3'])).then('stands');
  const asked = view(begun(interview(['P-3'], 'asks-for-time'))).persons[2];
  expect(asked).toMatchObject({ wish: 'asks-for-time', state: 'waiting' });
});

test('[EX43, EX46] that a person arrived and declines cannot both be so, and is disputed', () => {
  const through = [
    leg(south, 1, 'gives', ['P-1'], {}, { name: 'a' }),
    leg(intermediary, 1, 'takes', ['P-1'], {}, { name: 'b' }),
    leg(intermediary, 2, 'gives', ['P-1'], {}, { name: 'c' }),
    leg(host, 2, 'takes', ['P-1'], {}, { name: 'd' }),
    leg(host, 3, 'gives', ['P-1'], {}, { name: 'e' }),
    leg(north, 3, 'takes', ['P-1'], {}, { name: 'f' }),
  ];
  const arrived = begun(...through);
  expect(whereabouts(arrived)[0]).toBe('out 3');
  arrived.when(interview(['P-1'], 'declines')).then('received-already');
  const late = interview(['P-1'], 'declines', { unseen: ['f'] });
  expect(whereabouts(begun(...through, late))[0]).toBe('disputed 3');
});

test('[EX44] while the clock is stopped nothing begins, and who stopped it lets it run', () => {
  const ready = given(plan(), ...dated, ...cleared, stops(2, { name: 'stop' }));
  ready.when(begins()).then('clock-stopped');
  ready.when(stops(3)).then('clock-stopped');
  ready.when(runs(1)).then('before-the-stop');
  ready.and(runs(5)).when(begins()).then('stands');
  ready.and(runs(5)).when(runs(6)).then('clock-not-stopped');
  given(plan({ stations: [chain[0], chain[3]] }))
    .when(stops(2))
    .then('no-part-in-it');
  given(plan({ stations: [chain[0], chain[3]] }))
    .when(runs(2))
    .then('no-part-in-it');
  expect(view(ready).clock).toEqual({
    running: false,
    stops: [{ by: 'intermediary', since: 2, stopFor: 'interviews', hours: 72, resumed: null }],
  });
  expect(view(ready.and(runs(5)), 'mediator', 4).clock.running).toBe(false);
  expect(view(ready.and(runs(5))).clock).toMatchObject({ running: true, stops: [{ resumed: 5 }] });
  const twice = ready.and(stops(4, { name: 'other', unseen: ['stop'] }), runs(6, { unseen: ['other'] }));
  expect(view(twice).clock).toMatchObject({ running: false, stops: [{ resumed: 6 }, { resumed: null }] });
});

test('[EX45] each end signs for itself, for persons of the plan, in the order of the legs', () => {
  given(plan())
    .when(leg(south, 1, 'gives', ['P-1']))
    .then('not-begun');
  begun()
    .when(leg(south, 4, 'gives', ['P-1']))
    .then('unknown-leg');
  begun()
    .when(leg(south, 1, 'takes', ['P-1']))
    .then('not-this-end');
  begun()
    .when(leg(south, 1, 'gives', ['P-9']))
    .then('unknown-case');
  begun()
    .when(leg(south, 1, 'gives', ['P-1', 'P-1']))
    .then('case-named-twice');
  begun()
    .when(leg(south, 1, 'gives', ['P-1'], { at: NOW + 1 }))
    .then('not-happened-yet');
  begun()
    .when(leg(intermediary, 2, 'gives', ['P-1']))
    .then('not-taken-before');
  const taken = begun(leg(intermediary, 1, 'takes', ['P-1', 'P-2']));
  taken.when(leg(intermediary, 2, 'gives', ['P-1', 'P-3'])).then('not-taken-before');
  const on = taken.and(leg(intermediary, 2, 'gives', ['P-1']));
  on.when(leg(intermediary, 1, 'takes', ['P-2'])).then('given-on-already');
  on.when(leg(intermediary, 1, 'takes', ['P-1'])).then('stands');
});

test('[EX46] a person has passed a leg once both ends name that person', () => {
  const gives = leg(south, 1, 'gives', ['P-1', 'P-2', 'P-3'], {}, { name: 'gives' });
  expect(whereabouts(begun(gives))).toEqual(['waiting 0', 'waiting 0', 'waiting 0', 'waiting 0']);
  const room = begun(gives, leg(intermediary, 1, 'takes', ['P-1', 'P-2', 'P-4']));
  expect(whereabouts(room)).toEqual(['in-care 1', 'in-care 1', 'disputed 0', 'disputed 0']);
  expect(whereabouts(room, 9)).toEqual(['waiting 0', 'waiting 0', 'waiting 0', 'waiting 0']);
  expect(view(room).legs[0]).toMatchObject({ differs: ['identity'], cases: ['P-3', 'P-4'] });
  expect(whereabouts(room.and(leg(south, 1, 'gives', ['P-1', 'P-2', 'P-4'])))).toEqual([
    'in-care 1',
    'in-care 1',
    'waiting 0',
    'in-care 1',
  ]);
  // Two receipts of one end at once, and the leg after without the leg before.
  const split = room.and(leg(south, 1, 'gives', ['P-2'], {}, { unseen: ['gives'] }));
  expect(whereabouts(split)).toEqual(['disputed 0', 'in-care 1', 'disputed 0', 'disputed 0']);
  const gap = begun(leg(intermediary, 1, 'takes', ['P-1']), leg(intermediary, 2, 'gives', ['P-1']));
  expect(whereabouts(gap)[0]).toBe('disputed 0');
});

test('[EX47] at every leg those who came in are those who went on, are there, declined or are disputed', () => {
  const room = begun(
    leg(south, 1, 'gives', everybody),
    leg(intermediary, 1, 'takes', everybody),
    interview(['P-4'], 'declines'),
    leg(intermediary, 2, 'gives', ['P-1', 'P-2'], { unlisted: 1 }),
    leg(host, 2, 'takes', ['P-1', 'P-2', 'P-3']),
    leg(host, 3, 'gives', ['P-1']),
    leg(north, 3, 'takes', ['P-1']),
  );
  expect(view(room).ledger).toEqual({
    ...{ planned: 4, waiting: 0, declinedBefore: 0, disputedBefore: 0 },
    ...{ in: 4, out: 1, inCare: 1, declined: 1, disputed: 1 },
    stations: [
      { holder: 'south', in: 4, out: 4, there: 0, declined: 0, disputed: 0 },
      { holder: 'intermediary', in: 4, out: 2, there: 0, declined: 1, disputed: 1 },
      { holder: 'host', in: 2, out: 1, there: 1, declined: 0, disputed: 0 },
      { holder: 'north', in: 1, out: 1, there: 0, declined: 0, disputed: 0 },
    ],
    ...{ basis: 'both-receipts', asOf: 30 },
  });
  expect(view(room).legs[1]).toMatchObject({
    differs: ['identity'],
    cases: ['P-3'],
    gives: { receipts: [{ persons: 3 }] },
  });
});

test('[EX48] a discrepancy is named, and closed by who named it; a doubtful identity is disputed until then', () => {
  const room = begun(leg(south, 1, 'gives', ['P-1']), leg(intermediary, 1, 'takes', ['P-1'], { unlisted: 1 }));
  expect(view(room).legs[0]?.differs).toEqual(['count']);
  room.when(names(intermediary, 4, 'count', [])).then('unknown-leg');
  room.when(names(intermediary, 1, 'identity', [])).then('cases-missing');
  room.when(names(intermediary, 1, 'condition', ['P-9'])).then('unknown-case');
  room.when(closes(intermediary)).then('unknown-discrepancy');
  given(plan({ stations: [chain[0], chain[3]] }))
    .when(names(host, 1, 'count', []))
    .then('no-part-in-it');
  expect(whereabouts(room.and(names(intermediary, 1, 'condition', ['P-1'])))[0]).toBe('in-care 1');
  const named = room.and(names(intermediary, 1, 'identity', ['P-1']));
  named.when(names(intermediary, 1, 'identity', ['P-1'])).then('recorded-already');
  named.when(closes(south)).then('not-own-discrepancy');
  expect(whereabouts(named)[0]).toBe('disputed 1');
  expect(view(named).discrepancies).toMatchObject([{ by: 'intermediary', differs: 'identity', closed: [] }]);
  const closed = named.and(closes(intermediary));
  closed.when({ ...closes(intermediary), name: 'again' }).then('closed-already');
  expect(whereabouts(closed)[0]).toBe('in-care 1');
  expect(view(closed).discrepancies).toMatchObject([{ closed: ['Seen to.'] }]);
});

test('[EX49] a reader is shown what is awaited from its own delegation', () => {
  const room = given(plan(), proposes(), accepts(south), clear(south));
  expect(view(room, 'north').awaitedFromReader).toEqual(['date', 'clearance']);
  expect(view(room, 'south').awaitedFromReader).toEqual([]);
  expect(view(room, 'host').awaitedFromReader).toEqual(['clearance']);
  expect(view(room, 'mediator').awaitedFromReader).toEqual([]);
  expect(view(begun(leg(south, 1, 'gives', ['P-1'])), 'intermediary').awaitedFromReader).toEqual(['receipt']);
  const other = begun(leg(intermediary, 1, 'takes', ['P-1']));
  expect(view(other, 'south').awaitedFromReader).toEqual(['receipt']);
});

const remains = { track: 'remains', under: 'outside-the-terms', cases: ['P-1'] };

test('[EX50] remains move once their identification level is stated, and it is not stated any more afterwards', () => {
  given().when(plan(remains)).then('identification-not-stated');
  given(level(north, ['P-1']))
    .when(plan(remains))
    .then('identification-not-stated');
  const stated = given(level(south, ['P-1']), plan(remains));
  expect(view(stated)).toMatchObject({
    track: 'remains',
    remains: [{ case: 'P-1', stated: { level: 'presumed', methods: ['effects'] }, findings: [] }],
  });
  stated.when(interview(['P-1'], 'goes')).then('not-for-remains');
  stated.when(level(south, ['P-1'])).then('stands');
  const moved = stated.and(...dated, ...cleared, begins(), leg(south, 1, 'gives', ['P-1']));
  moved.when(level(south, ['P-1'])).then('stated-too-late');
  expect(view(given(plan())).remains).toEqual([]);
});

test('[EX51] a finding stands beside the level that was stated, and changes nothing of it', () => {
  const room = given(
    level(south, ['P-1']),
    plan({ ...remains, stations: [chain[0], chain[3]] }),
    ...dated,
    clear(south),
    clear(north),
    begins(),
    leg(south, 1, 'gives', ['P-1']),
  );
  room.when(examines(north, ['P-1'])).then('not-received');
  const received = room.and(leg(north, 1, 'takes', ['P-1']));
  received.when(examines(south, ['P-1'])).then('not-received');
  received.when(examines(north, ['P-1'], 'matches', NOW + 1)).then('not-happened-yet');
  expect(view(received.and(examines(north, ['P-1']))).remains).toMatchObject([
    { stated: { level: 'presumed' }, findings: [{ by: 'north', finding: 'does-not-match', methods: ['genetic'] }] },
  ]);
  expect(view(received.and(examines(north, ['P-1']))).ledger).toMatchObject({ in: 1, out: 1, disputed: 0 });
});

test('[EX30] a late find is handed over as one, under no tranche', () => {
  const list = { version: 1, cases: 9, purpose: 'Families', basis: 'Terms', retainUntil: NOW, digest: 'a'.repeat(64) };
  const lists = [
    { side: 'north', series: 'P', ...list },
    { side: 'south', series: 'Q', ...list },
  ];
  const found = given(
    mediator.says('exchange.lists-given-out', { lists }),
    south.says('exchange.found-late', { cases: ['P-1'], track: 'living', at: 0 }),
  );
  found.when(plan({ cases: ['P-1'] })).then('found-late');
  found.when(plan({ cases: ['P-1'], under: 'late-find' })).then('stands');
  found.when(plan({ cases: ['P-2'], under: 'late-find' })).then('not-found-late');
  found.when(plan({ cases: ['P-1'], under: 'outside-the-terms' })).then('stands');
});

test('[EX52] acts of lists and handovers are kept off the notice board', () => {
  const kept = Object.entries(exchange.acts).filter(([, act]) => act.within);
  for (const kind of ['list-handed-in', 'cases-answered', 'names-passed-on', 'handover-planned', 'date-proposed'])
    expect(kept.map(([name]) => name)).toContain(`exchange.${kind}`);
  for (const [kind, act] of Object.entries(exchange.acts)) {
    const schema = JSON.stringify(z.toJSONSchema(act.fields));
    if (schema.includes('assembly-point')) expect(act.within, kind).toEqual(offBoard);
    // What is conveyed takes effect on the notice board and nowhere else.
    if (act.paper) expect(act.within, kind).toBeUndefined();
  }
});

test('[EX53] nothing that an intermediary may say is paper', () => {
  const said = Object.values(exchange.acts).filter((act) => act.by.includes('intermediary'));
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((act) => act.paper)).toEqual([]);
});

test('[EX54] the numbers of a handover say how they count and as of when', () => {
  expect(view(begun()).ledger).toMatchObject({ basis: 'both-receipts', asOf: null });
  const room = begun(leg(south, 1, 'gives', ['P-1']), leg(intermediary, 1, 'takes', ['P-1'], { at: 20 }));
  expect(view(room).ledger).toMatchObject({ in: 1, asOf: 20 });
  expect(view(room, 'mediator', 19).ledger).toMatchObject({ in: 0, asOf: 10 });
});
