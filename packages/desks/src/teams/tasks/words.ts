/** Tasks addressed to roles, checklists from templates, and liaison officers in pairs. */
import { z } from 'zod';
import { everyCapacity } from '../../admission.ts';
import type { Act, DelegationId } from '../../desk.ts';
import { delegation, instant, line, reference } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

const own = { paper: false, by: everyCapacity, final: false, within: ['own'], among: 'alone' } as const;

export const taskActs = {
  'teams.task-set': {
    ...own,
    fields: z.strictObject({ what: line(), role: line(), due: instant().optional() }),
    rules: ['TE6', 'TE19'],
  },
  'teams.task-moved': {
    ...own,
    fields: z.strictObject({ task: reference('teams.task-set'), role: line(), wording: line() }),
    rules: ['TE6', 'TE19'],
  },
  'teams.task-done': {
    ...own,
    fields: z.strictObject({ task: reference('teams.task-set'), wording: line(), happenedAt: instant().optional() }),
    rules: ['TE6', 'TE13', 'TE19'],
  },
  'teams.template-kept': {
    ...own,
    fields: z.strictObject({ name: line(), steps: z.array(line()).min(1).max(40) }),
    rules: ['TE6', 'TE20'],
  },
  'teams.checklist-opened': {
    ...own,
    fields: z.strictObject({ template: reference('teams.template-kept'), title: line() }),
    rules: ['TE6', 'TE20'],
  },
  'teams.step-done': {
    ...own,
    fields: z.strictObject({
      checklist: reference('teams.checklist-opened'),
      /** Its place in the checklist, from 1. */
      place: z.int().min(1).max(40),
      wording: line(),
      happenedAt: instant().optional(),
    }),
    rules: ['TE6', 'TE13', 'TE20'],
  },
  'teams.liaison-paired': {
    ...own,
    /** Officers are named by their code, those of others by the role that they go by. */
    fields: z.strictObject({ officer: line(), site: line(), with: delegation(), counterpart: line() }),
    rules: ['TE6', 'TE21'],
  },
  'teams.pair-ended': {
    ...own,
    fields: z.strictObject({ pair: reference('teams.liaison-paired'), wording: line() }),
    rules: ['TE6', 'TE21'],
  },
} as const satisfies { readonly [kind: string]: Act };

export const taskRefusals = [
  'recorded-already',
  'of-another-delegation',
  'unknown-task',
  'done-already',
  'unknown-template',
  'unknown-checklist',
  'no-such-step',
  'unknown-pair',
  'own-delegation',
  'unknown-delegation',
  'pair-ended-already',
] as const;

export type Done = { readonly wording: string; readonly happenedAt: number | null };

export type Task = Origin & {
  readonly id: string;
  readonly what: string;
  readonly due?: number | undefined;
  readonly role: Register<string>;
  readonly done: Register<Done>;
};

export type Template = Origin & { readonly id: string; readonly name: string; readonly steps: readonly string[] };

export type Checklist = Origin & {
  readonly id: string;
  readonly title: string;
  /** As the template was; a later template changes no open checklist. */
  readonly steps: readonly string[];
  readonly done: { readonly [place: string]: Register<Done> };
};

export type Pair = Origin & {
  readonly id: string;
  readonly officer: string;
  readonly site: string;
  readonly with: DelegationId;
  readonly counterpart: string;
  readonly ended: Register<string>;
};

export type TasksState = {
  readonly tasks: Kept<Task>;
  readonly templates: Kept<Template>;
  readonly checklists: Kept<Checklist>;
  readonly pairs: Kept<Pair>;
};
export const initialTasks: TasksState = { tasks: {}, templates: {}, checklists: {}, pairs: {} };
