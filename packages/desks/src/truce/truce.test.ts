import { expect, test } from 'vitest';
import { given, guide, idOf, mediator, north, observer, south } from '#testing';
import type { Charter } from '../desk.ts';
import { type TruceSaid, type TruceState, truce, truceView } from './index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const planned = 100 * DAY;
const start = planned + 21 * HOUR;
const end = start + 4 * DAY;

const terms = {
  text: 'Four days without fire.',
  plannedStart: planned,
  startWording: '10:00 local time',
  hours: 96,
  releasing: 'south',
  extension: { model: 'performance', hoursPer: 24, personsPer: 10 },
};
const proposed = (name = 'truce', changes = {}) =>
  mediator.says('truce.proposed', { ...terms, ...changes }, { name, at: planned - DAY });
const accepts = (who: typeof north, name = 'truce', at = planned - HOUR) =>
  who.says('truce.accepted', { truce: idOf(name) }, { at, name: `${who.id} accepts ${name}` });
const startSet = (at = start, options = {}) =>
  mediator.says('truce.start-set', { truce: idOf('truce'), start: at, wording: '07:00' }, { at: planned, ...options });
const list = (name: string, changes: object = {}, options = {}) =>
  south.says(
    'truce.list-handed-in',
    { truce: idOf('truce'), living: 10, remains: 0, hours: 24, wording: 'A list.', ...changes },
    { name, at: end - HOUR, ...options },
  );
const agrees = (name: string, hours: number, options: { credited?: number; unseen?: string[]; at?: number } = {}) => {
  const { credited, ...rest } = options;
  const body = { list: idOf(name), hours, wording: 'Agreed.', ...(credited === undefined ? {} : { credited }) };
  return north.says('truce.extension-agreed', body, { name: `agreed ${name}`, at: end - HOUR / 2, ...rest });
};
const refuses = (name: string, options = {}) =>
  north.says('truce.list-refused', { list: idOf(name), ground: 'Too few.' }, { name: `refused ${name}`, ...options });
const withdraws = (name: string, options = {}) =>
  south.says('truce.list-withdrawn', { list: idOf(name) }, { name: `withdrew ${name}`, ...options });

const agreed = () => given(proposed(), accepts(north), accepts(south));
const inForce = () => agreed().and(startSet());
const view = (room: ReturnType<typeof given>, at: number) => room.shows(truceView, 'truce', at);

test('[TR1] an observer proposes no truce, a party none either, and a mediator accepts none', () => {
  given().when(observer.says('truce.proposed', terms)).then('capacity-lacking');
  given().when(north.says('truce.proposed', terms)).then('capacity-lacking');
  given(proposed()).when(accepts(mediator)).then('capacity-lacking');
  given(proposed())
    .when({ ...accepts(north), by: 'stranger' })
    .then('not-in-the-charter');
});

test('[TR1] who has withdrawn from the room accepts nothing, who has suspended still may', () => {
  const declared = (status: string) => north.says('charter.participation-declared', { status, wording: 'We say so.' });
  given(proposed(), declared('withdrawn')).when(accepts(north)).then('has-withdrawn');
  given(proposed(), declared('suspended')).when(accepts(north)).then('stands');
});

test('[TR2] a truce needs two active parties, and the releasing side among them', () => {
  const suspended = north.says('charter.participation-declared', { status: 'suspended', wording: 'For now.' });
  given(suspended).when(proposed()).then('fewer-than-two-parties');
  given()
    .when(proposed('truce', { releasing: 'mediator' }))
    .then('releasing-is-not-a-party');
});

test('[TR3] it is agreed when each of its parties has accepted, each once, whoever suspends later', () => {
  expect(view(given(proposed(), accepts(north)), planned).phase).toBe('proposed');
  expect(view(agreed(), planned).phase).toBe('agreed');
  agreed()
    .when({ ...accepts(north), name: 'again' })
    .then('accepted-already');
  const suspended = south.says('charter.participation-declared', { status: 'suspended', wording: 'For now.' });
  expect(view(given(proposed(), accepts(north), suspended), planned).phase).toBe('proposed');
  expect(view(agreed().and(suspended), planned).phase).toBe('agreed');
});

