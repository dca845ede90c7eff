/**
 * What exists only once both sides have agreed to it. A newer proposal takes the place of an agreed one when it is agreed
 * itself, and not before; two agreed ones whose authors did not know of each other exclude each other.
 */
import type { DelegationId, Said } from '../desk.ts';
import { type Kept, kept, type Origin } from '../kept.ts';

export type Proposal = Origin & {
  readonly id: string;
  /** Ids of the proposals on the same matter that its author had seen. */
  readonly over: readonly string[];
  readonly accepted: Kept<Origin>;
};

export function isAgreed({ accepted }: Pick<Proposal, 'accepted'>, sides: readonly DelegationId[]): boolean {
  return sides.every((side) => kept(accepted, side) !== undefined);
}

/** What a new proposal is made over, of those on its matter. */
export function seenBy(said: Said, others: readonly Proposal[]): readonly string[] {
  return others
    .filter((other) => said.saw(other.ref))
    .map((other) => other.id)
    .sort();
}

/** The agreed ones that no agreed one was proposed over: none, the one that stands, or several that exclude each other. */
export function standing<P extends Proposal>(proposals: readonly P[], sides: readonly DelegationId[]): readonly P[] {
  const agreed = proposals.filter((one) => isAgreed(one, sides));
  return agreed.filter((one) => !agreed.some((other) => other.over.includes(one.id)));
}
