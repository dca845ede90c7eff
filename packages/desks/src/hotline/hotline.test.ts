import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, observer, south } from '#testing';
import { hotlineView } from './hotline.ts';

const MINUTE = 60_000;
const noon = 720 * MINUTE;
const call = { from: 'north', to: 'south', onLine: 'The direct line', at: noon, call: 'spoken', about: 'The crossing' };
const logs = (who = north, changes = {}, options: Partial<Draft> = {}) =>
  who.says('hotline.call-logged', { ...call, ...changes }, { name: 'call', at: noon, ...options });
const answers = (who: typeof north, answer: string, wording = 'So.') =>
  who.says('hotline.call-answered', { call: idOf('call'), answer, wording });
const view = (room: ReturnType<typeof given>) => room.shows(hotlineView, 'hotline')[0];

test('[HL1] parties and mediators log calls; observers and those who withdrew do not', () => {
  given().when(logs(mediator)).then('stands');
  given().when(logs(observer)).then('capacity-lacking');
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left).when(logs()).then('has-withdrawn');
});

test('[HL2] a call is between two delegations of the room', () => {
  given()
    .when(logs(north, { to: 'north' }))
    .then('to-oneself');
  given()
    .when(logs(north, { to: 'stranger' }))
    .then('unknown-delegation');
  given(logs()).when(logs()).then('recorded-already');
});

test('[HL3] both sides say whether it was so; logging one’s own call says it', () => {
  const room = given(logs());
  expect(view(room)).toMatchObject({
    from: { by: 'north', state: 'confirmed' },
    to: { by: 'south', state: 'awaited' },
  });
  expect(view(given(logs(mediator)))).toMatchObject({ from: { state: 'awaited' }, to: { state: 'awaited' } });
  room.when(answers(mediator, 'confirmed')).then('not-of-this-call');
  given().when(answers(south, 'confirmed')).then('unknown-call');
  expect(view(room.and(answers(south, 'confirmed')))?.to.state).toBe('confirmed');
});

test('[HL4] a side’s word that it was otherwise is shown beside the other’s, until that side says another', () => {
  const room = given(logs(), answers(south, 'differs', 'It was about fuel.'));
  expect(view(room)).toMatchObject({
    from: { state: 'confirmed', words: [] },
    to: { state: 'differs', words: [{ wording: 'It was about fuel.' }] },
  });
  expect(view(room.and(answers(south, 'confirmed')))?.to).toMatchObject({
    state: 'confirmed',
    words: [{ wording: 'So.' }],
  });
});

test('[HL3, HL4] the side that called says its word as well, in its own place', () => {
  const room = given(logs(mediator), answers(north, 'differs', 'It was about water.'), answers(south, 'confirmed'));
  expect(view(room)).toMatchObject({
    loggedBy: 'mediator',
    from: { by: 'north', state: 'differs', words: [{ answer: 'differs', wording: 'It was about water.' }] },
    to: { by: 'south', state: 'confirmed', words: [{ answer: 'confirmed', wording: 'So.' }] },
  });
});

test('[HL5] a call keeps its own time, and says so where it was entered later', () => {
  given()
    .when(logs(north, { at: noon + 1 }))
    .then('lies-in-the-future');
  expect(view(given(logs()))).toMatchObject({ at: noon, enteredLater: false });
  const later = view(given(logs(north, {}, { at: noon + 60 * MINUTE })));
  expect(later).toMatchObject({ at: noon, enteredAt: noon + 60 * MINUTE, enteredLater: true });
});
