import { expect, test } from 'vitest';
import { given, idOf, mediator, north, south } from '#testing';
import { truceView } from './index.ts';

const HOUR = 3_600_000;
const begin = 1000 * HOUR;

const proposed = (changes = {}) =>
  mediator.says(
    'truce.proposed',
    {
      text: 'Seven days.',
      plannedStart: begin,
      startWording: 'on Monday',
      hours: 168,
      releasing: 'south',
      extension: { model: 'consent', noticeHours: 48 },
      ...changes,
    },
    { name: 'truce' },
  );
const accepts = (who: typeof north) => who.says('truce.accepted', { truce: idOf('truce') });
const signs = (who: typeof north, signedAt: number) =>
  who.says('truce.signed', { truce: idOf('truce'), signedAt, wording: 'Signed at the talks site.' });
const startSet = (start: number) =>
  mediator.says('truce.start-set', { truce: idOf('truce'), start, wording: '21:45' }, { name: 'start' });
const agreed = (changes = {}) => given(proposed(changes), accepts(north), accepts(south));
const view = (room: ReturnType<typeof given>, at: number) => room.shows(truceView, 'truce', at);

test('[TR24] terms name several ways of extension, each once', () => {
  const combined = (...of: object[]) => proposed({ extension: { model: 'combined', of } });
  const consent = { model: 'consent', noticeHours: 48 };
  given()
    .when(combined(consent, { model: 'unilateral' }))
    .then('stands');
  given()
    .when(combined(consent, { ...consent, noticeHours: 24 }))
    .then('model-named-twice');
  expect(view(given(combined(consent, { model: 'unilateral' })), 0).models).toEqual(['consent', 'unilateral']);
});

test('[TR25] a truce is signed when each party has said so, once, at the last of their times', () => {
  given(proposed(), accepts(north)).when(signs(north, begin)).then('not-agreed');
  agreed()
    .and(signs(north, begin))
    .when(signs(north, begin + 1))
    .then('signed-already');
  agreed()
    .when({ ...signs(north, begin), by: mediator.id })
    .then('capacity-lacking');
  const one = agreed().and(signs(north, begin));
  expect(view(one, begin).phase).toBe('agreed');
  const both = one.and(signs(south, begin + HOUR));
  expect(view(both, begin + HOUR - 1).phase).toBe('agreed');
  expect(view(both, begin + HOUR).phase).toBe('signed');
  expect(
    view(both, begin)
      .signatures.map((row) => [row.by, row.signedAt])
      .sort(),
  ).toEqual([
    ['north', begin],
    ['south', begin + HOUR],
  ]);
});

test('[TR26] a notification period of 48 hours lies between the last signature and the start', () => {
  const asked = agreed({ notificationHours: 48 });
  asked.when(startSet(begin + 60 * HOUR)).then('within-the-notification-period');
  const signed = asked.and(signs(north, begin), signs(south, begin + HOUR));
  signed.when(startSet(begin + 49 * HOUR - 1)).then('within-the-notification-period');
  signed.when(startSet(begin + 49 * HOUR)).then('stands');
  const set = signed.and(startSet(begin + 50 * HOUR));
  expect(view(set, begin + HOUR)).toMatchObject({ phase: 'notification', notificationUntil: begin + 49 * HOUR });
  expect(view(set, begin + 49 * HOUR).phase).toBe('signed');
  expect(view(set, begin + 50 * HOUR).phase).toBe('in-force');
  agreed().when(startSet(begin)).then('stands');
});

test('[TR36] marks before an end are there at whatever moment one asks', () => {
  const room = agreed().and(startSet(begin));
  const end = begin + 168 * HOUR;
  const marks = (at: number) => view(room, at).reminders.map((one) => [one.of, one.hoursBefore, one.due - one.since]);
  expect(marks(end - 24 * HOUR - 1)).toEqual([]);
  expect(marks(end - 24 * HOUR)).toEqual([['end', 24, 24 * HOUR]]);
  expect(marks(end - 7 * HOUR)).toEqual([['end', 12, 12 * HOUR]]);
  expect(marks(end - 6 * HOUR)).toEqual([['end', 6, 6 * HOUR]]);
  expect(marks(end - 1)).toEqual([['end', 1, HOUR]]);
  // A mark that has passed has passed, for as long as that end stands.
  expect(marks(end)).toEqual([['end', 1, HOUR]]);
  expect(view(room, end).phase).toBe('term-ended');
});

