/**
 * The talks as a delegation knows them from all its channels: a party sees its own line and its own private channel; on
 * a mediator's node both sides' lines stand side by side, and nowhere else.
 */
import {
  type ArticleChange,
  talksView as deskView,
  draftsCompared,
  type HandedShown,
  handedUnder,
  isKept,
  joined,
  type Kept,
  type TalksState,
} from '@parley/desks';
import type { Channel, Node } from '../state.ts';
import { charterIn, frame, heardFrom, iso, isoOrNull, type Moment, stateOf } from './frame.ts';

type Dated = { readonly at: number };
const dated = <T extends Dated>(one: T) => ({ ...one, at: iso(one.at) });
const allDated = <T extends Dated>(all: readonly T[]) => all.map(dated);

export function talksView(node: Node, moment: Moment) {
  const known = [...node.channels.values()].map((channel) => ({ channel, state: talksIn(node, channel, moment) }));
  const state = joined(known.map((one) => one.state));
  const view = deskView(charterIn(node, moment), state, moment.at, node.identity.delegation);
  const { text } = view;
  return {
    ...frame(node, 'talks', moment),
    text: {
      ...text,
      draft: text.draft && dated(text.draft),
      drafts: text.drafts.map((one) => ({ ...dated(one), answers: allDated(one.answers) })),
      articles: text.articles.map((one) => ({ ...one, positions: allDated(one.positions) })),
      terms: text.terms.map((one) => ({ ...one, says: allDated(one.says), leftOpen: allDated(one.leftOpen) })),
      fallbacks: allDated(text.fallbacks),
      redLines: allDated(text.redLines),
    },
    handed: view.handed.map((one) => ({ ...handed(one), standsIn: placesOf(known, one.id) })),
    versions: view.versions.map((one) => ({ ...one, texts: allDated(one.texts) })),
    messages: placed(known, 'messages', view.messages),
    notes: placed(known, 'notes', view.notes),
    soundings: placed(known, 'soundings', view.soundings),
    impasses: view.impasses.map(({ declaredBy: _, ...one }) => ({
      ...dated(one),
      nextContact: isoOrNull(one.nextContact),
      ended: allDated(one.ended),
    })),
    remedies: view.remedies.map((one) => ({
      ...dated(one),
      channel: channelOf(known, 'remedies', one.id),
      until: isoOrNull(one.until),
      ended: allDated(one.ended),
    })),
    doubleBlind: allDated(view.doubleBlind),
    still: view.still && { ...view.still, since: iso(view.still.since) },
    heardFrom: heardFrom(node, moment),
  };
}

/** What changed between two drafts that this node holds, by article and language. */
export function draftsBeside(node: Node, before: string, after: string, moment: Moment): readonly ArticleChange[] {
  const states = [...node.channels.values()].map((channel) => talksIn(node, channel, moment));
  return draftsCompared(joined(states), before, after);
}

const talksIn = (node: Node, channel: Channel, moment: Moment) =>
  stateOf(node, channel, moment).desks['talks'] as TalksState;

function handed(one: HandedShown) {
  return {
    ...dated(one),
    expiresAt: isoOrNull(one.expiresAt),
    acknowledgedAt: isoOrNull(one.acknowledgedAt),
    withdrawnAt: isoOrNull(one.withdrawnAt),
    steps: allDated(one.steps),
    answers: allDated(one.answers),
  };
}

type Known = readonly { readonly channel: Channel; readonly state: TalksState }[];

type Written = 'messages' | 'notes' | 'soundings' | 'remedies';

/** What is no paper stands in one channel only; by it one line's words are told from another's. */
const channelOf = (known: Known, sort: Written, id: string): string =>
  known.find(({ state }) => isKept(state[sort] as Kept<unknown>, id))?.channel.id ?? '';

const placed = <T extends Dated & { readonly id: string }>(known: Known, sort: Written, all: readonly T[]) =>
  all.map((one) => ({ ...dated(one), channel: channelOf(known, sort, one.id) }));

/** The channels in which this paper stands, as this node is in them: where it was handed in, and where it was conveyed. */
function placesOf(known: Known, id: string) {
  return known.flatMap(({ channel, state }) => {
    const here = handedUnder(state, id);
    return here
      ? [{ channel: channel.id, name: channel.terms?.name ?? '', conveyedBy: here.conveyedBy, at: iso(here.at) }]
      : [];
  });
}
