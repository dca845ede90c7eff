/**
 * The teams desk, inside one's own delegation: who is posted where, on what mandate, who has the duty, what is to be done.
 * A recall is not a suspension: it ends a mandate and changes nothing in the charter.
 */
import { admit, known } from '../admission.ts';
import type { Charter, Desk, Verdict } from '../desk.ts';
import { applyDuty, type DutySaid, judgeDuty } from './duty/desk.ts';
import { dutyActs } from './duty/words.ts';
import { applyPosting, judgePosting, type PostingSaid } from './postings/desk.ts';
import { postingActs } from './postings/words.ts';
import { applyTask, judgeTask, type TaskSaid } from './tasks/desk.ts';
import { taskActs } from './tasks/words.ts';
import { acts, initial, refusals, type TeamsRefusal, type TeamsSaid, type TeamsState } from './words.ts';

function judge(charter: Charter, state: TeamsState, said: TeamsSaid): Verdict<TeamsRefusal> {
  const admitted = admit(charter, acts, said, 'own'); // TE1
  if (admitted !== 'stands') return admitted;
  if (known<PostingSaid>(postingActs, said)) return judgePosting(state.postings, said);
  if (known<TaskSaid>(taskActs, said)) return judgeTask(charter, state.tasks, said);
  return judgeDuty(state.duty, said);
}

function apply(_charter: Charter, state: TeamsState, said: TeamsSaid): TeamsState {
  if (known<PostingSaid>(postingActs, said)) return { ...state, postings: applyPosting(state.postings, said) };
  if (known<TaskSaid>(taskActs, said)) return { ...state, tasks: applyTask(state.tasks, said) };
  if (known<DutySaid>(dutyActs, said)) return { ...state, duty: applyDuty(state.duty, said) };
  return state;
}

export const teams: Desk<TeamsState, TeamsSaid, TeamsRefusal> = {
  name: 'teams',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export { type TeamsView, teamsView } from './view.ts';
export type { TeamsRefusal, TeamsSaid, TeamsState } from './words.ts';