test('[TR36] the last moment for an objection and an obligation’s due time have their marks too', () => {
  const extension = { model: 'tacit', hours: 24, noticeHours: 48 };
  const obligation = mediator.says(
    'truce.obligation-recorded',
    {
      truce: idOf('truce'),
      expectedFrom: 'south',
      track: 'aid',
      what: 'Aid to the north',
      quantity: 200,
      unit: 'trucks',
      countingRule: 'Each truck once, at the crossing.',
      due: begin + 100 * HOUR,
    },
    { name: 'aid' },
  );
  const room = agreed({ extension }).and(startSet(begin), obligation);
  expect(view(room, begin + 99 * HOUR).reminders.filter((one) => one.of === 'obligation')).toEqual([
    {
      of: 'obligation',
      about: idOf('aid'),
      due: begin + 100 * HOUR,
      hoursBefore: 1,
      since: begin + 99 * HOUR,
    },
  ]);
  expect(view(room, begin + 110 * HOUR).reminders).toMatchObject([
    { of: 'objection', due: begin + 120 * HOUR, hoursBefore: 12 },
  ]);
});

const end = begin + 168 * HOUR;
const everyWay = {
  model: 'combined',
  of: [
    { model: 'performance', hoursPer: 24, personsPer: 10 },
    { model: 'consent', noticeHours: 1 },
    { model: 'unilateral' },
  ],
};
const bySilence = {
  model: 'combined',
  of: [everyWay.of[0], everyWay.of[1], { model: 'tacit', hours: 24, noticeHours: 1 }],
};

/** A truce in force under this name, agreed at this moment. */
const madeAt = (name: string, at: number, extension: object = everyWay) => {
  const of = { truce: idOf(name) };
  const terms = { text: 'A.', plannedStart: begin, startWording: 'so', hours: 168, releasing: 'south', extension };
  return [
    mediator.says('truce.proposed', terms, { name, at }),
    north.says('truce.accepted', of, { at }),
    south.says('truce.accepted', of, { at: at + 1 }),
    mediator.says('truce.start-set', { ...of, start: begin, wording: 'so' }, { at: at + 2 }),
  ];
};

/** All that can be said of a truce, each thing once. */
const saidOf = (name: string) => {
  const of = { truce: idOf(name) };
  const at = { at: end - 5 * HOUR };
  const named = (thing: string) => ({ ...at, name: `${thing} of ${name}` });
  const due = begin + 24 * HOUR;
  const obligation = {
    expectedFrom: 'north',
    track: 'aid',
    what: 'Aid',
    quantity: 2,
    unit: 'trucks',
    countingRule: 'Once.',
    due,
  };
  return [
    south.says('truce.list-handed-in', { ...of, living: 10, remains: 1, hours: 24, wording: 'L.' }, named('list')),
    north.says('truce.extension-agreed', { list: idOf(`list of ${name}`), hours: 24, wording: 'Yes.' }, named('yes')),
    north.says('truce.extension-proposed', { ...of, hours: 12, wording: 'P.' }, named('proposal')),
    south.says('truce.extension-declined', { proposal: idOf(`proposal of ${name}`), ground: 'No.' }, named('no')),
    mediator.says(
      'truce.extension-stated',
      { ...of, hours: 24, saidBy: 'north', onLine: '1', saidAt: 1, heardBy: [] },
      named('s'),
    ),
    ...['list', 'extension', 'end'].map((about) =>
      north.says('truce.account-given', { ...of, about, due: end, says: name }, at),
    ),
    mediator.says('truce.term-reported', { ...of, term: 'cap-days', value: 10, source: 'One' }, at),
    mediator.says('truce.term-reported', { ...of, term: 'cap-days', value: 12, source: 'Two' }, at),
    south.says('truce.declared', { ...of, what: 'ended', wording: 'It ended.' }, named('ended')),
    mediator.says('truce.obligation-recorded', { ...of, ...obligation }, named('aid')),
    north.says('truce.obligation-accepted', { obligation: idOf(`aid of ${name}`) }, at),
    north.says('truce.count-given', { obligation: idOf(`aid of ${name}`), due, quantity: 2, asOf: 1, says: 'So.' }, at),
  ];
};