test('[TR3, TR13, TR21, TR25, TR27, TR30, TR33] a third party that was not active when it was proposed has no word on it', () => {
  const combined = { model: 'combined', of: [terms.extension, { model: 'consent', noticeHours: 1 }] };
  const asks = mediator.says(
    'truce.extension-proposed',
    { truce: idOf('truce'), hours: 24, wording: 'More.' },
    { name: 'p' },
  );
  const aid = {
    expectedFrom: 'north',
    track: 'aid',
    what: 'Aid',
    quantity: 2,
    unit: 'trucks',
    countingRule: 'Once.',
    due: end,
  };
  const room = given(proposed('truce', { extension: combined }), accepts(north), accepts(south), startSet()).and(
    list('l'),
    asks,
    mediator.says('truce.obligation-recorded', { truce: idOf('truce'), ...aid }, { name: 'aid' }),
  );
  const bodies = {
    'truce.accepted': { truce: idOf('truce') },
    'truce.signed': { truce: idOf('truce'), signedAt: 1, wording: 'Signed.' },
    'truce.renewal-objected': { truce: idOf('truce'), from: end, wording: 'No.' },
    'truce.extension-declined': { proposal: idOf('p'), ground: 'No.' },
    'truce.obligation-accepted': { obligation: idOf('aid') },
    'truce.list-refused': { list: idOf('l'), ground: 'No.' },
    'truce.declared': { truce: idOf('truce'), what: 'ended' as const, wording: 'It ended.' },
  };
  for (const [kind, body] of Object.entries(bodies)) {
    const said = { kind, body, id: 'a', ref: 'b', by: observer.id, at: 0, notBefore: 0, saw: () => true };
    const verdict = room.shows(
      (charter, state: TruceState) => truce.judge(asParty(charter, observer.id), state, said as TruceSaid),
      'truce',
    );
    expect(verdict).toBe('not-of-this-truce');
  }
});

function asParty(charter: Charter, id: string): Charter {
  const capacities = ['party' as const];
  return { ...charter, delegations: charter.delegations.map((one) => (one.id === id ? { ...one, capacities } : one)) };
}

test('[TR4] an acceptance of one text counts for no other', () => {
  given().when(accepts(north, 'nothing')).then('unknown-truce');
  const room = given(
    proposed('truce'),
    proposed('other', { hours: 48 }),
    accepts(north, 'truce'),
    accepts(south, 'other'),
  );
  expect(view(room, planned).phase).toBe('proposed');
});

test('[TR5] a start that was postponed, or that passed without a beginning, has slipped', () => {
  const postponed = mediator.says(
    'truce.start-postponed',
    { truce: idOf('truce'), reason: 'Lists are not ready.', wording: 'not before Friday' },
    { at: planned - 2 * HOUR },
  );
  expect(view(agreed(), planned - 1).start).toEqual({ planned, actual: null, slipped: false, set: null });
  expect(view(agreed(), planned + 2 * HOUR).start.slipped).toBe(true);
  expect(view(agreed().and(postponed), planned - 1).start.slipped).toBe(true);
  expect(view(agreed().and(postponed), planned + 2 * HOUR)).toMatchObject({
    phase: 'agreed',
    start: { slipped: true },
  });
  expect(view(agreed().and(postponed, startSet()), start - 1).start).toEqual({
    planned,
    actual: null,
    slipped: true,
    set: start,
  });
  expect(view(agreed().and(postponed, startSet()), start).start.actual).toBe(start);
  expect(view(agreed().and(startSet(planned, { at: planned - 1 })), planned).start.slipped).toBe(false);
});

