/** The teams desk's words, of its three rooms: postings, tasks and duty. */
import { admissionRefusals } from '../admission.ts';
import type { Act, SaidOf } from '../desk.ts';
import { type DutyState, dutyActs, dutyRefusals, initialDuty } from './duty/words.ts';
import { initialPostings, type PostingsState, postingActs, postingRefusals } from './postings/words.ts';
import { initialTasks, type TasksState, taskActs, taskRefusals } from './tasks/words.ts';

export const acts = { ...postingActs, ...taskActs, ...dutyActs } as const satisfies { readonly [kind: string]: Act };
export type TeamsSaid = SaidOf<typeof acts>;

export const refusals = [
  ...new Set([...admissionRefusals, ...postingRefusals, ...taskRefusals, ...dutyRefusals]),
] as const;
export type TeamsRefusal = (typeof refusals)[number];

export type TeamsState = { readonly postings: PostingsState; readonly tasks: TasksState; readonly duty: DutyState };
export const initial: TeamsState = { postings: initialPostings, tasks: initialTasks, duty: initialDuty };
