import fc from 'fast-check';
import { expect, test } from 'vitest';
import { given, guide, hashOf, idOf, mediator, north, observer, south } from '#testing';
import { type Kept, place } from '../../kept.ts';
import { draftsCompared, type TalksState, talksView } from '../index.ts';
import { articlesOf, byNumber } from '../reckoning.ts';
import type { Draft } from '../words.ts';

const english = (text: string) => [{ language: 'en', text }];
const article = (number: string, text: string, versions: object[] = english(text)) => ({
  number,
  title: `On ${number}`,
  versions,
});
const draft = (name: string, articles: object[], changes: object = {}, options = {}, who = mediator) =>
  who.says(
    'talks.draft-put',
    { title: name, prevailing: 'en', articles, dropped: [], ...changes },
    { name, at: 1, ...options },
  );
const first = draft('first', [
  article('1', 'Quiet.'),
  article('4.2', 'For [72 / 96] hours.'),
  article('4.10', 'At noon.'),
]);
const on = (base: ReturnType<typeof draft>) => ({ base: idOf(base.name), baseHash: hashOf(base) });
const second = draft('second', [article('4.2', 'For 96 hours.')], { ...on(first), dropped: ['4.10'] }, { at: 5 });

const position = (who: typeof north, stance: string, changes: object = {}, options = {}) =>
  who.says(
    'talks.position-taken',
    { draft: idOf('first'), article: '1', stance, ...changes },
    { name: `${who.id} ${stance}`, ...options },
  );
const text = (room: ReturnType<typeof given>, reader = 'mediator') =>
  room.shows((charter, state: TalksState) => talksView(charter, state, 0, reader), 'talks').text;

test('[TA18] a draft has each article once, and keeps of its base what it leaves alone', () => {
  given()
    .when({ ...first, by: 'north' })
    .then('capacity-lacking');
  given(first).when(first).then('recorded-already');
  given().when(draft('x', [])).then('no-articles');
  given()
    .when(draft('x', [article('1', 'a'), article('1', 'b')]))
    .then('article-twice');
  given().when(second).then('unknown-draft');
  given(first)
    .when(draft('x', [article('2', 'a')], { base: idOf('first'), baseHash: 'a'.repeat(64) }))
    .then('another-text');
  given(first)
    .when(draft('x', [article('2', 'a')], { base: idOf('first') }))
    .then('another-text');
  given(first)
    .when(draft('x', [], { ...on(first), dropped: ['9'] }))
    .then('unknown-article');
  given(first)
    .when(draft('x', [], { ...on(first), dropped: ['1', '4.2', '4.10'] }))
    .then('no-articles');
  expect(text(given(first)).articles.map((one) => one.number)).toEqual(['1', '4.2', '4.10']);
  const now = text(given(first, second));
  expect(now.articles.map((one) => [one.number, one.versions[0]?.text])).toEqual([
    ['1', 'Quiet.'],
    ['4.2', 'For 96 hours.'],
  ]);
  expect(now.draft).toMatchObject({ id: idOf('second'), hash: hashOf(second) });
});

test('[TA18] drafts put at once are both named, the one beside the other', () => {
  const rival = draft('rival', [article('1', 'Calm.')], on(first), { at: 3, unseen: ['second'] }, guide);
  const shown = text(given(first, second, rival));
  expect(shown.drafts.map((one) => [one.title, one.beside])).toEqual([
    ['first', false],
    ['rival', true],
    ['second', false],
  ]);
});

test('[TA19] every article stands in the prevailing language, and in each language once', () => {
  given()
    .when(draft('x', [article('1', 'a')], { prevailing: 'ar' }))
    .then('prevailing-missing');
  given(first)
    .when(draft('x', [article('1', '', [{ language: 'ar', text: 'هدوء' }])], { ...on(first), prevailing: 'ar' }))
    .then('prevailing-missing');
  given()
    .when(draft('x', [article('1', '', [...english('a'), ...english('b')])]))
    .then('language-twice');
});

