/**
 * The charter desk: who is in the room, in which capacities, with which nodes, and what it decides of that. Its state is
 * the charter itself, under which every other desk judges.
 */
import type { Charter, Desk } from '../desk.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { initial } from './reckoning.ts';
import { acts, type CharterRefusal, type CharterSaid, refusals } from './words.ts';

export { type DecisionState, ruleOf } from './decisions.ts';
export {
  type DecisionView,
  decisionsView,
  namedBoard,
  type ParticipationView,
  type ProcedureView,
  participationOf,
  participationView,
  procedureView,
} from './view.ts';
export type { CharterRefusal, CharterSaid } from './words.ts';

export const charter: Desk<Charter, CharterSaid, CharterRefusal> = {
  name: 'charter',
  initial,
  acts,
  refusals,
  judge,
  apply,
};
