/** The truce desk: a truce's text, start, term and end, as the delegations' own acts make them. */
import type { Desk } from '../desk.ts';
import { acts } from './acts.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { initial, refusals, type TruceRefusal, type TruceSaid, type TruceState } from './words.ts';

export const truce: Desk<TruceState, TruceSaid, TruceRefusal> = {
  name: 'truce',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export { type TruceView, truceView } from './view.ts';
export type { TruceRefusal, TruceSaid, TruceState } from './words.ts';
