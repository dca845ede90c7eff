/** The door of the statements desk: what is said in public. Nothing here is read by any other desk. */
import type { Desk } from '../desk.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { acts, initial, refusals, type StatementsRefusal, type StatementsSaid, type StatementsState } from './words.ts';

export const statements: Desk<StatementsState, StatementsSaid, StatementsRefusal> = {
  name: 'statements',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export { claimsIn, type PublicTotal, publicTotals, type StatementsView, statementsView } from './view.ts';
export type { Claim, Figure, StatementsRefusal, StatementsSaid, StatementsState } from './words.ts';
