/**
 * What was reported and said beside the truce: incidents and hot-line calls of the notice board, and humanitarian
 * notifications of the lines that this node's delegation is in. Nobody is shown another's line.
 */
import {
  type CallView,
  type HotlineState,
  hotlineView,
  type IncidentsState,
  type IncidentView,
  incidentsView as incidentsOf,
  type NotificationsState,
  notificationsView,
} from '@parley/desks';
import type { Node } from '../state.ts';
import { boardOf, charterIn, frame, heardFrom, iso, isoOrNull, type Moment, stateOf } from './frame.ts';

export function incidentsView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const { desks } = stateOf(node, boardOf(node), moment);
  return {
    ...frame(node, 'incidents', moment),
    incidents: incidentsOf(charter, desks['incidents'] as IncidentsState, moment.at).map(shownIncident),
    calls: hotlineView(charter, desks['hotline'] as HotlineState).map(shownCall),
    notifications: [...node.channels.values()].flatMap((channel) => {
      const own = stateOf(node, channel, moment).desks['notifications'] as NotificationsState;
      return notificationsView(charter, own, moment.at).map((one) => ({
        ...one,
        channel: channel.id,
        channelName: channel.terms?.name ?? '',
        at: iso(one.at),
        from: iso(one.from),
        until: iso(one.until),
        acknowledged: one.acknowledged.map(dated),
        reported: one.reported.map(dated),
      }));
    }),
    heardFrom: heardFrom(node, moment),
  };
}

const dated = <T extends { readonly at: number }>(one: T) => ({ ...one, at: iso(one.at) });

function shownIncident({ at, enteredAt, ...one }: IncidentView) {
  return {
    ...one,
    at: iso(at),
    enteredAt: iso(enteredAt),
    inquiries: one.inquiries.map((inquiry) => ({
      ...dated(inquiry),
      visits: inquiry.visits.map((visit) => ({ ...dated(visit), visitedAt: iso(visit.visitedAt) })),
      findings: inquiry.findings.map((finding) => ({
        ...dated(finding),
        joined: finding.joined.map(dated),
        dissents: finding.dissents.map(dated),
      })),
    })),
    versions: one.versions.map(dated),
    remedies: one.remedies.map((remedy) => ({
      ...dated(remedy),
      due: isoOrNull(remedy.due),
      answers: remedy.answers.map(dated),
      accounts: remedy.accounts.map(dated),
    })),
    effect: { agreed: one.effect.agreed, words: one.effect.words.map(dated) },
  };
}

function shownCall({ at, enteredAt, from, to, ...one }: CallView) {
  const side = (of: CallView['from']) => ({ ...of, words: of.words.map(dated) });
  return { ...one, at: iso(at), enteredAt: iso(enteredAt), from: side(from), to: side(to) };
}