test('[TA20] brackets are counted with their alternatives, and unlike languages are named', () => {
  given()
    .when(draft('x', [article('1', 'For [72 hours.')]))
    .then('brackets-unpaired');
  const arabic = { language: 'ar', text: 'لمدة ٧٢ ساعة' };
  const room = given(
    draft('x', [article('1', '', [...english('For [72 [or so] / 96] hours.'), arabic]), article('2', 'Quiet.')]),
  );
  expect(text(room).brackets).toBe(2);
  expect(text(room).articles[0]).toMatchObject({ status: 'bracketed', brackets: 2, unlike: ['ar'] });
  expect(text(room).articles[0]?.versions[0]?.brackets[0]).toEqual({ depth: 0, alternatives: ['72 [or so]', '96'] });
});

test('[TA21] a position is a party’s own, on an article that the draft has', () => {
  given(first).when(position(mediator, 'agreed')).then('capacity-lacking');
  given().when(position(north, 'agreed')).then('unknown-draft');
  given(first)
    .when(position(north, 'agreed', { article: '9' }))
    .then('unknown-article');
  const room = given(
    first,
    position(north, 'agreed'),
    position(south, 'refused'),
    position(north, 'reserved', { wording: 'Why?' }),
  );
  expect(text(room).articles[0]?.positions.map((one) => [one.by, one.stance, one.wording])).toEqual([
    ['north', 'reserved', 'Why?'],
    ['south', 'refused', null],
  ]);
  const twoNodes = room.and(
    position(north, 'agreed', {}, { unseen: ['north agreed', 'north reserved'], name: 'other node' }),
  );
  expect(text(twoNodes).articles[0]?.positions.filter((one) => one.by === 'north')).toHaveLength(2);
});

test('[TA22] a position counts for the words that it was taken on; agreed needs every party’s', () => {
  const status = (...acts: ReturnType<typeof position>[]) => text(given(first, ...acts)).articles[0]?.status;
  expect(status(position(north, 'agreed'))).toBe('open');
  expect(status(position(north, 'agreed'), position(south, 'agreed'))).toBe('agreed');
  expect(status(position(north, 'agreed'), position(south, 'ad-referendum'))).toBe('ad-referendum');
  expect(status(position(north, 'agreed'), position(south, 'silent'))).toBe('open');
  expect(status(position(north, 'agreed'), position(south, 'reserved'))).toBe('reserved');
  expect(status(position(north, 'agreed'), position(south, 'refused'))).toBe('refused');
  const both = (number: string) => [
    position(north, 'agreed', { article: number }),
    position(south, 'agreed', { article: number }),
  ];
  const kept = text(given(first, ...both('1'), second)).articles;
  expect(kept[0]).toMatchObject({ number: '1', status: 'agreed' });
  const anew = text(given(first, ...both('4.2'), second)).articles[1];
  expect(anew).toMatchObject({
    number: '4.2',
    status: 'open',
    positions: [{ ofTheseWords: false }, { ofTheseWords: false }],
  });
});

const understands = (who: typeof north, says: string, options = {}) =>
  who.says(
    'talks.understanding-given',
    { article: '4.2', term: 'to park', says },
    { name: `${who.id} ${says}`, ...options },
  );

test('[TA23] that two sides understand a term differently is shown to mediators alone', () => {
  given().when(understands(mediator, 'x')).then('capacity-lacking');
  const term = (reader: string, ...acts: ReturnType<typeof understands>[]) => text(given(...acts), reader).terms[0];
  expect(term('mediator', understands(north, 'By the road.'))?.differ).toBe(false);
  const differing = [understands(north, 'By the road.'), understands(south, 'Behind the line.')];
  expect(term('mediator', ...differing)?.differ).toBe(true);
  expect(term('mediator', ...differing)?.says.map((one) => one.by)).toEqual(['north', 'south']);
  expect(term('north', ...differing)?.differ).toBeNull();
});

test('[TA24] a term left open on purpose is a mediator’s word, shown to mediators alone', () => {
  const leaves = (who: typeof north) =>
    who.says('talks.term-left-open', { article: '4.2', term: 'to park', wording: 'Better so.' });
  given().when(leaves(north)).then('capacity-lacking');
  const room = given(understands(north, 'By the road.'), leaves(mediator));
  expect(text(room).terms).toMatchObject([{ term: 'to park', leftOpen: [{ by: 'mediator', text: 'Better so.' }] }]);
  expect(text(room, 'north').terms[0]?.leftOpen).toEqual([]);
});

