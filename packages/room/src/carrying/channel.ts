/** A channel as a node holds it, before anything is in it. */
import { type Entry, founds, historyOf, isCharter, toHex } from '@parley/record';
import { emptyState } from '../judging/meaning.ts';
import type { Channel, Node } from '../state.ts';

/** The channel that an entry founds, made empty where this node does not have it yet. */
export function channelFounded(node: Node, first: Entry): Channel | undefined {
  if (!founds(first)) return undefined;
  const known = node.channels.get(first.name);
  if (known) return known;
  const history = historyOf(first);
  if (isCharter(history)) {
    if (node.room !== undefined) return undefined;
    node.room = first.name;
  } else if (node.room !== toHex(history.room)) return undefined;
  const channel: Channel = {
    id: first.name,
    founder: toHex(first.header.node),
    history,
    terms: undefined,
    epochs: new Map(),
    wraps: new Map(),
    bodies: new Map(),
    rulings: new Map(),
    meanings: new Map(),
    unjudged: [],
    judged: [],
    live: { state: emptyState, moved: [] },
    heldAt: new Map(),
    anteroom: new Map(),
    told: new Map(),
    renewing: new Set(),
    unwrapping: new Map(),
    wanting: new Map(),
    overdue: 0,
  };
  node.channels.set(channel.id, channel);
  return channel;
}
