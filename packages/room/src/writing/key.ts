/** Which key a node writes with. */
import { decodeWraps, type EpochKey, type Hex, toHex } from '@parley/record';
import { charterNow, heldOf, nodesOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';

/**
 * Of several epoch keys the lowest id that is wrapped to exactly the channel's nodes of today: to each of them, and to
 * nobody who was one once.
 */
export function writingEpoch(node: Node, channel: Channel): EpochKey | undefined {
  if (!channel.terms) return undefined;
  const expected = nodesOf(charterNow(node), channel.terms);
  const fitting = [...channel.epochs].filter(([epoch]) => {
    const listed = listedNodes(channel, epoch);
    return listed.size === expected.length && expected.every((name) => listed.has(name));
  });
  return fitting.sort(([left], [right]) => (left < right ? -1 : 1))[0]?.[1];
}

/** Every node that some standing list of this epoch wraps to; with `by`, some list of that node's that is not refused. */
export function listedNodes(channel: Channel, epoch: Hex, by?: Hex): ReadonlySet<Hex> {
  const lists = (channel.wraps.get(epoch) ?? []).filter((name) => {
    if (by === undefined) return channel.rulings.get(name) === 'stands';
    // Of one's own, those count too that are not judged yet.
    const ruling = channel.rulings.get(name) ?? 'stands';
    return ruling === 'stands' && toHex(heldOf(channel, name).entry.header.node) === by;
  });
  return new Set(lists.flatMap((name) => namesIn(heldOf(channel, name).entry.box)));
}

/** Lists are long and asked for with every entry: whom one wraps to is read once. */
const read = new WeakMap<Uint8Array, readonly Hex[]>();

function namesIn(box: Uint8Array): readonly Hex[] {
  let names = read.get(box);
  if (!names) {
    const wraps = decodeWraps(box);
    names = wraps.ok ? wraps.value.map((wrap) => toHex(wrap.node)) : [];
    read.set(box, names);
  }
  return names;
}