test('[TA25] fallbacks and red lines are shown to whom keeps them, with the draft that touches them', () => {
  const line = (at: number) => north.says('talks.red-line-kept', { article: '4.2', text: 'Not under 96.' }, { at });
  const fallback = (rank: number) =>
    north.says('talks.fallback-kept', { article: '4.2', rank, text: `Fallback ${rank}` });
  given().when(line(0)).then('stands');
  const room = given(first, line(2), fallback(2), fallback(1));
  expect(text(room, 'north').redLines).toMatchObject([{ text: 'Not under 96.', changedIn: null }]);
  expect(text(room.and(second), 'north').redLines[0]?.changedIn).toBe(idOf('second'));
  expect(text(room, 'north').fallbacks.map((one) => one.text)).toEqual(['Fallback 1', 'Fallback 2']);
  for (const other of ['south', 'mediator']) expect(text(room, other)).toMatchObject({ redLines: [], fallbacks: [] });
});

test('[TA26] between two drafts every article shows what was added, dropped and changed, in whole words', () => {
  const third = draft('third', [article('7', 'More.')], on(second), { at: 6 });
  const changes = given(first, second, third).shows(
    (_charter, state: TalksState) => draftsCompared(state, idOf('first'), idOf('third')),
    'talks',
  );
  expect(changes.map((one) => [one.number, one.what])).toEqual([
    ['1', 'same'],
    ['4.2', 'changed'],
    ['4.10', 'dropped'],
    ['7', 'added'],
  ]);
  expect(changes[1]?.versions[0]?.pieces).toEqual([
    { what: 'same', text: 'For ' },
    { what: 'out', text: '[72 / ' },
    { what: 'same', text: '96' },
    { what: 'out', text: ']' },
    { what: 'same', text: ' hours.' },
  ]);
});

test('[TA14] a draft is answered by a party, by the hash of its exact text', () => {
  const answers = (who: typeof north, hash: string) =>
    who.says(
      'talks.text-answered',
      { of: idOf('first'), hash, answer: 'ad-referendum' },
      { name: `${who.id} answers` },
    );
  given(first)
    .when(answers(observer, hashOf(first)))
    .then('capacity-lacking');
  given(first, second)
    .when(answers(north, hashOf(second)))
    .then('another-text');
  expect(text(given(first, answers(north, hashOf(first)))).drafts[0]?.answers).toMatchObject([{ by: 'north' }]);
});

test('[TA18] however many drafts rest on each other, what stands is what was last said of each article', () => {
  const numbers = fc.constantFrom('1', '4.2', '4.10');
  const changes = fc.array(fc.tuple(numbers, fc.constantFrom('a', 'b', 'c')), { maxLength: 12 });
  fc.assert(
    fc.property(changes, (made) => {
      const told = new Map([
        ['1', 'Quiet.'],
        ['4.2', 'For [72 / 96] hours.'],
        ['4.10', 'At noon.'],
      ]);
      const drafts = [first];
      for (const [index, [number, words]] of made.entries()) {
        told.set(number, words);
        drafts.push(draft(`d${index}`, [article(number, words)], on(drafts.at(-1) as typeof first), { at: index + 2 }));
      }
      const shown = text(given(...drafts)).articles.map((one) => [one.number, one.versions[0]?.text]);
      expect(shown).toEqual([...told]);
    }),
    { numRuns: 40 },
  );
});

test('[TA18] articles stand by their numbers, part by part', () => {
  const numbers = ['10', '4.10', '4', '5', '4.2.1', '1', '4.2'];
  const shown = text(
    given(
      draft(
        'x',
        numbers.map((number) => article(number, 'Quiet.')),
      ),
    ),
  ).articles;
  expect(shown.map((one) => one.number)).toEqual(['1', '4', '4.2', '4.2.1', '4.10', '5', '10']);
  expect([byNumber('4', '4.0'), byNumber('4.1', '4.1')]).toEqual([0, 0]);
});

