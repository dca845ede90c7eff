import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories } from '#histories';
import { type Draft, given, guide, idOf, judged, mediator, north, observer, roomOf, south } from '#testing';
import { publicTotals, type StatementsState, type StatementsView, statements, statementsView } from './index.ts';

const HOUR = 3_600_000;
const fact = '5'.repeat(64);
const said = {
  speaker: 'Spokesperson',
  onBehalfOf: 'Office of the head of government',
  outlet: 'Evening news',
  groundRule: 'on-record',
  language: 'en',
  saidAt: 20,
  text: 'A hundred and eight have come home.',
  claims: [{ figure: 'out-total', value: 108, countingRule: '84 women and children, 24 foreign persons' }],
};
const logged = (who: typeof north, changes = {}, name = 'statement') =>
  who.says('statements.logged', { ...said, ...changes }, { name, at: 30 });

const inEnglish = { language: 'en', paragraphs: ['We welcome the truce.', 'We thank the mediators.'] };
const inArabic = { language: 'ar', paragraphs: ['نرحب بالهدنة.', 'نشكر الوسطاء.'] };
const text = {
  speaker: 'Office of the mediator',
  groundRule: 'on-record',
  prevailing: 'en',
  versions: [inEnglish, inArabic],
  embargo: { lifts: 'at-once' },
  clearedBy: ['mediator', 'north', 'south'],
};
const atTen = { lifts: 'at-a-time', at: 10 * HOUR };
const onReceipt = { lifts: 'on-a-condition', wording: 'When the third batch is received' };
const alone = { clearedBy: ['mediator'] };

const drafted = (changes: object = {}) =>
  mediator.says('statements.drafted', { title: 'Joint statement', ...text, ...changes }, { name: 'draft' });
const redrafted = (changes: object = {}, options: Partial<Draft> = {}) =>
  mediator.says(
    'statements.redrafted',
    { statement: idOf('draft'), ...text, wording: 'Agreed on the telephone.', ...changes },
    { name: 'redraft', ...options },
  );
const clears = (who: typeof north, of = 'draft', answer = 'cleared', options: Partial<Draft> = {}) =>
  who.says(
    who === mediator ? 'statements.cleared' : 'statements.clearance-given',
    { text: idOf(of), answer },
    { name: `${who.id} ${answer} ${of}`, ...options },
  );
const allClear = (of = 'draft') => [mediator, north, south].map((who) => clears(who, of));
const released = (of = 'draft', options: Partial<Draft> = {}) =>
  mediator.says('statements.released', { text: idOf(of), at: HOUR, outlet: 'Press room' }, { at: HOUR, ...options });
const corrected = (of = 'redraft', options: Partial<Draft> = {}) =>
  mediator.says(
    'statements.corrected',
    { text: idOf(of), at: 2 * HOUR, outlet: 'Press room', wording: 'The number of the day.' },
    options,
  );
const withdrawn = mediator.says('statements.withdrawn', { statement: idOf('draft'), wording: 'Withdrawn.' }, { at: 9 });
const met = (changes: object = {}) =>
  mediator.says('statements.condition-met', { text: idOf('draft'), entry: fact, wording: 'Received.', ...changes });
const broken = (of = 'draft', options: Partial<Draft> = {}) =>
  observer.says(
    'statements.embargo-broken',
    { text: idOf(of), seenAt: HOUR, outlet: 'An agency', wording: 'The first paragraph.' },
    { name: 'breach', ...options },
  );
const decided = (decision: string, options: Partial<Draft> = {}) =>
  mediator.says('statements.embargo-decided', { breach: idOf('breach'), decision, wording: 'So decided.' }, options);

const view = (room: ReturnType<typeof given>, at = 0): StatementsView =>
  room.shows<StatementsState, StatementsView>(statementsView, 'statements', at);
const shown = (room: ReturnType<typeof given>, at = 0) => view(room, at).statements[0];

test('[ST1] every claim about a figure is listed, none is preferred', () => {
  const agency = {
    onBehalfOf: 'Agency',
    saidAt: 10,
    claims: [
      { figure: 'out-total', value: 107 },
      { figure: 'returned-total', value: 240 },
    ],
  };
  const room = given(logged(north), logged(observer, agency, 'agency'));
  const totals = room.shows((_charter, state: StatementsState) => publicTotals(state, 'out-total'), 'statements');
  expect(totals).toEqual([
    { by: 'Agency', outlet: 'Evening news', value: 107, countingRule: null, saidAt: 10 },
    {
      by: 'Office of the head of government',
      outlet: 'Evening news',
      value: 108,
      countingRule: '84 women and children, 24 foreign persons',
      saidAt: 20,
    },
  ]);
});

