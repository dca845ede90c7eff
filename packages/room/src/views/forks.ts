/** Logs that have forked: whose, in which channel, at which position; and the proof that anybody can check offline. */
import type { Charter } from '@parley/desks';
import { forksOf as forksIn, type Hex, writeFork } from '@parley/record';
import { charterNow } from '../judging/states.ts';
import type { Node } from '../state.ts';

export type ForkShown = {
  readonly channel: Hex;
  /** Whose node it is or was; empty where this charter names nobody. */
  readonly of: string;
  readonly node: Hex;
  readonly position: number;
  /** The entries that the node signed for that position. */
  readonly entries: readonly Hex[];
};

/** Every fork that this node holds. The same entries show the same forks, on whichever node. */
export function forksOf(node: Node): readonly ForkShown[] {
  const charter = charterNow(node);
  return [...node.channels.values()].flatMap((channel) =>
    forksIn(channel.history).map((fork) => ({
      channel: channel.id,
      of: everNodeOf(charter, fork.node),
      node: fork.node,
      position: fork.position,
      entries: fork.entries.map((held) => held.entry.name),
    })),
  );
}

/** The proof of a fork that `forksOf` shows, for anybody; undefined where it is not held, or would be too large. */
export function forkProof(
  node: Node,
  { channel, node: of, position }: Pick<ForkShown, 'channel' | 'node' | 'position'>,
) {
  const history = node.channels.get(channel)?.history;
  const fork = history && forksIn(history).find((one) => one.node === of && one.position === position);
  return history && fork && writeFork(node.crypto, history, fork);
}

/** Also of a node that was retired since, as it will be where its log has forked. */
const everNodeOf = (charter: Charter, node: Hex): string =>
  charter.delegations.find((one) => [...one.nodes, ...one.retired].some((keys) => keys.node === node))?.id ?? '';
