import { expect, test } from 'vitest';
import { given, guide, idOf, mediator, north, observer } from '#testing';
import { talksView } from './index.ts';

const cause = { cause: 'No list meets the terms.', owner: 'south', lastOffers: ['Elderly persons'] };
const impasse = (who: typeof north, changes = {}) =>
  who.says('talks.impasse-declared', { ...cause, ...changes }, { name: 'impasse', at: 5 });
const ends = (who: typeof mediator, unseen: string[] = []) =>
  who.says(
    'talks.impasse-ended',
    { impasse: idOf('impasse'), wording: 'Talks go on.' },
    { name: `${who.id} ends`, unseen },
  );
const view = (room: ReturnType<typeof given>) => room.shows(talksView, 'talks');

test('[TA1] a party or a mediator declares an impasse, an observer does not', () => {
  given().when(impasse(north)).then('stands');
  given().when(impasse(mediator)).then('stands');
  given().when(impasse(observer)).then('capacity-lacking');
  given(impasse(north)).when(ends(north)).then('capacity-lacking');
});

test('[TA2] an impasse shows its cause, whose step is awaited, the last offers and the next contact', () => {
  given()
    .when(impasse(north, { owner: 'stranger' }))
    .then('unknown-delegation');
  given(impasse(north)).when(impasse(north)).then('recorded-already');
  expect(view(given(impasse(north))).impasses).toEqual([
    { id: idOf('impasse'), by: 'north', declaredBy: 'north', at: 5, ...cause, nextContact: null, ended: [] },
  ]);
  expect(view(given(impasse(north, { nextContact: 99 }))).impasses[0]?.nextContact).toBe(99);
});

test('[TA3] it lasts until a mediator records its end, once; two ends at once are both shown', () => {
  given().when(ends(mediator)).then('unknown-impasse');
  given(impasse(north), ends(mediator)).when(ends(guide)).then('ended-already');
  const both = given(impasse(north), ends(mediator), ends(guide, ['mediator ends']));
  expect(
    view(both)
      .impasses[0]?.ended.map((end) => end.by)
      .sort(),
  ).toEqual(['guide', 'mediator']);
});

test('[TA4] every delegation writes messages, in order of claimed time', () => {
  const writes = (who: typeof north, text: string, at: number) => who.says('talks.message-sent', { text }, { at });
  const room = given(writes(observer, 'second', 2), writes(north, 'first', 1));
  expect(view(room).messages.map((one) => [one.by, one.text])).toEqual([
    ['north', 'first'],
    ['observer', 'second'],
  ]);
});

test('[TA5] a mediator’s note is a mediator’s', () => {
  given()
    .when(north.says('talks.noted', { text: 'Heard in passing.' }))
    .then('capacity-lacking');
  const room = given(mediator.says('talks.noted', { text: 'Heard in passing.' }));
  expect(view(room).notes).toMatchObject([{ by: 'mediator', text: 'Heard in passing.' }]);
});