test('[TR6] a truce that has provably started is not started again', () => {
  const postponed = (options: object) =>
    mediator.says('truce.start-postponed', { truce: idOf('truce'), reason: 'Late.', wording: 'later' }, options);
  inForce()
    .when(postponed({ at: start - 1 }))
    .then('stands');
  inForce()
    .when(postponed({ at: start }))
    .then('started-already');
  inForce()
    .when(postponed({ at: start - 1, notBefore: start }))
    .then('started-already');
  inForce()
    .when(startSet(start + DAY, { at: start + 1 }))
    .then('started-already');
});

test('[TR7] a start needs an agreed truce, and two starts at once put nothing in force', () => {
  given(proposed(), accepts(north)).when(startSet()).then('not-agreed');
  const other = guide.says(
    'truce.start-set',
    { truce: idOf('truce'), start: start + HOUR, wording: '08:00' },
    { name: 'other start', unseen: ['first start'], at: planned },
  );
  const contested = agreed().and(startSet(start, { name: 'first start' }), other);
  expect(view(contested, end)).toMatchObject({ phase: 'agreed', expiresAt: null, expiries: {}, start: { set: null } });
  const [dispute] = view(contested, end).disputed;
  expect(dispute?.term).toBe('start');
  expect(dispute?.versions).toHaveLength(2);
  expect(dispute?.versions).toEqual(
    expect.arrayContaining([
      { by: 'mediator', value: start },
      { by: 'guide', value: start + HOUR },
    ]),
  );
  expect(view(contested.and(startSet(start, { at: start })), start).phase).toBe('in-force');
});

test('[TR8] a newer proposal does not hide an agreed truce; one agreed later does', () => {
  const second = proposed('second');
  expect(view(given(), planned)).toMatchObject({ phase: 'none', truce: null });
  expect(view(inForce().and(second), start).truce).toBe(idOf('truce'));
  const both = inForce().and(second, accepts(north, 'second', start), accepts(south, 'second', start));
  expect(view(both, start).truce).toBe(idOf('second'));
});

test('[TR9] only the releasing side hands in a list, and only towards an extension that the terms provide for', () => {
  inForce().when(list('l')).then('stands');
  inForce()
    .when({ ...list('l'), by: 'north' })
    .then('not-the-releasing-side');
  agreed()
    .when(list('l', {}, { at: planned }))
    .then('start-not-settled');
  given(proposed()).when(list('l')).then('not-agreed');
  given(proposed('truce', { extension: { model: 'none' } }), accepts(north), accepts(south), startSet())
    .when(list('l'))
    .then('no-extension-in-the-terms');
  inForce().and(list('l')).when(list('l')).then('recorded-already');
});

test('[TR10] a list is late at the agreed end itself, also where only its author’s past proves it', () => {
  inForce()
    .when(list('l', {}, { at: end - 1 }))
    .then('stands');
  inForce()
    .when(list('l', {}, { at: end }))
    .then('after-the-due-time');
  inForce()
    .when(list('l', {}, { at: end - DAY, notBefore: end }))
    .then('after-the-due-time');
  inForce()
    .and(list('l'), agrees('l', 24))
    .when(list('m', {}, { at: end }))
    .then('stands');
});

test('[TR11] a list of seven living and three dead may be handed in and refused', () => {
  const short = list('short', { living: 7, remains: 3 });
  inForce().when(short).then('stands');
  expect(view(inForce().and(short, refuses('short')), end - 1).lists).toMatchObject([
    { by: 'south', living: 7, remains: 3, outcome: 'refused', answers: [{ by: 'north', ground: 'Too few.' }] },
  ]);
});

test('[TR12] a list is withdrawn by its own side while it is unanswered', () => {
  inForce().and(list('l')).when(withdraws('l')).then('stands');
  inForce()
    .and(list('l'))
    .when({ ...withdraws('l'), by: 'north' })
    .then('not-own-list');
  inForce().and(list('l'), agrees('l', 24)).when(withdraws('l')).then('list-answered-already');
  inForce()
    .and(list('l'), withdraws('l'))
    .when({ ...withdraws('l'), name: 'x' })
    .then('list-withdrawn-already');
  inForce().when(withdraws('l')).then('unknown-list');
});

