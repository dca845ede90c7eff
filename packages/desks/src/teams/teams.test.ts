import { expect, test } from 'vitest';
import { type Draft, given, idOf, north, south } from '#testing';
import { teams, teamsView } from './index.ts';

const posted = (name = 'team', site = 'Site C') =>
  north.says('teams.posted', { team: `The ${name}`, site, mandate: 'Talks on a truce' }, { name });
const ordered = (name = 'order', options: Partial<Draft> = {}) =>
  north.says(
    'teams.recall-ordered',
    { posting: idOf('team'), orderedBy: 'Head of government', wording: 'Home.' },
    {
      name,
      ...options,
    },
  );
const timed = (step: string, at: number, options: Partial<Draft> = {}) =>
  north.says('teams.recall-timed', { order: idOf('order'), step, at, wording: `${step}.` }, options);
const view = (room: ReturnType<typeof given>, at = 1000) => room.shows(teamsView, 'teams', at);

test('[TE1] a delegation recalls its own teams only, also after it has withdrawn from the room', () => {
  given().when(ordered()).then('unknown-posting');
  given(posted())
    .when({ ...ordered(), by: south.id })
    .then('not-own-team');
  given(posted()).when(timed('decided', 1)).then('unknown-order');
  given(posted(), ordered())
    .when({ ...timed('decided', 1), by: south.id })
    .then('not-own-team');
  given(posted()).when(posted()).then('recorded-already');
  const withdrawn = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(withdrawn).when(posted()).then('stands');
});

test('[TE6] what this desk records is said in a channel of one’s own', () => {
  for (const [kind, act] of Object.entries(teams.acts)) {
    expect([act.within, act.among], kind).toEqual([['own'], 'alone']);
    expect(act.paper, kind).toBe(false);
  }
});

test('[TE2] a posting is recalled by one order; two at the same time are both shown', () => {
  given(posted(), ordered()).when(ordered('again')).then('recall-ordered-already');
  const both = given(posted(), ordered(), ordered('other', { unseen: ['order'] }));
  expect(
    view(both)
      .postings[0]?.recalls.map((one) => one.id)
      .sort(),
  ).toEqual([idOf('order'), idOf('other')].sort());
});

test('[TE3] the four times of a recall are known or unknown each by itself', () => {
  const room = given(posted(), ordered(), timed('decided', 10), timed('departed', 30), timed('announced', 40));
  expect(view(room).postings[0]?.recalls[0]).toMatchObject({
    orderedBy: 'Head of government',
    decided: { at: 10, versions: [{ at: 10, wording: 'decided.', enteredLater: false }] },
    announced: { at: 40 },
    departed: { at: 30 },
    arrived: { at: null, versions: [] },
  });
});

test('[TE3] times that differ are both shown, and corrected by who has seen both', () => {
  const room = given(
    posted(),
    ordered(),
    timed('departed', 30, { name: 'one' }),
    timed('departed', 35, { unseen: ['one'] }),
  );
  const departed = view(room).postings[0]?.recalls[0]?.departed;
  expect(departed?.at).toBeNull();
  expect(departed?.versions.map((version) => version.at).sort()).toEqual([30, 35]);
  expect(view(room.and(timed('departed', 32))).postings[0]?.recalls[0]?.departed.at).toBe(32);
});

test('[TE4] a team does not arrive before it departed, nor depart before that was decided', () => {
  const room = given(posted(), ordered(), timed('decided', 10), timed('departed', 30));
  room.when(timed('arrived', 29)).then('out-of-order');
  room.when(timed('arrived', 30)).then('stands');
  room.when(timed('departed', 9)).then('out-of-order');
  room.when(timed('decided', 31)).then('out-of-order');
  room.when(timed('announced', 5)).then('stands');
});

test('[TE4] a time is corrected by a later word, and may be the same as that of the step beside it', () => {
  const room = given(posted(), ordered(), timed('decided', 10), timed('departed', 30));
  room.when(timed('departed', 32)).then('stands');
  room.when(timed('departed', 10)).then('stands');
  room.when(timed('decided', 30)).then('stands');
  room.when(timed('decided', 12)).then('stands');
});

test('[TE1, TE6] what does not stand for its author stands nowhere', () => {
  given()
    .when({ ...posted(), by: 'stranger' })
    .then('not-in-the-charter');
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left, posted()).when(ordered()).then('stands');
});

test('[TE5] a site has cover until its last team has departed', () => {
  const site = (room: ReturnType<typeof given>, at: number) => view(room, at).sites[0];
  const recalled = given(posted(), ordered(), timed('decided', 10), timed('departed', 30));
  expect(site(recalled, 29)).toMatchObject({ site: 'Site C', cover: true, since: null });
  expect(site(recalled, 30)).toMatchObject({ site: 'Site C', cover: false, since: 30 });
  expect(site(recalled.and(posted('liaison')), 30)?.cover).toBe(true);
  const differing = given(
    posted(),
    ordered(),
    timed('departed', 30, { name: 'one' }),
    timed('departed', 35, { unseen: ['one'] }),
  );
  expect(site(differing, 34)?.cover).toBe(true);
  expect(site(differing, 35)).toMatchObject({ site: 'Site C', cover: false, since: null });
});

test('[TE2, TE5] an order recalls its own posting, and a site is left by its own teams', () => {
  const [stays, goes] = [posted('other', 'Site D'), posted()];
  const room = given(stays, goes, ordered(), timed('departed', 30));
  expect(view(room).postings.map((one) => [one.team, one.mandateEnded, one.recalls.length])).toEqual(
    expect.arrayContaining([
      ['The other', null, 0],
      ['The team', 'recalled', 1],
    ]),
  );
  room.when({ ...ordered('again'), body: { ...ordered().body, posting: idOf('other') } }).then('stands');
  const sites = new Map(view(room).sites.map((one) => [one.site, one.cover]));
  expect([sites.get('Site C'), sites.get('Site D')]).toEqual([false, true]);
  // Both teams of a site have gone, of one of them it is contested when.
  const both = given(
    posted(),
    posted('other'),
    ordered(),
    { ...ordered('second'), body: { ...ordered().body, posting: idOf('other') } },
    timed('departed', 30, { name: 'one' }),
    timed('departed', 35, { unseen: ['one'] }),
    north.says('teams.recall-timed', { order: idOf('second'), step: 'departed', at: 20, wording: 'Gone.' }),
  );
  expect(view(both, 40).sites).toMatchObject([{ site: 'Site C', cover: false, since: null }]);
});
