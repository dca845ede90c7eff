import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, mediator, north, observer, south } from '#testing';
import type { Charter } from '../../desk.ts';
import { type ExchangeSaid, type ExchangeState, exchange, exchangeView } from '../index.ts';

const HOUR = 3_600_000;
const terms = {
  text: 'Three for one.',
  releasing: 'south',
  returning: 'north',
  ratio: { out: 1, returned: 3 },
  countingRule: 'Persons handed over at the crossing, by batch.',
};
const put = (changes = {}) => mediator.says('exchange.terms-put', { ...terms, ...changes }, { name: 'terms' });
const accepts = (who: typeof north) =>
  who.says('exchange.terms-accepted', { terms: idOf('terms') }, { name: `${who.id} accepts` });
const announced = (n: number, options: Partial<Draft> = {}, changes = {}) =>
  mediator.says(
    'exchange.batch-announced',
    { terms: idOf('terms'), n, day: `2023-11-${23 + n}`, quota: 13, foreign: 0, ...changes },
    { name: `batch ${n}`, ...options },
  );
const correcting = (...reports: string[]) => ({ correction: { of: reports.map(idOf), ground: 'Counted again.' } });
const released = (
  n: number,
  quota: number,
  dual: number,
  foreign: number,
  options: Partial<Draft> = {},
  more: object = {},
) =>
  mediator.says(
    'exchange.released',
    { batch: idOf(`batch ${n}`), at: n * 24 * HOUR, date: `2023-11-${23 + n}`, quota, dual, foreign, ...more },
    options,
  );
const returned = (n: number, persons: number, date = `2023-11-${23 + n}`, at = n * 24 * HOUR + HOUR) =>
  mediator.says('exchange.returned', { batch: idOf(`batch ${n}`), at, date, persons });
const held = (n: number, since: number, options: Partial<Draft> = {}) =>
  mediator.says('exchange.handover-held', { batch: idOf(`batch ${n}`), since, wording: 'Held.' }, options);
const resumed = (n: number, at: number, options: Partial<Draft> = {}) =>
  mediator.says('exchange.handover-resumed', { batch: idOf(`batch ${n}`), at }, options);
const account = (who: typeof north, n: number, says: string, options: Partial<Draft> = {}) =>
  who.says('exchange.account-given', { batch: idOf(`batch ${n}`), says }, options);
const credit = (from: number, toward: number, persons: number) =>
  mediator.says(
    'exchange.credit-proposed',
    { from: idOf(`batch ${from}`), toward: idOf(`batch ${toward}`), persons, ground: 'Released outside the terms.' },
    { name: 'credit' },
  );
const agrees = (who: typeof north) => who.says('exchange.credit-agreed', { credit: idOf('credit') });

const agreed = (...more: Draft[]) => given(put(), accepts(north), accepts(south), ...more);
const view = (room: ReturnType<typeof given>, at = 1000 * HOUR) => room.shows(exchangeView, 'exchange', at);

test('[EX1] an observer reports nothing and a mediator accepts nothing', () => {
  given()
    .when({ ...put(), by: 'observer' })
    .then('capacity-lacking');
  given(put()).when(accepts(mediator)).then('capacity-lacking');
  agreed(announced(1))
    .when({ ...released(1, 1, 0, 0), by: observer.id })
    .then('capacity-lacking');
});

test('[EX2] terms name two different active parties', () => {
  given()
    .when(put({ returning: 'south' }))
    .then('not-two-parties');
  given()
    .when(put({ returning: 'mediator' }))
    .then('not-two-parties');
  given().when(put()).then('stands');
  given(put()).when(put()).then('recorded-already');
});

test('[EX3] both sides accept, once each', () => {
  given().when(accepts(north)).then('unknown-terms');
  given(put(), accepts(north))
    .when({ ...accepts(north), name: 'again' })
    .then('accepted-already');
  given(put()).when(accepts(south)).then('stands');
  expect(view(given(put(), accepts(north))).ratio.agreed).toBeNull();
  expect(view(agreed()).ratio.agreed).toBe('1:3');
});

test('[EX4] no batch before both have accepted', () => {
  given().when(announced(1)).then('unknown-terms');
  given(put(), accepts(north)).when(announced(1)).then('not-agreed');
  agreed().when(announced(1)).then('stands');
});

