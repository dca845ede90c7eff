/** May an act about a task, a checklist or a pair stand, and what does it change? */
import { isMember } from '../../admission.ts';
import type { Charter, SaidOf, Verdict } from '../../desk.ts';
import { change, isKept, type Kept, keep, kept, type Origin, originOf } from '../../kept.ts';
import { put } from '../../register.ts';
import type { Checklist, Done, Pair, Task, TasksState, Template, taskActs, taskRefusals } from './words.ts';

export type TaskSaid = SaidOf<typeof taskActs>;
type Refusal = (typeof taskRefusals)[number];
type Judged = Verdict<Refusal>;

export function judgeTask(charter: Charter, state: TasksState, said: TaskSaid): Judged {
  switch (said.kind) {
    case 'teams.task-set':
      return isKept(state.tasks, said.id) ? 'recorded-already' : 'stands';
    case 'teams.task-moved':
    case 'teams.task-done':
      return about(said, state.tasks, said.body.task, 'unknown-task', (task) =>
        task.done.length > 0 ? 'done-already' : 'stands',
      ); // TE19
    case 'teams.template-kept':
      return isKept(state.templates, said.id) ? 'recorded-already' : 'stands';
    case 'teams.checklist-opened':
      if (isKept(state.checklists, said.id)) return 'recorded-already';
      return about(said, state.templates, said.body.template, 'unknown-template', () => 'stands'); // TE20
    case 'teams.step-done': {
      const { place } = said.body;
      return about(said, state.checklists, said.body.checklist, 'unknown-checklist', (list) => {
        if (place > list.steps.length) return 'no-such-step'; // TE20
        return (list.done[place] ?? []).length > 0 ? 'done-already' : 'stands'; // TE20
      });
    }
    case 'teams.liaison-paired':
      if (isKept(state.pairs, said.id)) return 'recorded-already';
      if (said.body.with === said.by) return 'own-delegation'; // TE21
      return isMember(charter, said.body.with) ? 'stands' : 'unknown-delegation'; // TE21
    case 'teams.pair-ended':
      return about(said, state.pairs, said.body.pair, 'unknown-pair', (pair) =>
        pair.ended.length > 0 ? 'pair-ended-already' : 'stands',
      ); // TE21
  }
}

/** What an act is about has to be here and be one's own. */
function about<T extends Origin>(
  said: TaskSaid,
  things: Kept<T>,
  id: string,
  unknown: Refusal,
  then: (thing: T) => Judged,
): Judged {
  const thing = kept(things, id);
  if (!thing) return unknown;
  return thing.by === said.by ? then(thing) : 'of-another-delegation';
}

export function applyTask(state: TasksState, said: TaskSaid): TasksState {
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'teams.task-set': {
      const { role, ...body } = said.body;
      const task: Task = { ...created, ...body, role: put([], said, role), done: [] };
      return { ...state, tasks: keep(state.tasks, said.id, task) };
    }
    case 'teams.task-moved': {
      const how = (one: Task): Task => ({ ...one, role: put(one.role, said, said.body.role) });
      return { ...state, tasks: change(state.tasks, said.body.task, how) };
    }
    case 'teams.task-done': {
      const how = (one: Task): Task => ({ ...one, done: put(one.done, said, doneBy(said.body)) });
      return { ...state, tasks: change(state.tasks, said.body.task, how) };
    }
    case 'teams.template-kept': {
      const template: Template = { ...created, ...said.body };
      return { ...state, templates: keep(state.templates, said.id, template) };
    }
    case 'teams.checklist-opened': {
      const steps = kept(state.templates, said.body.template)?.steps ?? [];
      const checklist: Checklist = { ...created, title: said.body.title, steps, done: {} };
      return { ...state, checklists: keep(state.checklists, said.id, checklist) };
    }
    case 'teams.step-done': {
      const { checklist, place } = said.body;
      const how = (one: Checklist): Checklist => ({
        ...one,
        done: { ...one.done, [place]: put(one.done[place] ?? [], said, doneBy(said.body)) },
      });
      return { ...state, checklists: change(state.checklists, checklist, how) };
    }
    case 'teams.liaison-paired': {
      const pair: Pair = { ...created, ...said.body, ended: [] };
      return { ...state, pairs: keep(state.pairs, said.id, pair) };
    }
    case 'teams.pair-ended': {
      const how = (one: Pair): Pair => ({ ...one, ended: put(one.ended, said, said.body.wording) });
      return { ...state, pairs: change(state.pairs, said.body.pair, how) };
    }
  }
}

function doneBy({ wording, happenedAt }: { wording: string; happenedAt?: number | undefined }): Done {
  return { wording, happenedAt: happenedAt ?? null };
}
