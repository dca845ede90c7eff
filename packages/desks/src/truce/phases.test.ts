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
