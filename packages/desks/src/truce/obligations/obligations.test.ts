import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, observer, south } from '#testing';
import { truceView } from '../index.ts';

const HOUR = 3_600_000;
const start = 1000 * HOUR;
const due = start + 24 * HOUR;

const truce = () =>
  given(
    mediator.says(
      'truce.proposed',
      {
        text: 'Four days; two hundred trucks a day.',
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
const aid = (changes = {}) =>
  mediator.says(
    'truce.obligation-recorded',
    {
      truce: idOf('truce'),
      expectedFrom: 'north',
      track: 'aid',
      what: 'Two hundred trucks a day',
      quantity: 200,
      unit: 'trucks',
      countingRule: 'Each truck that crossed, once.',
      due,
      everyHours: 24,
      ...changes,
    },
    { name: 'aid' },
  );
const counts = (who: typeof north, quantity: number, at = due, options: Partial<Draft> = {}) =>
  who.says('truce.count-given', { obligation: idOf('aid'), due: at, quantity, asOf: at }, options);
const accepts = (who: typeof north) => who.says('truce.obligation-accepted', { obligation: idOf('aid') });
const dues = (room: ReturnType<typeof given>, at: number) =>
  room.shows(truceView, 'truce', at).obligations[0]?.dues.map((one) => [(one.due - start) / HOUR, one.state]);

test('[TR33] an obligation is recorded by a mediator, of a party, and each party accepts its reading once', () => {
  given().when(aid()).then('unknown-truce');
  truce()
    .when(aid({ expectedFrom: 'mediator' }))
    .then('not-of-this-truce');
  truce().and(aid()).when(aid()).then('recorded-already');
  truce()
    .when({ ...aid(), by: north.id })
    .then('capacity-lacking');
  truce().when(accepts(north)).then('unknown-obligation');
  const room = truce().and(aid(), accepts(north));
  room.when(accepts(north)).then('accepted-already');
  expect(room.and(accepts(south)).shows(truceView, 'truce', start).obligations).toMatchObject([
    { expectedFrom: 'north', quantity: 200, unit: 'trucks', everyHours: 24, acceptedBy: ['north', 'south'] },
  ]);
});

test('[TR34] counts are each side’s own, towards a time at which it is due; those that differ are all shown', () => {
  const room = truce().and(aid());
  room.when(counts(north, 200, due + 1)).then('no-such-due-time');
  room.when(counts(north, 200, due - 24 * HOUR)).then('no-such-due-time');
  room.when(counts(north, 200, due + 48 * HOUR)).then('stands');
  room.when(counts(observer, 200)).then('capacity-lacking');
  const told = room.and(counts(north, 210), counts(south, 120), counts(north, 204));
  const [day] = told.shows(truceView, 'truce', due).obligations[0]?.dues ?? [];
  expect(day).toMatchObject({ due, state: 'passed', differs: true });
  expect(day?.counts.map((one) => [one.by, one.quantity])).toEqual([
    ['north', 204],
    ['south', 120],
  ]);
});

test('[TR35] a due time is met where every count reaches it and each party counted; else open, then passed', () => {
  const room = truce().and(aid());
  expect(dues(room, start)).toEqual([[24, 'open']]);
  expect(dues(room, due)).toEqual([
    [24, 'passed'],
    [48, 'open'],
  ]);
  const one = room.and(counts(north, 200));
  expect(dues(one, due)?.[0]).toEqual([24, 'passed']);
  expect(dues(one.and(counts(south, 200)), due)?.[0]).toEqual([24, 'met']);
  expect(dues(one.and(counts(south, 199)), due)?.[0]).toEqual([24, 'passed']);
  // Nothing falls due after the end of the truce.
  expect(dues(room, start + 500 * HOUR)).toEqual([[96, 'passed']]);
  expect(dues(truce().and(aid({ everyHours: undefined })), start + 500 * HOUR)).toEqual([[24, 'passed']]);
});

test('[TR34, TR35] due times are shown in their order, each with its own counts; one that comes once is due once', () => {
  const told = truce().and(
    aid(),
    counts(south, 5, due + 48 * HOUR),
    counts(north, 3, due + 24 * HOUR),
    counts(south, 3, due + 24 * HOUR),
  );
  const shown = told.shows(truceView, 'truce', start).obligations[0]?.dues ?? [];
  expect(shown.map((one) => [(one.due - start) / HOUR, one.differs, one.counts.map((count) => count.by)])).toEqual([
    [24, false, []],
    [48, false, ['north', 'south']],
    [72, false, ['south']],
  ]);
  const once = truce().and(aid({ everyHours: undefined }));
  once.when(counts(north, 1, due)).then('stands');
  once.when(counts(north, 1, due + 24 * HOUR)).then('no-such-due-time');
  // The last of them falls on the end itself.
  expect(dues(truce().and(aid()), start + 72 * HOUR)).toEqual([
    [72, 'passed'],
    [96, 'open'],
  ]);
});