test('[ST2] every delegation of the charter may log a statement and prepare its own', () => {
  given().when(logged(observer)).then('stands');
  given().when(logged(north)).then('stands');
  given()
    .when({ ...logged(north), by: 'stranger' })
    .then('not-in-the-charter');
  given(logged(north)).when(logged(north)).then('recorded-already');
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left).when(logged(north)).then('stands');
  given(left)
    .when({ ...drafted(), by: 'north' })
    .then('stands');
});

test('[ST3] who spoke and who logged it are shown apart, and how far it may be quoted', () => {
  const room = given(logged(north, { relayedBy: 'Channel nine' }));
  expect(view(room).logged).toEqual([
    {
      id: idOf('statement'),
      ...said,
      claims: [{ ...said.claims[0], what: null, asOf: null }],
      relayedBy: 'Channel nine',
      about: null,
      quotable: 'by-name',
      loggedBy: 'north',
      loggedAt: 30,
      answeredBy: [],
    },
  ]);
  const rules = ['background', 'deep-background', 'off-record'];
  const quotable = rules.map((groundRule) => view(given(logged(north, { groundRule }))).logged[0]?.quotable);
  expect(quotable).toEqual(['by-office', 'without-source', 'not-at-all']);
});

test('[ST4] a statement names the earlier one that it is about, and both stay', () => {
  const denial = logged(south, { about: idOf('statement'), saidAt: 25, text: 'Not so.', claims: [] }, 'denial');
  given().when(denial).then('unknown-statement');
  const room = given(logged(north), denial);
  expect(view(room).logged.map(({ id, about, answeredBy }) => ({ id, about, answeredBy }))).toEqual([
    { id: idOf('statement'), about: null, answeredBy: [idOf('denial')] },
    { id: idOf('denial'), about: idOf('statement'), answeredBy: [] },
  ]);
});

test('[ST5] an assessment is for a channel of one delegation alone, and may be of what is logged elsewhere', () => {
  expect(Object.entries(statements.acts).flatMap(([kind, act]) => (act.among === 'alone' ? [kind] : []))).toEqual([
    'statements.assessed',
  ]);
  const note = north.says('statements.assessed', { statement: fact, claim: 1, text: 'Counts others too.' });
  expect(view(given(note)).assessments).toMatchObject([{ by: 'north', statement: fact, claim: 1 }]);
  expect(view(given(logged(north), note)).logged).toEqual(view(given(logged(north))).logged);
});

test('[ST6] versions differ in language, agree in paragraphs, and one prevails', () => {
  given().when(drafted()).then('stands');
  given()
    .when(drafted({ versions: [inEnglish, inEnglish] }))
    .then('language-twice');
  given()
    .when(drafted({ prevailing: 'fr' }))
    .then('prevailing-version-missing');
  const short = { language: 'ar', paragraphs: ['نرحب بالهدنة.'] };
  given()
    .when(drafted({ versions: [inEnglish, short] }))
    .then('paragraphs-differ');
  given(drafted())
    .when(redrafted({ versions: [inEnglish, short] }))
    .then('paragraphs-differ');
});

test('[ST7] its delegation alone redrafts; redrafts side by side let nothing be cleared or released', () => {
  given(drafted())
    .when({ ...redrafted(), by: 'guide' })
    .then('not-own-statement');
  given().when(redrafted()).then('unknown-statement');
  given(drafted(), redrafted()).when(clears(north)).then('not-the-current-text');
  const room = given(drafted(), redrafted(), redrafted({}, { name: 'beside', unseen: ['redraft'] }));
  expect(shown(room)).toMatchObject({ stage: 'contested', current: { length: 2 }, texts: { length: 3 } });
  room.when(clears(north, 'redraft')).then('text-contested');
  room.when(released('redraft')).then('text-contested');
  room
    .and(redrafted({}, { name: 'again' }))
    .when(clears(north, 'again'))
    .then('stands');
});

