/**
 * What is disputed. A delegation that retires a node, or suspends, opens in each channel up to where that log counts.
 * Beyond it an entry keeps its ruling and moves nothing, whoever has seen it or acted on it, until its own delegation
 * admits it. Both are acts; what is disputed in a state follows from those of them that lie in its past, and no others.
 */
import { covers, type Held, type Hex, isCharter, type Past } from '@parley/record';
import { type Channel, charterChannel, type Node } from '../state.ts';
import type { Admitted, Disowned, OpenedCut } from './disowned.ts';
import type { ChannelState } from './meaning.ts';

/** These acts decide what counts; which of them do is reckoned in `disputing`, and their move only notes them. */
const kinds: readonly string[] = ['node.cut-opened', 'entry.admitted'];
export const decidesWhatCounts = (kind: string): boolean => kinds.includes(kind);

const inOrder = <T extends { readonly ref: Hex }>(all: readonly T[], one: T): readonly T[] =>
  [...all.filter((other) => other.ref !== one.ref), one].sort((left, right) => (left.ref < right.ref ? -1 : 1));

export const withCut = (state: ChannelState, cut: OpenedCut): ChannelState => ({
  ...state,
  disowned: { ...state.disowned, cuts: inOrder(state.disowned.cuts, cut) },
});

export const withAdmission = (state: ChannelState, admitted: Admitted): ChannelState => ({
  ...state,
  disowned: { ...state.disowned, admissions: inOrder(state.disowned.admissions, admitted) },
});

/**
 * By which cut an entry of this channel is disputed, in the state of `past`; undefined where it counts. `disowned` is of
 * that past or of any later one.
 */
export function disputing(
  node: Node,
  channel: Channel,
  past: Past,
  disowned: Disowned,
): (held: Held) => OpenedCut | undefined {
  const { byName, logs } = channel.history;
  const inside = ({ ref }: { readonly ref: Hex }): boolean => {
    const held = byName.get(ref);
    return held !== undefined && covers(past, held.log, held.entry.header.position);
  };
  const opened = disowned.cuts.filter(inside);
  if (opened.length === 0) return () => undefined;
  const beyond = (held: Held, cuts: readonly OpenedCut[]): OpenedCut | undefined =>
    cuts.find(
      (one) =>
        one.node === logs[held.log]?.node &&
        held.entry.header.position >= one.count &&
        !(one.suspends && knows(node, channel, held, one.decision)),
    );
  // A retirement has a second voice besides its delegation's. A thief who suspends it alone does not cut the robbed one.
  const retiring = opened.filter((one) => !one.suspends);
  const cuts = opened.filter((one) => !one.suspends || !beyond(byName.get(one.ref) as Held, retiring));
  const admissions = disowned.admissions.filter(inside);
  const cutOf = (held: Held): OpenedCut | undefined => {
    const cut = beyond(held, cuts);
    // An admission comes after what it admits, so this ends.
    const admitted = (one: Admitted) => one.of === held.entry.name && cutOf(byName.get(one.ref) as Held) === undefined;
    return cut && !admissions.some(admitted) ? cut : undefined;
  };
  return cutOf;
}

/** Whether an entry's author relied on this entry of the charter, or in the charter itself had seen it. */
export function knows(node: Node, channel: Channel, held: Pick<Held, 'past' | 'pinned'>, decision: Hex): boolean {
  const decided = charterChannel(node)?.history.byName.get(decision);
  if (!decided) return false;
  const relied = isCharter(channel.history) ? held.past : held.pinned;
  return covers(relied, decided.log, decided.entry.header.position);
}
