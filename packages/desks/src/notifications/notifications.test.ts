import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, south } from '#testing';
import { notifications, notificationsView } from './notifications.ts';

const site = {
  of: 'site',
  place: { as: 'named-place', name: 'The clinic at the crossing' },
  from: 1000,
  until: 2000,
  wording: 'A clinic with forty beds.',
};
const ownLine = ['north', 'mediator'];
const otherLine = ['south', 'mediator'];
const gives = (changes = {}, options: Partial<Draft> = {}) =>
  north.says(
    'notifications.given',
    { to: 'south', ...site, ...changes },
    { name: 'given', readBy: ownLine, ...options },
  );
const passes = (changes = {}, options: Partial<Draft> = {}) =>
  mediator.says(
    'notifications.passed-on',
    { to: 'south', givenBy: 'north', ...site, ...changes },
    { name: 'passed', readBy: otherLine, ...options },
  );
const acknowledges = (who = south) =>
  who.says('notifications.acknowledged', { notification: idOf('passed'), wording: 'Noted at 13:10.' }, { at: 1310 });
const reportsBack = (step: string, at: number, options: Partial<Draft> = {}) =>
  mediator.says('notifications.progress-reported', { notification: idOf('given'), step, at, wording: 'So.' }, options);
const withdraws = (name = 'given') =>
  north.says('notifications.withdrawn', { notification: idOf(name), wording: 'Moved.' });
const view = (room: ReturnType<typeof given>, at = 0) => room.shows(notificationsView, 'notifications', at)[0];

test('[HN1] all that is said of a notification stands in a line or an intermediary’s channel, also after a withdrawal', () => {
  for (const [kind, act] of Object.entries(notifications.acts)) {
    expect(act.within, kind).toEqual(['line', 'intermediary']);
    expect(act.paper, kind).toBe(false);
  }
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left).when(gives()).then('stands');
});

test('[HN2] nobody reads it but its author, the named side and conduits', () => {
  given().when(gives()).then('stands');
  given()
    .when(gives({}, { readBy: ['north', 'south'] }))
    .then('stands');
  given()
    .when(gives({}, { readBy: [...ownLine, 'observer'] }))
    .then('read-by-others');
  given()
    .when(passes({}, { readBy: [...otherLine, 'north'] }))
    .then('read-by-others');
});

test('[HN2, HN4] where nobody was asked yet who reads there, only its words are judged', () => {
  const { readBy: _given, ...unasked } = gives();
  const { readBy: _passed, ...passedOn } = passes();
  given().when(unasked).then('stands');
  given().when(passedOn).then('stands');
});

test('[HN3] it names one other side, a coarse place, and a time that begins before it ends', () => {
  given()
    .when(gives({ to: 'stranger' }))
    .then('unknown-delegation');
  given()
    .when(gives({ to: 'north' }))
    .then('own-delegation');
  given()
    .when(gives({ until: 1000 }))
    .then('ends-before-it-begins');
  given(gives()).when(gives()).then('recorded-already');
  const fields = notifications.acts['notifications.given']?.fields;
  const fine = { to: 'south', ...site, place: { as: 'named-place', name: '31.5123, 34.4456' } };
  expect(fields?.safeParse(fine).success).toBe(false);
  expect([999, 1000, 2000].map((at) => view(given(gives()), at)?.period)).toEqual(['coming', 'running', 'past']);
});

test('[HN4] a conduit passes it on where the named side reads, and says whose it is', () => {
  given()
    .when(passes({}, { readBy: ['mediator', 'guide'] }))
    .then('not-read-by-the-named-side');
  given()
    .when({ ...passes(), by: north.id })
    .then('capacity-lacking');
  given()
    .when(passes({ givenBy: 'south' }))
    .then('own-delegation');
  expect(view(given(passes()))).toMatchObject({ givenBy: 'north', passedOnBy: 'mediator', to: 'south' });
});

test('[HN3, HN4] a conduit passes nothing on to itself', () => {
  given()
    .when(passes({ to: 'mediator' }))
    .then('own-delegation');
});

test('[HN5] only the named side acknowledges it, once, and that is no permission', () => {
  const room = given(passes());
  room.when(acknowledges(north)).then('not-the-named-side');
  given().when(acknowledges()).then('unknown-notification');
  room.and(acknowledges()).when(acknowledges()).then('acknowledged-already');
  expect(view(room)).toMatchObject({ acknowledged: [], reported: [], withdrawn: false });
  expect(view(room.and(acknowledges()))?.acknowledged).toEqual([{ by: 'south', at: 1310, wording: 'Noted at 13:10.' }]);
  expect(Object.keys(notifications.acts)).not.toContain('notifications.permitted');
});

test('[HN6] a conduit tells its author how far it has come; reports that differ are all shown', () => {
  const room = given(gives());
  room.when({ ...reportsBack('passed-on', 1), by: north.id }).then('capacity-lacking');
  given(passes())
    .when({
      ...reportsBack('passed-on', 1),
      body: { notification: idOf('passed'), step: 'passed-on', at: 1, wording: 'So.' },
    })
    .then('own-notification');
  const told = room.and(
    reportsBack('passed-on', 1250),
    reportsBack('acknowledged', 1310, { name: 'one' }),
    reportsBack('acknowledged', 1320, { unseen: ['one'] }),
  );
  const reported = view(told)?.reported.map((one) => [one.step, one.at]);
  expect(reported?.[0]).toEqual(['passed-on', 1250]);
  expect(reported?.map(([, at]) => at).sort()).toEqual([1250, 1310, 1320]);
});

test('[HN7] who put it there withdraws it, once, and it stays shown', () => {
  const room = given(gives(), passes());
  room.when(withdraws('passed')).then('not-own-notification');
  room.and(withdraws()).when(withdraws()).then('withdrawn-before');
  const shown = {
    id: idOf('given'),
    to: 'south',
    givenBy: 'north',
    ...site,
    at: 0,
    passedOnBy: null,
    period: 'coming',
  };
  const unsaid = { acknowledged: [], reported: [] };
  expect(view(given(gives()))).toEqual({ ...shown, ...unsaid, withdrawn: false });
  expect(view(given(gives(), withdraws()))).toEqual({ ...shown, ...unsaid, withdrawn: true });
});