test('[ST8] those named clear this text and no other, and may withhold until it is released', () => {
  given()
    .when(drafted({ clearedBy: ['north', 'stranger'] }))
    .then('unknown-delegation');
  given()
    .when(drafted({ clearedBy: ['north', 'north'] }))
    .then('named-twice');
  given(drafted()).when(clears(guide)).then('not-named');
  given().when(clears(north)).then('unknown-text');
  given(drafted(), clears(north)).when(clears(north)).then('answered-already');
  const changed = given(drafted(), clears(north), clears(north, 'draft', 'withheld'));
  expect(shown(changed)).toMatchObject({
    stage: 'clearance-withheld',
    texts: [{ clearances: [{ answer: 'awaited' }, { by: 'north', answer: 'withheld' }, { answer: 'awaited' }] }],
  });
  given(drafted(), ...allClear(), released())
    .when(clears(north, 'draft', 'withheld'))
    .then('released-already');
  const next = given(drafted(), ...allClear(), redrafted());
  expect(shown(next)?.stage).toBe('clearance-awaited');
});

test('[ST9] a party clears on paper, conveyed to where the text stands', () => {
  expect(statements.acts['statements.clearance-given']?.paper).toBe(true);
  expect(statements.acts['statements.cleared']?.paper).toBe(false);
  const twice = clears(north, 'draft', 'cleared', { name: 'again', unseen: ['north cleared draft'] });
  const room = given(drafted(), clears(north), twice);
  expect(shown(room)?.texts[0]?.clearances[1]).toMatchObject({ by: 'north', answer: 'cleared' });
});

test('[ST10] nothing is released before all named have cleared it', () => {
  given(drafted(), clears(mediator), clears(north)).when(released()).then('text-not-cleared');
  given(drafted(), ...allClear())
    .when(released())
    .then('stands');
  given(drafted(), ...allClear())
    .when({ ...released(), by: 'guide' })
    .then('not-named');
  const torn = clears(north, 'draft', 'withheld', { unseen: ['north cleared draft'] });
  const room = given(drafted(), ...allClear(), torn);
  room.when(released()).then('text-not-cleared');
  expect(shown(room)?.texts[0]?.clearances[1]?.answer).toBe('contested');
});

test('[ST11] a text under embargo until a time is not released before it', () => {
  const room = given(drafted({ ...alone, embargo: atTen }), clears(mediator));
  room.when(released('draft', { at: 10 * HOUR - 1 })).then('under-embargo');
  room.when(released('draft', { at: 10 * HOUR })).then('stands');
  expect([10 * HOUR - 1, 10 * HOUR].map((at) => shown(room, at)?.stage)).toEqual(['under-embargo', 'cleared']);
});

test('[ST12] a text under embargo on a condition waits for the act that names what met it', () => {
  const room = given(drafted({ ...alone, embargo: onReceipt }), clears(mediator));
  room.when(released()).then('condition-not-met');
  room.when({ ...met(), by: 'guide' }).then('not-named');
  room.and(met()).when(released()).then('stands');
  room.and(met()).when(met()).then('met-already');
  given(drafted()).when(met()).then('no-such-condition');
  expect(shown(room)?.stage).toBe('under-embargo');
  expect(shown(room.and(met()))).toMatchObject({
    stage: 'cleared',
    texts: [{ met: [{ by: 'mediator', entry: fact }] }],
  });
});

test('[ST13] a release says when and where, once; two at the same time are both shown', () => {
  const room = given(drafted(alone), clears(mediator), released('draft', { name: 'release' }));
  room.when(released()).then('released-already');
  const twice = room.and(released('draft', { name: 'other', unseen: ['release'] }));
  expect(shown(twice)).toMatchObject({
    stage: 'released',
    published: [{ outlet: 'Press room', released: HOUR }, { outlet: 'Press room' }],
  });
});

test('[ST14] a correction puts another cleared text in place of the released one; both stay', () => {
  given(drafted(alone), clears(mediator)).when(corrected('draft')).then('not-released');
  const out = given(drafted(alone), clears(mediator), released());
  out.when(corrected('draft')).then('released-already');
  out.and(redrafted(alone)).when(corrected()).then('text-not-cleared');
  const room = out.and(redrafted(alone), clears(mediator, 'redraft'), corrected('redraft', { at: 2 * HOUR }));
  expect(shown(room)).toMatchObject({
    stage: 'corrected',
    standing: [idOf('redraft')],
    published: [{ text: idOf('draft') }, { text: idOf('redraft'), wording: 'The number of the day.' }],
    texts: { length: 2 },
  });
});

