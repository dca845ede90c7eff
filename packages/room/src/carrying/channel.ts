/** A channel as a node holds it, before anything is in it. */
import { type Entry, founds, historyOf, isCharter, toHex } from '@parley/record';
import { type Channel, channelOf, type Node } from '../state.ts';

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
  const channel = channelOf(history, toHex(first.header.node));
  node.channels.set(channel.id, channel);
  return channel;
}
