/**
 * An export: one file with the exporter's channels, every entry with its sealed box, or without it where that was
 * destroyed, and a manifest. It is a CBOR
 * sequence (RFC 8742): a title, then for each log a line and its entries, then the manifest over all bytes before. A log
 * that has forked stands in several stretches, each branch from where it departs.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { stretchesOf } from '../forks/branch.ts';
import { type Hex, join, order } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { hasBox } from '../objects/entry.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { type History, isCharter } from './history.ts';
import type { Held } from './log.ts';
import { append, root } from './tree.ts';

export const title = 'parley export 1';
export const manifestVersion = 1;

/** The whole of what this node holds in the given channels. `signer` is the exporting node. */
export function writeExport(crypto: Cryptography, signer: Signer, histories: readonly History[]): Uint8Array {
  const charter = histories.find(isCharter);
  if (!charter) throw new Error('an export begins with the charter');
  const parts: Uint8Array[] = [encode(title)];
  const summary: [Uint8Array, Uint8Array, number, Uint8Array][] = [];
  for (const history of inOrder(histories)) {
    const names = new Set<Hex>();
    for (const { node: name, from, entries } of stretchesOf(history)) {
      const [first, last] = [entries[0] as Held, entries.at(-1) as Held];
      const { node } = first.entry.header;
      const branch = names.has(name);
      names.add(name);
      parts.push(encode([history.channel, node, entries.length, ...(branch ? [from] : [])]));
      for (const { entry } of entries) parts.push(encode(hasBox(entry) ? [entry.bytes, entry.box] : [entry.bytes]));
      const tree = append(crypto, last.before, last.entry.bytes);
      summary.push([history.channel, node, from + entries.length, root(crypto, tree)]);
    }
  }
  const before = join(...parts);
  const manifest = encode([manifestVersion, charter.room, signer.publicKey, summary, crypto.sha256(before)]);
  return join(before, encode(makeSign1(signer, contexts.manifest, manifest)));
}

/** The charter first, then by channel id. */
function inOrder(histories: readonly History[]): readonly History[] {
  return [...histories].sort(
    (left, right) => Number(isCharter(right)) - Number(isCharter(left)) || order(left.channel, right.channel),
  );
}