test('[EX5] a batch is its number, however often and by whomever it was announced', () => {
  const corrected = agreed(announced(1), announced(1, { name: 'again' }, { quota: 12 }));
  expect(view(corrected).batches).toMatchObject([{ n: 1, announced: { quota: 12, foreign: 0 } }]);
  const other = { ...announced(1, { name: 'other', unseen: ['batch 1'] }, { quota: 11 }), by: guide.id };
  const twice = agreed(announced(1), other, released(1, 13, 0, 0));
  expect(view(twice).batches).toMatchObject([{ n: 1, day: null, announced: null, out: { total: 13 } }]);
  expect(view(twice).disputed).toMatchObject([{ what: 'announced', batch: 1, versions: [{}, {}] }]);
});

test('[EX6] a handover is held once at a time and resumes after it was held', () => {
  agreed().when(held(1, 10)).then('unknown-batch');
  agreed(announced(1)).when(resumed(1, 10)).then('not-held');
  agreed(announced(1), held(1, 10)).when(held(1, 11)).then('held-already');
  agreed(announced(1), held(1, 10)).when(resumed(1, 9)).then('before-the-hold');
  const twice = agreed(announced(1), held(1, 10), resumed(1, 20), held(1, 30));
  expect(view(twice).batches[0]?.held).toMatchObject([
    { since: 10, resumed: 20 },
    { since: 30, resumed: null },
  ]);
  expect(view(twice, 15).batches[0]?.held).toMatchObject([{ since: 10, resumed: null }]);
});

test('[EX6] a resumption leaves open a hold that its author did not know of', () => {
  const other = { ...held(1, 12, { name: 'other', unseen: ['hold'] }), by: guide.id };
  const room = agreed(announced(1), held(1, 10, { name: 'hold' }), other, resumed(1, 20, { unseen: ['other'] }));
  expect(view(room).batches[0]?.held).toMatchObject([
    { since: 10, resumed: 20 },
    { since: 12, resumed: null },
  ]);
  room.when(resumed(1, 30)).then('stands');
});

test('[EX6] resumptions that differ are both shown', () => {
  const room = agreed(announced(1), held(1, 10), resumed(1, 20, { name: 'first' }), {
    ...resumed(1, 25, { unseen: ['first'] }),
    by: 'guide',
  });
  expect(view(room).batches[0]?.held).toMatchObject([{ since: 10, resumed: null }]);
  expect(view(room).disputed).toMatchObject([{ what: 'handover-resumed', batch: 1 }]);
});

test('[EX7] each side’s account stands beside the hold that it knew of', () => {
  const room = agreed(
    announced(1),
    account(north, 1, 'We are ready.'),
    held(1, 10, { name: 'hold' }),
    account(south, 1, 'Aid did not reach the north.'),
    account(north, 1, 'It did.'),
    account(south, 1, 'Now it has.'),
    account(mediator, 1, 'Not knowing of it.', { unseen: ['hold'] }),
  );
  expect(view(room).batches[0]).toMatchObject({
    accounts: [
      { by: 'mediator', says: 'Not knowing of it.' },
      { by: 'north', says: 'We are ready.' },
    ],
    held: [
      {
        accounts: [
          { by: 'north', says: 'It did.' },
          { by: 'south', says: 'Now it has.' },
        ],
      },
    ],
  });
});

test('[EX8] a report counts from its event on, and its date is apart from its batch’s day', () => {
  const room = agreed(announced(4), released(4, 11, 0, 0), returned(4, 33, '2023-11-28', 96 * HOUR + 8 * HOUR));
  expect(view(room, 96 * HOUR - 1).out).toMatchObject({ total: 0, asOf: null });
  expect(view(room, 96 * HOUR)).toMatchObject({
    out: { total: 11, asOf: 96 * HOUR },
    returned: { total: 0, asOf: null },
  });
  expect(view(room).returned).toMatchObject({ total: 33, asOf: 104 * HOUR, countingRule: terms.countingRule });
  expect(view(room).batches[0]).toMatchObject({
    day: '2023-11-27',
    out: { date: '2023-11-27' },
    returned: { date: '2023-11-28' },
  });
});

test('[EX9] reports that exclude each other are both shown and counted nowhere', () => {
  const other = { ...released(2, 12, 0, 4, { name: 'theirs', unseen: ['mine'] }), by: 'guide' };
  const room = agreed(
    announced(1),
    announced(2),
    released(1, 13, 0, 11),
    released(2, 13, 0, 4, { name: 'mine' }),
    other,
  );
  expect(view(room).out).toMatchObject({ total: 24, quota: 13, unsettled: [2] });
  expect(view(room).batches[1]?.out).toBeNull();
  expect(view(room).disputed).toHaveLength(1);
  expect(
    view(room)
      .disputed[0]?.versions.map((one) => one.by)
      .sort(),
  ).toEqual(['guide', 'mediator']);
  const equal = { ...released(2, 13, 0, 4, { unseen: ['mine'] }), by: 'guide' };
  const same = agreed(announced(2), released(2, 13, 0, 4, { name: 'mine' }), equal);
  expect(view(same)).toMatchObject({ out: { total: 17, unsettled: [] }, disputed: [] });
  expect(view(room.and(released(2, 13, 0, 4, {}, correcting('mine', 'theirs')))).out).toMatchObject({
    total: 41,
    unsettled: [],
  });
});

