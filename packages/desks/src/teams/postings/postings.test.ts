import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, sealOf, south } from '#testing';
import { teamsView } from '../index.ts';

const MINUTE = 60_000;
const node = '3'.repeat(64);

const posted = (changes = {}, name = 'team') =>
  north.says(
    'teams.posted',
    { team: 'Negotiators', site: 'Site C', mandate: 'Talks', roles: ['Legal adviser'], lines: ['Line A'], ...changes },
    { name },
  );
const ordered = (changes = {}, options: Partial<Draft> = {}) =>
  north.says(
    'teams.recall-ordered',
    { posting: idOf('team'), orderedBy: 'Minister', wording: 'Home.', ...changes },
    { name: 'order', ...options },
  );
const timed = (step: string, at: number, options: Partial<Draft> = {}) =>
  north.says('teams.posting-timed', { posting: idOf('team'), step, at, wording: 'So.' }, options);
const settles = (item: string, changes = {}, options: Partial<Draft> = {}) =>
  north.says('teams.exit-settled', { order: idOf('order'), item, wording: 'Done.', ...changes }, options);
const view = (room: ReturnType<typeof given>, at = 0) => room.shows(teamsView, 'teams', at);

test('[TE7] a site has its zone and its premises; two named at once are both shown', () => {
  const named = (zone: string, options: Partial<Draft> = {}) =>
    north.says('teams.site-named', { site: 'Site C', zone, hostedBy: 'mediator' }, options);
  expect(view(given(named('Asia/Qatar'))).sites).toEqual([
    { site: 'Site C', cover: false, since: null, zones: ['Asia/Qatar'], hostedBy: ['mediator'] },
  ]);
  const both = given(named('Asia/Qatar', { name: 'one' }), named('Africa/Cairo', { unseen: ['one'] }));
  expect(view(both).sites[0]?.zones).toEqual(['Africa/Cairo', 'Asia/Qatar']);
  expect(view(both.and(named('Asia/Qatar'))).sites[0]?.zones).toEqual(['Asia/Qatar']);
});

test('[TE8] a posting has its mandate and its dates; past its date the mandate is shown as ended', () => {
  const room = given(posted({ comesFrom: 'Site A', premisesOf: 'mediator', orderedBy: 'Minister', until: 100 }));
  expect(view(room, 99).postings).toMatchObject([
    { comesFrom: 'Site A', premisesOf: 'mediator', orderedBy: 'Minister', until: 100, mandateEnded: null },
  ]);
  expect(view(room, 100).postings[0]?.mandateEnded).toBe('until-passed');
  expect(view(room, 100).lines).toEqual([{ line: 'Line A', cover: false, keptBy: [] }]);
});

test('[TE3, TE9] a posting has its four times too, and covers its site from the arrival on', () => {
  const cover = (room: ReturnType<typeof given>, at: number) => view(room, at).sites[0]?.cover;
  expect(cover(given(posted()), 0)).toBe(true);
  const underWay = given(posted(), timed('decided', 10), timed('departed', 20));
  expect(cover(underWay, 50)).toBe(false);
  const arrived = underWay.and(timed('arrived', 30));
  expect(cover(arrived, 29)).toBe(false);
  expect(cover(arrived, 30)).toBe(true);
  expect(view(arrived, 30).postings[0]).toMatchObject({
    decided: { at: 10 },
    departed: { at: 20 },
    arrived: { at: 30 },
  });
  underWay.when(timed('arrived', 19)).then('out-of-order');
  given().when(timed('decided', 1)).then('unknown-posting');
  given(posted())
    .when({ ...timed('decided', 1), by: south.id })
    .then('not-own-team');
});

