import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, mediator, north, south } from '#testing';
import { truceView } from '../index.ts';

const HOUR = 3_600_000;
const start = 1000 * HOUR;
const term = 100;
const end = start + term * HOUR;

const proposed = (extension: object, name = 'truce') =>
  mediator.says(
    'truce.proposed',
    { text: 'A truce.', plannedStart: start, startWording: 'then', hours: term, releasing: 'south', extension },
    { name },
  );
const inForce = (extension: object) =>
  given(
    proposed(extension),
    north.says('truce.accepted', { truce: idOf('truce') }),
    south.says('truce.accepted', { truce: idOf('truce') }),
    mediator.says('truce.start-set', { truce: idOf('truce'), start, wording: 'then' }),
  );
const view = (room: ReturnType<typeof given>, at: number) => room.shows(truceView, 'truce', at);
const ends = (room: ReturnType<typeof given>, at: number) =>
  Object.fromEntries(Object.entries(view(room, at).expiries).map(([party, time]) => [party, (time - end) / HOUR]));

const consent = { model: 'consent', noticeHours: 48 };
const silence = { model: 'tacit', hours: 120, noticeHours: 24 };
const own = { model: 'unilateral' };

const asks = (who: typeof north, hours = 120, options: Partial<Draft> = {}) =>
  who.says('truce.extension-proposed', { truce: idOf('truce'), hours, wording: 'More.' }, { name: 'more', ...options });
const consents = (who: typeof north, options: Partial<Draft> = {}) =>
  who.says('truce.extension-consented', { proposal: idOf('more'), wording: 'Yes.' }, { name: 'yes', ...options });
const declines = (who: typeof north) =>
  who.says('truce.extension-declined', { proposal: idOf('more'), ground: 'Not now.' });
const takesBack = (who: typeof north, options: Partial<Draft> = {}) =>
  who.says('truce.proposal-withdrawn', { proposal: idOf('more') }, options);
const objects = (who: typeof north, from: number, options: Partial<Draft> = {}) =>
  who.says('truce.renewal-objected', { truce: idOf('truce'), from, wording: 'No further.' }, options);
const declares = (who: typeof north, from: number, hours: number, options: Partial<Draft> = {}) =>
  who.says('truce.extension-declared', { truce: idOf('truce'), from, hours, wording: 'So long.' }, options);

test('[TR27] an extension by consent gives its hours once every other party has consented', () => {
  const room = inForce(consent).and(asks(north));
  expect(view(room, end - 1)).toMatchObject({
    expiresAt: end,
    outstanding: [{ what: 'consent', expectedFrom: 'south', count: 120, due: end, basis: 'extension-proposed' }],
  });
  expect(view(room.and(consents(south)), end)).toMatchObject({
    phase: 'in-force',
    expiresAt: end + 120 * HOUR,
    outstanding: [],
    extensions: [{ hours: 120, statedBy: 'south', list: idOf('more') }],
    proposals: [{ proposal: idOf('more'), by: 'north', outcome: 'agreed' }],
  });
  const byMediator = inForce(consent).and(asks(mediator), consents(south, { name: 'one' }));
  expect(view(byMediator, end - 1).expiresAt).toBe(end);
  expect(view(byMediator.and(consents(north)), end - 1).expiresAt).toBe(end + 120 * HOUR);
});

test('[TR27] a proposal is answered once by each other party, and withdrawn by its author while unanswered', () => {
  inForce(silence).when(asks(north)).then('not-in-the-terms');
  given(proposed(consent)).when(asks(north)).then('not-agreed');
  const room = inForce(consent).and(asks(north));
  room.when(asks(north)).then('recorded-already');
  room.when(consents(north)).then('own-proposal');
  room.when({ ...consents(south), by: mediator.id }).then('capacity-lacking');
  inForce(consent).when(consents(south)).then('unknown-proposal');
  room.and(declines(south)).when(consents(south)).then('proposal-answered-already');
  expect(view(room.and(declines(south)), end - 1)).toMatchObject({
    expiresAt: end,
    proposals: [{ outcome: 'refused', answers: [{ ground: 'Not now.' }] }],
  });
  room.when(takesBack(south)).then('not-own-proposal');
  room.and(consents(south)).when(takesBack(north)).then('proposal-answered-already');
  room.and(takesBack(north)).when(consents(south)).then('proposal-withdrawn-already');
  room.and(takesBack(north)).when(takesBack(north)).then('proposal-withdrawn-already');
});

test('[TR16, TR27] consent and withdrawal at the same time are both shown, until who consented gives way', () => {
  const room = inForce(consent).and(asks(north), consents(south), takesBack(north, { unseen: ['yes'] }));
  expect(view(room, end - 1)).toMatchObject({ expiresAt: null, disputed: [{ term: 'extension' }] });
  expect(ends(room, end - 1)).toEqual({ north: 0, south: 120 });
  expect(view(room.and(declines(south)), end - 1)).toMatchObject({ expiresAt: end, disputed: [] });
});

