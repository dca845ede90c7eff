/** Principals' papers in every channel of this seat: reports, what is asked of whom, authority, and the constant line. */
import { principalsView as deskView, type PrincipalsState } from '@parley/desks';
import type { Node } from '../state.ts';
import { charterIn, frame, iso, isoOrNull, type Moment, stateOf } from './frame.ts';
import { channelsFor } from './reach.ts';

export function principalsView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const all = channelsFor(node, [node.identity.delegation]).map((channel) => ({
    place: { channel: channel.id, channelName: channel.terms?.name ?? '' },
    view: deskView(charter, stateOf(node, channel, moment).desks['principals'] as PrincipalsState, moment.at),
  }));
  return {
    ...frame(node, 'principals', moment),
    reports: all.flatMap(({ place, view }) =>
      view.reports.map((one) => ({ ...place, ...one, at: iso(one.at), asOf: iso(one.asOf) })),
    ),
    drafts: all.flatMap(({ place, view }) =>
      view.drafts.map((one) => ({
        ...place,
        ...one,
        at: iso(one.at),
        asOf: iso(one.asOf),
        edits: one.edits.map((edit) => ({ ...edit, at: iso(edit.at) })),
      })),
    ),
    asks: all.flatMap(({ place, view }) =>
      view.asks.map((one) => ({
        ...place,
        ...one,
        at: iso(one.at),
        due: isoOrNull(one.due),
        of: one.of.map((addressee) => ({
          ...addressee,
          answers: addressee.answers.map((answer) => ({ ...answer, at: iso(answer.at) })),
        })),
      })),
    ),
    authorities: all.flatMap(({ place, view }) =>
      view.authorities.map((one) => ({
        ...place,
        ...one,
        at: iso(one.at),
        begins: iso(one.begins),
        ends: iso(one.ends),
        ended: one.ended.map((end) => ({ ...end, at: iso(end.at) })),
      })),
    ),
    unacknowledged: all.flatMap(({ place, view }) =>
      view.unacknowledged.map((one) => ({ ...place, ...one, at: iso(one.at) })),
    ),
  };
}