test('[TA18] a draft rests on the exact text that it names, and on no other under the same id', () => {
  const made = (id: string, hash: string, number: string, base: Draft['base'] = null): Draft => ({
    ...{ id, hash, title: id, base, prevailing: 'en', dropped: [], by: 'mediator', at: 0, ref: id },
    articles: [{ number, title: '', versions: [{ language: 'en', text: hash }] }],
  });
  const first = made('first', 'h1', '1');
  const drafts = [first, made('loop', 'h2', '3', { draft: 'last', hash: 'h3' })].reduce<Kept<Draft>>(
    (all, one) => place(all, one.id, one),
    {},
  );
  const numbers = (base: Draft['base']) => [...articlesOf(drafts, made('last', 'h3', '2', base)).keys()];
  expect(numbers({ draft: 'first', hash: 'h1' })).toEqual(['1', '2']);
  expect(numbers({ draft: 'first', hash: 'other' })).toEqual(['2']);
  expect(numbers({ draft: 'none', hash: 'h1' })).toEqual(['2']);
  // Nobody can make such a circle of hashes; whatever comes, it ends.
  expect(numbers({ draft: 'loop', hash: 'h2' })).toEqual(['2', '3']);
});

test('[TA18] a base and its hash are named both or not at all', () => {
  given(first)
    .when(draft('x', [article('2', 'a')], { baseHash: hashOf(first) }))
    .then('another-text');
  expect(text(given(first, second)).drafts).toMatchObject([
    { id: idOf('first'), base: null, beside: false, answers: [] },
    { id: idOf('second'), base: idOf('first'), beside: false, answers: [] },
  ]);
});

test('[TA19, TA20] of several language versions each is looked at', () => {
  const arabic = (words: string) => ({ language: 'ar', text: words });
  given()
    .when(draft('x', [article('1', '', [...english('Quiet.'), arabic('[هدوء')])]))
    .then('brackets-unpaired');
  const room = given(draft('x', [article('1', '', [arabic('[هدوء]'), ...english('[Quiet / Calm] or [none].')])]));
  expect(text(room)).toMatchObject({ prevailing: 'en', brackets: 2, articles: [{ brackets: 2, unlike: ['ar'] }] });
});

test('[TA14] answers to a draft stand by delegation, then by their times', () => {
  const answers = (who: typeof north, answer: string, options: object) =>
    who.says('talks.text-answered', { of: idOf('first'), hash: hashOf(first), answer }, options);
  const room = given(
    first,
    answers(south, 'accepted', { name: 'a' }),
    answers(north, 'refused', { name: 'b', at: 9 }),
    answers(north, 'accepted', { name: 'c', at: 3, unseen: ['b'] }),
  );
  expect(text(room).drafts[0]?.answers).toEqual([
    { by: 'north', at: 3, answer: 'accepted' },
    { by: 'north', at: 9, answer: 'refused' },
    { by: 'south', at: 0, answer: 'accepted' },
  ]);
});

test('[TA21, TA22] each article has its own positions, by delegation, with the words that they were said of', () => {
  const wide = draft(
    'first',
    Array.from({ length: 6 }, (_, index) => article(`${index + 1}`, 'Quiet.')),
  );
  const all = ['1', '2', '3', '4', '5', '6'].flatMap((number) => [
    position(south, 'agreed', { article: number }, { name: `s${number}` }),
    position(
      north,
      number === '3' ? 'refused' : 'agreed',
      { article: number, wording: number },
      { name: `n${number}` },
    ),
  ]);
  for (const { number, status, positions } of text(given(wide, ...all)).articles) {
    expect([number, status]).toEqual([number, number === '3' ? 'refused' : 'agreed']);
    expect(positions.map((one) => [one.by, one.wording])).toEqual([
      ['north', number],
      ['south', null],
    ]);
  }
  const again = draft('again', [article('1', 'Calm.')], on(wide), { at: 5 });
  const back = draft('back', [article('1', 'Quiet.')], on(again), { at: 6 });
  expect(text(given(wide, again, back, ...all.slice(0, 2))).articles[0]?.positions).toMatchObject([
    { ofTheseWords: false, draft: idOf('first') },
    { ofTheseWords: false },
  ]);
});

