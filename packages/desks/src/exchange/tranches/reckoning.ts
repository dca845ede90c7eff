/** What is agreed of a tranche, once, for judge and view: its numbers, its names, its steps. */
import type { DelegationId } from '../../desk.ts';
import { allKept, inOrder, kept } from '../../kept.ts';
import { isAgreed, standing } from '../agreement.ts';
import type { ReconciliationState } from '../reconciliation/index.ts';
import type { Names, StepWord, Tranche, TranchesState } from './words.ts';

/** Tranches stand under terms, which the reconciliation keeps. */
export type Known = TranchesState & Pick<ReconciliationState, 'terms'>;

/** The two sides of the terms; none where the terms are not here, so that nobody's word makes anything agreed. */
export function sidesOf(state: Known, terms: string): readonly DelegationId[] {
  const found = kept(state.terms, terms);
  return found ? [found.releasing, found.returning] : [];
}

export function agreedBySides(state: Known, terms: string, thing: Pick<Tranche, 'accepted'>): boolean {
  const sides = sidesOf(state, terms);
  return sides.length > 0 && isAgreed(thing, sides);
}

export function namesOf(state: Known, tranche: Tranche): readonly Names[] {
  return inOrder(state.names).filter((one) => one.tranche === tranche.id);
}

export function standingNames(state: Known, tranche: Tranche): readonly Names[] {
  return standing(namesOf(state, tranche), sidesOf(state, tranche.terms));
}

/** Every code in these names, once for each time that it is named. */
export function codesIn({ names }: Pick<Names, 'names'>): readonly string[] {
  return names.flatMap((one) => one.cases);
}

/** What each delegation says of a step by this moment. EX38 */
export function wordsOn(state: TranchesState, tranche: string, step: number, at: number) {
  return allKept(state.steps)
    .filter((one) => one.tranche === tranche && one.step === step)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap(({ by, says }) => says.filter((one) => one.value.at <= at).map(({ value }) => ({ by, ...value })));
}

/** A step is done for as many as both sides say; null where they do not both say so, or not of the same number. EX38 */
export function doneFor(state: Known, tranche: Tranche, step: number, at: number): number | null {
  const words = wordsOn(state, tranche.id, step, at);
  const sides = sidesOf(state, tranche.terms);
  const said = sides.flatMap((side) => words.filter((one) => one.by === side));
  const [first] = said;
  if (!first || !sides.every((side) => said.some((one) => one.by === side))) return null;
  const same = (one: StepWord) => one.done === 'whole' && one.persons === first.persons;
  return said.every(same) ? first.persons : null;
}

/** Whether a step's moment has come: those of earlier moments are done, or it waits for none. EX37 */
export function isDue(state: Known, tranche: Tranche, step: number, at: number): boolean {
  const own = tranche.steps[step - 1];
  if (!own) return false;
  const before = tranche.steps.flatMap((one, index) => (one.moment < own.moment ? [index + 1] : []));
  return own.unconditional || before.every((one) => doneFor(state, tranche, one, at) !== null);
}
