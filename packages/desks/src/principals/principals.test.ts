import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, south } from '#testing';
import type { PrincipalsState, PrincipalsView } from './index.ts';
import { principalsView } from './index.ts';

const HOUR = 3_600_000;
const fact = '5'.repeat(64);
const generated = [
  { text: 'The truce is in force.', entries: [fact] },
  { text: 'Ten persons were released.', entries: [fact] },
  { text: 'Last heard from Southbank: 06:41.', entries: [] },
];
const asMade = generated.map(({ text }, index) => ({ text, of: index + 1 }));
const reworded = [
  { text: 'The truce is in force, as both sides say.', of: 1 },
  { text: 'The minister travels at noon.' },
  { text: 'Ten persons were released.', of: 2 },
];
const drafted = (options: Partial<Draft> = {}) =>
  north.says('principals.report-drafted', { asOf: 5, generated, lines: asMade }, { name: 'draft', ...options });
const edited = (lines: object[], options: Partial<Draft> = {}) =>
  north.says('principals.report-edited', { draft: idOf('draft'), lines, wording: 'Clearer.' }, options);
const signed = (changes: object = {}, options: Partial<Draft> = {}) =>
  north.says(
    'principals.report-signed',
    { asOf: 5, office: 'Head of delegation', generated, lines: asMade, ...changes },
    { name: 'report', ...options },
  );
const distributed = (of: object[], options: Partial<Draft> = {}) =>
  north.says(
    'principals.report-distributed',
    { report: idOf('report'), of },
    { name: 'distributed', at: 1, ...options },
  );

const minister = { delegation: 'north', office: 'Minister' };
const deputy = { delegation: 'north', office: 'Deputy' };
const envoy = { delegation: 'south', office: 'Envoy' };
const requested = (changes: object = {}, options: Partial<Draft> = {}) =>
  mediator.says(
    'principals.decision-requested',
    { question: 'Extend?', options: ['Extend by one day', 'Do not extend'], of: minister, due: 10 * HOUR, ...changes },
    { name: 'request', ...options },
  );
const answered = (changes: object = {}, options: Partial<Draft> = {}) =>
  north.says(
    'principals.decision-answered',
    { request: idOf('request'), option: 1, office: 'Minister', ...changes },
    { at: HOUR, ...options },
  );
const askedFor = mediator.says(
  'principals.information-requested',
  { question: 'How many?', of: minister, due: 10 * HOUR },
  { name: 'question' },
);
const told = (changes: object = {}, options: Partial<Draft> = {}) =>
  north.says(
    'principals.information-given',
    { request: idOf('question'), answer: 'Ten.', entries: [fact], office: 'Minister', ...changes },
    options,
  );
const dueOut = north.says(
  'principals.due-out-set',
  { what: 'The list of the second day', basis: 'Minutes of the first day', of: deputy, due: 2 * HOUR },
  { name: 'due-out' },
);
const done = (office = 'Deputy', options: Partial<Draft> = {}) =>
  north.says('principals.due-out-done', { dueOut: idOf('due-out'), wording: 'Handed over.', office }, options);
const asked = (of: object[] = [minister, envoy]) =>
  mediator.says('principals.acknowledgement-asked', { text: 'Line open until 07:00.', of }, { name: 'line', at: 3 });
const acknowledges = (who: typeof north, office: string, ask = 'line', options: Partial<Draft> = {}) =>
  who.says('principals.acknowledged', { ask: idOf(ask), office }, options);
const delegated = (changes: object = {}) =>
  north.says(
    'principals.authority-delegated',
    {
      from: 'Minister',
      to: 'Deputy',
      scope: 'Extensions of one day.',
      limits: 'One day, once.',
      begins: 0,
      ends: 5 * HOUR,
      ...changes,
    },
    { name: 'authority' },
  );
const ended = (who = north, options: Partial<Draft> = {}) =>
  who.says('principals.authority-ended', { authority: idOf('authority'), wording: 'Back.' }, options);
