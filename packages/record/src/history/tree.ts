/**
 * Merkle tree of a log (RFC 6962 §2.1): leaves are the whole bytes of entries. Kept as a frontier of perfect subtrees,
 * so that a root costs the logarithm of the log and no entry is hashed twice.
 */
import type { Cryptography } from '../cryptography.ts';
import { join } from '../format/bytes.ts';

/** Roots of perfect subtrees, largest first; sizes are powers of two that sum to the number of leaves. */
export type Tree = readonly { readonly size: number; readonly hash: Uint8Array }[];

export const emptyTree: Tree = [];

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a leaf over an entry's whole bytes. */
export const leaf = (crypto: Cryptography, data: Uint8Array): Uint8Array => crypto.sha256(join(leafPrefix, data));
export const parent = (crypto: Cryptography, left: Uint8Array, right: Uint8Array): Uint8Array =>
  crypto.sha256(join(nodePrefix, left, right));

export function append(crypto: Cryptography, tree: Tree, data: Uint8Array): Tree {
  const peaks = [...tree, { size: 1, hash: leaf(crypto, data) }];
  for (;;) {
    const right = peaks.at(-1);
    const left = peaks.at(-2);
    if (!left || !right || left.size !== right.size) return peaks;
    peaks.splice(-2, 2, { size: left.size * 2, hash: parent(crypto, left.hash, right.hash) });
  }
}

/** A tree, and how many leaves it has. */
export type Grown = { readonly count: number; readonly tree: Tree };

/** The trees of a list as it grows, each made when it is first asked for, and from the one before it. */
export class Trees {
  private readonly crypto: Cryptography;
  private readonly dataAt: (index: number) => Uint8Array;
  private readonly begin: () => Grown;
  /** The tree over the first `first` of the list, and those that follow it; none before one is asked for. */
  private readonly made: Tree[] = [];
  private first = 0;
  private earlier: Trees | undefined;

  /** Goes on from what `begin` gives, without asking for what lies under it unless an earlier tree is asked for. */
  constructor(
    crypto: Cryptography,
    dataAt: (index: number) => Uint8Array,
    begin: () => Grown = () => ({ count: 0, tree: emptyTree }),
  ) {
    this.crypto = crypto;
    this.dataAt = dataAt;
    this.begin = begin;
  }

  /** The tree over the first `count` of the list. */
  of(count: number): Tree {
    if (this.made.length === 0) {
      const { count: first, tree } = this.begin();
      this.first = first;
      this.made.push(tree);
    }
    if (count < this.first) {
      this.earlier ??= new Trees(this.crypto, this.dataAt);
      return this.earlier.of(count);
    }
    for (let size = this.first + this.made.length; size <= count; size++)
      this.made.push(append(this.crypto, this.made.at(-1) as Tree, this.dataAt(size - 1)));
    return this.made[count - this.first] as Tree;
  }

  /** Forgets the trees of what lies beyond the first `count`, which are not fewer than were known at the beginning. */
  cut(count: number): void {
    this.made.length = Math.min(this.made.length, count + 1 - this.first);
  }
}

/** The root; of an empty tree the hash of nothing (RFC 6962 §2.1). */
export function root(crypto: Cryptography, tree: Tree): Uint8Array {
  const last = tree.at(-1);
  if (!last) return crypto.sha256(new Uint8Array(0));
  return tree.slice(0, -1).reduceRight((right, peak) => parent(crypto, peak.hash, right), last.hash);
}

export const sizeOf = (tree: Tree): number => tree.reduce((sum, peak) => sum + peak.size, 0);
