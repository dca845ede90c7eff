/**
 * What others have seen of a log that has forked. An authentic entry that waits in an anteroom bears witness to what its
 * author had seen: so all that honest nodes had seen before they knew of a fork comes in, and nothing that nobody saw.
 */
import { type Entry, equal, fromHex, type Hex, none, signatureHolds, toHex } from '@parley/record';
import type { Channel, Node } from '../state.ts';
import { byPosition, chainsIn } from './anteroom.ts';

/**
 * Tells whether somebody else has seen an entry of this author, in an authentic entry that waits here. `mayWrite` says
 * whose word counts.
 */
export function witnessIn(node: Node, channel: Channel, author: Hex, mayWrite: (other: Hex) => boolean) {
  let seers: ReadonlyMap<Hex, ReadonlySet<Hex>> | undefined;
  return ({ name }: Entry): boolean => {
    if (channel.sighted.has(name)) return true;
    seers ??= seersIn(channel, author);
    return [...(seers.get(name) ?? [])].some(
      (other) => mayWrite(other) && hasWitnessed(node, channel.anteroom.get(other) ?? [], name),
    );
  };
}

/** Of an author's entries that others who wait here have seen, by name, in whose logs that is. */
function seersIn(channel: Channel, author: Hex): ReadonlyMap<Hex, ReadonlySet<Hex>> {
  const key = fromHex(author) ?? none;
  const seers = new Map<Hex, Set<Hex>>();
  for (const [other, run] of channel.anteroom) {
    if (other === author) continue;
    for (const { header } of run) {
      for (const head of header.seen) {
        if (!equal(head.node, key)) continue;
        const name = toHex(head.hash);
        seers.set(name, (seers.get(name) ?? new Set()).add(other));
      }
    }
  }
  return seers;
}

/** Whether an entry that has seen this one stands by its own signature, or by a later one of its chain. */
function hasWitnessed(node: Node, run: readonly Entry[], name: Hex): boolean {
  return chainsIn(run).some((chain) => {
    const sighted = chain.findIndex(({ header }) => header.seen.some((head) => toHex(head.hash) === name));
    return sighted >= 0 && chain.slice(sighted).some((entry) => signatureHolds(node.crypto, entry));
  });
}

/** So many names of entries that somebody has seen are remembered in a channel, while the way back to them is sought. */
const mostSighted = 65_536;

/**
 * Whoever has seen an entry has seen all that it stands on. So the way back from one that was seen to where its branch
 * departs can be longer than an anteroom: of what does not fit there the names remain.
 */
export function noteSighted(
  channel: Channel,
  author: Hex,
  run: readonly Entry[],
  witnessed: (entry: Entry) => boolean,
): void {
  for (const chain of chainsIn([...(channel.anteroom.get(author) ?? []), ...run].sort(byPosition))) {
    const seen = chain.slice(0, chain.findLastIndex(witnessed) + 1);
    if (channel.sighted.size + seen.length >= mostSighted) return;
    const before = seen[0]?.header.prev;
    if (before && before.length > 0 && !channel.history.byName.has(toHex(before))) channel.sighted.add(toHex(before));
    for (const { name } of seen) if (!channel.history.byName.has(name)) channel.sighted.add(name);
  }
}
