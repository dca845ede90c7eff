/** The charter, and what only one's own delegation is shown of its teams. */
import {
  type Charter,
  type Delegation,
  decisionsView,
  teamsView as deskView,
  namedBoard,
  participationView,
  procedureView,
  ruleOf,
  type TeamsState,
} from '@parley/desks';
import { bodyOf } from '../judging/judge.ts';
import { heldOf } from '../judging/states.ts';
import { charterChannel, type Node } from '../state.ts';
import { channelWith, charterIn, frame, heardFrom, iso, isoOrNull, type Moment, stateOf } from './frame.ts';

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

/** Postings and cover live in a delegation's channel of one. */
export function teamsView(node: Node, moment: Moment) {
  const state = stateOf(node, channelWith(node, 'own'), moment);
  const view = deskView(charterIn(node, moment), state.desks['teams'] as TeamsState, moment.at);
  return {
    ...frame(node, 'teams', moment),
    postings: view.postings.map(({ team, site, mandate, recalls }) => ({
      team,
      site,
      mandate,
      recalls: recalls.map((recall) => ({
        orderedBy: recall.orderedBy,
        decided: isoOrNull(recall.decided.at),
        announced: isoOrNull(recall.announced.at),
        departed: isoOrNull(recall.departed.at),
        arrived: isoOrNull(recall.arrived.at),
      })),
    })),
    sites: view.sites.map(({ site, cover, since }) => ({ site, cover, since: isoOrNull(since) })),
  };
}
