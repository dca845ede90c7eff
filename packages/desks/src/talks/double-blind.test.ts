import { expect, test } from 'vitest';
import { given, guide, hashOf, idOf, mediator, north, observer, south } from '#testing';
import type { Charter } from '../desk.ts';
import { type TalksSaid, type TalksState, talks, talksView } from './index.ts';

const HOUR = 3_600_000;
const view = (room: ReturnType<typeof given>, reader = 'mediator', at = 0) =>
  room.shows((charter, state: TalksState) => talksView(charter, state, at, reader), 'talks');

test('[TA27] no movement for so many hours is shown to mediators alone, where one asked for it', () => {
  const watch = (hours: number, options = {}, who = mediator) =>
    who.says('talks.movement-watched', { hours }, { at: HOUR, name: `${who.id} watches`, ...options });
  const offer = north.says('talks.offered', { to: 'south', text: 'Ten.', conditions: [] }, { at: 2 * HOUR });
  given()
    .when(watch(6, {}, north))
    .then('capacity-lacking');
  expect(view(given(offer), 'mediator', 99 * HOUR).still).toBeNull();
  const room = given(watch(6), offer);
  expect(view(room, 'mediator', 8 * HOUR - 1).still).toBeNull();
  expect(view(room, 'mediator', 8 * HOUR).still).toEqual({ hours: 6, since: 2 * HOUR });
  expect(view(room, 'north', 8 * HOUR).still).toBeNull();
  const noted = room.and(mediator.says('talks.noted', { text: 'A call.' }, { at: 7 * HOUR }));
  expect(view(noted, 'mediator', 8 * HOUR).still).not.toBeNull();
  const moved = room.and(
    south.says('talks.understanding-given', { article: '1', term: 'quiet', says: 'No fire.' }, { at: 7 * HOUR }),
  );
  expect(view(moved, 'mediator', 8 * HOUR).still).toBeNull();
  expect(view(given(watch(6)), 'mediator', 7 * HOUR).still).toEqual({ hours: 6, since: HOUR });
  const two = given(watch(6), watch(3, { unseen: ['mediator watches'] }, guide));
  expect(view(two, 'mediator', 4 * HOUR).still?.hours).toBe(3);
});

test('[TA28] a remedy begins and ends by a mediator’s word, its end once', () => {
  const begins = (who: typeof north) =>
    who.says('talks.remedy-begun', { remedy: 'recess', wording: 'Until noon.', until: 9 }, { name: 'recess' });
  const ends = (options = {}, who = mediator) =>
    who.says(
      'talks.remedy-ended',
      { remedy: idOf('recess'), wording: 'Over.' },
      { name: `${who.id} ends`, ...options },
    );
  given().when(begins(north)).then('capacity-lacking');
  given().when(ends()).then('unknown-remedy');
  given(begins(mediator), ends()).when(ends({}, guide)).then('ended-already');
  const both = given(begins(mediator), ends(), ends({ unseen: ['mediator ends'] }, guide));
  expect(view(both).remedies).toMatchObject([{ remedy: 'recess', until: 9, ended: [{}, {}] }]);
});

const puts = (name = 'question', text = 'Ninety-six hours.', options = {}, sides = ['north', 'south']) =>
  mediator.says('talks.double-blind-put', { text, sides }, { name, ...options });
const about = { question: idOf('question') };
const consents = (who: typeof north, options = {}) =>
  who.says('talks.double-blind-consented', about, { name: `${who.id} consents`, ...options });
const opens = mediator.says('talks.double-blind-opened', about, { name: 'opened' });
const answers = (who: typeof north, answer: string, options = {}) =>
  who.says('talks.double-blind-answered', { ...about, answer }, { name: `${who.id} ${answer}`, ...options });
const closes = (outcome: string, options = {}, who = mediator) =>
  who.says('talks.double-blind-closed', { ...about, outcome }, { name: `${who.id} ${outcome}`, ...options });
/** North's line: south's consent was conveyed into it, its answer never is. */
const line = (...more: (typeof opens)[]) =>
  given(puts(), consents(north), consents(south, { conveyedBy: 'mediator' }), opens, ...more);

test('[TA29] one text is put once, to two different parties', () => {
  given()
    .when(puts('question', 'x', {}, ['north', 'north']))
    .then('sides-not-two-parties');
  given()
    .when(puts('question', 'x', {}, ['north', 'observer']))
    .then('sides-not-two-parties');
  given(puts()).when(puts()).then('recorded-already');
  given(puts()).when(puts('other')).then('put-already');
  given(puts()).when(puts('other', 'Other words.')).then('stands');
  line(puts('twin', 'Ninety-six hours.', { unseen: ['question', 'north consents', 'south consents', 'opened'] }))
    .when(answers(north, 'yes'))
    .then('put-already');
});

test('[TA30] it opens with both consents, and each side answers once', () => {
  given().when(consents(north)).then('unknown-question');
  given(puts('question', 'x', {}, ['north', 'south']))
    .when(consents(observer))
    .then('capacity-lacking');
  given(puts(), consents(north)).when(consents(north)).then('consented-already');
  given(puts(), consents(north)).when(opens).then('consent-awaited');
  given(puts(), consents(north)).when(answers(north, 'yes')).then('not-opened');
  line().when(opens).then('opened-already');
  line(answers(north, 'yes')).when(answers(north, 'no')).then('answered-already');
  line(closes('not-agreed')).when(answers(north, 'yes')).then('closed-already');
  const mediated = { ...consents(north), by: 'mediator' };
  given(puts()).when(mediated).then('capacity-lacking');
});

