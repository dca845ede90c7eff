import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, mediator, north, observer, south } from '#testing';
import type { Charter } from '../../desk.ts';
import { type ExchangeSaid, type ExchangeState, exchange, tranchesView } from '../index.ts';

const LATE = 1000;
const terms = [
  mediator.says(
    'exchange.terms-put',
    {
      text: 'By tranches.',
      releasing: 'south',
      returning: 'north',
      ratio: { out: 1, returned: 3 },
      countingRule: 'Each.',
    },
    { name: 'terms' },
  ),
  north.says('exchange.terms-accepted', { terms: idOf('terms') }),
  south.says('exchange.terms-accepted', { terms: idOf('terms') }),
];
const numbers = [
  { category: 'civilians', out: 2, returned: 6, ratio: { out: 1, returned: 3 } },
  { category: 'soldiers', out: 1, returned: 0 },
];
const step = (by: string, moment: number, more: object = {}) => ({
  by,
  moment,
  persons: 2,
  wording: 'As agreed.',
  unconditional: false,
  ...more,
});
const steps = [step('south', 1), step('north', 1), step('south', 2), step('north', 2, { unconditional: true })];
const put = (more: object = {}, options: Partial<Draft> = {}) =>
  mediator.says(
    'exchange.tranche-put',
    { terms: idOf('terms'), n: 1, numbers, steps, ...more },
    { name: 'tranche', ...options },
  );
const accepts = (who: typeof north, kind: 'numbers' | 'names' | 'criterion', name: string) => {
  const field = kind === 'numbers' ? 'tranche' : kind;
  return who.says(`exchange.${kind}-accepted`, { [field]: idOf(name) }, { name: `${who.id} accepts ${name}` });
};
const both = (kind: 'numbers' | 'names' | 'criterion', name: string) =>
  [north, south].map((who) => accepts(who, kind, name));
const named = (...outs: string[]) => [
  { category: 'civilians', which: 'out', cases: outs },
  { category: 'civilians', which: 'returned', cases: ['Q-1', 'Q-2', 'Q-3'] },
  { category: 'civilians', which: 'returned', cases: ['Q-4', 'Q-5', 'Q-6'] },
  { category: 'soldiers', which: 'out', cases: ['P-9'] },
];
const names = (list: object[] = named('P-1', 'P-2'), options: Partial<Draft> = {}) =>
  mediator.says('exchange.names-put', { tranche: idOf('tranche'), names: list }, { name: 'names', ...options });
const criterion = mediator.says(
  'exchange.criterion-put',
  { terms: idOf('terms'), text: 'Families are not parted.' },
  { name: 'criterion' },
);
const objects = (who: typeof north, more: object = {}) =>
  who.says(
    'exchange.names-objected',
    { names: idOf('names'), cases: ['P-1'], ground: 'A family is parted.', ...more },
    { name: 'objection' },
  );
const settles = mediator.says('exchange.names-objection-settled', {
  objection: idOf('objection'),
  wording: 'Both go.',
});
const states = (who: typeof north, n: number, done: string, persons: number, at = 5) =>
  who.says('exchange.step-stated', { tranche: idOf('tranche'), step: n, done, persons, at }, { at: LATE });

const agreed = (...more: Draft[]) => given(...terms, put(), ...both('numbers', 'tranche'), ...more);
const view = (room: ReturnType<typeof given>, reader = 'mediator', at = LATE) =>
  room.shows((charter, state: ExchangeState) => tranchesView(charter, state, at, reader), 'exchange');

test('[EX1] mediators put tranches, names and criteria; parties accept them', () => {
  given(...terms)
    .when({ ...put(), by: 'north' })
    .then('capacity-lacking');
  given(...terms, put())
    .when(accepts(mediator, 'numbers', 'tranche'))
    .then('capacity-lacking');
  agreed()
    .when({ ...names(), by: 'observer' })
    .then('capacity-lacking');
});

test('[EX31] a tranche has numbers by category, in their ratio, under accepted terms', () => {
  given().when(put()).then('unknown-terms');
  given(terms[0] as Draft)
    .when(put())
    .then('not-agreed');
  const room = given(...terms);
  const ratio = { out: 1, returned: 3 };
  room.when(put({ numbers: [{ category: 'a', out: 2, returned: 7, ratio }] })).then('numbers-not-in-the-ratio');
  room.when(put({ numbers: [{ category: 'a', out: 0, returned: 1, ratio }] })).then('numbers-not-in-the-ratio');
  room.when(put({ numbers: [{ category: 'a', out: 0, returned: 0, ratio }] })).then('stands');
  room.when(put({ numbers: [{ category: 'a', out: 2, returned: 7 }] })).then('stands');
  room.when(put({ numbers: [...numbers, { category: 'soldiers', out: 1, returned: 0 }] })).then('category-named-twice');
  room.and(put()).when(put()).then('recorded-already');
});

