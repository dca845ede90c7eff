/** Tasks with who fills their role at the moment, checklists, and liaison pairs. */
import type { DelegationId } from '../../desk.ts';
import { type Entered, entered } from '../../entered.ts';
import { inOrder } from '../../kept.ts';
import type { Register } from '../../register.ts';
import { mandateEnded } from '../postings/view.ts';
import type { PostingsState } from '../postings/words.ts';
import type { Done, TasksState } from './words.ts';

/** Empty while it is open; several only where they were said at once. */
type DoneView = readonly (Entered & { readonly wording: string })[];

export type TasksView = {
  readonly tasks: readonly {
    readonly id: string;
    readonly what: string;
    readonly due: number | null;
    /** More than one only where it was moved twice at once. */
    readonly roles: readonly string[];
    /** Teams whose mandate lasts and that fill the role; empty: nobody has it now. */
    readonly filledBy: readonly string[];
    readonly done: DoneView;
    readonly at: number;
  }[];
  readonly templates: readonly { readonly id: string; readonly name: string; readonly steps: readonly string[] }[];
  readonly checklists: readonly {
    readonly id: string;
    readonly title: string;
    readonly steps: readonly { readonly what: string; readonly done: DoneView }[];
  }[];
  readonly pairs: readonly {
    readonly id: string;
    readonly officer: string;
    readonly site: string;
    readonly with: DelegationId;
    readonly counterpart: string;
    readonly ended: boolean;
  }[];
};

export function tasksView(state: TasksState, postings: PostingsState, at: number): TasksView {
  const lasting = inOrder(postings.postings).filter((one) => mandateEnded(postings, one, at) === null);
  return {
    tasks: inOrder(state.tasks).map(({ id, what, due, role, done, at: setAt }) => {
      const roles = [...new Set(role.map((version) => version.value))];
      return {
        id,
        what,
        due: due ?? null,
        roles,
        filledBy: lasting.filter((one) => one.roles.some((own) => roles.includes(own))).map((one) => one.team),
        done: doneView(done),
        at: setAt,
      };
    }),
    templates: inOrder(state.templates).map(({ id, name, steps }) => ({ id, name, steps })),
    checklists: inOrder(state.checklists).map(({ id, title, steps, done }) => ({
      id,
      title,
      steps: steps.map((what, index) => ({ what, done: doneView(done[index + 1] ?? []) })),
    })),
    pairs: inOrder(state.pairs).map(({ id, officer, site, with: other, counterpart, ended }) => ({
      ...{ id, officer, site, with: other, counterpart },
      ended: ended.length > 0,
    })),
  };
}

function doneView(done: Register<Done>): DoneView {
  return done.map(({ at, value: { wording, happenedAt } }) => ({ wording, ...entered(at, happenedAt) }));
}
