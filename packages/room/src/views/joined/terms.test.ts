/** What was taken on stands among what is outstanding: in a real room, over all its channels. */
import { worded } from '@parley/desks';
import english from '@parley/desks/messages/en.json' with { type: 'json' };
import { Rehearsal } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { now, outstandingView, situationView, waitingView } from '../../index.ts';
import { agree, ground, hour, minute, morning, practice, proposal, say } from '../../testing/north-and-south.ts';

let room: Rehearsal;
beforeEach(async () => {
  const small = practice();
  const alone = { purpose: 'own' as const, members: ['north'], readers: [], withoutPrejudice: false };
  room = await Rehearsal.open({ ...small, channels: { ...small.channels, 'own-north': alone } }, ground);
});

const iso = (ms: number) => new Date(ms).toISOString();
const outstanding = (who: string) => outstandingView(room.seat(who).node, now(room.now)).outstanding;
const words = (who: string) => outstanding(who).map((one) => [one.word, one.expectedFrom]);
const conveyed = async (by: string, act: string, body: object, id: string) => {
  expect(await say(room, by, `line-${by}`, act, { ...body }, id)).toMatchObject({ done: true });
  expect(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: `$${id}` })).toMatchObject({ done: true });
};

test('[RO71] an obligation is outstanding at each of its due times that the counts do not reach', async () => {
  await agree(room);
  const due = morning + 10 * hour;
  const aid = { expectedFrom: 'north', track: 'aid', what: 'Two hundred trucks', quantity: 200, unit: 'trucks' };
  const daily = { countingRule: 'Each truck once.', due: iso(due), everyHours: 24 };
  const recorded = { truce: '$proposal', ...aid, ...daily };
  expect(await say(room, 'mediator', 'notice', 'truce.obligation-recorded', recorded, 'aid')).toMatchObject({
    done: true,
  });
  const dues = (who: string) =>
    outstanding(who)
      .filter((one) => one.word === 'outstanding.obligation')
      .map((one) => [one.due, one.passed, one.accounts]);
  expect(dues('south')).toEqual([[iso(due), false, []]]);
  await room.advance(due + minute);
  expect(dues('south')).toEqual([
    [iso(due), true, []],
    [iso(due + 24 * hour), false, []],
  ]);
  const count = (quantity: number) => ({ obligation: '$aid', due: iso(due), quantity, asOf: iso(due) });
  await conveyed('north', 'truce.count-given', count(200), 'counted-north');
  await conveyed('south', 'truce.count-given', count(120), 'counted-south');
  const accounts = [
    { by: 'north', says: '200 trucks' },
    { by: 'south', says: '120 trucks' },
  ];
  expect(dues('mediator')[0]).toEqual([iso(due), true, accounts]);
  await conveyed('south', 'truce.count-given', count(200), 'counted-again');
  expect(dues('mediator')).toEqual([[iso(due + 24 * hour), false, []]]);
});

test('[RO71] a remedy and a task of one’s own are outstanding until they are done', async () => {
  const incident = {
    place: { as: 'named-place', name: 'The crossing' },
    occurredAt: iso(morning),
    severity: 'minor',
    intent: 'not-known',
    source: 'own-observation',
    text: 'Shots were heard.',
  };
  await conveyed('north', 'incidents.reported', incident, 'incident');
  const remedy = { incident: '$incident', expectedFrom: 'south', text: 'A call.' };
  await conveyed('north', 'incidents.remedy-proposed', remedy, 'remedy');
  const task = { what: 'A list of drivers', role: 'Liaison', due: iso(room.now + hour) };
  expect(await say(room, 'north', 'own-north', 'teams.task-set', task, 'task')).toMatchObject({ done: true });
  expect(words('mediator')).toEqual([['outstanding.remedy', 'south']]);
  expect(words('north')).toEqual([
    ['outstanding.task', 'north'],
    ['outstanding.remedy', 'south'],
  ]);
  const { waiting } = waitingView(room.seat('north').node, now(room.now));
  expect(waiting).toMatchObject([{ text: 'A list of drivers', office: 'Liaison', channelName: 'own-north' }]);
  const account = { remedy: '$remedy', account: 'done', wording: 'The call took place.' };
  await conveyed('south', 'incidents.remedy-account-given', account, 'account');
  expect(words('mediator')).toEqual([]);
  await conveyed('north', 'incidents.remedy-account-given', { ...account, account: 'not-done' }, 'other-account');
  expect(words('mediator')).toEqual([['outstanding.remedy', 'south']]);
  await say(room, 'north', 'own-north', 'teams.task-done', { task: '$task', wording: 'Handed over.' });
  expect(words('north')).toEqual([['outstanding.remedy', 'south']]);
});

test('[RO71] conveyed paper is outstanding until its author’s node confirms it', async () => {
  await say(room, 'mediator', 'notice', 'truce.proposed', proposal, 'proposal');
  await say(room, 'north', 'line-north', 'truce.accepted', { truce: '$proposal' }, 'accepted');
  await room.setCut('north', true);
  await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$accepted' });
  expect(words('mediator')).toEqual([['outstanding.confirmation', 'north']]);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  expect(words('mediator')).toEqual([]);
});

test('[RO75] a truce that is signed and has not started is reported with the end of its notification period', async () => {
  const asked = { ...proposal, notificationHours: 48 };
  await say(room, 'mediator', 'notice', 'truce.proposed', asked, 'proposal');
  for (const party of ['north', 'south'])
    await conveyed(party, 'truce.accepted', { truce: '$proposal' }, `accepted-${party}`);
  for (const party of ['north', 'south']) {
    const signed = { truce: '$proposal', signedAt: iso(morning), wording: 'In two copies.' };
    await conveyed(party, 'truce.signed', signed, `signed-${party}`);
  }
  const first = () => {
    const [line] = situationView(room.seat('mediator').node, now(room.now))?.lines ?? [];
    return line && [line.entries.length, worded(english, line)];
  };
  expect(first()).toEqual([5, 'A truce is signed. Its notification period runs until 2030-05-03 06:00 UTC.']);
  await room.advance(morning + 48 * hour);
  expect(first()).toEqual([5, 'A truce is signed and has not started.']);
});
