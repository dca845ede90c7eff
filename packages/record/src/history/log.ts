/** One log of a channel, and its entries in their places. */
import type { Cryptography } from '../cryptography.ts';
import type { Hex } from '../format/bytes.ts';
import type { Entry } from '../objects/entry.ts';
import type { Past } from './past.ts';
import { type Grown, type Tree, Trees } from './tree.ts';

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
  readonly entries: Held[];
  /** Over all its entries. */
  readonly tree: Tree;
};

/** A log as it grows. Its trees are made when they are asked for: opening a long log costs no hash of them. */
export class Chain implements Log {
  readonly node: Hex;
  readonly entries: Held[] = [];
  private readonly trees: Trees;

  /** `known` is a tree over its first entries that was made on an earlier day. */
  constructor(crypto: Cryptography, node: Hex, known?: Grown) {
    this.node = node;
    this.trees = new Trees(crypto, (position) => (this.entries[position] as Held).entry.bytes, known);
  }

  get tree(): Tree {
    return this.treeOf(this.entries.length);
  }

  /** The tree over its first `count` entries. */
  treeOf(count: number): Tree {
    return this.trees.of(count);
  }

  /** Takes its last entry back. */
  pop(): void {
    this.entries.pop();
    this.trees.cut(this.entries.length);
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