test('[EX32] numbers are agreed once both sides have accepted them', () => {
  given(...terms)
    .when(accepts(north, 'numbers', 'tranche'))
    .then('unknown-tranche');
  const half = given(...terms, put(), accepts(north, 'numbers', 'tranche'));
  half.when({ ...accepts(north, 'numbers', 'tranche'), name: 'again' }).then('accepted-already');
  expect(view(half).tranches).toMatchObject([{ agreed: false, acceptedBy: ['north'], awaitedFrom: ['south'] }]);
  half.when(put({}, { name: 'other' })).then('stands');
  expect(view(agreed()).tranches).toMatchObject([{ agreed: true, contested: false, awaitedFrom: [] }]);
  agreed()
    .when(put({}, { name: 'other' }))
    .then('tranche-agreed-already');
  agreed()
    .when(put({ n: 2 }, { name: 'other' }))
    .then('stands');
  const seen = ['tranche', 'north accepts tranche', 'south accepts tranche'];
  const rival = agreed({ ...put({}, { name: 'other', unseen: seen }), by: guide.id }, ...both('numbers', 'other'));
  expect(view(rival).tranches.map((one) => [one.agreed, one.contested])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test('[EX33] names come second, as many as were agreed, none twice and none of another tranche', () => {
  given(...terms)
    .when(names())
    .then('unknown-tranche');
  given(...terms, put(), accepts(north, 'numbers', 'tranche'))
    .when(names())
    .then('not-agreed');
  agreed().when(names()).then('stands');
  agreed(names()).when(names()).then('recorded-already');
  agreed()
    .when(names(named('P-1')))
    .then('not-the-agreed-numbers');
  agreed()
    .when(names([...named('P-1', 'P-2'), { category: 'others', which: 'out', cases: ['P-7'] }]))
    .then('not-the-agreed-numbers');
  agreed()
    .when(names(named('P-1', 'P-1')))
    .then('case-named-twice');
  const second = { n: 2, numbers: [{ category: 'civilians', out: 1, returned: 0 }], steps: [] };
  const room = agreed(names(), ...both('names', 'names'), put(second, { name: 'two' }), ...both('numbers', 'two'));
  const inTwo = (code: string) =>
    mediator.says('exchange.names-put', {
      tranche: idOf('two'),
      names: [{ category: 'civilians', which: 'out', cases: [code] }],
    });
  room.when(inTwo('P-1')).then('case-in-another-tranche');
  room.when(inTwo('P-3')).then('stands');
});

test('[EX34] each side accepts the names put last, and what stood before stands until then', () => {
  agreed()
    .when(accepts(north, 'names', 'names'))
    .then('unknown-names');
  const first = agreed(names(), ...both('names', 'names'));
  first.when({ ...accepts(north, 'names', 'names'), name: 'again' }).then('accepted-already');
  expect(view(first).tranches[0]?.names).toMatchObject([{ state: 'agreed', awaitedFrom: [] }]);
  const later = first.and(names(named('P-1', 'P-3'), { name: 'later', at: 1 }), accepts(north, 'names', 'later'));
  expect(view(later).tranches[0]?.names.map((one) => one.state)).toEqual(['agreed', 'proposed']);
  const done = later.and(accepts(south, 'names', 'later'));
  expect(view(done).tranches[0]?.names.map((one) => one.state)).toEqual(['replaced', 'agreed']);
  agreed(names(), names(named('P-1', 'P-3'), { name: 'later', at: 1 }))
    .when(accepts(north, 'names', 'names'))
    .then('replaced-by-a-later-version');
});

test('[EX34] names put at once and both accepted are both shown', () => {
  const other = { ...names(named('P-1', 'P-3'), { name: 'other', unseen: ['names'] }), by: guide.id };
  const room = agreed(names(), other, ...both('names', 'names'), ...both('names', 'other'));
  expect(view(room).tranches[0]?.names.map((one) => one.state)).toEqual(['contested', 'contested']);
});

test('[EX35] a criterion counts once both sides have accepted it', () => {
  given().when(criterion).then('unknown-terms');
  given(terms[0] as Draft)
    .when(criterion)
    .then('not-agreed');
  given(...terms, criterion)
    .when(criterion)
    .then('recorded-already');
  given(...terms)
    .when(accepts(north, 'criterion', 'criterion'))
    .then('unknown-criterion');
  const half = given(...terms, criterion, accepts(north, 'criterion', 'criterion'));
  expect(view(half).criteria).toMatchObject([{ agreed: false, awaitedFrom: ['south'] }]);
  expect(view(half.and(accepts(south, 'criterion', 'criterion'))).criteria).toMatchObject([{ agreed: true }]);
});

test('[EX36] a side objects to cases that were named, on its ground or a criterion that counts', () => {
  agreed().when(objects(north)).then('unknown-names');
  const room = agreed(names());
  room.when(objects(north, { cases: ['P-3'] })).then('unknown-case');
  room.when(objects(north, { criterion: idOf('criterion') })).then('unknown-criterion');
  room
    .and(criterion)
    .when(objects(north, { criterion: idOf('criterion') }))
    .then('not-agreed');
  const counts = room.and(criterion, ...both('criterion', 'criterion'));
  const objected = counts.and(objects(north, { criterion: idOf('criterion') }));
  objected.when(objects(north)).then('recorded-already');
  room.when(settles).then('unknown-objection');
  expect(view(objected).tranches[0]?.names[0]?.objections).toMatchObject([
    { by: 'north', cases: ['P-1'], criterion: 'Families are not parted.', settled: [] },
  ]);
  const settled = objected.and(settles);
  settled.when({ ...settles, name: 'again' }).then('settled-already');
  expect(view(settled).tranches[0]?.names[0]?.objections).toMatchObject([{ settled: ['Both go.'] }]);
});

test('[EX37] steps are due moment by moment, those of one moment together', () => {
  given(...terms)
    .when(put({ steps: [step('mediator', 1)] }))
    .then('not-of-these-terms');
  const stages = (room: ReturnType<typeof given>, at = LATE) =>
    view(room, 'mediator', at).tranches[0]?.steps.map((one) => one.state);
  expect(stages(agreed())).toEqual(['due', 'due', 'open', 'due']);
  const one = agreed(states(north, 1, 'whole', 2), states(south, 1, 'whole', 2));
  expect(stages(one)).toEqual(['done', 'due', 'open', 'due']);
  const two = one.and(states(north, 2, 'whole', 2), states(south, 2, 'whole', 2));
  expect(stages(two)).toEqual(['done', 'done', 'due', 'due']);
  expect(stages(two, 4)).toEqual(['due', 'due', 'open', 'due']);
});

test('[EX38] a step is done once both sides say so for the same number', () => {
  given(...terms, put())
    .when(states(north, 1, 'whole', 2))
    .then('not-agreed');
  given(...terms)
    .when(states(north, 1, 'whole', 2))
    .then('unknown-tranche');
  agreed()
    .when(states(north, 5, 'whole', 2))
    .then('unknown-step');
  agreed()
    .when(states(north, 1, 'whole', 2, LATE + 1))
    .then('not-happened-yet');
  const first = (room: ReturnType<typeof given>) => view(room).tranches[0]?.steps[0];
  const half = agreed(states(south, 1, 'whole', 2), states(mediator, 1, 'whole', 2));
  expect(first(half)?.state).toBe('due');
  const other = half.and(states(north, 1, 'in-part', 1));
  expect(first(other)).toMatchObject({
    state: 'due',
    words: [
      { by: 'mediator', done: 'whole' },
      { by: 'north', done: 'in-part', persons: 1 },
      { by: 'south', done: 'whole' },
    ],
  });
  expect(first(half.and(states(north, 1, 'whole', 1)))?.state).toBe('due');
  expect(first(other.and(states(north, 1, 'whole', 2)))?.state).toBe('done');
});

test('[EX49] a reader is shown the acceptances awaited from its own delegation', () => {
  const room = given(...terms, put(), criterion, accepts(north, 'criterion', 'criterion'));
  expect(view(room, 'north').awaitedFromReader).toEqual([idOf('tranche')]);
  expect(view(room, 'south').awaitedFromReader).toEqual([idOf('criterion'), idOf('tranche')]);
  expect(view(room, 'mediator').awaitedFromReader).toEqual([]);
  const later = agreed(names(), names(named('P-1', 'P-3'), { name: 'later', at: 1 }));
  expect(view(later, 'north').awaitedFromReader).toEqual([idOf('later')]);
});

test('[EX32, EX34, EX35, EX36] a third party, which the terms do not name, neither accepts nor objects', () => {
  const room = agreed(names(), criterion);
  const bodies = {
    'exchange.numbers-accepted': { tranche: idOf('tranche') },
    'exchange.names-accepted': { names: idOf('names') },
    'exchange.criterion-accepted': { criterion: idOf('criterion') },
    'exchange.names-objected': { names: idOf('names'), cases: ['P-1'], ground: 'No.' },
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

test('[EX31, EX34, EX36, EX37, EX38] what is said of one tranche is shown of that one', () => {
  const of = (draft: Draft, body: object, name: string): Draft => ({
    ...draft,
    body: { ...draft.body, ...body },
    name,
  });
  const second = { tranche: idOf('second') };
  const others = [{ category: 'civilians', which: 'out', cases: ['P-21', 'P-22'] }];
  const mine = [
    names(),
    ...both('names', 'names'),
    objects(south),
    settles,
    states(south, 1, 'whole', 2),
    states(north, 1, 'whole', 2),
  ];
  const theirs = [
    put({ n: 2 }, { name: 'second' }),
    ...both('numbers', 'second'),
    of(
      names(
        [...others, ...named('P-1', 'P-2').slice(1, 3), { category: 'soldiers', which: 'out', cases: ['P-29'] }].map(
          (one) => ({ ...one, cases: one.cases.map((code) => (code.startsWith('Q') ? `${code}0` : code)) }),
        ),
      ),
      second,
      'names of second',
    ),
    of(objects(north), { names: idOf('names of second'), cases: ['P-21'] }, 'other objection'),
    of(states(south, 1, 'in-part', 1), second, 'other step'),
    of(states(north, 2, 'whole', 2), second, 'north step'),
  ];
  for (const at of [4, 5, LATE]) {
    const [alone] = view(agreed(...mine), 'north', at).tranches;
    const rows = view(agreed(...mine, ...theirs), 'north', at).tranches;
    expect(rows.find((one) => one.n === 1)).toEqual(alone);
    const [other] = view(given(...terms, ...theirs), 'north', at).tranches;
    expect(rows.find((one) => one.n === 2)).toEqual(other);
  }
  const row = view(agreed(...mine, ...theirs), 'north').tranches.find((one) => one.n === 1);
  expect(row).toMatchObject({
    ...{ id: idOf('tranche'), n: 1, agreed: true, contested: false, acceptedBy: ['north', 'south'], awaitedFrom: [] },
    names: [
      {
        ...{ id: idOf('names'), state: 'agreed', acceptedBy: ['north', 'south'], awaitedFrom: [] },
        objections: [
          { by: 'south', cases: ['P-1'], ground: 'A family is parted.', criterion: null, settled: ['Both go.'] },
        ],
      },
    ],
    steps: [
      { step: 1, state: 'done', words: [{ by: 'north' }, { by: 'south' }] },
      { step: 2 },
      { step: 3 },
      { step: 4 },
    ],
  });
  expect(view(agreed(names()), 'north').tranches[0]?.names).toMatchObject([{ state: 'proposed', objections: [] }]);
});

test('[EX31, EX34, EX36, EX37] bounds: the last step, a step at its entry, each category, each case', () => {
  const room = agreed();
  room.when(states(north, 4, 'whole', 2)).then('stands');
  room.when(states(north, 1, 'whole', 2, LATE)).then('stands');
  room.when(states(north, 1, 'whole', 2, LATE + 1)).then('not-happened-yet');
  const ratio = { out: 1, returned: 3 };
  const [good, bad] = [
    { category: 'a', out: 1, returned: 3, ratio },
    { category: 'b', out: 2, returned: 7, ratio },
  ];
  for (const numbers of [
    [good, bad],
    [bad, good],
  ])
    room.when(put({ n: 2, numbers }, { name: 'second' })).then('numbers-not-in-the-ratio');
  const named = agreed(names(), ...both('names', 'names'));
  named.when(objects(south, { cases: ['P-1', 'P-77'] })).then('unknown-case');
  expect(
    [4, 5].map((at) => view(agreed(states(south, 1, 'whole', 2)), 'north', at).tranches[0]?.steps[0]?.words.length),
  ).toEqual([0, 1]);
});

test('[EX33] each named case is free, also where the others are', () => {
  const second = [put({ n: 2 }, { name: 'second' }), ...both('numbers', 'second')];
  const room = agreed(names(), ...both('names', 'names'), ...second);
  const other = (...outs: string[]) => {
    const apart = (code: string) => (/^Q|^P-9/.test(code) ? `${code}0` : code);
    const list = named(...outs).map((one) => ({ ...one, cases: one.cases.map(apart) }));
    const draft = names(list, { name: 'other' });
    return { ...draft, body: { ...draft.body, tranche: idOf('second') } };
  };
  room.when(other('P-1', 'P-21')).then('case-in-another-tranche');
  room.when(other('P-21', 'P-2')).then('case-in-another-tranche');
  room.when(other('P-21', 'P-22')).then('stands');
});