const withdrawn = (who: typeof north, request: string, options: Partial<Draft> = {}) =>
  who.says('principals.request-withdrawn', { request: idOf(request), wording: 'Settled otherwise.' }, options);

const view = (room: ReturnType<typeof given>, at = 0): PrincipalsView =>
  room.shows<PrincipalsState, PrincipalsView>(principalsView, 'principals', at);
const askIn = (room: ReturnType<typeof given>, at = 0) => view(room, at).asks[0];

test('[PR1] whoever is in the charter reports and asks, also after it has withdrawn; a stranger does not', () => {
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left).when(drafted()).then('stands');
  given()
    .when({ ...drafted(), by: 'stranger' })
    .then('not-in-the-charter');
  given(drafted()).when(drafted()).then('recorded-already');
});

test('[PR2] a line stands for one made line, each of which is used once, or was added', () => {
  given()
    .when(drafted({ body: { asOf: 5, generated, lines: reworded } }))
    .then('stands');
  given()
    .when(signed({ lines: [{ text: 'Other.', of: 4 }] }))
    .then('no-such-line');
  const twice = [asMade[0], asMade[0]] as object[];
  given()
    .when(signed({ lines: twice }))
    .then('line-used-twice');
  given(drafted()).when(edited(twice)).then('line-used-twice');
});

test('[PR3] earlier text stays, changes at one time are all shown, and nothing is signed until they are settled', () => {
  const one = edited(reworded, { name: 'one', at: 1 });
  const other = edited(asMade.slice(1), { name: 'other', at: 2, unseen: ['one'] });
  const room = given(drafted(), one, other);
  const [draft] = view(room).drafts;
  expect(draft?.state).toBe('contested');
  expect(draft?.texts).toHaveLength(2);
  expect(draft?.edits.map(({ by, at, wording }) => [by, at, wording])).toEqual([
    ['north', 1, 'Clearer.'],
    ['north', 2, 'Clearer.'],
  ]);
  room.when(signed({ draft: idOf('draft'), lines: reworded })).then('draft-contested');
  const settled = room.and(edited(reworded, { name: 'settled', at: 3 }));
  expect(view(settled).drafts[0]).toMatchObject({ state: 'draft', texts: [{ lines: { length: 3 } }] });
  expect(view(settled).drafts[0]?.edits).toHaveLength(3);
  settled.when(signed({ draft: idOf('draft'), lines: reworded })).then('stands');
  given(drafted())
    .when({ ...edited(asMade), body: { draft: fact, lines: asMade, wording: 'x' } })
    .then('unknown-draft');
});

test('[PR4] only its own delegation changes, signs, replaces or distributes a report', () => {
  given(drafted())
    .when({ ...edited(asMade), by: 'south' })
    .then('not-own-report');
  given(drafted())
    .when({ ...signed({ draft: idOf('draft') }), by: 'south' })
    .then('not-own-report');
  given(signed())
    .when({ ...signed({ replaces: idOf('report') }, { name: 'next' }), by: 'south' })
    .then('not-own-report');
  given(signed())
    .when({ ...distributed([minister]), by: 'south' })
    .then('not-own-report');
  given()
    .when(distributed([minister]))
    .then('unknown-report');
});