test('[TR13] the other party answers once, and not to a withdrawn list', () => {
  inForce().when(agrees('l', 24)).then('unknown-list');
  inForce()
    .and(list('l'))
    .when({ ...agrees('l', 24), by: 'south' })
    .then('own-list');
  inForce().and(list('l'), refuses('l')).when(agrees('l', 24)).then('list-answered-already');
  inForce().and(list('l'), agrees('l', 24)).when(refuses('l')).then('list-answered-already');
  inForce().and(list('l'), withdraws('l')).when(agrees('l', 24)).then('list-withdrawn-already');
  inForce().and(list('l'), withdraws('l')).when(refuses('l')).then('list-withdrawn-already');
});

test('[TR14] an extension gives no more than was asked', () => {
  inForce()
    .and(list('l', { living: 20 }))
    .when(agrees('l', 48))
    .then('more-than-the-list-asks');
  inForce()
    .and(list('l', { living: 20, hours: 48 }))
    .when(agrees('l', 48))
    .then('stands');
  inForce()
    .and(list('l', { living: 20, hours: 48 }))
    .when(agrees('l', 24))
    .then('stands');
});

test('[TR15] eight living are too few for a day; with two credited they are enough; remains never are', () => {
  inForce()
    .and(list('l', { living: 8 }))
    .when(agrees('l', 24))
    .then('too-few-for-the-hours');
  inForce()
    .and(list('l', { living: 8 }))
    .when(agrees('l', 24, { credited: 2 }))
    .then('stands');
  inForce()
    .and(list('l', { living: 8, remains: 2 }))
    .when(agrees('l', 24))
    .then('too-few-for-the-hours');
  inForce()
    .and(list('l', { living: 19, hours: 48 }))
    .when(agrees('l', 48))
    .then('too-few-for-the-hours');
});

test('[TR16] agreed by one side while the other withdrew: both are shown, until who agreed gives way', () => {
  const room = inForce().and(list('l'), agrees('l', 24), withdraws('l', { unseen: ['agreed l'], at: end - 1 }));
  const shown = view(room, end - 1);
  expect(shown.expiresAt).toBeNull();
  expect(shown.expiries).toEqual({ north: end + DAY, south: end });
  expect(shown.extensions).toEqual([]);
  expect(shown.lists[0]?.outcome).toBe('contested');
  expect(shown.disputed).toEqual([
    {
      term: 'extension',
      versions: [
        { by: 'north', value: 24 },
        { by: 'south', value: 'withdrawn' },
      ],
    },
  ]);
  const gaveWay = view(room.and(refuses('l')), end - 1);
  expect(gaveWay).toMatchObject({ expiresAt: end, disputed: [], lists: [{ outcome: 'withdrawn' }] });
});

test('[TR17] a word by telephone stands beside the written end until the written act reaches it', () => {
  const stated = mediator.says(
    'truce.extension-stated',
    {
      truce: idOf('truce'),
      hours: 24,
      saidBy: 'south',
      onLine: 'direct line',
      saidAt: end - 600_000,
      heardBy: ['guide'],
    },
    { at: end - 500_000 },
  );
  given(proposed()).when(stated).then('not-agreed');
  inForce()
    .when({ ...stated, body: { ...stated.body, heardBy: ['stranger'] } })
    .then('unknown-delegation');
  const row = { hours: 24, newExpiry: end + DAY, saidBy: 'south', recordedBy: 'mediator', heardBy: ['guide'] };
  const before = view(inForce().and(stated), end);
  expect(before).toMatchObject({ phase: 'term-ended', expiresAt: end, stated: [{ ...row, awaiting: true }] });
  const after = view(inForce().and(stated, list('l'), agrees('l', 24)), end);
  expect(after).toMatchObject({ phase: 'in-force', expiresAt: end + DAY, stated: [{ ...row, awaiting: false }] });
  // Recorded by one who did not know of the written act, it is that same extension and no second one.
  const unaware = { ...stated, unseen: ['agreed l'] };
  expect(view(inForce().and(list('l'), agrees('l', 24), unaware), end).stated).toMatchObject([
    { ...row, awaiting: false },
  ]);
});

