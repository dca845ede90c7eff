/**
 * One log of a channel, and its entries in their places. Where a node signed two entries for one position its log has
 * forked: the second chain is a further log, a *branch*, that departs from the first, its trunk.
 */
import type { Cryptography } from '../cryptography.ts';
import type { Hex } from '../format/bytes.ts';
import type { Entry } from '../objects/entry.ts';
import type { Past } from './past.ts';
import { emptyTree, type Grown, type Tree, Trees } from './tree.ts';

export type Held = {
  readonly entry: Entry;
  /** Index of its log in the history. */
  readonly log: number;
  /** What its author had seen and written in this channel before. */
  readonly past: Past;
  /** The charter's entries that it relies on, as a past of the charter's history. */
  readonly pinned: Past;
  /** Its log's tree before it: what a receipt at this place must bear the root of. */
  readonly before: Tree;
};

export type Log = {
  readonly node: Hex;
  /** Position of its first entry: 0, or where a branch departs from its trunk. */
  readonly from: number;
  /** Whose entries lie before `from`; none where `from` is 0. */
  readonly trunk: Log | undefined;
  /** Its own, from `from` on; a branch does not repeat what its trunk holds. */
  readonly entries: Held[];
  /** Over the whole chain from position 0 on. */
  readonly tree: Tree;
};

/** How long the chain is, from position 0 on. */
export const lengthOf = (log: Log): number => log.from + log.entries.length;

/** The entry at a position of the chain, be it the log's own or its trunk's. */
export function entryAt(log: Log, position: number): Held | undefined {
  let at: Log | undefined = log;
  while (at && position < at.from) at = at.trunk;
  return at?.entries[position - at.from];
}

/** Where a branch departs: the position of its first entry, before which stand its trunk's. */
export type Departure = { readonly trunk: Chain; readonly from: number };

/** A log as it grows. Its trees are made when they are asked for: opening a long log costs no hash of them. */
export class Chain implements Log {
  readonly node: Hex;
  readonly from: number;
  readonly trunk: Chain | undefined;
  readonly entries: Held[] = [];
  private readonly trees: Trees;

  /** `known` is a tree over the first entries of its chain that was made on an earlier day. */
  constructor(crypto: Cryptography, node: Hex, departs?: Departure, known?: Grown) {
    this.node = node;
    this.from = departs?.from ?? 0;
    this.trunk = departs?.trunk;
    const { from, trunk } = this;
    const first = trunk?.entries[from - trunk.from];
    this.trees = new Trees(
      crypto,
      (position) => (entryAt(this, position) as Held).entry.bytes,
      () => known ?? { count: from, tree: first?.before ?? emptyTree },
    );
  }

  get tree(): Tree {
    return this.treeOf(lengthOf(this));
  }

  /** The tree over the first `count` entries of the chain. */
  treeOf(count: number): Tree {
    return this.trees.of(count);
  }

  /** Takes its last entry back. */
  pop(): void {
    this.entries.pop();
    this.trees.cut(lengthOf(this));
  }
}

/** An entry in its place. */
export class Place implements Held {
  readonly entry: Entry;
  readonly log: number;
  readonly past: Past;
  readonly pinned: Past;
  readonly chain: Chain;

  constructor(entry: Entry, log: number, chain: Chain, past: Past, pinned: Past) {
    this.entry = entry;
    this.log = log;
    this.chain = chain;
    this.past = past;
    this.pinned = pinned;
  }

  get before(): Tree {
    return this.chain.treeOf(this.entry.header.position);
  }
}