test('[TR8, TR11, TR17, TR19, TR20, TR21, TR27, TR30, TR31, TR33, TR34] what is said of one truce is shown of no other', () => {
  const first = madeAt('first', 0);
  const second = madeAt('second', 10);
  const later = south.says('truce.extension-declared', {
    truce: idOf('first'),
    from: end + 24 * HOUR,
    hours: 3,
    wording: 'S.',
  });
  for (const at of [0, begin, end - 1, end + 24 * HOUR]) {
    const alone = view(given(...second), at);
    expect(view(given(...first, ...second, ...saidOf('first'), later), at)).toEqual(alone);
    const both = given(...first, ...second, ...saidOf('second'));
    expect(view(both, at)).toEqual(view(given(...second, ...saidOf('second')), at));
  }
  // By silence too: an objection to one, and a length named for it, are none of the other.
  const silent = [...madeAt('first', 0, bySilence), ...madeAt('second', 10, bySilence)];
  const of = { truce: idOf('first'), from: end, wording: 'So.' };
  for (const word of [
    north.says('truce.renewal-objected', of),
    north.says('truce.extension-declared', { ...of, hours: 5 }),
  ])
    expect(view(given(...silent, word), end).expiries).toEqual(view(given(...silent), end).expiries);
});

test('[TR11, TR17, TR19, TR27, TR33, TR34] all that was said of a truce is shown as it was said', () => {
  const room = given(...madeAt('second', 10), ...saidOf('second'));
  const at = end - 5 * HOUR;
  expect(view(room, end)).toMatchObject({
    phase: 'in-force',
    expiresAt: end + 24 * HOUR,
    extensions: [
      { days: 1, hours: 24, newExpiry: end + 24 * HOUR, statedBy: 'north', list: idOf('list of second'), at },
    ],
    stated: [
      { hours: 24, newExpiry: end + 48 * HOUR, saidBy: 'north', recordedBy: 'mediator', onLine: '1', awaiting: true },
    ],
    lists: [
      {
        ...{ list: idOf('list of second'), by: 'south', living: 10, remains: 1, hours: 24, at, outcome: 'agreed' },
        answers: [{ by: 'north', outcome: 'agreed', hours: 24, ground: null, at }],
      },
    ],
    proposals: [
      {
        ...{ proposal: idOf('proposal of second'), by: 'north', hours: 12, wording: 'P.', at, outcome: 'refused' },
        answers: [{ by: 'south', outcome: 'refused', hours: null, ground: 'No.', at }],
      },
    ],
    declarations: [{ by: 'south', what: 'ended', wording: 'It ended.', at }],
    endDeclaredBy: ['south'],
    disputed: [
      {
        term: 'cap-days',
        versions: [
          { by: 'One', value: 10 },
          { by: 'Two', value: 12 },
        ],
      },
    ],
    obligations: [
      {
        ...{ id: idOf('aid of second'), expectedFrom: 'north', track: 'aid', what: 'Aid', quantity: 2, unit: 'trucks' },
        ...{ countingRule: 'Once.', everyHours: null, acceptedBy: ['north'] },
        dues: [{ state: 'passed', differs: false, counts: [{ by: 'north', quantity: 2, asOf: 1, says: 'So.' }] }],
      },
    ],
  });
  expect(view(room, begin).outstanding).toMatchObject([{ what: 'list', accounts: [] }]);
  const accounts = (due: number) =>
    given(
      ...madeAt('t', 0),
      south.says('truce.account-given', { truce: idOf('t'), about: 'list', due, says: 'S.' }),
      north.says('truce.account-given', { truce: idOf('t'), about: 'list', due, says: 'N.' }),
    );
  expect(view(accounts(end), begin).outstanding[0]?.accounts).toEqual([
    { by: 'north', says: 'N.' },
    { by: 'south', says: 'S.' },
  ]);
  expect(view(accounts(end + 1), begin).outstanding[0]?.accounts).toEqual([]);
});

test('[TR2, TR9, TR21] nothing is said twice under one id', () => {
  const room = given(...madeAt('second', 10), ...saidOf('second'));
  const again = (name: string) => saidOf('second').find((one) => one.name === `${name} of second`);
  for (const name of ['list', 'proposal', 'ended', 'aid'])
    room.when(again(name) ?? proposed()).then('recorded-already');
  agreed().when(proposed()).then('recorded-already');
});