test('[EX10] dual nationals and foreign persons are in the total and outside the quota', () => {
  expect(view(agreed(announced(3), released(3, 13, 1, 3))).out).toMatchObject({
    total: 17,
    quota: 13,
    credited: 13,
    outside: { dual: 1, foreign: 3 },
  });
});

test('[EX11] a side objects to a list, and a mediator records how it was settled', () => {
  const objects = (who: typeof north) =>
    who.says(
      'exchange.list-objected',
      { batch: idOf('batch 4'), which: 'out', ground: 'Families apart.' },
      { name: 'no' },
    );
  const settles = mediator.says('exchange.objection-settled', { objection: idOf('no'), wording: 'Order changed.' });
  agreed().when(objects(north)).then('unknown-batch');
  agreed(announced(4)).when(settles).then('unknown-objection');
  agreed(announced(4), objects(north)).when(objects(north)).then('recorded-already');
  const room = agreed(announced(4), objects(north));
  room.when(settles).then('stands');
  room
    .and(settles)
    .when({ ...settles, name: 'again' })
    .then('settled-already');
  expect(view(room).batches[0]?.objections).toMatchObject([{ by: 'north', which: 'out', settled: [] }]);
  expect(view(room.and(settles)).batches[0]?.objections).toMatchObject([{ settled: ['Order changed.'] }]);
});

test('[EX12] a credit stays within its terms and within those released outside the quota', () => {
  const room = agreed(announced(6), announced(7), released(6, 10, 2, 0));
  agreed(announced(6))
    .when(credit(6, 7, 2))
    .then('unknown-batch');
  room.when(credit(6, 6, 2)).then('same-batch');
  room.when(credit(6, 7, 3)).then('more-than-were-outside');
  room.when(credit(6, 7, 2)).then('stands');
  room
    .and(credit(6, 7, 2), agrees(north), agrees(south))
    .when({ ...credit(6, 7, 1), name: 'more' })
    .then('more-than-were-outside');
});

test('[EX12] a credit between batches of different terms is refused', () => {
  const second = mediator.says('exchange.terms-put', terms, { name: 'second' });
  const both = [north, south].map((who) => who.says('exchange.terms-accepted', { terms: idOf('second') }));
  const elsewhere = announced(7, {}, { terms: idOf('second') });
  agreed(announced(6), second, ...both, elsewhere)
    .when(credit(6, 7, 2))
    .then('batches-of-other-terms');
});

test('[EX13] a credit counts when both sides have agreed to it', () => {
  const room = agreed(announced(6), announced(7), released(6, 10, 2, 4), credit(6, 7, 2));
  agreed().when(agrees(north)).then('unknown-credit');
  room.and(agrees(north)).when(agrees(north)).then('agreed-already');
  expect(view(room.and(agrees(north)))).toMatchObject({
    out: { quota: 10, credited: 10 },
    credits: [{ from: 6, toward: 7, persons: 2, agreedBy: ['north'], agreed: false }],
  });
  expect(view(room.and(agrees(north), agrees(south)))).toMatchObject({
    out: { total: 16, quota: 10, credited: 12 },
    credits: [{ agreedBy: ['north', 'south'], agreed: true }],
  });
});

test('[EX3, EX11, EX13] a third party, which the terms do not name, neither accepts, objects nor agrees', () => {
  const room = agreed(announced(6), announced(7), credit(6, 7, 2));
  const bodies = {
    'exchange.terms-accepted': { terms: idOf('terms') },
    'exchange.list-objected': { batch: idOf('batch 6'), which: 'out' as const, ground: 'No.' },
    'exchange.credit-agreed': { credit: idOf('credit') },
  };
  for (const [kind, body] of Object.entries(bodies)) {
    const said = { kind, body, id: 'a', ref: 'b', by: observer.id, at: 0, notBefore: 0, saw: () => true };
    const verdict = room.shows(
      (charter, state: ExchangeState) => exchange.judge(asParty(charter, observer.id), state, said as ExchangeSaid),
      'exchange',
    );
    expect(verdict).toBe('not-of-these-terms');
  }
});

function asParty(charter: Charter, id: string): Charter {
  const capacities = ['party' as const];
  return { ...charter, delegations: charter.delegations.map((one) => (one.id === id ? { ...one, capacities } : one)) };
}