test('[ST15] what is withdrawn stays readable, and nothing more happens to it', () => {
  const out = given(drafted(alone), clears(mediator), released());
  out.when({ ...withdrawn, by: 'north' }).then('not-own-statement');
  given().when(withdrawn).then('unknown-statement');
  const room = out.and(withdrawn);
  room.when(withdrawn).then('statement-withdrawn');
  room.when(redrafted(alone)).then('statement-withdrawn');
  room.when(clears(mediator)).then('statement-withdrawn');
  expect(shown(room)).toMatchObject({
    stage: 'withdrawn',
    withdrawn: ['Withdrawn.'],
    texts: [{ versions: [inEnglish, inArabic] }],
    published: { length: 1 },
  });
});

test('[ST16] a broken embargo is recorded with when and where, and lifts nothing', () => {
  given(drafted()).when(broken()).then('no-embargo');
  given().when(broken()).then('unknown-text');
  const room = given(drafted({ ...alone, embargo: atTen }), clears(mediator), broken());
  room.when(released()).then('under-embargo');
  expect(shown(room)).toMatchObject({
    stage: 'under-embargo',
    texts: [{ breaches: [{ seenAt: HOUR, outlet: 'An agency', by: 'observer', decision: 'awaited' }] }],
  });
  given(drafted({ ...alone, embargo: atTen }), clears(mediator), released('draft', { at: 11 * HOUR }))
    .when(broken())
    .then('released-already');
});

test('[ST17] its drafter keeps or lifts the embargo, and lifts none under which others have cleared', () => {
  const embargoed = (clearedBy: string[]) => given(drafted({ clearedBy, embargo: atTen }), broken());
  embargoed(['mediator'])
    .when({ ...decided('kept'), by: 'observer' })
    .then('not-own-statement');
  embargoed(['mediator', 'north']).when(decided('lifted')).then('others-cleared-it');
  embargoed(['mediator', 'north']).when(decided('kept')).then('stands');
  given().when(decided('kept')).then('unknown-breach');
  const lifted = embargoed(['mediator']).and(clears(mediator), decided('lifted', { name: 'lifted' }));
  lifted.when(decided('kept')).then('answered-already');
  lifted.when(released()).then('stands');
  const torn = lifted.and(decided('kept', { name: 'kept', unseen: ['lifted'] }));
  torn.when(released()).then('under-embargo');
  expect(shown(torn)?.texts[0]?.breaches[0]).toMatchObject({ decision: 'contested', wordings: { length: 2 } });
});

test('[ST18] whatever is said here, no other desk shows anything else', () => {
  fc.assert(
    fc.property(histories('statements'), (history) => {
      const acts = judged(history.acts);
      const { statements: _with, ...others } = roomOf(acts).states;
      const silent = acts.filter((one) => !one.said.kind.startsWith('statements.'));
      const { statements: _without, ...same } = roomOf(silent).states;
      expect(others).toEqual(same);
    }),
    { numRuns: 20 },
  );
});

test('[ST1, ST3, ST7, ST8, ST12, ST16, ST17] what is said of one statement is shown with that one', () => {
  const second = { ...drafted({ embargo: onReceipt, clearedBy: ['north'] }), name: 'second', at: 5 };
  const ofSecond = [
    { ...redrafted({ statement: idOf('second'), embargo: onReceipt }), name: 'redrafted second' },
    { ...met({ text: idOf('redrafted second') }), name: 'met second', at: 6 },
    { ...broken('redrafted second'), name: 'broken second' },
    { ...decided('kept'), body: { breach: idOf('broken second'), decision: 'kept', wording: 'It stays.' } },
  ];
  const first = [drafted({ embargo: atTen, ...alone }), clears(mediator), broken('draft')];
  const one = view(given(...first)).statements;
  expect(view(given(...first, second, ...ofSecond)).statements.slice(0, 1)).toEqual(one);
  expect(view(given(...first, second, ...ofSecond)).statements.slice(1)).toEqual(
    view(given(second, ...ofSecond)).statements,
  );
  // A breach of one lifts nothing of the other.
  const lifted = given(...first, second, ...ofSecond, decided('lifted'));
  expect(lifted.shows(statementsView, 'statements', HOUR).statements.map((each) => each.stage)).toEqual([
    'cleared',
    'clearance-awaited',
  ]);
});

