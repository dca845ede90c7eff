/** The charter as it stands, with every decision and declaration. */
import {
  type Charter,
  type Delegation,
  decisionsView,
  namedBoard,
  participationView,
  procedureView,
  ruleOf,
} from '@parley/desks';
import { bodyOf } from '../judging/bodies.ts';
import { heldOf } from '../judging/states.ts';
import { charterChannel, type Node } from '../state.ts';
import { charterIn, frame, heardFrom, iso, isoOrNull, type Moment } from './frame.ts';

export function charterView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const channel = charterChannel(node);
  const first = channel && bodyOf(node, channel, heldOf(channel, channel.id));
  const procedure = procedureView(charter, moment.at);
  return {
    ...frame(node, 'charter', moment),
    title: charter.title,
    terms: String(first?.fields['terms'] ?? ''),
    convener: charter.convener,
    delegations: charter.delegations.map((one) => shownDelegation(charter, one)),
    rule: ruleOf(charter),
    board: namedBoard(charter),
    decisions: decisionsView(charter).map(({ decision, at, ...one }) => ({
      ...one,
      kind: decision.kind,
      decision: decision.kind === 'reduced-procedure' ? { ...decision, until: iso(decision.until) } : decision,
      at: iso(at),
    })),
    procedure: procedure && { ...procedure, until: iso(procedure.until) },
    heardFrom: heardFrom(node, moment),
  };
}

function shownDelegation(charter: Charter, one: Delegation) {
  const { status, since, wording } = participationView(charter, one.id);
  return {
    id: one.id,
    label: one.label,
    capacities: one.capacities,
    participation: status,
    since: isoOrNull(since),
    wording,
    declared: one.declared.map(({ status, wording, at }) => ({ status, wording, at: iso(at) })),
    consented: one.consented,
    nodes: [
      ...one.nodes.map(({ node }) => ({ node, retired: false, reason: null })),
      ...one.retired.map(({ node, reason }) => ({ node, retired: true, reason })),
    ],
  };
}
