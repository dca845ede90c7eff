/**
 * The exchange by case code: lists and what was answered, handovers leg by leg, in every channel where this node's
 * delegation reads them; and the tranches of the notice board. Nobody is shown a list or an hour of another's channel.
 */
import {
  handoversView as deskHandovers,
  listsView as deskLists,
  tranchesView as deskTranches,
  type ExchangeState,
  listsAwaited,
} from '@parley/desks';
import type { Channel, Node } from '../state.ts';
import { boardOf, charterIn, frame, heardFrom, iso, isoOrNull, type Moment, stateOf } from './frame.ts';

const exchangeIn = (node: Node, channel: Channel | undefined, moment: Moment) =>
  stateOf(node, channel, moment).desks['exchange'] as ExchangeState;

const placed = (channel: Channel) => ({ channel: channel.id, channelName: channel.terms?.name ?? '' });
const dated = <T extends { readonly at: number }>(one: T) => ({ ...one, at: iso(one.at) });
const kept = <T extends { readonly retainUntil: number }>(one: T) => ({ ...one, retainUntil: iso(one.retainUntil) });

/** Lists with their answers, channel by channel; which list is awaited is for those between the sides alone. */
export function listsView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const reader = node.identity.delegation;
  const channels = [...node.channels.values()];
  const states = channels.map((channel) => exchangeIn(node, channel, moment));
  return {
    ...frame(node, 'lists', moment),
    awaitedFrom: listsAwaited(charter, states, reader),
    channels: channels.flatMap((channel, index) => {
      const view = deskLists(charter, states[index] as ExchangeState, moment.at, reader);
      if (view.handedIn.length + view.givenOut.length + view.passedOn.length === 0) return [];
      return [
        {
          ...placed(channel),
          handedIn: view.handedIn.map((one) => ({ ...dated(kept(one)), checks: one.checks.map(dated) })),
          givenOut: view.givenOut.map((one) => ({ ...dated(one), lists: one.lists.map(kept) })),
          series: view.series.map((one) => ({
            ...kept(one),
            versions: one.versions.map(kept),
            asOf: isoOrNull(one.asOf),
            rows: one.rows.map((row) => ({
              ...row,
              answers: row.answers.map(dated),
              familyInformed: row.familyInformed.map(dated),
            })),
          })),
          passedOn: view.passedOn.map(dated),
        },
      ];
    }),
    heardFrom: heardFrom(node, moment),
  };
}

export function tranchesView(node: Node, moment: Moment) {
  const state = exchangeIn(node, boardOf(node), moment);
  const view = deskTranches(charterIn(node, moment), state, moment.at, node.identity.delegation);
  return {
    ...frame(node, 'tranches', moment),
    ...view,
    tranches: view.tranches.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, words: step.words.map(dated) })),
    })),
    heardFrom: heardFrom(node, moment),
  };
}

export function handoversView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const reader = node.identity.delegation;
  return {
    ...frame(node, 'handovers', moment),
    handovers: [...node.channels.values()].flatMap((channel) =>
      deskHandovers(charter, exchangeIn(node, channel, moment), moment.at, reader).handovers.map((one) => ({
        ...shownHandover(one),
        ...placed(channel),
      })),
    ),
    heardFrom: heardFrom(node, moment),
  };
}

type Handover = ReturnType<typeof deskHandovers>['handovers'][number];
const spanned = <T extends { readonly from: number; readonly until: number }>(one: T) => ({
  ...one,
  from: iso(one.from),
  until: iso(one.until),
});

function shownHandover(one: Handover) {
  const signed = (by: Handover['legs'][number]['gives']) => ({ ...by, receipts: by.receipts.map(dated) });
  return {
    ...one,
    date: one.date && spanned(one.date),
    dates: one.dates.map(spanned),
    begun: one.begun.map(iso),
    clock: {
      ...one.clock,
      stops: one.clock.stops.map((stop) => ({ ...stop, since: iso(stop.since), resumed: isoOrNull(stop.resumed) })),
    },
    ledger: { ...one.ledger, asOf: isoOrNull(one.ledger.asOf) },
    legs: one.legs.map((leg) => ({ ...leg, gives: signed(leg.gives), takes: signed(leg.takes) })),
    remains: one.remains.map((row) => ({ ...row, findings: row.findings.map(dated) })),
  };
}
