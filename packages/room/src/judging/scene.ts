/** An act in its place: where it stands, who says it, under which charter, in which channel. */
import { type Act, type Capacity, type Charter, holds, type Said } from '@parley/desks';
import { covers, entryAt, type Held, type Hex, type Past, type Tree, toHex } from '@parley/record';
import type { ChannelTerms } from '../ports.ts';
import type { Channel, Node } from '../state.ts';
import type { ChannelState, Ruling } from './meaning.ts';
import { delegationOf } from './states.ts';

/** Where an act stands or would stand. */
export type Placed = {
  /** The entry's name; zeros before it is written. */
  readonly name: Hex;
  readonly author: Hex;
  readonly position: number;
  readonly past: Past;
  readonly pinned: Past;
  readonly claimed: number;
  readonly before: Tree;
};

export const placedOf = (held: Held): Placed => ({
  name: held.entry.name,
  author: toHex(held.entry.header.node),
  position: held.entry.header.position,
  past: held.past,
  pinned: held.pinned,
  claimed: held.entry.header.claimed,
  get before() {
    return held.before;
  },
});

export type Reading = {
  readonly kind: string;
  readonly by: string;
  readonly id: Hex;
  readonly judge: (state: ChannelState) => Ruling;
  readonly move: ((state: ChannelState) => ChannelState) | undefined;
};

export type Scene = {
  readonly node: Node;
  readonly channel: Channel;
  readonly charter: Charter;
  readonly placed: Placed;
  readonly by: string;
  readonly terms: ChannelTerms;
};

/** Why an act of this kind does not belong in this channel, if it does not: by the channel's sort, or by who is in it. */
export function outOfPlace({ within, among }: Act, { charter, terms }: Scene): Ruling | undefined {
  if (within && !within.some((sort) => sort === terms.purpose)) return 'belongs-in-another-channel';
  const company = [...terms.members, ...terms.readers];
  const having = (capacity: Capacity) => company.filter((one) => holds(charter, one, [capacity])).length;
  switch (among) {
    case 'alone':
      return company.length === 1 ? undefined : 'for-ones-own-channel';
    case 'mediators':
      return having('mediator') === company.length ? undefined : 'belongs-in-another-channel';
    case 'one-party':
      return having('party') <= 1 ? undefined : 'belongs-in-another-channel';
    default:
      return undefined;
  }
}

export function sayer(channel: Channel, placed: Placed, by: string, notBefore: number) {
  const saw = (ref: string): boolean => {
    const held = channel.history.byName.get(ref);
    return held !== undefined && covers(placed.past, held.log, held.entry.header.position);
  };
  return (kind: string, id: Hex, body: unknown): Said => ({
    kind,
    id,
    ref: placed.name,
    by,
    at: placed.claimed,
    notBefore,
    body,
    ...(channel.terms && { readBy: [...channel.terms.members, ...channel.terms.readers] }),
    saw,
  });
}

/**
 * The lower bound of an act's time: the latest time claimed by a mediator's node that its author had seen. Others' claims
 * bound nothing, or an opponent's false clock would make one's acts late.
 */
export function notBefore(scene: Scene): number {
  const { channel, placed, charter, by } = scene;
  let bound = 0;
  channel.history.logs.forEach((log, index) => {
    const author = delegationOf(charter, log.node);
    if (author === undefined || author === by || !holds(charter, author, ['mediator'])) return;
    const last = entryAt(log, (placed.past[index] ?? 0) - 1);
    if (last) bound = Math.max(bound, last.entry.header.claimed);
  });
  return bound;
}