test('[PR5] a signed report shows what was reworded, added and left out, with what each line rests on', () => {
  const room = given(drafted(), edited(reworded)).and(signed({ draft: idOf('draft'), lines: reworded }));
  const [report] = view(room).reports;
  expect(report?.changes).toEqual([
    { is: 'reworded', text: reworded[0]?.text, made: 'The truce is in force.', entries: [fact] },
    { is: 'added', text: 'The minister travels at noon.' },
    { is: 'as-made', text: 'Ten persons were released.', made: 'Ten persons were released.', entries: [fact] },
    { is: 'left-out', made: 'Last heard from Southbank: 06:41.', entries: [] },
  ]);
  expect(view(room).drafts[0]?.state).toBe('signed');
  const draftOnly = given(drafted());
  draftOnly.when(signed({ draft: idOf('draft'), lines: reworded })).then('not-the-drafted-text');
  draftOnly.when(signed({ draft: idOf('draft'), asOf: 6 })).then('not-the-drafted-text');
  draftOnly
    .when(signed({ draft: idOf('draft'), generated: generated.slice(0, 2), lines: asMade.slice(0, 2) }))
    .then('not-the-drafted-text');
  draftOnly.when(signed({ draft: idOf('draft') })).then('stands');
  given()
    .when(signed({ draft: idOf('draft') }))
    .then('unknown-draft');
});

test('[PR6] a report is superseded by what names it; two that do so at once are both shown', () => {
  const next = (name: string, unseen: string[] = []) => signed({ replaces: idOf('report') }, { name, unseen });
  const room = given(signed(), next('second'), next('third', ['second']));
  const [first, ...others] = view(room).reports;
  expect([...(first?.supersededBy ?? [])].sort()).toEqual([idOf('second'), idOf('third')].sort());
  expect(others.map((one) => one.supersededBy)).toEqual([[], []]);
  given().when(next('second')).then('unknown-report');
});

test('[PR7] who has not acknowledged is listed until it has', () => {
  const open = given(asked());
  expect(view(open).unacknowledged.map((one) => one.office)).toEqual(['Minister', 'Envoy']);
  const half = open.and(acknowledges(south, 'Envoy'));
  expect(view(half).unacknowledged).toEqual([{ ...minister, ask: idOf('line'), sort: 'acknowledgement', at: 3 }]);
  half.when(acknowledges(south, 'Envoy')).then('answered-already');
  const report = given(signed(), distributed([minister, deputy]), acknowledges(north, 'Deputy', 'distributed'));
  expect(view(report).unacknowledged).toEqual([{ ...minister, ask: idOf('distributed'), sort: 'report', at: 1 }]);
  given(requested())
    .when(acknowledges(north, 'Minister', 'request'))
    .then('unknown-request');
});

test('[PR8] what is asked names delegations of the charter, and nobody twice', () => {
  const stranger = { delegation: 'stranger', office: 'Envoy' };
  given()
    .when(asked([minister, stranger]))
    .then('unknown-delegation');
  given()
    .when(asked([minister, { ...minister }]))
    .then('named-twice');
  given()
    .when(asked([minister, deputy]))
    .then('stands');
  given()
    .when(requested({ of: stranger }))
    .then('unknown-delegation');
  given(signed())
    .when(distributed([stranger]))
    .then('unknown-delegation');
});

test('[PR9] one option is chosen, once; two answers at one time are both shown until somebody settles them', () => {
  given()
    .when(requested({ options: ['Yes', 'Yes'] }))
    .then('same-option-twice');
  given(requested())
    .when(answered({ option: 3 }))
    .then('no-such-option');
  given(requested(), answered())
    .when(answered({ option: 2 }))
    .then('answered-already');
  const first = answered({}, { name: 'first' });
  const room = given(requested(), first, answered({ option: 2 }, { name: 'second', unseen: ['first'] }));
  expect(askIn(room)?.of[0]).toMatchObject({ state: 'contested', answers: { length: 2 } });
  const settled = room.and(answered({ option: 2, wording: 'This one.' }));
  expect(askIn(settled)?.of[0]).toMatchObject({ state: 'answered', answers: [{ option: 2, by: 'north' }] });
});

test('[PR10] a deadline is open or passed; a late answer stands and says that it is late', () => {
  expect(askIn(given(requested()), 10 * HOUR)?.of[0]?.state).toBe('awaited');
  expect(askIn(given(requested()), 10 * HOUR + 1)?.of[0]?.state).toBe('passed');
  expect(askIn(given(requested(), answered()))?.of[0]).toMatchObject({ state: 'answered', late: false });
  expect(askIn(given(requested(), answered({}, { at: 11 * HOUR })))?.of[0]).toMatchObject({
    state: 'answered',
    late: true,
  });
});