test('[TR18] the term runs from its start up to its end and does not include the end', () => {
  expect(view(inForce(), start - 1).phase).toBe('agreed');
  expect(view(inForce(), start).phase).toBe('in-force');
  expect(view(inForce(), end - 1).phase).toBe('in-force');
  expect(view(inForce(), end).phase).toBe('term-ended');
});

test('[TR18] where ends differ it is shown in force up to the last of them', () => {
  const room = inForce().and(list('l'), agrees('l', 24), withdraws('l', { unseen: ['agreed l'] }));
  expect(view(room, end).phase).toBe('in-force');
  expect(view(room, end + DAY).phase).toBe('term-ended');
});

test('[TR19] the next list is outstanding with each side’s account, and stays so when its time has passed', () => {
  expect(view(inForce(), start - 1).outstanding).toEqual([]);
  const says = (who: typeof north, words: string, options = {}) =>
    who.says('truce.account-given', { truce: idOf('truce'), about: 'list', due: end, says: words }, options);
  given().when(says(north, 'None came.')).then('unknown-truce');
  const room = inForce().and(
    says(south, 'Offers were made.'),
    says(north, 'None came.', { name: 'first' }),
    says(south, 'Offers were refused.'),
  );
  expect(view(room, end + HOUR).outstanding).toEqual([
    {
      what: 'list',
      count: 10,
      expectedFrom: 'south',
      due: end,
      basis: 'performance-extension',
      accounts: [
        { by: 'north', says: 'None came.' },
        { by: 'south', says: 'Offers were refused.' },
      ],
    },
  ]);
});

test('[TR20] caps that differ are all shown, and only what goes beyond every one is refused', () => {
  const cap = (value: number, source: string) =>
    mediator.says('truce.term-reported', { truce: idOf('truce'), term: 'cap-days', value, source });
  const room = inForce().and(cap(5, 'Agency'), cap(6, 'Newspaper'));
  expect(view(room, start).disputed).toEqual([
    {
      term: 'cap-days',
      versions: [
        { by: 'Agency', value: 5 },
        { by: 'Newspaper', value: 6 },
      ],
    },
  ]);
  expect(view(inForce().and(cap(5, 'Agency'), cap(5, 'Newspaper')), start).disputed).toEqual([]);
  const long = room.and(list('l', { living: 30, hours: 72 }));
  long.when(agrees('l', 48)).then('stands');
  long.when(agrees('l', 72)).then('beyond-every-cap');
  inForce()
    .and(list('l', { living: 30, hours: 72 }))
    .when(agrees('l', 72))
    .then('stands');
  // The cap reached, no further list is expected.
  expect(view(long.and(agrees('l', 48)), end).outstanding).toEqual([]);
});

test('[TR21] only a party’s own declaration says that a truce has ended', () => {
  const declares = (who: typeof north, what: string, options = {}) =>
    who.says('truce.declared', { truce: idOf('truce'), what, wording: `It ${what}.` }, options);
  given(proposed()).when(declares(north, 'ended')).then('not-agreed');
  inForce().when(declares(mediator, 'ended')).then('capacity-lacking');
  expect(view(inForce(), end + DAY)).toMatchObject({ phase: 'term-ended', endDeclaredBy: [], declarations: [] });
  const room = inForce().and(declares(north, 'ended', { at: 1 }), declares(south, 'goes-on', { at: 2 }));
  expect(view(room, start)).toMatchObject({ phase: 'in-force', endDeclaredBy: ['north'] });
  expect(view(room, start).declarations.map((one) => [one.by, one.what])).toEqual([
    ['north', 'ended'],
    ['south', 'goes-on'],
  ]);
  const breached = room.and(declares(north, 'breached', { at: 3 }));
  expect(view(breached, start).endDeclaredBy).toEqual(['north']);
  expect(view(breached.and(declares(north, 'goes-on', { at: 4 })), start)).toMatchObject({ endDeclaredBy: [] });
});

