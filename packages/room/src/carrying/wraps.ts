/**
 * Epoch keys out of wrap lists. A list may hold a wrap that does not open for this node; then its author is named, and the
 * epoch's other lists are tried, those that are here and those that come.
 */
import { decodeWraps, type Entry, epochId, epochIn, equal, type Hex, toHex, wrapInfo } from '@parley/record';
import { heldOf } from '../judging/states.ts';
import type { Row } from '../ports.ts';
import { type Channel, type Node, type Pending, ticket } from '../state.ts';

/** Remembers which entry wraps an epoch's key, and asks for this node's own wrap to be undone. */
export function takeWraps(node: Node, channel: Channel, entry: Entry): void {
  const epoch = toHex(epochIn(entry.header));
  const lists = channel.wraps.get(epoch) ?? [];
  channel.wraps.set(epoch, lists);
  lists.push(entry.name);
  unwrapFrom(node, channel, epoch, lists.length - 1);
}

/** Tries the lists of an epoch from this one on, until one has a wrap for this node. */
function unwrapFrom(node: Node, channel: Channel, epoch: Hex, from: number): void {
  if (channel.epochs.has(epoch) || channel.unwrapping.get(epoch) === 'asked') return;
  const lists = channel.wraps.get(epoch) ?? [];
  for (let list = from; list < lists.length; list++) {
    const { entry } = heldOf(channel, lists[list] as Hex);
    const wraps = decodeWraps(entry.box);
    const mine = wraps.ok ? wraps.value.find((wrap) => equal(wrap.node, node.identity.signer.publicKey)) : undefined;
    if (!mine) continue;
    channel.unwrapping.set(epoch, 'asked');
    const { room, channel: id } = channel.history;
    const info = wrapInfo(room, id, epochIn(entry.header), mine.node);
    const number = ticket(node, { next: 'adopt', channel: channel.id, epoch, list });
    node.effects.push({ type: 'unwrap', ticket: number, wrapped: mine.wrapped, info });
    return;
  }
}

/**
 * A key came out of its wrap; it counts only if it is the key that the epoch's id commits to. Returns the row to be kept,
 * or undefined where the wrap was bad.
 */
export function adopt(
  node: Node,
  { channel: id, epoch, list }: Extract<Pending, { next: 'adopt' }>,
  key: Uint8Array | undefined,
): Row | undefined {
  const channel = node.channels.get(id);
  if (!channel) return undefined;
  const committed = key?.length === 32 ? epochId(node.crypto, key) : undefined;
  if (!key || !committed || toHex(committed) !== epoch) {
    channel.unwrapping.set(epoch, 'failed');
    const minter = toHex(heldOf(channel, channel.wraps.get(epoch)?.[list] ?? '').entry.header.node);
    node.effects.push({ type: 'refused', reason: 'bad-wrap', blame: 'author', node: minter });
    unwrapFrom(node, channel, epoch, list + 1);
    return undefined;
  }
  channel.unwrapping.delete(epoch);
  channel.epochs.set(epoch, { id: committed, key });
  // What could not be read may rest on what is void, or may not be void.
  if (channel.erasures.length > 0) channel.unsettled = 'all';
  return { row: 'key', channel: id, epoch, key };
}
