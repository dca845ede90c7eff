import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, mediator, north, south } from '#testing';
import { exchangeView } from '../index.ts';

const HOUR = 3_600_000;
const LATE = 1000 * HOUR;
const view = (room: ReturnType<typeof given>, at = LATE) => room.shows(exchangeView, 'exchange', at);

/** Terms under this name, put and accepted from this moment on. */
const madeAt = (name: string, at: number, changes: object = {}) => {
  const of = { terms: idOf(name) };
  const terms = {
    text: 'T.',
    releasing: 'south',
    returning: 'north',
    ratio: { out: 1, returned: 3 },
    countingRule: name,
  };
  return [
    mediator.says('exchange.terms-put', { ...terms, ...changes }, { name, at }),
    north.says('exchange.terms-accepted', of, { at: at + 2 }),
    south.says('exchange.terms-accepted', of, { at: at + 1 }),
  ];
};
const batch = (name: string, n: number, changes: object = {}, options: Partial<Draft> = {}) =>
  mediator.says(
    'exchange.batch-announced',
    { terms: idOf(name), n, day: `2023-11-${23 + n}`, quota: 3, foreign: 1, ...changes },
    { name: `${name} ${n}`, at: n, ...options },
  );
const of = (name: string, n: number) => ({ batch: idOf(`${name} ${n}`) });
const released = (name: string, n: number, options: Partial<Draft> = {}, changes: object = {}) =>
  mediator.says(
    'exchange.released',
    { ...of(name, n), at: n * HOUR, date: `2023-11-${23 + n}`, quota: 2, dual: 1, foreign: 1, ...changes },
    { name: `released ${name} ${n}`, at: 5, ...options },
  );
const returned = (name: string, n: number, options: Partial<Draft> = {}, changes: object = {}) =>
  mediator.says(
    'exchange.returned',
    { ...of(name, n), at: n * HOUR + 1, date: `2023-11-${23 + n}`, persons: 9, ...changes },
    { name: `returned ${name} ${n}`, at: 6, ...options },
  );
const account = (who: typeof north, name: string, says: string, options: Partial<Draft> = {}) =>
  who.says('exchange.account-given', { ...of(name, 1), says }, options);

/** All that can be said under terms, each thing once. */
const saidUnder = (name: string): readonly Draft[] => [
  batch(name, 2),
  batch(name, 1),
  released(name, 2),
  released(name, 1),
  returned(name, 1),
  returned(name, 2),
  returned(
    name,
    2,
    { name: `again ${name}`, at: 8 },
    {
      persons: 8,
      correction: { of: [idOf(`returned ${name} 2`)], ground: 'Counted again.' },
    },
  ),
  account(south, name, 'S.'),
  account(north, name, 'N.'),
  mediator.says('exchange.handover-held', { ...of(name, 1), since: 40, wording: 'Held.' }, { name: `hold ${name}` }),
  account(south, name, 'S held.'),
  account(north, name, 'N held.'),
  mediator.says('exchange.handover-resumed', { ...of(name, 1), at: 50 }),
  mediator.says('exchange.handover-held', { ...of(name, 1), since: 60, wording: 'Held again.' }),
  north.says(
    'exchange.list-objected',
    { ...of(name, 1), which: 'out', ground: 'Families.' },
    { name: `objection ${name}` },
  ),
  mediator.says('exchange.objection-settled', { objection: idOf(`objection ${name}`), wording: 'Settled.' }),
  mediator.says(
    'exchange.credit-proposed',
    { from: idOf(`${name} 1`), toward: idOf(`${name} 2`), persons: 2, ground: 'Outside.' },
    { name: `credit ${name}` },
  ),
  south.says('exchange.credit-agreed', { credit: idOf(`credit ${name}`) }),
  north.says('exchange.credit-agreed', { credit: idOf(`credit ${name}`) }),
];

