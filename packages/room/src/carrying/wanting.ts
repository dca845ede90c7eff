/**
 * Keys that are wanting: a node that holds words and not their key tells its peers in that channel, and tells them again
 * at every beat. What it says gives nobody a key: it goes by a wrap list in the record, to all nodes of the channel.
 */
import { encode, fromHex, type Hex, toHex, type Value } from '@parley/record';
import { charterNow, nodesOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { post } from './post.ts';

/** Epochs in one letter. */
const most = 16;

export type Wanting = {
  readonly type: 'wanting';
  readonly channel: Hex;
  readonly epochs: readonly Hex[];
};

/** The epochs that hold up what waits in a channel: a list wraps their key, and no wrap opened for this node. */
export function wantedEpochs(channel: Channel): readonly Hex[] {
  const wanted = new Set<Hex>();
  for (const name of channel.unjudged) {
    const { sealing } = channel.history.byName.get(name)?.entry.header ?? {};
    const epoch = sealing?.kind === 'sealed' ? toHex(sealing.epoch) : undefined;
    if (epoch === undefined || channel.epochs.has(epoch) || !channel.wraps.has(epoch)) continue;
    if (channel.unwrapping.get(epoch) !== 'asked') wanted.add(epoch);
    if (wanted.size === most) break;
  }
  return [...wanted];
}

/** Tells every peer in the channel which keys are wanting here. */
export function askForKeys(node: Node, channel: Channel | undefined): void {
  const epochs = channel ? wantedEpochs(channel) : [];
  if (!channel || epochs.length === 0) return;
  const ids = epochs.flatMap((epoch) => fromHex(epoch) ?? []);
  const letter = encode(['wanting', channel.history.channel, ids]);
  for (const to of others(node, channel)) post(node, to, letter);
}

/** Notes a peer's word that it lacks keys; of a channel that it is not in, or of epochs not known here, nothing. */
export function noteWanting(node: Node, from: Hex, { channel: id, epochs }: Wanting): void {
  const channel = node.channels.get(id);
  if (!channel || !others(node, channel).includes(from)) return;
  for (const epoch of epochs) {
    if (!channel.wraps.has(epoch)) continue;
    const askers = channel.wanting.get(epoch) ?? new Map<Hex, number>();
    channel.wanting.set(epoch, askers.set(from, (askers.get(from) ?? 0) + 1));
  }
}

export function readWanting([, channel, epochs]: readonly Value[]): Wanting | undefined {
  const isId = (value: Value | undefined): value is Uint8Array => value instanceof Uint8Array && value.length === 32;
  if (!isId(channel) || !Array.isArray(epochs) || epochs.length > most) return undefined;
  const ids = (epochs as readonly Value[]).filter(isId);
  if (ids.length !== epochs.length) return undefined;
  return { type: 'wanting', channel: toHex(channel), epochs: ids.map(toHex) };
}

const others = (node: Node, { terms }: Channel): readonly Hex[] =>
  terms ? nodesOf(charterNow(node), terms).filter((name) => name !== node.name) : [];
