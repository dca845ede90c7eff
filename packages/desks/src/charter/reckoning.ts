/** The charter as what was said makes it: a function of the facts alone, whatever order they came in. */
import type { Charter, CharterFact, Delegation, DelegationId, Member, Proposed } from '../desk.ts';
import type { Register } from '../register.ts';
import { readDecisions, standing } from './decisions.ts';

export const initial: Charter = { title: '', convener: '', delegations: [], facts: [] };

export function reckon(facts: readonly CharterFact[]): Charter {
  const convened = facts.find((fact) => fact.fact === 'convened');
  if (!convened) return { ...initial, facts };
  const { title, terms, convener } = convened;
  const decided = [...standing(readDecisions(facts))].sort(inTime);
  // Two equal admissions are one delegation.
  const members = new Map<DelegationId, Member>();
  const admitted = decided.flatMap(({ decision }) =>
    decision.kind === 'admit-delegation' ? [decision.delegation] : [],
  );
  for (const one of [...convened.delegations, ...admitted]) if (!members.has(one.id)) members.set(one.id, one);
  return {
    title,
    terms,
    convener,
    delegations: [...members.values()].map((one) => memberNow(one, decided, facts)),
    facts,
  };
}

function memberNow(member: Member, decided: readonly Proposed[], facts: readonly CharterFact[]): Delegation {
  const { id, label, capacities } = member;
  const nodes = new Map(member.nodes.map((keys) => [keys.node, keys]));
  const retired = decided.flatMap(({ decision, by, ref }) => {
    if (decision.kind === 'add-node' && decision.delegation === id) nodes.set(decision.node.node, decision.node);
    if (decision.kind !== 'retire-node' || by !== id) return [];
    return [{ node: decision.node, cuts: decision.cuts ?? null, reason: decision.reason, ref }];
  });
  for (const { node } of retired) nodes.delete(node);
  const declared = facts.filter((fact) => fact.fact === 'declared').filter((fact) => fact.by === id);
  const replaced = new Set(declared.flatMap((one) => one.over));
  const participation: Register<Delegation['participation'][number]['value']> = declared
    .filter((one) => !replaced.has(one.ref))
    .map(({ ref, by, at, status }) => ({ ref, by, at, value: status }));
  return {
    id,
    label,
    capacities,
    nodes: [...nodes.values()],
    participation,
    declared: [...declared]
      .sort(inTime)
      .map(({ ref, at, status, wording, cuts }) => ({ ref, at, status, wording, cuts })),
    consented: facts.some((fact) => fact.fact === 'consented' && fact.by === id),
    retired,
  };
}

/** In order of claimed time, then of entry. */
function inTime(left: { at: number; ref: string }, right: { at: number; ref: string }): number {
  return left.at - right.at || (left.ref < right.ref ? -1 : 1);
}