test('[EX6, EX7, EX8, EX11, EX13, EX14, EX16] all that was said of the terms is shown as it was said', () => {
  expect(view(given(...madeAt('terms', 10), ...saidUnder('terms')))).toEqual({
    terms: idOf('terms'),
    out: {
      ...{ total: 8, quota: 4, credited: 6, outside: { dual: 2, foreign: 2 }, countingRule: 'terms' },
      ...{ asOf: 2 * HOUR, unsettled: [] },
    },
    returned: { total: 17, countingRule: 'terms', asOf: 2 * HOUR + 1, unsettled: [] },
    ratio: { agreed: '1:3', out: 6, returned: 17, holds: false, basis: 'credited-persons' },
    batches: [
      {
        ...{ n: 1, day: '2023-11-24', announced: { quota: 3, foreign: 1 } },
        out: { at: HOUR, date: '2023-11-24', quota: 2, dual: 1, foreign: 1, total: 4 },
        returned: { total: 9, date: '2023-11-24', at: HOUR + 1 },
        held: [
          {
            ...{ since: 40, resumed: 50, wording: 'Held.' },
            accounts: [
              { by: 'north', says: 'N held.' },
              { by: 'south', says: 'S held.' },
            ],
          },
          { since: 60, resumed: null, wording: 'Held again.', accounts: [] },
        ],
        accounts: [
          { by: 'north', says: 'N.' },
          { by: 'south', says: 'S.' },
        ],
        objections: [
          { id: idOf('objection terms'), by: 'north', which: 'out', ground: 'Families.', settled: ['Settled.'] },
        ],
        corrections: [],
      },
      {
        ...{ n: 2, day: '2023-11-25', announced: { quota: 3, foreign: 1 } },
        out: { at: 2 * HOUR, date: '2023-11-25', quota: 2, dual: 1, foreign: 1, total: 4 },
        returned: { total: 8, date: '2023-11-25', at: 2 * HOUR + 1 },
        ...{ held: [], accounts: [], objections: [] },
        corrections: [
          { which: 'returned', by: 'mediator', at: 8, of: [idOf('returned terms 2')], ground: 'Counted again.' },
        ],
      },
    ],
    credits: [
      {
        ...{ id: idOf('credit terms'), from: 1, toward: 2, persons: 2, ground: 'Outside.' },
        ...{ agreedBy: ['north', 'south'], agreed: true, counted: true, corrects: null },
      },
    ],
    disputed: [],
  });
});

test('[EX2, EX3] the terms accepted last are shown, while none are accepted those put last, with what is theirs alone', () => {
  const [first, second] = [madeAt('first', 0), madeAt('second', 10)];
  const alone = view(given(...second, ...saidUnder('second')));
  expect(view(given(...first, ...second, ...saidUnder('first'), ...saidUnder('second')))).toEqual(alone);
  const put = [...first, ...second].filter((one) => one.kind === 'exchange.terms-put');
  expect(view(given(...put))).toMatchObject({ terms: idOf('second'), ratio: { agreed: null, holds: true } });
  expect(view(given(...first, ...second.slice(0, 2))).terms).toBe(idOf('first'));
  // Accepted last is who was last to accept: south of the first, long after the second was agreed.
  const [, accepts] = first;
  const late = [...first.filter((one) => one !== accepts), ...second, { ...(accepts as Draft), at: 99 }];
  expect(view(given(...late)).terms).toBe(idOf('first'));
  const none = view(given());
  expect(none).toMatchObject({ terms: null, ratio: { agreed: null, holds: false }, batches: [], credits: [] });
  expect(none.out).toMatchObject({ total: 0, countingRule: null, asOf: null });
});

test('[EX5, EX9] reports of one thing that differ in any figure are contested, from the first event on; in minutes they may', () => {
  const under = [...madeAt('terms', 10), batch('terms', 1)];
  const twice = (made: typeof released | typeof returned, changes: object) => {
    const one = made('terms', 1, { name: 'one' });
    return given(...under, one, { ...made('terms', 1, { name: 'other', unseen: ['one'] }, changes), by: guide.id });
  };
  for (const changes of [{ date: '2023-11-25' }, { quota: 3 }, { dual: 2 }, { foreign: 2 }]) {
    const room = twice(released, { at: 2 * HOUR, ...changes });
    expect(view(room)).toMatchObject({ out: { unsettled: [1] }, disputed: [{ what: 'released', batch: 1 }] });
    expect([HOUR - 1, HOUR].map((at) => view(room, at).out.unsettled)).toEqual([[], [1]]);
  }
  for (const changes of [{ date: '2023-11-25' }, { persons: 8 }])
    expect(view(twice(returned, changes))).toMatchObject({
      returned: { total: 0, asOf: null, unsettled: [1] },
      disputed: [{ what: 'returned', batch: 1, versions: { length: 2 } }],
    });
  const minutes = { at: HOUR + 60_000 };
  for (const made of [released, returned]) expect(view(twice(made, minutes)).disputed).toEqual([]);
  for (const changes of [{ day: '2023-11-25' }, { quota: 4 }, { foreign: 2 }]) {
    const other = batch('terms', 1, changes, { name: 'other', unseen: ['terms 1'] });
    const [row] = view(given(...under, { ...other, by: guide.id })).disputed;
    expect(row).toMatchObject({ what: 'announced', batch: 1 });
  }
  const same = batch('terms', 1, {}, { name: 'other', unseen: ['terms 1'] });
  expect(view(given(...under, { ...same, by: guide.id })).batches[0]?.announced).toEqual({ quota: 3, foreign: 1 });
});

