/**
 * What is said in public, in every channel of this seat, and each claim beside what the record itself says of the moment of
 * which the claim speaks. The two stand side by side: neither is right, and neither moves the other.
 */
import {
  type Claim,
  claimsIn,
  statementsView as deskView,
  type ExchangeState,
  exchangeView,
  type StatementsState,
} from '@parley/desks';
import { covers } from '@parley/record';
import { heldOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { charterIn, frame, heldPast, iso, isoOrNull, type Moment, stateOf } from './frame.ts';
import { channelsFor } from './reach.ts';

export type Here = {
  readonly value: number;
  readonly countingRule: string | null;
  /** Of the last report counted, ms UTC. */
  readonly asOf: number;
  /** Batches whose reports exclude each other and are in no figure here. */
  readonly unsettled: readonly number[];
};

export type Beside = 'same-figure' | 'different-figure' | 'not-in-this-record';

const desk = (node: Node, channel: Channel, moment: Moment) =>
  stateOf(node, channel, moment).desks['statements'] as StatementsState;

/** Claims in these channels that had been said by the moment; a statement logged in two channels is listed twice. */
export function claimsOf(node: Node, moment: Moment, channels: readonly Channel[]) {
  return channels
    .flatMap((channel) => claimsIn(desk(node, channel, moment)).map((one) => ({ ...one, channel })))
    .filter(({ statement }) => statement.saidAt <= moment.at);
}

/** Sets claims beside what the record says, at the moment of which each speaks, from all that was held at `moment`. */
export function besideRecord(node: Node, moment: Moment, channels: readonly Channel[]) {
  const board = channels.find((channel) => channel.terms?.purpose === 'notice-board');
  const charter = charterIn(node, moment);
  const state = board && (stateOf(node, board, moment).desks['exchange'] as ExchangeState);

  const figureAt = (figure: Claim['figure'], at: number): Here | null => {
    if (!state || figure === 'other') return null;
    const { out, returned } = exchangeView(charter, state, at);
    const counted = { 'returned-total': [returned], 'exchanged-total': [out, returned] }[figure as string] ?? [out];
    const times = counted.flatMap((one) => one.asOf ?? []);
    if (times.length === 0) return null;
    const values = {
      'out-total': out.total,
      'out-quota': out.quota,
      'out-foreign': out.outside.foreign,
      'returned-total': returned.total,
      'exchanged-total': out.total + returned.total,
    };
    return {
      value: values[figure],
      countingRule: out.countingRule,
      asOf: Math.max(...times),
      unsettled: [...new Set(counted.flatMap((one) => one.unsettled))],
    };
  };

  return (claim: Claim, saidAt: number): { readonly beside: Beside; readonly here: Here | null } => {
    const here = figureAt(claim.figure, Math.min(claim.asOf ?? saidAt, moment.at));
    if (here === null) return { beside: 'not-in-this-record', here };
    return { beside: here.value === claim.value ? 'same-figure' : 'different-figure', here };
  };
}

/** The ids of all acts that stand in these channels, as held at the moment. */
function standing(node: Node, moment: Moment, channels: readonly Channel[]): ReadonlySet<string> {
  const ids = channels.flatMap((channel) => {
    const shown = heldPast(channel, moment.held);
    return channel.judged.flatMap((name) => {
      const held = heldOf(channel, name);
      if (!covers(shown, held.log, held.entry.header.position) || channel.rulings.get(name) !== 'stands') return [];
      return [name, node.readMeaning(node, channel, name)?.id ?? name];
    });
  });
  return new Set(ids);
}

export function statementsView(node: Node, moment: Moment) {
  const charter = charterIn(node, moment);
  const channels = channelsFor(node, [node.identity.delegation]);
  const all = channels.map((channel) => ({
    channel,
    place: { channel: channel.id, channelName: channel.terms?.name ?? '' },
    view: deskView(charter, desk(node, channel, moment), moment.at),
  }));
  const beside = besideRecord(node, moment, channels);
  // Only where a condition is said to be met is it asked whether the act that is named stands here.
  const anyMet = all.some(({ view }) => view.statements.some((one) => one.texts.some((text) => text.met.length > 0)));
  const here = anyMet ? standing(node, moment, channels) : new Set<string>();
  const assessments = all.flatMap(({ view }) => view.assessments);
  return {
    ...frame(node, 'statements', moment),
    logged: all.flatMap(({ place, view }) =>
      view.logged.map(({ claims: _claims, ...one }) => ({
        ...place,
        ...one,
        saidAt: iso(one.saidAt),
        loggedAt: iso(one.loggedAt),
        assessments: assessments
          .filter((note) => note.statement === one.id)
          .map(({ claim, text, at }) => ({ claim, text, at: iso(at) })),
      })),
    ),
    claims: claimsOf(node, moment, channels).map(({ statement, claim, place, channel }) => {
      const found = beside(claim, statement.saidAt);
      return {
        ...claim,
        asOf: isoOrNull(claim.asOf),
        statement: statement.id,
        place,
        channel: channel.id,
        onBehalfOf: statement.onBehalfOf,
        outlet: statement.outlet,
        saidAt: iso(statement.saidAt),
        beside: found.beside,
        here: found.here && { ...found.here, asOf: iso(found.here.asOf) },
      };
    }),
    statements: all.flatMap(({ place, view }) =>
      view.statements.map((one) => ({ ...place, ...shownStatement(one, here) })),
    ),
  };
}

type OwnStatement = ReturnType<typeof deskView>['statements'][number];

function shownStatement({ at, texts, published, ...one }: OwnStatement, here: ReadonlySet<string>) {
  return {
    ...one,
    at: iso(at),
    texts: texts.map(({ at: written, embargo, met, breaches, ...text }) => ({
      ...text,
      at: iso(written),
      embargo: embargo.lifts === 'at-a-time' ? { ...embargo, at: iso(embargo.at) } : embargo,
      met: met.map((fact) => ({ ...fact, at: iso(fact.at), inThisRecord: here.has(fact.entry) })),
      breaches: breaches.map((breach) => ({ ...breach, at: iso(breach.at), seenAt: iso(breach.seenAt) })),
    })),
    published: published.map((publication) => ({
      ...publication,
      at: iso(publication.at),
      released: iso(publication.released),
    })),
  };
}