test('[TE10] a recall ends the mandate and its hold on lines and tasks in one act; the site keeps its cover', () => {
  const task = north.says('teams.task-set', { what: 'Draft of article 4', role: 'Legal adviser' });
  const before = given(posted(), task);
  expect(view(before).lines).toEqual([{ line: 'Line A', cover: true, keptBy: ['Negotiators'] }]);
  expect(view(before).tasks[0]?.filledBy).toEqual(['Negotiators']);
  const after = view(before.and(ordered()));
  expect(after.postings[0]?.mandateEnded).toBe('recalled');
  expect(after.lines).toEqual([{ line: 'Line A', cover: false, keptBy: [] }]);
  expect(after.tasks[0]?.filledBy).toEqual([]);
  expect(after.sites[0]?.cover).toBe(true);
  const second = before.and(posted({ team: 'Stand-in' }, 'second'), ordered());
  expect(view(second).lines).toEqual([{ line: 'Line A', cover: true, keptBy: ['Stand-in'] }]);
  expect(view(second).tasks[0]?.filledBy).toEqual(['Stand-in']);
});

test('[TE11] the nodes of a recalled team stay in force until the charter retires them', () => {
  const second = { node: 'd'.repeat(64), seal: sealOf('d') };
  const decides = (decision: object, name: string) =>
    north.says('charter.decision-proposed', { decision, wording: 'So.' }, { name });
  const approves = (who: typeof north, name: string) =>
    who.says('charter.decision-approved', { decision: idOf(name) }, { name: `${who.id} ${name}` });
  const added = [decides({ kind: 'add-node', delegation: 'north', node: second }, 'add'), approves(mediator, 'add')];
  const recalled = given(...added, posted({ nodes: [second.node] }), ordered({ nodes: [second.node, node] }));
  const nodes = (room: ReturnType<typeof given>) => view(room).postings[0]?.recalls[0]?.nodes;
  expect(nodes(recalled)).toEqual([
    { node: second.node, state: 'in-force' },
    { node, state: 'in-force' },
  ]);
  const retire = { kind: 'retire-node', node: second.node, cuts: 'e'.repeat(64), reason: 'recalled' };
  const proposed = recalled.and(decides(retire, 'retire'));
  const states = (room: ReturnType<typeof given>) => nodes(room)?.map((one) => one.state);
  expect(states(proposed)).toEqual(['retirement-proposed', 'in-force']);
  const retired = proposed.and(approves(mediator, 'retire'));
  expect(states(retired)).toEqual(['retired', 'in-force']);
  const strange = given(posted(), ordered({ nodes: ['9'.repeat(64)] }));
  expect(states(strange)).toEqual(['not-of-this-room']);
});

test('[TE12] the exit checklist has five items, each open until it is settled', () => {
  given().when(settles('keys')).then('unknown-order');
  given(posted(), ordered())
    .when({ ...settles('keys'), by: south.id })
    .then('not-own-team');
  const room = given(posted(), ordered(), settles('keys'), settles('successor', { takenOverBy: 'N-7' }));
  const exit = view(room).postings[0]?.recalls[0]?.exit;
  expect(exit?.map((one) => [one.item, one.settled.length])).toEqual([
    ['devices', 0],
    ['keys', 1],
    ['papers', 0],
    ['open-tasks', 0],
    ['successor', 1],
  ]);
  expect(exit?.[4]?.settled).toEqual([{ wording: 'Done.', takenOverBy: 'N-7' }]);
  const twice = room.and(
    settles('papers', { wording: 'Burnt.' }, { name: 'one' }),
    settles('papers', { wording: 'Sent home.' }, { unseen: ['one'] }),
  );
  expect(view(twice).postings[0]?.recalls[0]?.exit[2]?.settled).toHaveLength(2);
});

test('[TE13] a time typed in after an outage says that it was entered later, and both times', () => {
  const departed = (room: ReturnType<typeof given>) => view(room).postings[0]?.departed.versions[0];
  const noon = 720 * MINUTE;
  expect(departed(given(posted(), timed('departed', noon, { at: noon + 15 * MINUTE })))?.enteredLater).toBe(false);
  expect(departed(given(posted(), timed('departed', noon, { at: noon + 16 * MINUTE })))).toMatchObject({
    at: noon,
    enteredAt: noon + 16 * MINUTE,
    enteredLater: true,
  });
});

