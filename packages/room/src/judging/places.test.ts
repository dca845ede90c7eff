/** Where an act may be said: what is bound to a sort of channel is refused in every other, by every node. */
import { Rehearsal, readScenario } from '@parley/rehearsal';
import { expect, test } from 'vitest';
import { incidentsView, now, teamsView } from '../index.ts';
import { forged, hand, rulingsIn } from '../testing/forge.ts';
import { ground, minute } from '../testing/north-and-south.ts';

const text = `
room: {title: Northbank and Southbank, terms: Practice, seed: 9, starts: "2030-05-01T06:00:00Z", convener: mediator}
delegations:
  north: {label: Northbank, capacities: [party], nodes: [n1]}
  south: {label: Southbank, capacities: [party], nodes: [s1]}
  mediator: {label: Mediator, capacities: [mediator], nodes: [m1]}
channels:
  notice: {purpose: notice-board, members: [mediator], readers: [north, south]}
  line-north: {purpose: line, members: [mediator, north]}
  line-south: {purpose: line, members: [mediator, south]}
  line-of-three: {purpose: line, members: [mediator, north, south]}
  not-alone: {purpose: own, members: [mediator, north]}
  north-alone: {purpose: own, members: [north]}
steps: []
`;

async function openRoom() {
  const read = readScenario(text);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const room = await Rehearsal.open(read.scenario, ground);
  await room.advance(room.now + minute);
  const says = async (by: string, channel: string, act: string, body: object, id?: string) => {
    const answer = await room.performed({ by, channel, act, body: { ...body }, ...(id !== undefined && { id }) });
    await room.advance(room.now + minute);
    return answer.done ? 'stands' : answer.refused;
  };
  return { room, says };
}

const posting = { team: 'Negotiators', site: 'Site C', mandate: 'Talks' };

test('[RO53] a delegation’s own affairs are refused wherever somebody else reads', async () => {
  const { room, says } = await openRoom();
  for (const channel of ['line-north', 'line-of-three'])
    expect([channel, await says('north', channel, 'teams.posted', posting)]).toEqual([
      channel,
      'belongs-in-another-channel',
    ]);
  expect(await says('north', 'not-alone', 'teams.posted', posting)).toBe('for-ones-own-channel');
  expect(await says('mediator', 'notice', 'teams.posted', posting)).toBe('belongs-in-another-channel');
  expect(await says('north', 'north-alone', 'teams.posted', posting)).toBe('stands');
  expect(teamsView(room.seat('north').node, now(room.now)).postings).toHaveLength(1);
  expect(teamsView(room.seat('mediator').node, now(room.now)).postings).toEqual([]);
});

test('[RO53] a node that writes it elsewhere all the same is refused by every other', async () => {
  const { room } = await openRoom();
  const body = { kind: 'teams.posted', fields: posting, paper: null };
  hand(room, room.seat('mediator'), forged(room, room.seat('north'), 'line-north', body));
  expect([...rulingsIn(room, 'mediator', 'line-north').values()]).toContain('belongs-in-another-channel');
});

test('[RO53] a humanitarian notification goes through a conduit to the named side, and never onto the board', async () => {
  const { room, says } = await openRoom();
  const site = {
    of: 'site',
    place: { as: 'named-place', name: 'The clinic' },
    from: '2030-05-01T08:00:00Z',
    until: '2030-05-02T08:00:00Z',
    wording: 'A clinic.',
  };
  const passes = (channel: string) =>
    says('mediator', channel, 'notifications.passed-on', { to: 'south', givenBy: 'north', ...site }, 'passed');
  expect(await says('north', 'line-of-three', 'notifications.given', { to: 'mediator', ...site })).toBe(
    'read-by-others',
  );
  expect(await says('north', 'north-alone', 'notifications.given', { to: 'south', ...site })).toBe(
    'belongs-in-another-channel',
  );
  expect(await says('north', 'line-north', 'notifications.given', { to: 'south', ...site }, 'given')).toBe('stands');
  expect(await passes('notice')).toBe('belongs-in-another-channel');
  expect(await passes('line-north')).toBe('read-by-others');
  expect(await passes('line-south')).toBe('stands');
  const acknowledges = { notification: '$passed', wording: 'Noted.' };
  expect(await says('south', 'line-south', 'notifications.acknowledged', acknowledges)).toBe('stands');
  const at = '2030-05-01T06:10:00Z';
  const tells = { notification: '$given', step: 'acknowledged', at, wording: 'By the other side.' };
  expect(await says('mediator', 'line-north', 'notifications.progress-reported', tells)).toBe('stands');
  const shown = (seat: string) => incidentsView(room.seat(seat).node, now(room.now)).notifications;
  expect(shown('north')).toMatchObject([
    {
      channelName: 'line-north',
      givenBy: 'north',
      reported: [{ step: 'acknowledged', at: '2030-05-01T06:10:00.000Z' }],
    },
  ]);
  expect(shown('south')).toMatchObject([
    { channelName: 'line-south', givenBy: 'north', passedOnBy: 'mediator', acknowledged: [{ by: 'south' }] },
  ]);
  expect(shown('mediator')).toHaveLength(2);
});
