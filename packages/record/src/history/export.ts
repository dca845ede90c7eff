/**
 * An export: one file with the exporter's channels, every entry with its sealed box, and a manifest. It is a CBOR
 * sequence (RFC 8742): a title, then for each log a line and its entries, then the manifest over all bytes before.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { join, order } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { type History, isCharter } from './history.ts';
import type { Log } from './log.ts';
import { root } from './tree.ts';

export const title = 'parley export 1';
export const manifestVersion = 1;

/** The whole of what this node holds in the given channels. `signer` is the exporting node. */
export function writeExport(crypto: Cryptography, signer: Signer, histories: readonly History[]): Uint8Array {
  const charter = histories.find(isCharter);
  if (!charter) throw new Error('an export begins with the charter');
  const parts: Uint8Array[] = [encode(title)];
  const summary: [Uint8Array, Uint8Array, number, Uint8Array][] = [];
  for (const history of inOrder(histories)) {
    for (const log of [...history.logs].sort((left, right) => (left.node < right.node ? -1 : 1))) {
      const node = nodeOf(log);
      parts.push(encode([history.channel, node, log.entries.length]));
      for (const held of log.entries) parts.push(encode([held.entry.bytes, held.entry.box]));
      summary.push([history.channel, node, log.entries.length, root(crypto, log.tree)]);
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

function nodeOf(log: Log): Uint8Array {
  const first = log.entries[0];
  if (!first) throw new Error('a log without entries is not held');
  return first.entry.header.node;
}
