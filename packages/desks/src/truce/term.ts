/** The truce shown at a moment, and everything that its view is computed from, found once. */
import { byOrigin, inOrder } from '../kept.ts';
import { commonEnd, type End, endsAt } from './extending/renewal.ts';
import { isAgreed, listsOf, notificationUntil, type Outcome, outcomeOf, settledStart, signedAt } from './reckoning.ts';
import type { Ask, List, Truce, TruceState } from './words.ts';

export type Term = {
  readonly state: TruceState;
  readonly truce: Truce;
  readonly at: number;
  readonly lists: readonly { readonly list: List; readonly outcome: Outcome }[];
  readonly proposals: readonly { readonly proposal: Ask; readonly outcome: Outcome }[];
  /** When it starts, or null while it is not agreed or its start is not settled. */
  readonly start: number | null;
  readonly ends: readonly End[];
  readonly expiresAt: number | null;
};

/** The truce agreed last, or while none is agreed the one proposed last. TR8 */
export function shown(state: TruceState): Truce | undefined {
  const proposed = inOrder(state.truces);
  const agreed = proposed.filter(isAgreed).map((truce) => ({ truce, ...completion(truce) }));
  return agreed.sort(byOrigin).at(-1)?.truce ?? proposed.at(-1);
}

function completion(truce: Truce) {
  return inOrder(truce.acceptances).at(-1) ?? { by: truce.by, at: truce.at, ref: truce.ref };
}

export function termOf(state: TruceState, truce: Truce, at: number): Term {
  const lists = listsOf(state.lists, truce.id).map((list) => ({ list, outcome: outcomeOf(truce, list) }));
  const proposals = inOrder(state.proposals)
    .filter((one) => one.truce === truce.id)
    .map((proposal) => ({ proposal, outcome: outcomeOf(truce, proposal) }));
  const start = isAgreed(truce) ? settledStart(truce) : null;
  const ends = start === null ? [] : endsAt(state, truce, at);
  const contested = [...lists, ...proposals].some(({ outcome }) => outcome.outcome === 'contested');
  return { state, truce, at, lists, proposals, start, ends, expiresAt: contested ? null : commonEnd(ends) };
}

export function hasCome({ start, at }: Term): boolean {
  return start !== null && at >= start;
}

export type Phase = 'none' | 'proposed' | 'agreed' | 'signed' | 'notification' | 'in-force' | 'term-ended';

/** [start, end): at the end itself the agreed term has ended. While ends differ, it runs to the last of them. TR18 */
export function phaseOf(term: Term): Phase {
  const { truce, at } = term;
  if (!isAgreed(truce)) return 'proposed';
  if (hasCome(term)) return term.ends.some(([, end]) => at < end) ? 'in-force' : 'term-ended';
  const signed = signedAt(truce);
  if (signed === null || at < signed) return 'agreed';
  const until = notificationUntil(truce);
  return until !== null && at < until ? 'notification' : 'signed'; // TR26
}

export function hasSlipped(truce: Truce, set: number | null, at: number): boolean {
  if (set !== null) return set !== truce.plannedStart;
  return truce.start.some((version) => version.value.start === null) || at >= truce.plannedStart; // TR5
}