test('[PR11] what was taken ad referendum is confirmed or declined by the answer, and by no other', () => {
  const about = requested({ adReferendum: fact });
  given(about).when(answered()).then('resolution-missing');
  given(about)
    .when(answered({ resolves: 'declined' }))
    .then('stands');
  given(requested())
    .when(answered({ resolves: 'confirmed' }))
    .then('nothing-ad-referendum');
  const room = given(about, answered({ resolves: 'confirmed' }));
  expect(askIn(room)).toMatchObject({ adReferendum: fact, of: [{ answers: [{ resolves: 'confirmed' }] }] });
});

test('[PR12] information is given with what it rests on', () => {
  expect(askIn(given(askedFor, told()))).toMatchObject({
    sort: 'information',
    of: [{ state: 'answered', answers: [{ wording: 'Ten.', entries: [fact] }] }],
  });
  given(requested())
    .when(told({ request: idOf('request') }))
    .then('unknown-request');
});

test('[PR13] a due-out has a basis and is awaited until its office says that it is done', () => {
  expect(askIn(given(dueOut), 3 * HOUR)).toMatchObject({
    basis: 'Minutes of the first day',
    of: [{ ...deputy, state: 'passed' }],
  });
  expect(askIn(given(dueOut, done()), 3 * HOUR)?.of[0]).toMatchObject({ state: 'answered', late: false });
  given().when(done()).then('unknown-request');
});

test('[PR14] the office asked answers, once; the delegation that asked withdraws before that', () => {
  given(requested())
    .when({ ...answered(), by: 'south' })
    .then('not-asked-of-you');
  given(requested())
    .when(answered({ office: 'Driver' }))
    .then('not-asked-of-this-office');
  given(dueOut).when(done('Minister')).then('not-asked-of-this-office');
  given(askedFor, told()).when(told()).then('answered-already');
  given(requested()).when(withdrawn(north, 'request')).then('not-own-request');
  given(requested(), answered()).when(withdrawn(mediator, 'request')).then('answered-already');
  given().when(withdrawn(mediator, 'request')).then('unknown-request');
  const gone = given(requested(), withdrawn(mediator, 'request'));
  gone.when(answered()).then('request-withdrawn');
  gone.when(withdrawn(mediator, 'request')).then('request-withdrawn');
  expect(askIn(gone, 11 * HOUR)).toMatchObject({ of: [{ state: 'withdrawn' }], withdrawn: ['Settled otherwise.'] });
});

test('[PR15] an authority has scope, limits and an end, and is ended earlier by its own delegation', () => {
  given()
    .when(delegated({ ends: 0 }))
    .then('ends-before-it-begins');
  given(delegated()).when(ended(south)).then('not-own-authority');
  given().when(ended()).then('unknown-authority');
  const states = [-1, 0, 5 * HOUR - 1, 5 * HOUR].map((at) => view(given(delegated()), at).authorities[0]?.state);
  expect(states).toEqual(['to-begin', 'in-force', 'in-force', 'term-over']);
  const gone = given(delegated(), ended(north, { at: HOUR }));
  gone.when(ended()).then('ended-before');
  expect([HOUR - 1, HOUR].map((at) => view(gone, at).authorities[0]?.state)).toEqual(['in-force', 'ended']);
  expect(view(gone).authorities[0]).toMatchObject({
    limits: 'One day, once.',
    ended: [{ at: HOUR, wording: 'Back.' }],
  });
});