test('[TA31] agreed is said only beside the reader’s own yes; everything else reads not agreed', () => {
  line().when(closes('agreed')).then('without-a-yes');
  line(answers(north, 'no')).when(closes('agreed')).then('without-a-yes');
  given(puts()).when(closes('agreed')).then('without-a-yes');
  line(answers(north, 'yes')).when(closes('agreed')).then('stands');
  line(answers(north, 'yes'), answers(north, 'no', { unseen: ['north yes'] }))
    .when(closes('agreed'))
    .then('without-a-yes');
  line(closes('not-agreed')).when(closes('not-agreed')).then('closed-already');
  const atOnce = line(
    answers(north, 'yes'),
    closes('agreed'),
    closes('not-agreed', { unseen: ['mediator agreed'] }, guide),
  );
  expect(view(atOnce, 'north').doubleBlind[0]?.stage).toBe('not-agreed');
});

test('[TA31] who has not answered, and what the answers come to, is for mediators alone', () => {
  const room = given(puts(), consents(north), consents(south), opens, answers(north, 'yes'));
  expect(view(room).doubleBlind[0]).toMatchObject({
    stage: 'open',
    own: null,
    known: { consented: ['north', 'south'], unanswered: ['south'], result: null },
  });
  expect(view(room, 'north').doubleBlind[0]).toMatchObject({ own: { consented: true, answer: 'yes' }, known: null });
  expect(view(room, 'south').doubleBlind[0]?.own?.answer).toBeNull();
  expect(view(room.and(answers(south, 'no'))).doubleBlind[0]?.known?.result).toBe('not-agreed');
  expect(view(room.and(answers(south, 'yes'))).doubleBlind[0]?.known?.result).toBe('agreed');
});

test('[TA30] a third party neither consents nor answers', () => {
  const third = (charter: Charter): Charter => ({
    ...charter,
    delegations: charter.delegations.map((one) => (one.id === 'host' ? { ...one, capacities: ['party'] } : one)),
  });
  for (const [kind, body] of [
    ['talks.double-blind-consented', about],
    ['talks.double-blind-answered', { ...about, answer: 'yes' }],
  ] as const) {
    const said = { kind, body, id: 'a', ref: 'b', by: 'host', at: 0, notBefore: 0, saw: () => true };
    const verdict = line().shows(
      (charter, state: TalksState) => talks.judge(third(charter), state, said as TalksSaid),
      'talks',
    );
    expect(verdict).toBe('not-of-this-question');
  }
});

test('[TA30, TA31] before it is opened, and before anybody consented, each is shown so', () => {
  const shown = (room: ReturnType<typeof given>, reader = 'mediator') => view(room, reader).doubleBlind[0];
  const put = given(puts());
  const known = { consented: [], unanswered: ['north', 'south'], result: null };
  const question = {
    id: idOf('question'),
    text: 'Ninety-six hours.',
    by: 'mediator',
    at: 0,
    sides: ['north', 'south'],
  };
  expect(shown(put)).toEqual({ ...question, stage: 'put', own: null, known });
  expect(shown(put.and(consents(south)))?.known?.consented).toEqual(['south']);
  expect(shown(put, 'north')).toMatchObject({ stage: 'put', own: { consented: false, answer: null }, known: null });
  expect(shown(line(closes('not-agreed')))?.stage).toBe('not-agreed');
  expect(shown(line(answers(north, 'yes'), closes('agreed')))?.stage).toBe('agreed');
  // Where both sides gave their consent in the reader's own channel, it takes the yes of both.
  const both = given(puts(), consents(north), consents(south), opens, answers(north, 'yes'));
  both.when(closes('agreed')).then('without-a-yes');
  both.and(answers(south, 'yes')).when(closes('agreed')).then('stands');
});

test('[TA27] what moves talks is an offer, an answer, a draft, a position, a decision', () => {
  const watch = mediator.says('talks.movement-watched', { hours: 6 }, { at: 9 * HOUR, name: 'watch' });
  const earlier = guide.says('talks.movement-watched', { hours: 6 }, { at: HOUR, unseen: ['watch'] });
  expect(view(given(watch, earlier), 'mediator', 7 * HOUR).still).toEqual({ hours: 6, since: HOUR });
  const offer = north.says(
    'talks.offered',
    { to: 'south', text: 'Ten.', conditions: [] },
    { name: 'offer', at: 2 * HOUR },
  );
  const answers = south.says(
    'talks.text-answered',
    { of: idOf('offer'), hash: hashOf(offer), answer: 'ad-referendum' },
    { name: 'answer', at: 3 * HOUR },
  );
  const decides = south.says(
    'talks.principal-decided',
    { answer: idOf('answer'), decision: 'confirmed', wording: 'So.' },
    { name: 'decision', at: 5 * HOUR },
  );
  const since = (...acts: (typeof offer)[]) => view(given(watch, ...acts), 'mediator', 99 * HOUR).still?.since;
  expect([since(offer), since(offer, answers), since(offer, answers, decides)]).toEqual([2 * HOUR, 3 * HOUR, 5 * HOUR]);
});
