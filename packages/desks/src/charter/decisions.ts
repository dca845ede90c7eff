/**
 * Decisions of the charter: whose approvals one needs, whether it is taken, and what it excludes. Two decisions know of
 * each other where one was proposed by somebody who had seen the other taken; only such an order can tell them apart.
 */
import type { Charter, CharterFact, Decision, DecisionRule, Delegation, DelegationId, Proposed } from '../desk.ts';
import { most } from './words.ts';

export type DecisionState = 'open' | 'taken' | 'contested' | 'replaced' | 'set-aside';

export type DecisionReading = {
  readonly proposed: Proposed;
  readonly approvedBy: readonly DelegationId[];
  readonly taken: boolean;
  /** Decisions taken without knowledge of this one that exclude it: while there is one, it has no effect. */
  readonly rivals: readonly Proposed[];
};

/** Every decision that was proposed, in order of `ref`. */
export function readDecisions(facts: readonly CharterFact[]): readonly DecisionReading[] {
  const approvers = new Map<string, Set<DelegationId>>();
  for (const fact of facts) {
    if (fact.fact !== 'approved') continue;
    approvers.set(fact.decision, (approvers.get(fact.decision) ?? new Set()).add(fact.by));
  }
  const all = facts
    .filter((fact) => fact.fact === 'proposed')
    .map((proposed) => {
      // A delegation is one voice, whichever of its nodes spoke; and its proposal is its approval. CH11
      const said = new Set([proposed.by, ...(approvers.get(proposed.id) ?? [])]);
      const approvedBy = proposed.deciding.filter((one) => said.has(one));
      const taken = proposed.asked.every((one) => said.has(one)) && approvedBy.length >= proposed.atLeast;
      return { proposed, approvedBy, taken };
    });
  const taken = all.filter((one) => one.taken).map((one) => one.proposed);
  return all.map((one) => ({ ...one, rivals: one.taken ? rivalsOf(one.proposed, taken) : [] }));
}

/** Of the decisions that are taken, those that this one excludes and does not know. CH23 */
export function rivalsOf(proposed: Proposed, taken: readonly Proposed[]): readonly Proposed[] {
  const apart = taken.filter(
    (one) => one.id !== proposed.id && !proposed.after.includes(one.id) && !one.after.includes(proposed.id),
  );
  const crowd = apart.filter((one) => placeOf(one) === placeOf(proposed) && objectOf(one) !== objectOf(proposed));
  // Each found room by itself; together there is too little, and none of them can say which was first.
  const spare = Math.min(proposed.spare, ...crowd.map((one) => one.spare));
  const crowded = placeOf(proposed) !== undefined && new Set(crowd.map(objectOf)).size > spare;
  return apart.filter((one) => excludes(one.decision, proposed.decision) || (crowded && crowd.includes(one)));
}

/** Whether both are about one thing and say different things of it. Two retirements of a node agree in what they do. */
function excludes(left: Decision, right: Decision): boolean {
  if (left.kind === 'retire-node' && right.kind === 'retire-node') return false;
  return concern(left, right) && written(left) !== written(right);
}

export function concern(left: Decision, right: Decision): boolean {
  const named = subjectsOf(left);
  return subjectsOf(right).some((one) => named.includes(one));
}

/** What only one decision at a time can settle. */
function subjectsOf(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'admit-delegation': {
      const { id, label, nodes } = decision.delegation;
      return [`id ${id}`, `label ${label}`, ...nodes.flatMap((keys) => [`node ${keys.node}`, `seal ${keys.seal}`])];
    }
    case 'add-node':
      return [`node ${decision.node.node}`, `seal ${decision.node.seal}`];
    case 'retire-node':
      return [`node ${decision.node}`];
    case 'change-rule':
    case 'reduced-procedure':
    case 'name-board':
      return [decision.kind];
  }
}

