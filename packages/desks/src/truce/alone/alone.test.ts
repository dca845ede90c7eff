import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, observer, south } from '#testing';
import { truceView } from '../index.ts';

const HOUR = 3_600_000;
const start = 1000 * HOUR;
const end = start + 720 * HOUR;

const announces = (who = north, changes = {}, options: Partial<Draft> = {}) =>
  who.says('truce.own-announced', { text: 'For a month.', start, hours: 720, ...changes }, { name: 'own', ...options });
const leaves = south.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
const own = (room: ReturnType<typeof given>, at: number) => room.shows(truceView, 'truce', at).ownTruces;

test('[TR38] a party alone announces its own truce, also where no other party takes part, and nobody accepts it', () => {
  given().when(announces()).then('stands');
  given().when(announces(mediator)).then('capacity-lacking');
  given().when(announces(observer)).then('capacity-lacking');
  const alone = given(leaves);
  alone.when(announces()).then('stands');
  alone.when(announces(south)).then('has-withdrawn');
  const room = given(announces());
  room.when(south.says('truce.accepted', { truce: idOf('own') })).then('unknown-truce');
  room
    .when(south.says('truce.declared', { truce: idOf('own'), what: 'breached', wording: 'So.' }))
    .then('unknown-truce');
});

test('[TR39] each own truce stands by itself, beside what the parties agreed', () => {
  const room = given(announces(), announces(south, { hours: 24 }, { name: 'other', at: 1 }));
  room.when(announces()).then('recorded-already');
  expect(own(room, 0)).toMatchObject([
    { by: 'north', start, end, text: 'For a month.' },
    { by: 'south', start, end: start + 24 * HOUR },
  ]);
  const agreed = room.and(
    mediator.says(
      'truce.proposed',
      {
        text: 'A truce.',
        plannedStart: start,
        startWording: 'then',
        hours: 96,
        releasing: 'south',
        extension: { model: 'none' },
      },
      { name: 'truce' },
    ),
    north.says('truce.accepted', { truce: idOf('truce') }),
    south.says('truce.accepted', { truce: idOf('truce') }),
    mediator.says('truce.start-set', { truce: idOf('truce'), start, wording: 'then' }),
  );
  expect(agreed.shows(truceView, 'truce', start)).toMatchObject({ phase: 'in-force', expiresAt: start + 96 * HOUR });
  expect(own(agreed, start)).toMatchObject([{ end }, { end: start + 24 * HOUR }]);
});

test('[TR40] an own truce is in force up to its own end, and ends by itself there', () => {
  const room = given(announces());
  const phase = (at: number) => own(room, at)[0]?.phase;
  expect([start - 1, start, end - 1, end].map(phase)).toEqual(['announced', 'in-force', 'in-force', 'term-ended']);
  expect(room.shows(truceView, 'truce', end)).toMatchObject({ phase: 'none', endDeclaredBy: [], declarations: [] });
  given()
    .when(announces(north, {}, { at: end - 1 }))
    .then('stands');
  given()
    .when(announces(north, {}, { at: end }))
    .then('after-the-due-time');
  given()
    .when(announces(north, {}, { notBefore: end }))
    .then('after-the-due-time');
});
