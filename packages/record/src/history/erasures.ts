/**
 * Erasures: entries that declare an earlier one void, so that it may stand without its box. Chain, lengths, receipts and
 * proofs of others rest on header and signature, which remain. Whether an erasure counts in a room, its judges say; what
 * can be told without any key is told here.
 */
import { type Hex, toHex } from '../format/bytes.ts';
import type { Entry } from '../objects/entry.ts';
import { type History, isCharter } from './history.ts';
import type { Held } from './log.ts';
import { covers, type Past } from './past.ts';

/** Sealed words only, no channel's first entry, and nothing of the charter, on which every other channel rests. */
export const mayGoWithoutBox = (history: History, { header }: Entry): boolean =>
  header.sealing.kind === 'sealed' && header.channel.length > 0 && !isCharter(history);

/** The entry that an erasure of this past means: one that its author had seen, and that may go without its box. */
export function erasable(history: History, past: Past, of: Hex): Held | undefined {
  const held = history.byName.get(of);
  if (!held || !covers(past, held.log, held.entry.header.position)) return undefined;
  return mayGoWithoutBox(history, held.entry) ? held : undefined;
}

/** The entry's name that an erasure declares void; undefined for every other entry. */
export function erasedIn({ header: { sealing } }: Entry): Hex | undefined {
  return sealing.kind === 'erasure' ? toHex(sealing.of) : undefined;
}

/** By the names of void entries, the erasures that mean them: those of the entry's own node first, then by name. */
export function erasuresIn(history: History): ReadonlyMap<Hex, readonly Held[]> {
  const found = new Map<Hex, Held[]>();
  for (const held of history.byName.values()) {
    const of = erasedIn(held.entry);
    if (of === undefined || !erasable(history, held.past, of)) continue;
    found.set(of, [...(found.get(of) ?? []), held]);
  }
  for (const [of, all] of found) {
    const author = toHex((history.byName.get(of) as Held).entry.header.node);
    const rank = ({ entry }: Held) => `${toHex(entry.header.node) === author ? 0 : 1}${entry.name}`;
    all.sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
  }
  return found;
}