test('[EX6, EX8] nothing is shown before it happened', () => {
  const room = given(...madeAt('terms', 10), ...saidUnder('terms'));
  const at = (moment: number) => view(room, moment).batches[0];
  expect([39, 40, 49, 50].map((moment) => at(moment)?.held.map((one) => one.resumed))).toEqual([
    [],
    [null],
    [null],
    [50],
  ]);
  expect([HOUR - 1, HOUR].map((moment) => at(moment)?.out?.total ?? null)).toEqual([null, 4]);
  expect([HOUR, HOUR + 1].map((moment) => at(moment)?.returned?.total ?? null)).toEqual([null, 9]);
  const hold = [
    ...madeAt('terms', 10),
    batch('terms', 1),
    ...saidUnder('terms').filter((one) => one.name === 'hold terms'),
  ];
  const twice = given(
    ...hold,
    mediator.says('exchange.handover-resumed', { ...of('terms', 1), at: 50 }, { name: 'one' }),
    guide.says('exchange.handover-resumed', { ...of('terms', 1), at: 55 }, { unseen: ['one'] }),
  );
  expect(view(twice).batches[0]?.held).toMatchObject([{ resumed: null }]);
  expect(view(twice).disputed).toMatchObject([{ what: 'handover-resumed', versions: { length: 2 } }]);
  expect(view(twice, 39).disputed).toEqual([]);
  given(...hold)
    .when(mediator.says('exchange.handover-resumed', { ...of('terms', 1), at: 40 }))
    .then('stands');
});

test('[EX2, EX8, EX11, EX12, EX13, EX17] nothing is recorded twice, and a credit is of batches of its own terms', () => {
  const room = given(...madeAt('first', 0), ...madeAt('second', 10), ...saidUnder('first'), ...saidUnder('second'));
  for (const name of ['objection first', 'credit first', 'released first 1', 'returned first 1'])
    room.when(saidUnder('first').find((one) => one.name === name) as Draft).then('recorded-already');
  const credits = (changes: object) =>
    mediator.says('exchange.credit-proposed', {
      from: idOf('first 2'),
      toward: idOf('first 1'),
      persons: 1,
      ground: 'G.',
      ...changes,
    });
  room.when(credits({ toward: idOf('second 1') })).then('batches-of-other-terms');
  room.when(credits({ corrects: idOf('credit second') })).then('batches-of-other-terms');
  room.when(credits({ from: idOf('nothing') })).then('unknown-batch');
  room.when(credits({ toward: idOf('nothing') })).then('unknown-batch');
  // Two persons of the first batch were outside, and are credited; of the second none is yet.
  room.when(credits({ persons: 2 })).then('stands');
  room.when(credits({ persons: 3 })).then('more-than-were-outside');
  room.when(credits({ from: idOf('first 1'), toward: idOf('first 2') })).then('more-than-were-outside');
  room.when(credits({ from: idOf('first 1'), toward: idOf('first 2'), corrects: idOf('credit first') })).then('stands');
});

test('[EX16] a correction names each of the reports that are shown, and no other', () => {
  const one = released('terms', 1, { name: 'one' });
  const other = { ...released('terms', 1, { name: 'other', unseen: ['one'] }, { quota: 3 }), by: guide.id };
  const elsewhere = released('terms', 2, { name: 'elsewhere' });
  const room = given(...madeAt('terms', 10), batch('terms', 1), batch('terms', 2), one, other, elsewhere);
  const corrects = (...names: string[]) =>
    released('terms', 1, { name: 'third' }, { correction: { of: names.map(idOf), ground: 'Counted again.' } });
  for (const names of [['one'], ['other'], ['one', 'other', 'elsewhere'], ['elsewhere']])
    room.when(corrects(...names)).then('not-the-reports-shown');
  room.when(corrects('one', 'other')).then('stands');
});
