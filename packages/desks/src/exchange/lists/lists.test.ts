import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, intermediary, mediator, north, observer, south } from '#testing';
import type { Charter } from '../../desk.ts';
import { type ExchangeSaid, type ExchangeState, exchange, listsAwaited, listsView } from '../index.ts';

const FAR = 1_000_000;
const hash = (digit: string) => digit.repeat(64);
const list = (series: string, cases: number, more: object = {}) => ({
  series,
  version: 1,
  cases,
  purpose: 'Reunion with families',
  basis: 'Terms of the exchange',
  retainUntil: FAR,
  digest: hash('a'),
  ...more,
});
const handsIn = (who: typeof north, series: string, cases: number, more: object = {}, options: Partial<Draft> = {}) =>
  who.says(
    'exchange.list-handed-in',
    { ...list(series, cases), categories: [{ category: 'civilians', persons: cases }], ...more },
    { name: `list of ${who.id}`, ...options },
  );
const checks = (name: string, form = 'complete', faults: object[] = [], who = mediator) =>
  who.says('exchange.form-checked', { list: idOf(name), form, faults }, { name: `check of ${name}` });
const both = (of: object = {}, other: object = {}) => ({
  lists: [
    { side: 'north', ...list('P', 4, of) },
    { side: 'south', ...list('Q', 3, other) },
  ],
});
const givesOut = (of: object = {}, other: object = {}, options: Partial<Draft> = {}) =>
  mediator.says('exchange.lists-given-out', both(of, other), { name: 'given', ...options });
const answers = (who: typeof north, cases: string[], answer: string, more: object = {}, options: Partial<Draft> = {}) =>
  who.says('exchange.cases-answered', { cases, answer, ...more }, options);
const informs = (who: typeof north, cases: string[], at = 0) =>
  who.says('exchange.family-informed', { cases, informedBy: 'Family liaison', at }, { at: 10 });
const passesOn = (cases: string[]) => mediator.says('exchange.names-passed-on', { cases, to: 'Press desk' });
const finds = (who: typeof north, cases: string[], more: object = {}, options: Partial<Draft> = {}) =>
  who.says('exchange.found-late', { cases, track: 'living', at: 5, ...more }, { at: 10, ...options });

const view = (room: ReturnType<typeof given>, reader = 'mediator', at = 0) =>
  room.shows((charter, state: ExchangeState) => listsView(charter, state, at, reader), 'exchange');
const seriesOf = (room: ReturnType<typeof given>, series: string) =>
  view(room).series.find((one) => one.series === series);

test('[EX1] lists are handed in by parties, checked and given out by those between them', () => {
  given()
    .when({ ...handsIn(north, 'P', 4), by: 'mediator' })
    .then('capacity-lacking');
  given()
    .when({ ...givesOut(), by: 'north' })
    .then('capacity-lacking');
  given(handsIn(north, 'P', 4))
    .when(checks('list of north', 'complete', [], observer))
    .then('capacity-lacking');
  given(handsIn(north, 'P', 4))
    .when(checks('list of north', 'complete', [], intermediary))
    .then('stands');
});

test('[EX18] a list keeps its purpose and basis, and has a retention date that lies ahead', () => {
  given()
    .when(handsIn(north, 'P', 4, { retainUntil: 100 }, { at: 100 }))
    .then('retention-is-past');
  given()
    .when(handsIn(north, 'P', 4, { retainUntil: 100 }, { notBefore: 100 }))
    .then('retention-is-past');
  const room = given(handsIn(north, 'P', 4, { annex: hash('d') }));
  room.when(handsIn(north, 'P', 4, { version: 2 })).then('recorded-already');
  expect(view(room).handedIn).toMatchObject([
    { by: 'north', series: 'P', version: 1, purpose: 'Reunion with families', retainUntil: FAR, annex: hash('d') },
  ]);
});

