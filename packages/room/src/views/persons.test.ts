/** Lists and handovers as a real room bears them: by channel, and to those alone who read there. */
import { Rehearsal } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { handoversView, listsView, now, tranchesView } from '../index.ts';
import { ground, hour, morning, practice, say } from '../testing/north-and-south.ts';

let room: Rehearsal;
beforeEach(async () => {
  const small = practice();
  const desk = {
    purpose: 'other' as const,
    members: ['mediator', 'north', 'south'],
    readers: [],
    withoutPrejudice: true,
  };
  room = await Rehearsal.open({ ...small, channels: { ...small.channels, 'list-desks': desk } }, ground);
});

const iso = (ms: number) => new Date(ms).toISOString();
const until = iso(morning + 1000 * hour);
const digest = 'a'.repeat(64);
const given = (side: string, series: string) => {
  const terms = { purpose: 'Search', basis: 'Agreement', retainUntil: until, digest };
  return { side, series, version: 1, cases: 4, ...terms };
};
const at = (who: string) => [room.seat(who).node, now(room.now)] as const;
const done = async (...said: Parameters<typeof say> extends [unknown, ...infer Rest] ? Rest : never) =>
  expect([said[2], await say(room, ...said)]).toMatchObject([said[2], { done: true }]);

test('[RO79] a list is shown with its channel, where it stands, and its hours as times', async () => {
  const { side: _, ...list } = given('north', 'N');
  const own = { ...list, categories: [{ category: 'Persons sought', persons: 4 }] };
  await done('north', 'line-north', 'exchange.list-handed-in', own, 'own');
  expect(listsView(...at('north'))).toMatchObject({
    awaitedFrom: null,
    channels: [{ channelName: 'line-north', handedIn: [{ series: 'N', form: 'awaited', retainUntil: until }] }],
  });
  expect(listsView(...at('mediator')).awaitedFrom).toEqual(['north', 'south']);
  for (const other of ['south', 'observer']) expect(listsView(...at(other)).channels).toEqual([]);

  const lists = [given('north', 'N'), given('south', 'S')];
  await done('mediator', 'list-desks', 'exchange.lists-given-out', { lists });
  await done('south', 'list-desks', 'exchange.cases-answered', { cases: ['N-1..3'], answer: 'held' });
  const [desk] = listsView(...at('south')).channels;
  expect(desk).toMatchObject({
    channelName: 'list-desks',
    handedIn: [],
    series: [{ series: 'N', cases: 4, counts: { held: 3, awaited: 1 } }, { series: 'S' }],
  });
  expect(desk?.series[0]?.asOf).toBe(desk?.series[0]?.rows[0]?.answers[0]?.at);
});

test('[RO79] a handover is shown where its chain reads, tranches on the notice board', async () => {
  const plan = {
    track: 'living',
    under: 'outside-the-terms',
    stations: [
      { holder: 'south', place: 'assembly-point' },
      { holder: 'north', place: 'crossing' },
    ],
    cases: ['N-1..2'],
  };
  const day = { from: iso(morning + hour), until: iso(morning + 9 * hour) };
  await done('mediator', 'list-desks', 'exchange.handover-planned', plan, 'plan');
  await done('mediator', 'list-desks', 'exchange.date-proposed', { handover: '$plan', ...day }, 'day');
  for (const side of ['north', 'south']) await done(side, 'list-desks', 'exchange.date-accepted', { date: '$day' });
  expect(handoversView(...at('north')).handovers).toMatchObject([
    { channelName: 'list-desks', date: day, ledger: { planned: 2, asOf: null }, awaitedFromReader: ['clearance'] },
  ]);
  expect(handoversView(...at('observer')).handovers).toEqual([]);

  const terms = { text: 'All for all.', releasing: 'south', returning: 'north', countingRule: 'Each person once.' };
  await done('mediator', 'notice', 'exchange.terms-put', terms, 'terms');
  for (const side of ['north', 'south']) {
    await done(side, `line-${side}`, 'exchange.terms-accepted', { terms: '$terms' }, `accepted-${side}`);
    await done('mediator', 'notice', 'instrument.conveyed', { of: `$accepted-${side}` });
  }
  const numbers = [{ category: 'All', out: 2, returned: 3 }];
  await done('mediator', 'notice', 'exchange.tranche-put', { terms: '$terms', n: 1, numbers, steps: [] });
  expect(tranchesView(...at('north'))).toMatchObject({
    tranches: [{ n: 1, agreed: false, awaitedFrom: ['south', 'north'] }],
    awaitedFromReader: [expect.any(String)],
  });
});