test('[TR9, TR12, TR13, TR27] who answers and withdraws what, and how often', () => {
  const start = given(...madeAt('second', 10)).and(
    ...saidOf('second').filter((one) => /^(list|proposal) of/.test(one.name)),
  );
  const list = { list: idOf('list of second') };
  const proposal = { proposal: idOf('proposal of second') };
  const says = (who: typeof north, kind: string, body: object) =>
    who.says(`truce.${kind}`, body, { name: `${kind} by ${who.id}`, at: begin });
  const withdrawn = start.and(says(south, 'list-withdrawn', list), says(north, 'proposal-withdrawn', proposal));
  withdrawn.when(says(south, 'list-withdrawn', list)).then('list-withdrawn-already');
  withdrawn.when(says(north, 'list-refused', { ...list, ground: 'No.' })).then('list-withdrawn-already');
  withdrawn.when(says(north, 'proposal-withdrawn', proposal)).then('proposal-withdrawn-already');
  withdrawn.when(says(south, 'extension-declined', { ...proposal, ground: 'No.' })).then('proposal-withdrawn-already');
  const refused = start.and(
    says(north, 'list-refused', { ...list, ground: 'No.' }),
    says(south, 'extension-declined', { ...proposal, ground: 'No.' }),
  );
  refused.when(says(north, 'extension-agreed', { ...list, hours: 24, wording: 'Yes.' })).then('list-answered-already');
  refused
    .when({ ...says(north, 'list-refused', { ...list, ground: 'No.' }), name: 'again' })
    .then('list-answered-already');
  refused.when(says(south, 'extension-consented', { ...proposal, wording: 'Yes.' })).then('proposal-answered-already');
  refused
    .when({ ...says(south, 'extension-declined', { ...proposal, ground: 'No.' }), name: 'again' })
    .then('proposal-answered-already');
  refused.when(says(north, 'proposal-withdrawn', proposal)).then('proposal-answered-already');
  start.when(says(south, 'list-refused', { ...list, ground: 'No.' })).then('own-list');
  start.when(says(north, 'extension-consented', { ...proposal, wording: 'Yes.' })).then('own-proposal');
  start.when(says(south, 'proposal-withdrawn', proposal)).then('not-own-proposal');
  const none = given(...madeAt('second', 10).slice(0, 3));
  const of = { truce: idOf('second') };
  none
    .when(says(south, 'list-handed-in', { ...of, living: 10, remains: 0, hours: 24, wording: 'L.' }))
    .then('start-not-settled');
  none.when(says(north, 'extension-proposed', { ...of, hours: 24, wording: 'P.' })).then('start-not-settled');
  none.when(says(north, 'extension-declared', { ...of, from: end, hours: 1, wording: 'S.' })).then('start-not-settled');
});

test('[TR16, TR27] who consented to what was withdrawn at one time may give way, and only then', () => {
  const asks = saidOf('second').filter((one) => /^proposal of/.test(one.name));
  const room = given(...madeAt('second', 10), ...asks);
  const proposal = { proposal: idOf('proposal of second') };
  const consents = south.says('truce.extension-consented', { ...proposal, wording: 'Yes.' }, { name: 'yes' });
  const takesBack = north.says('truce.proposal-withdrawn', proposal, { unseen: ['yes'] });
  const declines = south.says('truce.extension-declined', { ...proposal, ground: 'No.' }, { name: 'declines' });
  room.and(consents).when(declines).then('proposal-answered-already');
  const both = room.and(consents, takesBack);
  expect(view(both, begin).proposals).toMatchObject([{ outcome: 'contested', answers: { length: 2 } }]);
  expect(view(both, begin).disputed).toMatchObject([{ term: 'extension', versions: { length: 2 } }]);
  both.when(declines).then('stands');
  both.when({ ...consents, name: 'again' }).then('proposal-answered-already');
  expect(view(both.and(declines), begin).proposals).toMatchObject([{ outcome: 'withdrawn' }]);
});

test('[TR36] marks stand in order of what is due; of what is due at one time in order of what it is', () => {
  const aid = saidOf('second').filter((one) => /^aid of/.test(one.name));
  const due = (at: number) => aid.map((one) => ({ ...one, body: { ...one.body, due: at } }));
  const marks = (at: number, moment: number) =>
    view(given(...madeAt('second', 10, bySilence), ...due(at)), moment).reminders.map((one) => [
      one.of,
      (one.due - end) / HOUR,
      one.hoursBefore,
    ]);
  expect(marks(end, end - 12 * HOUR)).toEqual([
    ['objection', -1, 12],
    ['end', 0, 12],
    ['obligation', 0, 12],
  ]);
  expect(marks(end - 2 * HOUR, end - 6 * HOUR)).toEqual([
    ['obligation', -2, 6],
    ['objection', -1, 6],
    ['end', 0, 6],
  ]);
  expect(marks(end, end - 25 * HOUR - 1)).toEqual([]);
  expect(view(given(...madeAt('second', 10, bySilence).slice(0, 3)), end - HOUR).reminders).toEqual([]);
});