test('[EX19] versions have no gaps and lose no case', () => {
  given()
    .when(handsIn(north, 'P', 4, { version: 2 }))
    .then('version-out-of-order');
  const room = given(handsIn(north, 'P', 4));
  const next = (cases: number, version: number) => handsIn(north, 'P', cases, { version }, { name: 'next' });
  room.when(next(4, 1)).then('version-out-of-order');
  room.when(next(3, 2)).then('cases-lost');
  room.when(next(5, 2)).then('stands');
  expect(view(room.and(next(5, 2))).handedIn.map((one) => [one.version, one.newest])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('[EX19] the newest version is the highest, whatever its node’s clock said', () => {
  const room = given(
    handsIn(north, 'P', 4, {}, { at: 10 }),
    handsIn(north, 'P', 5, { version: 2 }, { name: 'next', at: 5 }),
  );
  room.when(handsIn(north, 'P', 5, { version: 3 }, { name: 'third' })).then('stands');
  room.when(handsIn(north, 'P', 5, { version: 2 }, { name: 'third' })).then('version-out-of-order');
});

test('[EX19] what is given out again has the same list under the same version', () => {
  const room = given(givesOut({ version: 2 }));
  const again = (of: object, other: object = {}) => givesOut(of, other, { name: 'again' });
  room.when(again({ version: 1 })).then('version-out-of-order');
  room.when(again({ version: 3, cases: 3 })).then('cases-lost');
  room.when(again({ version: 2, digest: hash('b') })).then('another-list-under-this-version');
  room.when(again({ version: 3, digest: hash('b') })).then('stands');
  room.when(again({ version: 2 }, { version: 2, cases: 9 })).then('stands');
});

test('[EX20] categories add up', () => {
  const parts = (...persons: number[]) => ({
    categories: persons.map((one, n) => ({ category: `c${n}`, persons: one })),
  });
  given()
    .when(handsIn(north, 'P', 4, parts(1, 2)))
    .then('categories-do-not-add-up');
  given()
    .when(handsIn(north, 'P', 4, parts(1, 3)))
    .then('stands');
});

test('[EX21] the newest version is found complete, or returned with faults and their cases', () => {
  const room = given(handsIn(north, 'P', 4));
  const fault = (code: string) => [{ fault: 'incomplete', cases: [code] }];
  room.when(checks('no list')).then('unknown-list');
  room.when(checks('list of north', 'returned')).then('faults-missing');
  room.when(checks('list of north', 'complete', fault('P-2'))).then('faults-of-a-complete-list');
  room.when(checks('list of north', 'returned', fault('P-5'))).then('unknown-case');
  room.when(checks('list of north', 'returned', fault('Q-2'))).then('unknown-case');
  const returned = room.and(checks('list of north', 'returned', fault('P-4')));
  expect(view(returned).handedIn).toMatchObject([
    { form: 'returned', checks: [{ by: 'mediator', faults: [{ fault: 'incomplete', cases: ['P-4'] }] }] },
  ]);
  const second = returned.and(handsIn(north, 'P', 4, { version: 2 }, { name: 'second' }));
  second.when({ ...checks('list of north'), name: 'late' }).then('replaced-by-a-later-version');
  const complete = second.and(checks('second'));
  expect(view(complete).handedIn.map((one) => one.form)).toEqual(['returned', 'complete']);
  const other = { ...checks('second', 'returned', fault('P-1'), guide), name: 'other', unseen: ['check of second'] };
  expect(view(complete.and(other)).handedIn.map((one) => one.form)).toEqual(['returned', 'contested']);
});

test('[EX22] both lists are given out by one act, of two parties, under two series', () => {
  given().when(givesOut()).then('stands');
  given(givesOut()).when(givesOut()).then('recorded-already');
  given()
    .when(givesOut({ side: 'south' }))
    .then('not-two-parties');
  given()
    .when(givesOut({ side: 'observer' }))
    .then('not-two-parties');
  given()
    .when(givesOut({ series: 'Q' }))
    .then('series-of-another-side');
  given(givesOut())
    .when(givesOut({ series: 'Q', version: 2 }, { series: 'P', version: 2 }, { name: 'swapped' }))
    .then('series-of-another-side');
});

test('[EX22] a list handed in in the same channel is given out as it is, once complete', () => {
  const room = given(handsIn(north, 'P', 4));
  room.when(givesOut()).then('form-not-checked');
  room.and(checks('list of north')).when(givesOut()).then('stands');
  room
    .and(checks('list of north'))
    .when(givesOut({ digest: hash('b') }))
    .then('not-the-list-handed-in');
  room
    .and(checks('list of north'), handsIn(north, 'P', 5, { version: 2 }, { name: 'second' }))
    .when(givesOut())
    .then('not-the-list-handed-in');
});

test('[EX23] who stands between the sides sees what was handed in and what is awaited; the other side sees neither', () => {
  const room = given(handsIn(north, 'P', 4), checks('list of north'));
  for (const reader of ['mediator', 'guide', 'intermediary', 'north'])
    expect(view(room, reader).handedIn).toHaveLength(1);
  for (const reader of ['south', 'observer', 'host']) expect(view(room, reader).handedIn).toEqual([]);
  const awaited = (reader: string) =>
    room.shows((charter, state: ExchangeState) => listsAwaited(charter, [state], reader), 'exchange');
  expect(awaited('mediator')).toEqual(['south']);
  expect(awaited('intermediary')).toEqual(['south']);
  expect(awaited('north')).toBeNull();
  expect(awaited('south')).toBeNull();
});

test('[EX24] each side says whether the list given out is its own; lists that differ are both shown', () => {
  const says = (who: typeof north, word: string, options: Partial<Draft> = {}) =>
    who.says('exchange.list-acknowledged', { given: idOf('given'), word }, options);
  given().when(says(north, 'ours')).then('unknown-list');
  const room = given(givesOut(), says(north, 'ours'), says(south, 'not-ours'));
  expect(view(room).givenOut[0]?.lists.map((one) => one.word)).toEqual(['ours', 'not-ours']);
  const twice = given(givesOut(), {
    ...givesOut({ cases: 9 }, {}, { name: 'second', unseen: ['given'] }),
    by: guide.id,
  });
  expect(
    seriesOf(twice, 'P')
      ?.versions.map((one) => one.cases)
      .sort(),
  ).toEqual([4, 9]);
  expect(seriesOf(twice, 'P')?.cases).toBe(9);
  expect(seriesOf(twice, 'Q')?.versions).toHaveLength(1);
});

test('[EX25] a side answers the cases of the other’s list, and no others', () => {
  const room = given(givesOut());
  room.when(answers(north, ['P-1'], 'held')).then('own-case');
  room.when(answers(north, ['R-1'], 'held')).then('unknown-case');
  room.when(answers(south, ['P-5'], 'held')).then('unknown-case');
  room.when(answers(south, ['P-4'], 'held')).then('stands');
});

test('[EX25] every case is answered, contested or awaited, and they add up', () => {
  const room = given(
    givesOut(),
    answers(south, ['P-1', 'P-2'], 'held', {}, { name: 'first' }),
    answers(south, ['P-3'], 'held-by-an-ally'),
    answers(south, ['P-2'], 'dead', {}, { name: 'second', unseen: ['first'] }),
  );
  const shown = seriesOf(room, 'P');
  expect(shown?.counts).toMatchObject({ held: 1, 'held-by-an-ally': 1, contested: 1, awaited: 1, dead: 0 });
  expect(shown?.rows.map((row) => [row.case, row.answer])).toEqual([
    ['P-1', 'held'],
    ['P-2', 'contested'],
    ['P-3', 'held-by-an-ally'],
  ]);
  expect(seriesOf(room.and(answers(south, ['P-2'], 'not-held')), 'P')?.counts).toMatchObject({
    held: 1,
    'not-held': 1,
  });
  expect(seriesOf(room, 'Q')?.counts.awaited).toBe(3);
});

test('[EX25] where two lists given out at once disagree whose a case is, it is not answered until that is settled', () => {
  const swapped = {
    lists: [
      { side: 'south', ...list('P', 4) },
      { side: 'north', ...list('Q', 3) },
    ],
  };
  const room = given(
    givesOut(),
    guide.says('exchange.lists-given-out', swapped, { name: 'swapped', unseen: ['given'] }),
  );
  room.when(answers(south, ['P-1'], 'held')).then('lists-differ');
});

test('[EX26] a duplicate names the other case, and neither is taken off', () => {
  const room = given(givesOut());
  const duplicate = (cases: string[], more: object) => answers(south, cases, 'duplicate', more);
  room.when(duplicate(['P-1'], {})).then('duplicate-of-what');
  room.when(duplicate(['P-1'], { sameAs: 'P-1' })).then('duplicate-of-what');
  room.when(duplicate(['P-1'], { sameAs: 'Q-1' })).then('duplicate-of-what');
  room.when(duplicate(['P-1'], { sameAs: 'P-9' })).then('duplicate-of-what');
  room.when(duplicate(['P-1', 'P-2'], { sameAs: 'P-3' })).then('duplicate-of-what');
  room.when(answers(south, ['P-1'], 'held', { sameAs: 'P-2' })).then('duplicate-of-what');
  const shown = seriesOf(room.and(duplicate(['P-1'], { sameAs: 'P-2' })), 'P');
  expect(shown).toMatchObject({ cases: 4, counts: { duplicate: 1, awaited: 3 }, rows: [{ sameAs: 'P-2' }] });
});

test('[EX27] the side that seeks a person records that the family was informed, once it was', () => {
  const room = given(givesOut());
  room.when(informs(south, ['P-1'])).then('not-own-case');
  room.when(informs(north, ['P-9'])).then('unknown-case');
  room.when(informs(north, ['P-1'], 11)).then('not-happened-yet');
  expect(seriesOf(room.and(informs(north, ['P-1'], 10)), 'P')?.rows).toMatchObject([
    { case: 'P-1', familyInformed: [{ informedBy: 'Family liaison', at: 10 }], answer: 'awaited' },
  ]);
});

test('[EX28] no name is passed on before its family is shown as informed', () => {
  const room = given(givesOut(), informs(north, ['P-1']));
  room.when(passesOn(['P-1', 'P-2'])).then('family-not-informed');
  room.when(passesOn(['P-9'])).then('unknown-case');
  room.when(passesOn(['P-1'])).then('stands');
  const passed = { ...passesOn(['P-1']), name: 'passed' };
  room.and(passed).when(passed).then('recorded-already');
  expect(view(room.and(passed)).passedOn).toMatchObject([{ by: 'mediator', cases: ['P-1'], to: 'Press desk' }]);
});

test('[EX29] past its retention date a list says so', () => {
  const room = given(handsIn(north, 'P', 4), checks('list of north'), givesOut());
  expect(view(room, 'north', FAR - 1).series.map((one) => one.retentionPast)).toEqual([false, false]);
  expect(view(room, 'north', FAR).series.map((one) => one.retentionPast)).toEqual([true, true]);
  expect(view(room, 'north', FAR).handedIn[0]?.retentionPast).toBe(true);
});

test('[EX30] a late find is recorded once, by the side that was asked', () => {
  const room = given(givesOut());
  room.when(finds(north, ['P-1'])).then('own-case');
  room.when(finds(south, ['P-1'], { at: 11 })).then('not-happened-yet');
  const found = room.and(finds(south, ['P-1'], {}, { name: 'find' }));
  found.when(finds(south, ['P-1'])).then('found-already');
  expect(seriesOf(found, 'P')?.rows).toMatchObject([{ case: 'P-1', foundLate: 'living' }]);
  const differs = found.and(finds(south, ['P-1'], { track: 'remains' }, { unseen: ['find'] }));
  expect(seriesOf(differs, 'P')?.rows).toMatchObject([{ foundLate: 'contested' }]);
  differs.when(finds(south, ['P-1'])).then('stands');
});

test('[EX24, EX25, EX30] a party to which a list was not given out has no word on it', () => {
  const joins = observer.id;
  const room = given(givesOut());
  const asked = (kind: string, body: object) =>
    room.shows((charter, state: ExchangeState) => {
      const delegations = charter.delegations.map((one) =>
        one.id === joins ? { ...one, capacities: ['party' as const] } : one,
      );
      const said = { kind, body, id: 'a', ref: 'b', by: joins, at: 0, notBefore: 0, saw: () => true };
      return exchange.judge({ ...charter, delegations } satisfies Charter, state, said as unknown as ExchangeSaid);
    }, 'exchange');
  expect(asked('exchange.cases-answered', { cases: ['P-1'], answer: 'held' })).toBe('not-given-out-to-you');
  expect(asked('exchange.found-late', { cases: ['P-1'], track: 'living', at: 0 })).toBe('not-given-out-to-you');
  expect(asked('exchange.list-acknowledged', { given: idOf('given'), word: 'ours' })).toBe('not-own-list');
});

test('[EX54] the numbers of a list say how they count and as of when', () => {
  const room = given(givesOut());
  expect(seriesOf(room, 'P')).toMatchObject({ basis: 'answers-by-case', asOf: null });
  expect(seriesOf(room.and(answers(south, ['P-1'], 'held', {}, { at: 7 })), 'P')).toMatchObject({ asOf: 7 });
});

test('[EX19, EX21, EX23] each list has its own versions, by who handed it in and by its letters', () => {
  const annex = { annex: hash('d') };
  const room = given(
    handsIn(north, 'P', 4, annex, { name: 'p1' }),
    handsIn(south, 'P', 9, {}, { name: 'other side' }),
    handsIn(north, 'Q', 2, {}, { name: 'q1' }),
    handsIn(north, 'P', 4, { version: 2 }, { name: 'p2', at: 1 }),
    checks('q1'),
  );
  room.when(handsIn(north, 'P', 4, { version: 3 }, { name: 'p3' })).then('stands');
  room.when(handsIn(south, 'P', 9, { version: 3 }, { name: 'p3' })).then('version-out-of-order');
  room.when(handsIn(north, 'Q', 2, { version: 2 }, { name: 'q2' })).then('stands');
  const rows = new Map(view(room).handedIn.map((one) => [one.id, one]));
  expect(['p1', 'p2', 'q1', 'other side'].map((name) => rows.get(idOf(name))?.newest)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(['p1', 'p2', 'q1'].map((name) => rows.get(idOf(name))?.form)).toEqual(['awaited', 'awaited', 'complete']);
  expect(['p1', 'p2'].map((name) => rows.get(idOf(name))?.annex)).toEqual([hash('d'), null]);
  expect([FAR - 1, FAR].map((at) => view(room, 'mediator', at).handedIn[0]?.retentionPast)).toEqual([false, true]);
  const awaited = (...acts: readonly Draft[]) =>
    given(...acts).shows((charter, state: ExchangeState) => listsAwaited(charter, [state], 'mediator'), 'exchange');
  const second = handsIn(north, 'P', 4, { version: 2 }, { name: 'second' });
  expect(awaited(handsIn(north, 'P', 4), checks('list of north'), second)).toEqual(['north', 'south']);
  expect(awaited(handsIn(north, 'P', 4), checks('list of north'), second, checks('second'))).toEqual(['south']);
});

test('[EX21] each case of each fault stands on the list', () => {
  const faults = (...cases: string[]) => [{ fault: 'incomplete', cases }];
  given(handsIn(north, 'P', 4))
    .when(checks('list of north', 'returned', faults('P-1', 'P-5')))
    .then('unknown-case');
  const same = { ...checks('list of north', 'complete', [], guide), name: 'other', unseen: ['check of list of north'] };
  expect(view(given(handsIn(north, 'P', 4), checks('list of north'), same)).handedIn).toMatchObject([
    { form: 'complete' },
  ]);
});

test('[EX22] what is given out is the newest list in its version, its cases and its hash', () => {
  const room = given(handsIn(north, 'P', 4), checks('list of north'));
  for (const other of [{ version: 2 }, { cases: 5 }, { digest: hash('b') }])
    room.when(givesOut(other)).then('not-the-list-handed-in');
  given(givesOut({ version: 2 }))
    .when(givesOut({ version: 2, cases: 5 }, {}, { name: 'again' }))
    .then('another-list-under-this-version');
});

test('[EX19, EX24] of lists given out at one time any difference is shown; whose a case is has to be one', () => {
  const twice = (of: object, other: object = {}) =>
    given(givesOut(), { ...givesOut(of, other, { name: 'second', unseen: ['given'] }), by: guide.id });
  const versions = (of: object) => seriesOf(twice(of), 'P')?.versions.length;
  expect(versions({})).toBe(1);
  for (const other of [{ version: 2 }, { cases: 5 }, { digest: hash('b') }]) expect(versions(other)).toBe(2);
  const swapped = {
    lists: [
      { side: 'south', ...list('P', 4) },
      { side: 'north', ...list('Q', 3) },
    ],
  };
  const rival = guide.says('exchange.lists-given-out', swapped, { name: 'rival', unseen: ['given'] });
  expect(seriesOf(given(givesOut(), rival), 'P')?.versions).toHaveLength(2);
  given(givesOut(), rival)
    .when(answers(south, ['P-1'], 'held'))
    .then('lists-differ');
  // A case beyond the shorter list stands on the longer one alone.
  twice({ cases: 9 })
    .when(answers(south, ['P-7'], 'held'))
    .then('stands');
  twice({ cases: 9 })
    .when(answers(south, ['P-1'], 'held'))
    .then('stands');
  given(givesOut())
    .when(answers(south, ['P-5'], 'held'))
    .then('unknown-case');
});

test('[EX24] words on a list said at one time that differ are contested', () => {
  const says = (word: string, options: Partial<Draft> = {}) =>
    north.says('exchange.list-acknowledged', { given: idOf('given'), word }, options);
  const word = (...acts: readonly Draft[]) =>
    view(given(givesOut(), ...acts)).givenOut[0]?.lists.map((one) => one.word);
  expect(word()).toEqual(['awaited', 'awaited']);
  expect(word(says('ours', { name: 'a' }), says('not-ours', { unseen: ['a'] }))).toEqual(['contested', 'awaited']);
});

test('[EX25, EX26, EX27, EX30] cases stand by their numbers, each with all that was said of it', () => {
  const room = given(
    givesOut({ cases: 12 }),
    answers(south, ['P-10', 'P-2'], 'held', {}, { at: 7 }),
    answers(south, ['P-1'], 'duplicate', { sameAs: 'P-2' }, { at: 3 }),
    informs(north, ['P-11'], 4),
    finds(south, ['P-9']),
  );
  const row = seriesOf(room, 'P');
  expect(row).toMatchObject({ cases: 12, asOf: 7, basis: 'answers-by-case', retainUntil: FAR });
  expect(row?.counts).toMatchObject({ held: 2, duplicate: 1, awaited: 9, contested: 0 });
  const none = { answer: 'awaited', sameAs: null, answers: [], familyInformed: [], foundLate: null };
  expect(row?.rows.map((one) => one.case)).toEqual(['P-1', 'P-2', 'P-9', 'P-10', 'P-11']);
  expect(row?.rows[0]).toMatchObject({
    ...none,
    answer: 'duplicate',
    sameAs: 'P-2',
    answers: [{ by: 'south', at: 3 }],
  });
  expect(row?.rows[2]).toEqual({ ...none, case: 'P-9', foundLate: 'living' });
  expect(row?.rows[4]).toMatchObject({ ...none, familyInformed: [{ informedBy: 'Family liaison', at: 4 }] });
  expect(seriesOf(given(givesOut()), 'P')?.asOf).toBeNull();
  expect(view(given(givesOut({ series: 'Z' }))).series.map((one) => one.series)).toEqual(['Q', 'Z']);
  const shorter = given(givesOut(), {
    ...givesOut({ retainUntil: 500, version: 2 }, {}, { name: 'b', unseen: ['given'] }),
    by: guide.id,
  });
  expect(seriesOf(shorter, 'P')).toMatchObject({ retainUntil: 500, versions: { length: 2 } });
});

test('[EX25, EX26, EX30] answers and finds at one time that say the same are one, and others contested', () => {
  const one = (answer: string, more: object = {}) => answers(south, ['P-1'], answer, more, { name: 'one' });
  const other = (answer: string, more: object = {}) => answers(south, ['P-1'], answer, more, { unseen: ['one'] });
  const answer = (...acts: readonly Draft[]) => seriesOf(given(givesOut(), ...acts), 'P')?.rows[0]?.answer;
  expect(answer(one('held'), other('held'))).toBe('held');
  expect(answer(one('held'), other('not-held'))).toBe('contested');
  expect(answer(one('duplicate', { sameAs: 'P-2' }), other('duplicate', { sameAs: 'P-2' }))).toBe('duplicate');
  expect(answer(one('duplicate', { sameAs: 'P-2' }), other('duplicate', { sameAs: 'P-3' }))).toBe('contested');
  const found = (track: string) =>
    seriesOf(
      given(
        givesOut(),
        finds(south, ['P-1'], {}, { name: 'one' }),
        finds(south, ['P-1'], { track }, { unseen: ['one'] }),
      ),
      'P',
    )?.rows[0]?.foundLate;
  expect([found('living'), found('remains')]).toEqual(['living', 'contested']);
});