test('[ST7, ST8, ST17] a statement is shown whole, its breaches in the order in which they were seen', () => {
  const breach = (name: string, seenAt: number) => {
    const draft = broken('draft', { name });
    return { ...draft, body: { ...draft.body, seenAt } };
  };
  const room = given(
    drafted({ embargo: atTen, ...alone }),
    clears(mediator, 'draft', 'cleared', { at: 3 }),
    breach('b', 20),
    breach('c', 10),
    breach('a', 20),
    { ...decided('kept'), body: { breach: idOf('c'), decision: 'kept', wording: 'It stays.' } },
  );
  expect(shown(room, 30)).toMatchObject({
    ...{ id: idOf('draft'), by: 'mediator', at: 0, title: 'Joint statement', stage: 'under-embargo' },
    ...{ current: [idOf('draft')], standing: [], published: [], withdrawn: [] },
    texts: [
      {
        clearances: [{ by: 'mediator', answer: 'cleared', wordings: [] }],
        met: [],
        breaches: [
          { id: idOf('c'), decision: 'kept', wordings: ['It stays.'] },
          { id: idOf('a'), decision: 'awaited', wordings: [] },
          { id: idOf('b'), decision: 'awaited', wordings: [] },
        ],
      },
    ],
  });
  const word = north.says('statements.clearance-given', {
    text: idOf('draft'),
    answer: 'withheld',
    wording: 'Not yet.',
  });
  expect(shown(given(drafted(), word))?.texts[0]?.clearances).toEqual([
    { by: 'mediator', answer: 'awaited', wordings: [] },
    { by: 'north', answer: 'withheld', wordings: ['Not yet.'] },
    { by: 'south', answer: 'awaited', wordings: [] },
  ]);
});

test('[ST7, ST13, ST17] texts and decisions made at one time exclude each other', () => {
  const two = given(
    drafted(alone),
    redrafted(alone, { name: 'one' }),
    redrafted(alone, { name: 'other', unseen: ['one'] }),
  );
  expect(shown(two)).toMatchObject({ stage: 'contested', current: { length: 2 } });
  two.when(clears(mediator, 'one')).then('text-contested');
  const broke = given(drafted({ embargo: atTen, ...alone }), clears(mediator), broken());
  const both = broke.and(decided('kept', { name: 'kept' }), decided('lifted', { unseen: ['kept'] }));
  expect(shown(both)?.texts[0]?.breaches).toMatchObject([{ decision: 'contested' }]);
  both.when(released('draft')).then('under-embargo');
  const cleared = given(drafted(alone), clears(mediator), redrafted(alone), clears(mediator, 'redraft'));
  cleared.when(released('draft')).then('not-the-current-text');
  const out = given(drafted(alone), clears(mediator), released(), redrafted(alone), clears(mediator, 'redraft'));
  out.when(released('redraft')).then('released-already');
  expect(shown(out.and(corrected()))).toMatchObject({ stage: 'corrected', standing: [idOf('redraft')] });
});

test('[ST10, ST12] who cleared a text may release it and say that its condition is met, as may who drafted it', () => {
  const room = given(drafted({ embargo: onReceipt, clearedBy: ['north'] }), clears(north));
  const meets = (who: typeof north) => ({ ...met(), by: who.id });
  for (const who of [mediator, north]) room.when(meets(who)).then('stands');
  room.when(meets(south)).then('not-named');
  for (const who of [mediator, north])
    room
      .and(met())
      .when({ ...released(), by: who.id })
      .then('stands');
  room
    .and(met())
    .when({ ...released(), by: 'south' })
    .then('not-named');
});

test('[ST13] two texts released at one time are both shown, and neither stands alone', () => {
  const first = released('draft', { name: 'first' });
  const apart = { unseen: ['first'] };
  const room = given(
    drafted(alone),
    clears(mediator),
    first,
    redrafted(alone, apart),
    clears(mediator, 'redraft', 'cleared', apart),
    released('redraft', apart),
  );
  expect(shown(room)).toMatchObject({ stage: 'contested', standing: { length: 2 }, published: { length: 2 } });
});
