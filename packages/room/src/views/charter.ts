/** The charter, and what only one's own delegation is shown of its teams. */
import { teamsView as deskView, participationOf, type TeamsState } from '@parley/desks';
import { bodyOf } from '../judge.ts';
import { charterChannel, type Node } from '../state.ts';
import { heldOf } from '../states.ts';
import { channelWith, charterIn, frame, heardFrom, isoOrNull, type Moment, stateOf } from './frame.ts';

export function charterView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const channel = charterChannel(node);
  const first = channel && bodyOf(node, channel, heldOf(channel, channel.id));
  return {
    ...frame(node, 'charter', moment),
    title: charter.title,
    terms: String(first?.fields['terms'] ?? ''),
    convener: charter.convener,
    delegations: charter.delegations.map((one) => {
      const reading = participationOf(charter, one.id);
      const participation =
        reading.state === 'settled' ? reading.value : reading.state === 'contested' ? 'contested' : 'active';
      return { id: one.id, label: one.label, capacities: one.capacities, participation, consented: one.consented };
    }),
    heardFrom: heardFrom(node, moment),
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