test('[PR16] under an authority only its own office answers, for the office that gave it, while it is in force', () => {
  const under = { under: idOf('authority'), office: 'Deputy' };
  const room = given(requested(), delegated());
  room.when(answered({ office: 'Deputy' })).then('not-asked-of-this-office');
  room.when(answered(under)).then('stands');
  room.when(answered({ ...under, office: 'Driver' })).then('authority-of-another-office');
  room.when(answered(under, { at: 5 * HOUR })).then('authority-not-in-force');
  room.and(ended()).when(answered(under)).then('authority-not-in-force');
  given(requested()).when(answered(under)).then('unknown-authority');
  given(requested({ of: deputy }), delegated())
    .when(answered(under))
    .then('authority-of-another-office');
  const used = room.and(answered(under, { name: 'answer' }));
  expect(view(used).authorities[0]?.used).toEqual([idOf('request')]);
  expect(askIn(used)?.of[0]).toMatchObject({ ...minister, state: 'answered', answers: [{ office: 'Deputy' }] });
});

test('[PR2] a line made of what is beyond the made lines is none, wherever it stands', () => {
  given()
    .when(signed({ lines: [asMade[0], { text: 'Other.', of: 4 }] }))
    .then('no-such-line');
  given()
    .when(signed({ lines: [{ text: 'Other.', of: 3 }] }))
    .then('stands');
});

test('[PR5] a draft is signed to the letter: no line more, none less, none in another place', () => {
  const room = given(drafted());
  const signs = (lines: readonly object[], made: readonly object[] = generated) =>
    room.when(signed({ draft: idOf('draft'), lines, generated: made }));
  const [first, second, third] = asMade as [object, object, object];
  for (const lines of [
    [first, second],
    [...asMade, { text: 'One more.' }],
    [first, third, second],
    [first, second, { text: 'Last heard from Southbank: 06:41.' }],
    [first, second, { ...third, text: 'Other.' }],
    [{ ...first, text: 'Other.' }, second, third],
  ])
    signs(lines).then('not-the-drafted-text');
  const [made, ...rest] = generated as [object, ...object[]];
  for (const other of [
    [{ ...made, text: 'Other.' }, ...rest],
    [{ ...made, entries: [] }, ...rest],
    [...rest, made],
    [...generated, made],
  ])
    signs(asMade, other).then('not-the-drafted-text');
});

test('[PR3, PR5] changes that say the same are one text; each draft and report is shown by itself', () => {
  const same = given(drafted(), edited(reworded, { name: 'one' }), edited(reworded, { unseen: ['one'] }));
  expect(view(same).drafts[0]).toMatchObject({ state: 'draft', texts: [{ lines: { length: 3 } }] });
  const other = drafted({ name: 'other', at: 9 });
  const room = given(drafted(), other, edited(reworded, { name: 'one' }), signed({ draft: idOf('other') }));
  expect(view(room).drafts.map(({ id, state }) => [id, state])).toEqual([
    [idOf('draft'), 'draft'],
    [idOf('other'), 'signed'],
  ]);
  const lines = reworded.map(({ text, of = null }) => ({ text, of }));
  expect(view(room).drafts[0]?.texts.map((one) => one.lines)).toEqual([lines]);
  expect(view(room).reports[0]).toMatchObject({ draft: idOf('other'), replaces: null, supersededBy: [] });
});

test('[PR7] only what asks to be acknowledged is on the constant line, also when its time has passed', () => {
  const line = mediator.says(
    'principals.acknowledgement-asked',
    { text: 'Line.', of: [minister], due: 5 },
    { name: 'line' },
  );
  const room = given(requested(), askedFor, dueOut, line);
  for (const at of [0, 6]) expect(view(room, at).unacknowledged.map(({ ask }) => ask)).toEqual([idOf('line')]);
});

test('[PR8, PR14] an office is asked where its own delegation has one of that name', () => {
  const southern = { delegation: 'south', office: 'Minister' };
  const room = given(asked([minister, southern]));
  expect(view(room.and(acknowledges(south, 'Minister'))).unacknowledged).toMatchObject([minister]);
  const half = given(asked([minister, envoy]), acknowledges(north, 'Minister'));
  half.when(withdrawn(mediator, 'line')).then('stands');
});