test('[TR28] consent is asked for 48 hours before the end, by what can be proved', () => {
  const notice = end - 48 * HOUR;
  inForce(consent)
    .when(asks(north, 120, { at: notice }))
    .then('stands');
  inForce(consent)
    .when(asks(north, 120, { at: notice + 1 }))
    .then('after-the-notice-time');
  inForce(consent)
    .when(asks(north, 120, { notBefore: notice + 1 }))
    .then('after-the-notice-time');
  const longer = inForce(consent).and(asks(north, 24), consents(south));
  longer.when(asks(south, 24, { name: 'again', at: notice + 24 * HOUR })).then('stands');
});

test('[TR29] silence renews from the moment at which it cannot be broken any more', () => {
  const by = end - 24 * HOUR;
  const room = inForce(silence);
  expect(ends(room, by - 1)).toEqual({ north: 0, south: 0 });
  expect(ends(room, by)).toEqual({ north: 120, south: 120 });
  expect(view(room, end)).toMatchObject({ phase: 'in-force', expiresAt: end + 120 * HOUR });
  expect(ends(room, by + 120 * HOUR)).toEqual({ north: 240, south: 240 });
  expect(ends(room, by + 1200 * HOUR)).toEqual({ north: 1320, south: 1320 });
});

test('[TR29] one objection in time keeps the term from being renewed, for all', () => {
  const by = end - 24 * HOUR;
  inForce(silence)
    .when(objects(north, end, { at: by - 1 }))
    .then('stands');
  inForce(silence)
    .when(objects(north, end, { at: by }))
    .then('after-the-notice-time');
  inForce(silence)
    .when(objects(north, end, { notBefore: by }))
    .then('after-the-notice-time');
  inForce(own).when(objects(north, end)).then('not-in-the-terms');
  const room = inForce(silence).and(objects(north, end));
  expect(view(room, end)).toMatchObject({
    phase: 'term-ended',
    expiresAt: end,
    objections: [{ by: 'north', from: end, wording: 'No further.' }],
  });
  const later = inForce(silence).and(objects(south, end + 120 * HOUR));
  expect(view(later, end + 1000 * HOUR).expiresAt).toBe(end + 120 * HOUR);
});

test('[TR30] an objection and an own length are about an end to which the term comes', () => {
  inForce(silence)
    .when(objects(north, end + HOUR))
    .then('no-such-end');
  inForce(silence)
    .when(objects(north, end - 120 * HOUR))
    .then('no-such-end');
  inForce(silence)
    .and(objects(south, end))
    .when(objects(north, end + 120 * HOUR))
    .then('no-such-end');
  inForce(silence).and(objects(north, end)).when(objects(north, end)).then('objected-already');
  inForce(silence).and(objects(north, end)).when(objects(south, end)).then('stands');
  inForce(own)
    .when(declares(north, end + HOUR, 24))
    .then('no-such-end');
  given(proposed(own))
    .when(declares(north, end, 24))
    .then('not-agreed');
  given(
    proposed(own),
    north.says('truce.accepted', { truce: idOf('truce') }),
    south.says('truce.accepted', { truce: idOf('truce') }),
  )
    .when(declares(north, end, 24))
    .then('start-not-settled');
});

test('[TR31] a party’s own word moves its own end, until all have the same one', () => {
  inForce(consent)
    .when(declares(north, end, 24))
    .then('not-in-the-terms');
  inForce(own)
    .when(declares(north, end, 24, { at: end }))
    .then('after-the-due-time');
  const one = inForce(own).and(declares(north, end, 24), declares(north, end + 24 * HOUR, 24));
  expect(ends(one, 0)).toEqual({ north: 48, south: 0 });
  expect(view(one, end)).toMatchObject({ phase: 'in-force', expiresAt: null });
  const both = one.and(declares(south, end, 48));
  expect(view(both, end).expiresAt).toBe(end + 48 * HOUR);
  expect(view(both, end).ownWords).toEqual([
    { by: 'north', from: end, hours: 24 },
    { by: 'south', from: end, hours: 48 },
    { by: 'north', from: end + 24 * HOUR, hours: 24 },
  ]);
});

test('[TR31] of two lengths that one party named at the same time, only what both cover counts', () => {
  const room = inForce(own).and(
    declares(north, end, 24, { name: 'one' }),
    declares(north, end, 48, { unseen: ['one'] }),
  );
  expect(ends(room, 0)).toEqual({ north: 24, south: 0 });
  expect(
    view(room, 0)
      .ownWords.map((word) => word.hours)
      .sort(),
  ).toEqual([24, 48]);
});

