import { expect, test } from 'vitest';
import { given, idOf, north, south } from '#testing';
import { teamsView } from '../index.ts';

const task = north.says('teams.task-set', { what: 'Report', role: 'Duty officer', due: 100 }, { name: 'task' });
const moves = (role: string, options = {}) =>
  north.says('teams.task-moved', { task: idOf('task'), role, wording: 'Busy.' }, options);
const done = north.says('teams.task-done', { task: idOf('task'), wording: 'Sent.', happenedAt: 50 }, { at: 2_000_000 });
const team = (name: string, role: string) =>
  north.says('teams.posted', { team: name, site: 'Site C', mandate: 'Talks', roles: [role] });
const view = (room: ReturnType<typeof given>) => room.shows(teamsView, 'teams', 0);

test('[TE19] a task belongs to whoever fills its role, and is moved and done while it is open', () => {
  const room = given(team('Watch', 'Duty officer'), team('Lawyers', 'Legal adviser'), task);
  const [first] = view(room).tasks;
  expect(first).toMatchObject({ what: 'Report', due: 100, roles: ['Duty officer'], filledBy: ['Watch'], done: [] });
  expect(view(room.and(moves('Legal adviser'))).tasks[0]?.filledBy).toEqual(['Lawyers']);
  const both = room.and(moves('Legal adviser', { name: 'one' }), moves('Interpreter', { unseen: ['one'] }));
  expect([...(view(both).tasks[0]?.roles ?? [])].sort()).toEqual(['Interpreter', 'Legal adviser']);
  given().when(done).then('unknown-task');
  room.and(done).when(done).then('done-already');
  room.and(done).when(moves('Interpreter')).then('done-already');
  room.when({ ...done, by: south.id }).then('of-another-delegation');
  room.when(task).then('recorded-already');
});

test('[TE13, TE19] what was done during an outage keeps its own time', () => {
  expect(view(given(task, done)).tasks[0]?.done).toEqual([
    { wording: 'Sent.', at: 50, enteredAt: 2_000_000, enteredLater: true },
  ]);
});

test('[TE20] a checklist has its template’s steps as they were, each done once', () => {
  const template = north.says('teams.template-kept', { name: 'Leaving', steps: ['Count', 'Lock'] }, { name: 'form' });
  const opens = north.says('teams.checklist-opened', { template: idOf('form'), title: 'Site C' }, { name: 'list' });
  const does = (place: number) =>
    north.says('teams.step-done', { checklist: idOf('list'), place, wording: 'Three boxes.' });
  given().when(opens).then('unknown-template');
  given(template).when(does(1)).then('unknown-checklist');
  const room = given(template, opens);
  expect(view(room).templates).toEqual([{ id: idOf('form'), name: 'Leaving', steps: ['Count', 'Lock'] }]);
  room.when(template).then('recorded-already');
  room.when(opens).then('recorded-already');
  room.when(does(3)).then('no-such-step');
  room.and(does(1)).when(does(1)).then('done-already');
  const again = north.says('teams.template-kept', { name: 'Leaving', steps: ['Count', 'Burn', 'Lock'] });
  expect(view(room.and(again, does(2))).checklists).toMatchObject([
    {
      title: 'Site C',
      steps: [
        { what: 'Count', done: [] },
        { what: 'Lock', done: [{ wording: 'Three boxes.' }] },
      ],
    },
  ]);
});

test('[TE21] a liaison pair joins one’s own officer with one of another delegation', () => {
  const pairs = (other: string) =>
    north.says(
      'teams.liaison-paired',
      { officer: 'N-4', site: 'Site B', with: other, counterpart: 'Liaison officer' },
      { name: 'pair' },
    );
  const ends = north.says('teams.pair-ended', { pair: idOf('pair'), wording: 'Relieved.' });
  given().when(pairs('north')).then('own-delegation');
  given().when(pairs('stranger')).then('unknown-delegation');
  given().when(ends).then('unknown-pair');
  const room = given(pairs('mediator'));
  room.when(pairs('mediator')).then('recorded-already');
  expect(view(room).pairs).toMatchObject([{ officer: 'N-4', with: 'mediator', ended: false }]);
  expect(view(room.and(ends)).pairs[0]?.ended).toBe(true);
  room.and(ends).when(ends).then('pair-ended-already');
});

test('[TE19] a team of several roles has the tasks of each', () => {
  const team = { team: 'Watch', site: 'Site C', mandate: 'Talks', roles: ['Interpreter', 'Duty officer'] };
  expect(view(given(north.says('teams.posted', team), task)).tasks[0]?.filledBy).toEqual(['Watch']);
});