test('[TA23, TA24] each term of each article stands by itself, its understandings by delegation', () => {
  const terms = ['4.2', '5'].flatMap((number) => ['to park', 'quiet', 'site'].map((term) => [number, term] as const));
  const says = (who: typeof north, own: string) =>
    terms.map(([number, term]) =>
      who.says('talks.understanding-given', { article: number, term, says: `${own} ${number} ${term}` }),
    );
  const left = mediator.says('talks.term-left-open', { article: '5', term: 'quiet', wording: 'Better so.' });
  const shown = text(given(...says(south, 'S'), ...says(north, 'N'), left)).terms;
  expect(shown.map((one) => [one.article, one.term])).toEqual([
    ['4.2', 'quiet'],
    ['4.2', 'site'],
    ['4.2', 'to park'],
    ['5', 'quiet'],
    ['5', 'site'],
    ['5', 'to park'],
  ]);
  for (const { article: number, term, says: words, leftOpen } of shown) {
    expect(words.map((one) => [one.by, one.text])).toEqual([
      ['north', `N ${number} ${term}`],
      ['south', `S ${number} ${term}`],
    ]);
    expect(leftOpen.map((one) => one.text)).toEqual(number === '5' && term === 'quiet' ? ['Better so.'] : []);
  }
});

test('[TA25] fallbacks and red lines stand by article, then by rank, then by time', () => {
  const fallback = (number: string, rank: number, at = 0, options = {}) =>
    north.says('talks.fallback-kept', { article: number, rank, text: `${number} ${rank} ${at}` }, { at, ...options });
  const line = (number: string, at: number, options = {}) =>
    north.says('talks.red-line-kept', { article: number, text: `${number} ${at}` }, { at, ...options });
  const room = given(
    fallback('4.10', 1),
    fallback('4.2', 2, 7, { name: 'late' }),
    fallback('4.2', 2, 3, { unseen: ['late'] }),
    fallback('4.2', 1),
    line('4.10', 1),
    line('4.2', 9, { name: 'later' }),
    line('4.2', 5, { unseen: ['later'] }),
  );
  expect(text(room, 'north').fallbacks.map((one) => one.text)).toEqual(['4.2 1 0', '4.2 2 3', '4.2 2 7', '4.10 1 0']);
  expect(text(room, 'north').redLines.map((one) => one.text)).toEqual(['4.2 5', '4.2 9', '4.10 1']);
  // Said at the very time of the draft, or of an article that none has, it was not touched since.
  const [at, other] = [line('4.2', 5), line('9', 0)];
  expect(text(given(first, second, at, other), 'north').redLines.map((one) => one.changedIn)).toEqual([null, null]);
});

test('[TA26] an article is the same only where each of its languages is', () => {
  const both = (arabic: string) => [...english('Quiet.'), { language: 'ar', text: arabic }];
  const before = draft('first', [article('4.10', '', both('هدوء')), article('4.2', '', both('سكون'))]);
  const after = draft('after', [article('4.10', '', both('صمت')), article('4.3', 'New.')], on(before));
  const changes = given(before, after).shows(
    (_charter, state: TalksState) => draftsCompared(state, idOf('first'), idOf('after')),
    'talks',
  );
  expect(changes.map((one) => [one.number, one.what])).toEqual([
    ['4.2', 'same'],
    ['4.3', 'added'],
    ['4.10', 'changed'],
  ]);
  expect(changes[2]?.versions).toMatchObject([
    { language: 'en', pieces: [{ what: 'same', text: 'Quiet.' }] },
    {
      language: 'ar',
      pieces: [
        { what: 'out', text: 'هدوء' },
        { what: 'in', text: 'صمت' },
      ],
    },
  ]);
  expect(changes[1]?.versions).toEqual([{ language: 'en', pieces: [{ what: 'in', text: 'New.' }] }]);
});
