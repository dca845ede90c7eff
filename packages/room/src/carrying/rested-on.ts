/**
 * What still comes in of a retired node: only that on which somebody else's entry rests. It may have been seen before the
 * retirement was, and without it that entry, and all behind it, would wait here for ever. Whether it counts, cuts say.
 */
import { type Hex, toHex } from '@parley/record';
import { charterNow, namedBy, nodesOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';

/** Up to which position entries of this log are let in: all of a node in force, none of a stranger. */
export function letInUpTo(node: Node, channel: Channel, author: Hex): number {
  const { terms } = channel;
  if (!terms) return 0;
  const charter = charterNow(node);
  const inForce = nodesOf(charter, terms);
  if (inForce.includes(author)) return Number.POSITIVE_INFINITY;
  const owner = namedBy(charter, author);
  const inside = terms.purpose === 'charter' || [...terms.members, ...terms.readers].includes(owner ?? '');
  return owner !== undefined && inside ? (restedOn(channel, inForce).get(author) ?? 0) : 0;
}

/** How many entries of each log those rest on that wait here: entries of nodes in force, and what these rest on. */
function restedOn(channel: Channel, inForce: readonly Hex[]): ReadonlyMap<Hex, number> {
  const upTo = new Map<Hex, number>();
  for (let more = true; more; ) {
    more = false;
    for (const [author, run] of channel.anteroom) {
      const most = inForce.includes(author) ? Number.POSITIVE_INFINITY : (upTo.get(author) ?? 0);
      for (const { header } of run.filter((entry) => entry.header.position < most)) {
        for (const head of header.seen) {
          const name = toHex(head.node);
          if ((upTo.get(name) ?? 0) > head.position) continue;
          upTo.set(name, head.position + 1);
          more ||= !inForce.includes(name);
        }
      }
    }
  }
  return upTo;
}