test('[PR9] answers at one time that say the same are one answer; any difference contests', () => {
  const about = requested({ adReferendum: fact });
  const first = { resolves: 'confirmed', wording: 'Yes.' };
  const state = (second: object, asks = about) => {
    const one = answered(asks === about ? first : { wording: 'Yes.' }, { name: 'one' });
    return askIn(given(asks, one, answered(second, { unseen: ['one'] })))?.of[0]?.state;
  };
  expect(state(first)).toBe('answered');
  expect(state({ ...first, wording: 'Yes, once.' })).toBe('contested');
  expect(state({ ...first, resolves: 'declined' })).toBe('contested');
  expect(state({ wording: 'Yes.', option: 2 }, requested())).toBe('contested');
  given(about)
    .when(answered({ ...first, option: 3 }))
    .then('no-such-option');
});

test('[PR10, PR12, PR13] what is asked is shown whole; at its due time it is not late', () => {
  const shown = {
    by: 'mediator',
    at: 0,
    background: null,
    adReferendum: null,
    basis: null,
    report: null,
    withdrawn: [],
  };
  expect(askIn(given(askedFor))).toEqual({
    ...{ ...shown, id: idOf('question'), sort: 'information', text: 'How many?', options: [], due: 10 * HOUR },
    of: [{ ...minister, state: 'awaited', late: false, answers: [] }],
  });
  expect(askIn(given(asked()))).toMatchObject({ sort: 'acknowledgement', text: 'Line open until 07:00.', due: null });
  expect(askIn(given(signed(), distributed([minister])))).toMatchObject({
    sort: 'report',
    text: '',
    report: idOf('report'),
  });
  expect(askIn(given(asked([minister]), acknowledges(north, 'Minister')), HOUR)?.of[0]).toMatchObject({ late: false });
  const at = (when: number) => askIn(given(requested(), answered({}, { at: when })))?.of[0];
  expect([at(10 * HOUR)?.late, at(10 * HOUR + 1)?.late]).toEqual([false, true]);
  expect(at(HOUR)?.answers).toMatchObject([{ office: 'Minister', option: 1, wording: null, under: null, entries: [] }]);
  const inTime = answered({}, { name: 'one', at: HOUR });
  const both = given(requested(), inTime, answered({ option: 2 }, { at: 11 * HOUR, unseen: ['one'] }));
  expect(askIn(both)?.of[0]).toMatchObject({ state: 'contested', late: false });
  expect(askIn(given(requested()))?.of[0]?.late).toBe(false);
});

test('[PR16] an authority serves its own delegation, from its first moment on, for what was answered under it', () => {
  const under = { under: idOf('authority'), office: 'Deputy' };
  const southern = { ...delegated(), by: 'south', name: 'southern' };
  given(requested(), southern)
    .when(answered({ ...under, under: idOf('southern') }))
    .then('authority-of-another-office');
  const room = given(requested(), delegated({ begins: HOUR }));
  room.when(answered(under, { at: HOUR - 1 })).then('authority-not-in-force');
  room.when(answered(under, { at: HOUR })).then('stands');
  const second = requested({ of: deputy }, { name: 'second', at: 1 });
  const own = answered({ request: idOf('second'), office: 'Deputy' }, { name: 'own' });
  const third = requested({}, { name: 'third', at: 2 });
  const used = given(requested(), second, third, delegated(), answered(under), own);
  expect(view(used).authorities[0]?.used).toEqual([idOf('request')]);
  // Of two answers at one time, one under the authority.
  const both = given(
    requested(),
    delegated(),
    answered(under, { name: 'one' }),
    answered({ option: 2 }, { unseen: ['one'] }),
  );
  expect(view(both).authorities[0]?.used).toEqual([idOf('request')]);
});
