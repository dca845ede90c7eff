import { type Rehearsal, viewAs } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { now, papersView } from '../index.ts';
import { minute, openTalks, say } from '../testing/north-and-south.ts';

let room: Rehearsal;
beforeEach(async () => {
  room = await openTalks();
});

const papers = (as: string) => papersView(room.seat(as).node, now(room.now)).papers;
const offer = { to: 'south', text: 'Ninety-six hours for twelve.', conditions: [] };
const done = (answer: { readonly done: boolean; readonly id?: string }) => {
  expect(answer).toMatchObject({ done: true });
  return answer.id as string;
};

test('[RO49] a paper is listed with the channels of the reader in which it stands, and with no others', async () => {
  const id = done(await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer'));
  const places = (as: string) =>
    papers(as)
      .find((one) => one.id === id)
      ?.standsIn.map(({ channelName, conveyedBy, state }) => [channelName, conveyedBy, state]);
  const inOwnLine = ['line-north', null, 'stands'];
  expect(places('mediator')).toEqual([inOwnLine]);
  expect(papers('south')).toEqual([]);
  done(await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$offer' }));
  expect(places('mediator')).toEqual([inOwnLine, ['line-south', 'mediator', 'stands']]);
  expect(places('north')).toEqual([inOwnLine]);
  expect(places('south')).toEqual([['line-south', 'mediator', 'stands']]);
  // An answer names what it answers, so that a mediator finds it.
  const { hash } = papers('south')[0] as { hash: string };
  const answered = { of: '$offer', hash, answer: 'refused' };
  const answer = done(await say(room, 'south', 'line-south', 'talks.text-answered', answered));
  expect(papers('mediator').find((one) => one.id === answer)).toMatchObject({ by: 'south', names: [id, hash] });
});

test('[RO9] paper on the notice board is awaited until its author’s own node has confirmed it there', async () => {
  await room.setCut('north', false);
  const impasse = { cause: 'No list.', owner: 'south', lastOffers: [] };
  const id = done(await say(room, 'north', 'line-north', 'talks.impasse-declared', impasse, 'impasse'));
  const states = (as: string) =>
    papers(as)
      .find((one) => one.id === id)
      ?.standsIn.map(({ state }) => state);
  expect(states('mediator')).toEqual(['deposited']);
  await room.setCut('north', true);
  done(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$impasse' }));
  expect(states('mediator')).toEqual(['deposited', 'awaited']);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  expect(states('mediator')?.at(-1)).toBe('stands');
  expect(viewAs(room, 'mediator', 'talks', room.now)).toMatchObject({ impasses: [{ id }] });
});