test('[TE3, TE7, TE8, TE12] a posting and its recall are shown whole', () => {
  const unknown = { at: null, versions: [] };
  const times = { decided: unknown, announced: unknown, departed: unknown, arrived: unknown };
  const room = given(posted({ lines: ['Line B', 'Line A'] }), ordered({}, { at: 5 }));
  const open = ['devices', 'keys', 'papers', 'open-tasks', 'successor'].map((item) => ({ item, settled: [] }));
  expect(view(room).postings).toEqual([
    {
      ...{ id: idOf('team'), by: 'north', team: 'Negotiators', site: 'Site C', mandate: 'Talks', at: 0 },
      ...{ roles: ['Legal adviser'], lines: ['Line B', 'Line A'] },
      ...{ orderedBy: null, comesFrom: null, premisesOf: null, until: null, mandateEnded: 'recalled' },
      ...times,
      recalls: [{ id: idOf('order'), orderedBy: 'Minister', wording: 'Home.', ...times, nodes: [], exit: open }],
    },
  ]);
  expect(view(room).lines.map(({ line }) => line)).toEqual(['Line A', 'Line B']);
  expect(view(given(posted({ roles: undefined, lines: undefined }))).postings).toMatchObject([
    { roles: [], lines: [] },
  ]);
});

test('[TE7] each site has its own word; sites where nobody is posted come after the others, in order', () => {
  const named = (site: string, zone: string, more: object = {}, options: Partial<Draft> = {}) =>
    north.says('teams.site-named', { site, zone, ...more }, options);
  const room = given(
    named('Site E', 'Asia/Qatar', { hostedBy: 'mediator' }, { name: 'one' }),
    named('Site E', 'Asia/Qatar', { hostedBy: 'host' }, { unseen: ['one'] }),
    named('Site D', 'Africa/Cairo'),
    posted(),
  );
  const uncovered = { cover: false, since: null };
  expect(view(room).sites).toEqual([
    { site: 'Site C', cover: true, since: null, zones: [], hostedBy: [] },
    { site: 'Site D', ...uncovered, zones: ['Africa/Cairo'], hostedBy: [] },
    { site: 'Site E', ...uncovered, zones: ['Asia/Qatar'], hostedBy: ['host', 'mediator'] },
  ]);
});

test('[TE9] where reports of an arrival differ, the team covers its site from the first of them on', () => {
  const room = given(posted(), timed('arrived', 30, { name: 'one' }), timed('arrived', 40, { unseen: ['one'] }));
  expect([29, 30].map((at) => view(room, at).sites[0]?.cover)).toEqual([false, true]);
});

test('[TE11] what else is proposed about a node is no retirement', () => {
  const second = { node: 'd'.repeat(64), seal: sealOf('d') };
  const adds = { decision: { kind: 'add-node', delegation: 'north', node: second }, wording: 'So.' };
  const takes = { decision: { kind: 'retire-node', node, cuts: 'e'.repeat(64), reason: 'stolen' }, wording: 'So.' };
  const room = given(
    north.says('charter.decision-proposed', adds, { name: 'add' }),
    mediator.says('charter.decision-approved', { decision: idOf('add') }),
    north.says('charter.decision-proposed', takes, { name: 'retire' }),
    posted({ nodes: [second.node, node] }),
    ordered(),
  );
  const states = view(room).postings[0]?.recalls[0]?.nodes.map((one) => one.state);
  expect(states).toEqual(['in-force', 'retirement-proposed']);
});

test('[TE12] settling an item needs no step of the journey', () => {
  const late = north.says('teams.recall-timed', { order: idOf('order'), step: 'departed', at: 9, wording: 'So.' });
  given(posted(), ordered(), late).when(settles('keys')).then('stands');
});
