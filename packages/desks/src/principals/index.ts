/** The door of the principals desk. */
import type { Desk } from '../desk.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { acts, initial, type PrincipalsRefusal, type PrincipalsSaid, type PrincipalsState, refusals } from './words.ts';

export { type Change, changesOf } from './reckoning.ts';
export { isOpen, type PrincipalsView, principalsView } from './view.ts';
export type { PrincipalsRefusal, PrincipalsSaid, PrincipalsState } from './words.ts';

export const principals: Desk<PrincipalsState, PrincipalsSaid, PrincipalsRefusal> = {
  name: 'principals',
  initial,
  acts,
  refusals,
  judge,
  apply,
};