test('[TR22] a full list that awaits its answer is not expected a second time; a short one is', () => {
  const full = view(inForce().and(list('l')), end - 1).outstanding;
  expect(full).toMatchObject([{ what: 'answer', expectedFrom: 'north', count: 10, due: end, basis: 'list-handed-in' }]);
  const short = view(inForce().and(list('l', { living: 7 })), end - 1).outstanding;
  expect(short.map((row) => row.what)).toEqual(['list', 'answer']);
});

test('[TR23] the week of November 2023: two extensions, seven days, and nothing else moved the end', () => {
  const first = start + 4 * DAY;
  const second = start + 6 * DAY;
  const room = inForce().and(
    list('two days', { living: 20, hours: 48 }, { at: first - 14 * HOUR }),
    agrees('two days', 48, { at: first - 13 * HOUR }),
    list('short', { living: 7, remains: 3 }, { at: second - 5 * HOUR }),
    refuses('short', { at: second - 4 * HOUR }),
    list('last', { living: 8 }, { at: second - HOUR / 3 }),
    agrees('last', 24, { credited: 2, at: second - 60_000 }),
  );
  const shown = view(room, start + 7 * DAY);
  expect(shown.extensions).toEqual([
    { days: 2, hours: 48, newExpiry: second, statedBy: 'north', list: idOf('two days'), at: first - 13 * HOUR },
    { days: 1, hours: 24, newExpiry: start + 7 * DAY, statedBy: 'north', list: idOf('last'), at: second - 60_000 },
  ]);
  expect(shown).toMatchObject({ phase: 'term-ended', expiresAt: start + 7 * DAY, endDeclaredBy: [] });
  expect(shown.outstanding).toMatchObject([{ what: 'list', expectedFrom: 'south', due: start + 7 * DAY }]);
});

test('[TR8] what was agreed is shown though another was proposed since, and of two agreed the one agreed last', () => {
  const at = (draft: ReturnType<typeof proposed>, when: number) => ({ ...draft, at: when });
  const first = [at(proposed('first'), 1), accepts(north, 'first', 5), accepts(south, 'first', 2)];
  const shown = (...acts: ReturnType<typeof proposed>[]) => view(given(...acts), planned).truce;
  expect(shown(...first, at(proposed('second'), 9))).toBe(idOf('first'));
  // The second was proposed first and agreed last, by whoever accepted last.
  const second = [at(proposed('second'), 0), accepts(north, 'second', 3), accepts(south, 'second', 4)];
  expect(shown(...first, ...second)).toBe(idOf('first'));
  expect(shown(...first, ...second.slice(0, 2), accepts(south, 'second', 6))).toBe(idOf('second'));
});

test('[TR5] on the very moment that was planned, without a start, it has slipped; a start that was set again has not', () => {
  expect([planned - 1, planned].map((at) => view(agreed(), at).start.slipped)).toEqual([false, true]);
  expect(view(agreed().and(startSet(planned)), planned).start.slipped).toBe(false);
});

test('[TR16] two words of one side on one list stand side by side, and the lesser counts until it says one', () => {
  const other = { ...agrees('l', 12, { unseen: ['agreed l'] }), name: 'other node' };
  const room = inForce().and(list('l'), agrees('l', 24), other);
  expect(view(room, end - 1)).toMatchObject({
    expiresAt: null,
    expiries: { north: end + 12 * HOUR, south: end + 12 * HOUR },
    lists: [{ outcome: 'contested', answers: { length: 2 } }],
  });
  room.when({ ...refuses('l'), name: 'gives way' }).then('stands');
  const same = inForce().and(list('l'), agrees('l', 24), {
    ...agrees('l', 24, { unseen: ['agreed l'] }),
    name: 'same',
  });
  expect(view(same, end - 1)).toMatchObject({ expiresAt: end + 24 * HOUR, lists: [{ outcome: 'agreed' }] });
});