test('[TR32] one side names 60 days, silence gives the other 120: each end is shown apart', () => {
  const room = inForce({ model: 'tacit', hours: 2880, noticeHours: 24 }).and(declares(north, end, 1440));
  expect(ends(room, end - 25 * HOUR)).toEqual({ north: 0, south: 0 });
  expect(ends(room, end)).toEqual({ north: 1440, south: 2880 });
  expect(view(room, end)).toMatchObject({ phase: 'in-force', expiresAt: null });
  // Ends that differ are renewed by nobody's silence.
  expect(ends(room, end + 9000 * HOUR)).toEqual({ north: 1440, south: 2880 });
  const same = room.and(declares(south, end, 1440));
  expect(ends(same, end)).toEqual({ north: 1440, south: 1440 });
  expect(ends(same, end + 1440 * HOUR)).toEqual({ north: 4320, south: 4320 });
});

test('[TR37] ends that stand apart are moved by each party’s own word, and are renewed by silence once they are one', () => {
  const apart = inForce({ model: 'tacit', hours: 2880, noticeHours: 24 }).and(declares(north, end, 1440));
  const short = end + 1440 * HOUR;
  const long = end + 2880 * HOUR;
  apart.when(declares(south, short, 1440)).then('no-such-end');
  apart.when(objects(north, short)).then('no-such-end');
  apart.when(declares(north, short, 1440, { at: short - 24 * HOUR })).then('after-the-notice-time');
  const nearer = apart.and(declares(north, short, 720));
  expect(ends(nearer, end)).toEqual({ north: 2160, south: 2880 });
  expect(ends(apart.and(declares(south, long, 24)), end)).toEqual({ north: 1440, south: 2904 });
  const one = apart.and(declares(north, short, 1440));
  expect(ends(one, end)).toEqual({ north: 2880, south: 2880 });
  expect(view(one, end).expiresAt).toBe(long);
  expect(ends(one, long)).toEqual({ north: 5760, south: 5760 });
  expect(view(one.and(objects(north, long)), long)).toMatchObject({ phase: 'term-ended', expiresAt: long });
});

test('[TR29] without a notice silence can be broken up to the end itself', () => {
  const room = inForce({ model: 'tacit', hours: 120, noticeHours: 0 });
  expect(ends(room, end - 1)).toEqual({ north: 0, south: 0 });
  expect(ends(room, end)).toEqual({ north: 120, south: 120 });
  room.when(objects(north, end, { at: end - 1 })).then('stands');
  room.when(objects(north, end, { at: end })).then('after-the-notice-time');
});

test('[TR20, TR32] no word goes beyond every cap that was reported', () => {
  const cap = mediator.says('truce.term-reported', {
    truce: idOf('truce'),
    term: 'cap-days',
    value: 5,
    source: 'Paper',
  });
  inForce(own)
    .and(cap)
    .when(declares(north, end, 21))
    .then('beyond-every-cap');
  inForce(own)
    .and(cap)
    .when(declares(north, end, 20))
    .then('stands');
  inForce(consent).and(cap, asks(north, 21)).when(consents(south)).then('beyond-every-cap');
});

test('[TR24, TR27, TR29] ways together: consent moves the end that silence then renews', () => {
  const room = inForce({ model: 'combined', of: [consent, silence] }).and(
    asks(guide, 24),
    consents(north, { name: 'n' }),
  );
  expect(ends(room, 0)).toEqual({ north: 0, south: 0 });
  const moved = room.and(consents(south));
  expect(ends(moved, end - 1)).toEqual({ north: 24, south: 24 });
  expect(ends(moved, end)).toEqual({ north: 144, south: 144 });
});

test('[TR16, TR27] what a mediator took back while both consented is contested, though every end is the same', () => {
  const room = inForce(consent).and(asks(mediator), consents(north, { name: 'n' }));
  expect(view(room, end - 1).outstanding.map((one) => one.expectedFrom)).toEqual(['south']);
  const both = room.and(consents(south), takesBack(mediator, { unseen: ['yes', 'n'] }));
  expect(view(both, end - 1)).toMatchObject({ expiresAt: null, proposals: [{ outcome: 'contested' }] });
  expect(new Set(Object.values(view(both, end - 1).expiries)).size).toBe(1);
});

test('[TR29, TR30] an objection is about one end of one truce, by one party once', () => {
  const room = inForce(silence).and(objects(north, end));
  room.when(objects(north, end)).then('objected-already');
  room.when(objects(south, end)).then('stands');
  room.when(objects(north, end + 120 * HOUR)).then('no-such-end');
  inForce(silence)
    .and(objects(north, end + 120 * HOUR))
    .when(objects(north, end))
    .then('stands');
});