test('[EX16] a report that follows another names what it takes the place of, and why', () => {
  const room = agreed(announced(1), released(1, 13, 0, 11, { name: 'first' }), returned(1, 39));
  room.when(released(1, 12, 0, 11)).then('reported-already');
  room.when(returned(1, 38)).then('reported-already');
  room.when(released(1, 12, 0, 11, {}, correcting('another'))).then('not-the-reports-shown');
  const after = room.and(released(1, 12, 0, 11, { name: 'second', at: 9 }, correcting('first')));
  expect(view(after).out).toMatchObject({ total: 23, quota: 12 });
  expect(view(after).batches[0]?.corrections).toEqual([
    { which: 'released', by: 'mediator', at: 9, of: [idOf('first')], ground: 'Counted again.' },
  ]);
  after.when(released(1, 11, 0, 11, {}, correcting('first'))).then('not-the-reports-shown');
  after.when(released(1, 11, 0, 11, {}, correcting('first', 'second'))).then('not-the-reports-shown');
  after.when(released(1, 11, 0, 11, { name: 'second' }, correcting('second'))).then('recorded-already');
});

test('[EX17] a credit that corrects another takes its place once both sides agree', () => {
  const room = agreed(announced(6), announced(7), released(6, 10, 2, 4), credit(6, 7, 2), agrees(north), agrees(south));
  const corrected = (persons: number, name: string, corrects = 'credit') => ({
    ...credit(6, 7, persons),
    body: { ...credit(6, 7, persons).body, corrects: idOf(corrects) },
    name,
  });
  const yes = (who: typeof north, name: string, unseen: string[] = []) =>
    who.says('exchange.credit-agreed', { credit: idOf(name) }, { name: `${who.id} to ${name}`, unseen });
  room.when(corrected(1, 'one', 'nothing')).then('unknown-credit');
  room.when(corrected(7, 'one')).then('more-than-were-outside');
  const half = room.and(corrected(6, 'one'), yes(north, 'one'));
  expect(view(half).out.credited).toBe(12);
  const whole = half.and(yes(south, 'one'));
  expect(view(whole)).toMatchObject({
    out: { credited: 16 },
    credits: expect.arrayContaining([expect.objectContaining({ corrects: idOf('credit'), counted: true })]),
  });
  whole.when(corrected(1, 'two')).then('corrected-already');
  const rivals = half.and(corrected(1, 'two'), yes(south, 'one'), yes(north, 'two'), yes(south, 'two'));
  expect(view(rivals).out.credited).toBe(10);
});

test('[EX14] the ratio is compared in whole numbers, and none where the terms have none', () => {
  const room = (persons: number) => agreed(announced(1), released(1, 13, 0, 11), returned(1, persons));
  expect(view(room(39)).ratio).toEqual({
    agreed: '1:3',
    out: 13,
    returned: 39,
    holds: true,
    basis: 'credited-persons',
  });
  expect(view(room(38)).ratio.holds).toBe(false);
  expect(view(room(40)).ratio.holds).toBe(false);
  expect(view(given()).ratio).toMatchObject({ agreed: null, holds: false });
  const withoutRatio = given(
    put({ ratio: undefined }),
    accepts(north),
    accepts(south),
    announced(1),
    released(1, 13, 0, 0),
  );
  expect(view(withoutRatio).ratio).toMatchObject({ agreed: null, out: 13, holds: false });
});

/** Public totals of the week of November 2023: quota, dual nationals outside the terms, foreign persons, returned. */
const week = [
  [13, 0, 11, 39],
  [13, 0, 4, 39],
  [13, 1, 3, 39],
  [11, 0, 0, 33],
  [10, 0, 2, 30],
  [10, 2, 4, 30],
  [8, 0, 0, 30],
] as const;

test('[EX15] seven batches of November 2023 add up: 105 out, 78 and 2 credited, 240 returned', () => {
  const batches = week.flatMap(([quota, dual, foreign, persons], index) => [
    announced(index + 1),
    released(index + 1, quota, dual, foreign),
    returned(index + 1, persons),
  ]);
  const shown = view(agreed(...batches, credit(6, 7, 2), agrees(north), agrees(south)));
  expect(shown.out).toMatchObject({ total: 105, quota: 78, credited: 80, outside: { dual: 3, foreign: 24 } });
  expect(shown.returned.total).toBe(240);
  expect(shown.ratio).toMatchObject({ out: 80, returned: 240, holds: true });
  expect(shown.batches.map((batch) => batch.out?.total)).toEqual([24, 17, 17, 11, 12, 16, 8]);
});