/** Of what there is only so much: a delegation's nodes, those it may still retire, the delegations of a room. */
function placeOf({ decision, by, spare }: Proposed): string | undefined {
  if (spare === most.nodes) return undefined;
  if (decision.kind === 'add-node' || decision.kind === 'retire-node') return `${decision.kind} ${by}`;
  return decision.kind === 'admit-delegation' ? decision.kind : undefined;
}

function objectOf({ decision }: Proposed): string {
  switch (decision.kind) {
    case 'admit-delegation':
      return decision.delegation.id;
    case 'add-node':
      return decision.node.node;
    case 'retire-node':
      return decision.node;
    default:
      return decision.kind;
  }
}

/** How many more of this sort there is room for after this one. A delegation keeps one node. CH19, CH20 */
export function spareOf(charter: Charter, by: DelegationId, decision: Decision): number {
  const own = charter.delegations.find((one) => one.id === by);
  const nodes = own?.nodes.length ?? 0;
  switch (decision.kind) {
    case 'admit-delegation':
      return most.delegations - charter.delegations.length - 1;
    case 'add-node':
      return most.nodes - nodes - 1;
    case 'retire-node':
      // Other cuts of a node that is retired already take nobody's place. CH22
      return own?.retired.some((one) => one.node === decision.node) ? most.nodes : nodes - 2;
    default:
      return 0;
  }
}

/** Equal values are written alike, whatever the order of their keys. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${written(one)}`).join()}}`;
}

/** The decisions that have effect. Where there are several of one thing, either they are equal or one knew the other. */
export function standing(decisions: readonly DecisionReading[]): readonly Proposed[] {
  return decisions.filter((one) => one.taken && one.rivals.length === 0).map((one) => one.proposed);
}

/** Of the kinds that replace each other: the decision that has effect now. CH25, CH26 */
export function latest<Kind extends Decision['kind']>(
  facts: readonly CharterFact[],
  kind: Kind,
): (Proposed & { readonly decision: Extract<Decision, { kind: Kind }> }) | undefined {
  const ofKind = standing(readDecisions(facts)).filter((one) => one.decision.kind === kind);
  const last = ofKind.find((one) => !ofKind.some((other) => other.after.includes(one.id)));
  return last as ReturnType<typeof latest<Kind>>;
}

/** Who decides in this room: what was agreed, or every party and the convening mediator. CH12 */
export function ruleOf(charter: Charter): DecisionRule {
  const agreed = latest(charter.facts, 'change-rule');
  if (agreed) return agreed.decision.rule;
  const deciding = charter.delegations.filter((one) => isParty(one) || one.id === charter.convener);
  return { deciding: deciding.map((one) => one.id), consents: 'every-active' };
}

/** Whose approvals a decision proposed in this state needs. CH12, CH13, CH15, CH17 */
export function consentsFor(
  charter: Charter,
  by: DelegationId,
  decision: Decision,
): Pick<Proposed, 'deciding' | 'asked' | 'atLeast'> {
  const { deciding, consents } = ruleOf(charter);
  const active = deciding.filter((id) => charter.delegations.some((one) => one.id === id && takesPart(one)));
  if (decision.kind === 'add-node' || decision.kind === 'retire-node') {
    const { convener } = charter;
    const vouches = charter.delegations.some((one) => one.id === convener && takesPart(one)) && convener !== by;
    const asked = [...new Set([by, ...(vouches ? [convener] : active)])];
    return { deciding: asked, asked, atLeast: asked.length };
  }
  const atLeast = Math.floor(deciding.length / 2) + 1;
  const changesWhoDecides =
    decision.kind === 'change-rule' ||
    (decision.kind === 'admit-delegation' && decision.delegation.capacities.includes('party'));
  if (changesWhoDecides) return { deciding, asked: deciding, atLeast: deciding.length };
  return { deciding, asked: consents === 'every-active' ? active : [], atLeast };
}

const isParty = (one: Delegation): boolean => one.capacities.includes('party');

/** A delegation takes part while one of its standing declarations says so, or it has declared nothing. CH8 */
export function takesPart(one: Delegation): boolean {
  return one.participation.length === 0 || one.participation.some((version) => version.value === 'active');
}
