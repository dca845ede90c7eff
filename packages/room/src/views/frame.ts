/**
 * A view has two coordinates: the moment T, and the entries held. As of T it shows what this node held then; a late
 * arrival changes what is shown from its arrival on, and never in silence.
 */

import type { Charter } from '@parley/desks';
import { isoOf } from '@parley/desks';
import { entryAt, frontier, lengthOf, type Past } from '@parley/record';
import { type ChannelState, charterOf, emptyState } from '../judging/meaning.ts';
import { delegationOf, stateAt } from '../judging/states.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';

/** `at` moves the clocks; entries that this node first held after `held` are left out. Both ms UTC. */
export type Moment = { readonly at: number; readonly held: number };

export const now = (at: number): Moment => ({ at, held: Number.MAX_SAFE_INTEGER });

export const iso = (ms: number): string => isoOf(ms);
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoOf(ms));

/** Delegations' words as they are shown. */
export const words = (all: readonly { readonly by: string; readonly at: number }[]) =>
  all.map(({ by, at }) => ({ by, at: iso(at) }));

/** What of a channel this node held at a moment, as a past. */
export function heldPast(channel: Channel, held: number): Past {
  if (held === Number.MAX_SAFE_INTEGER) return frontier(channel.history);
  return channel.history.logs.map((log) => {
    const beyond = log.entries.findIndex((one) => (channel.heldAt.get(one.entry.name) ?? 0) > held);
    if (beyond < 0) return lengthOf(log);
    // Of a branch of which nothing was held, nothing lies in the past.
    return beyond === 0 ? 0 : log.from + beyond;
  });
}

export function stateOf(node: Node, channel: Channel | undefined, moment: Moment): ChannelState {
  return channel ? stateAt(node, channel, heldPast(channel, moment.held)) : emptyState;
}

export function charterIn(node: Node, moment: Moment): Charter {
  return charterOf(stateOf(node, charterChannel(node), moment));
}

/** The notice board of this node's room, if it is in one. */
export function boardOf(node: Node): Channel | undefined {
  return [...node.channels.values()].find((channel) => channel.terms?.purpose === 'notice-board');
}

/** The channel in which this node's delegation is alone. */
export function ownChannel(node: Node): Channel | undefined {
  return [...node.channels.values()].find(
    ({ terms }) => terms?.purpose === 'own' && terms.members.length === 1 && terms.readers.length === 0,
  );
}

export type Frame<Name extends string> = { readonly view: Name; readonly as: string; readonly at: string };

export function frame<Name extends string>(node: Node, view: Name, moment: Moment): Frame<Name> {
  return { view, as: node.identity.delegation, at: iso(moment.at) };
}

/** The latest time that each other delegation claimed in an entry held here, in any channel shared with it. */
export function heardFrom(node: Node, moment: Moment): { readonly [delegation: string]: string } {
  const charter = charterIn(node, moment);
  const latest = new Map<string, number>();
  for (const channel of node.channels.values()) {
    const past = heldPast(channel, moment.held);
    channel.history.logs.forEach((log, index) => {
      const last = entryAt(log, (past[index] ?? 0) - 1);
      const by = delegationOf(charter, log.node);
      if (!last || by === undefined || by === node.identity.delegation) return;
      latest.set(by, Math.max(latest.get(by) ?? 0, last.entry.header.claimed));
    });
  }
  const known = charter.delegations.flatMap((one) => {
    const at = latest.get(one.id);
    return at === undefined ? [] : [[one.id, iso(at)] as const];
  });
  return Object.fromEntries(known);
}
