/**
 * The first question of every judge: is this an act of the desk, and does its author hold a capacity for it? Who has
 * withdrawn from the room acts on nothing shared; a suspended delegation may, since suspension is often partial.
 */
import type { Act, Capacity, Charter, DelegationId, Said, Verdict } from './desk.ts';
import { holds } from './desk.ts';

export const admissionRefusals = ['unknown-act', 'not-in-the-charter', 'capacity-lacking', 'has-withdrawn'] as const;
export type AdmissionRefusal = (typeof admissionRefusals)[number];

export const everyCapacity: readonly Capacity[] = [
  'party',
  'mediator',
  'facilitator',
  'guarantor',
  'witness',
  'intermediary',
  'observer',
  'host',
];

/** May this delegation say acts of this kind at all? */
export function admit(
  charter: Charter,
  acts: { readonly [kind: string]: Act },
  said: Said,
  /** A delegation's private channels stay its own after it has withdrawn. */
  shared: 'shared' | 'own' = 'shared',
): Verdict<AdmissionRefusal> {
  const act = Object.hasOwn(acts, said.kind) ? acts[said.kind] : undefined;
  if (!act) return 'unknown-act';
  if (!isMember(charter, said.by)) return 'not-in-the-charter';
  if (!holds(charter, said.by, act.by)) return 'capacity-lacking';
  return shared === 'shared' && hasWithdrawn(charter, said.by) ? 'has-withdrawn' : 'stands';
}

/** Whether this act is of this desk: unknown kinds must change nothing, as they may come from a newer version. */
export function known<E extends Said>(acts: { readonly [kind: string]: Act }, said: Said): said is E {
  return Object.hasOwn(acts, said.kind);
}

export function isMember(charter: Charter, id: DelegationId): boolean {
  return charter.delegations.some((one) => one.id === id);
}

/** The parties that take decisions. A party counts as active while one of its standing declarations says so. */
export function activeParties(charter: Charter): readonly DelegationId[] {
  return charter.delegations
    .filter((one) => one.capacities.includes('party'))
    .filter((one) => one.participation.length === 0 || one.participation.some((version) => version.value === 'active'))
    .map((one) => one.id);
}

function hasWithdrawn(charter: Charter, id: DelegationId): boolean {
  const declared = charter.delegations.find((one) => one.id === id)?.participation ?? [];
  return declared.length > 0 && declared.every((version) => version.value === 'withdrawn');
}
