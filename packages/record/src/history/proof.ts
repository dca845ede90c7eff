/**
 * Proofs in the tree of a log (RFC 6962 §2.1.1 and §2.1.2, verified as RFC 9162 §2.1.3.2 and §2.1.4.2 spell it out):
 * that a leaf stands under a root, and that one root is an earlier state of another. Anything odd is a plain no.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal } from '../format/bytes.ts';
import { parent } from './tree.ts';

export type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type Consistency = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly laterSize: number;
  readonly laterRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
};

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === 32);
/** Halves, rounded down. Not a shift: sizes go beyond 32 bits. */
const half = (count: number): number => Math.floor(count / 2);
const isOdd = (count: number): boolean => count % 2 === 1;

export function verifyInclusion(crypto: Cryptography, proof: Inclusion): boolean {
  const { index, size, leaf, path, root } = proof;
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...path])) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false; // longer than the tree is high
    if (isOdd(place) || place === last) {
      hash = parent(crypto, sibling, hash);
      // Along the right edge a node without a sibling rises unchanged.
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else hash = parent(crypto, hash, sibling);
    place = half(place);
    last = half(last);
  }
  return last === 0 && equal(hash, root);
}

export function verifyConsistency(crypto: Cryptography, proof: Consistency): boolean {
  const { size, root, laterSize, laterRoot, path } = proof;
  if (!isSize(size) || !isSize(laterSize) || size > laterSize) return false;
  if (size === 0) return false; // every tree continues the empty one: no proof can say more, so none is taken
  if (size === laterSize) return path.length === 0 && equal(root, laterRoot);
  if (!areHashes([root, laterRoot, ...path])) return false;
  let place = size - 1;
  let last = laterSize - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  // Where the earlier tree is one perfect subtree, its root is the first node itself and is not sent.
  const [first, ...rest] = place === 0 ? [root, ...path] : path;
  if (!first) return false;
  let earlier = first;
  let later = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      earlier = parent(crypto, sibling, earlier);
      later = parent(crypto, sibling, later);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else later = parent(crypto, later, sibling);
    place = half(place);
    last = half(last);
  }
  return last === 0 && equal(earlier, root) && equal(later, laterRoot);
}
