/**
 * Cuts: up to where a node's log counts in each of its channels. The charter bears one hash over all cuts of a node;
 * each is opened in its own channel, and whoever reads it there checks it against that hash and learns of no other
 * channel: the others are shown as salted hashes, padded so that not even their number is told.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, join, order } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { ascending, isBytes, isCount } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';

export type Cut = {
  readonly channel: Uint8Array;
  /** The node whose log is cut. */
  readonly node: Uint8Array;
  /** How many of its entries count, from the first. */
  readonly count: number;
  /** 32 bytes that nobody else knows: without them a leaf cannot be guessed. */
  readonly salt: Uint8Array;
};

const leafSize = 32;
/** Leaves of one list: fewest, and most. Always a power of two. */
const leaves = { fewest: 16, most: 1024 };

/** `leaf = SHA-256(context ‖ 0 ‖ [channel, node, count, salt])`. */
export function cutLeaf(crypto: Cryptography, { channel, node, count, salt }: Cut): Uint8Array {
  return crypto.sha256(join(contexts.cut, Uint8Array.of(0), encode([channel, node, count, salt])));
}

/**
 * The list of leaves of these cuts, ascending, as one string of bytes; undefined where there are more than a list holds.
 * `padding` gives the nth of the leaves that stand for nothing, 32 bytes that look like any other.
 */
export function cutList(
  crypto: Cryptography,
  cuts: readonly Cut[],
  padding: (n: number) => Uint8Array,
): Uint8Array | undefined {
  if (cuts.length > leaves.most) return undefined;
  const all = cuts.map((cut) => cutLeaf(crypto, cut));
  let size = leaves.fewest;
  while (size < all.length) size *= 2;
  for (let n = 0; all.length < size; n++) all.push(padding(n));
  return join(...all.sort(order));
}

/** `SHA-256(context ‖ 0 ‖ leaves)`: what the charter bears. */
export function cutsHash(crypto: Cryptography, list: Uint8Array): Uint8Array {
  return crypto.sha256(join(contexts.cuts, Uint8Array.of(0), list));
}

/** Opens one cut: answers with the hash that the charter must bear, or with why it does not fit its list. */
export function openCut(crypto: Cryptography, cut: Cut, list: Uint8Array): Read<Uint8Array> {
  if (list.length % leafSize !== 0 || !isLength(list.length / leafSize)) return refused('wrong-shape');
  if (![cut.channel, cut.node, cut.salt].every((one) => isBytes(one, 32))) return refused('wrong-shape');
  if (!isCount(cut.count, Number.MAX_SAFE_INTEGER)) return refused('integer-out-of-range');
  const all = Array.from({ length: list.length / leafSize }, (_, at) =>
    list.subarray(at * leafSize, (at + 1) * leafSize),
  );
  if (!ascending(all, order)) return refused('not-canonical');
  const own = cutLeaf(crypto, cut);
  return all.some((one) => equal(one, own)) ? ok(cutsHash(crypto, list)) : refused('cut-not-listed');
}

function isLength(count: number): boolean {
  return count >= leaves.fewest && count <= leaves.most && (count & (count - 1)) === 0;
}
