/**
 * What a node is driven by and what it asks for. Time and chance come in with every event; disk, carriers and key
 * wrapping are effects, answered by a later event. So a node never waits, and a week of six nodes runs from one seed.
 */
import type { Sort } from '@parley/desks';
import type { Fields, Hex } from '@parley/record';

/** `at` is the node's clock in ms UTC; `random` is 32 fresh bytes, never given twice. */
export type Moment = { readonly at: number; readonly random: Uint8Array };

/** What is asked of a node. An `ask` is the caller's own name for its question; the answer bears it. */
export type Event =
  /** Founds the room: writes the charter's first entry. `fields` are those of `charter.convened`. */
  | { readonly type: 'convene'; readonly ask: string; readonly fields: Fields }
  | { readonly type: 'open-channel'; readonly ask: string; readonly terms: ChannelTerms }
  | {
      readonly type: 'act';
      readonly ask: string;
      readonly channel: Hex;
      readonly kind: string;
      readonly fields: Fields;
      readonly paper?: PaperTerms;
    }
  /** Content that may have to be erased one day: it goes beside the record, and the record bears its hash. */
  | ({ readonly type: 'keep-annex'; readonly ask: string; readonly channel: Hex } & AnnexContent)
  | { readonly type: 'wrapped'; readonly ticket: number; readonly wraps: readonly Uint8Array[] }
  | { readonly type: 'unwrapped'; readonly ticket: number; readonly key: Uint8Array | undefined }
  /** The rows of this ticket are on disk, by their own fsync. */
  | { readonly type: 'stored'; readonly ticket: number }
  /** The public half of the key that `make-key` asked for. */
  | { readonly type: 'key-made'; readonly ticket: number; readonly publicKey: Uint8Array }
  /** An envelope was in the mailbox. */
  | { readonly type: 'arrived'; readonly bytes: Uint8Array }
  /** The fixed beat at which a node gives receipts and compares lengths. */
  | { readonly type: 'beat' };

/**
 * What the author of a paper may say of it: who may be shown it (else every delegation), until when it counts, and its
 * number among the delegation's papers of that kind, from 1 (else it has none).
 */
export type PaperTerms = {
  readonly audience?: readonly string[];
  readonly validUntil?: number;
  readonly serial?: number;
};

/** Who is in a channel, fixed by its first entry. Readers write receipts and acts about their own instruments only. */
export type ChannelTerms = {
  readonly name: string;
  readonly purpose: Purpose;
  readonly members: readonly string[];
  readonly readers: readonly string[];
  readonly withoutPrejudice: boolean;
};

export type Purpose = 'charter' | Sort;

export type Row =
  | {
      readonly row: 'entry';
      readonly channel: Hex;
      /** By which the disk finds it again; what it finds is held against that. */
      readonly name: Hex;
      readonly bytes: Uint8Array;
      readonly box: Uint8Array;
      /** When this node first held it, by its own clock, ms UTC. */
      readonly heldAt: number;
    }
  /** An epoch key: to be sealed by the store under the node's ring key. */
  | { readonly row: 'key'; readonly channel: Hex; readonly epoch: Hex; readonly key: Uint8Array }
  /** A snapshot of what this node has judged: to be sealed likewise; replaces the one before. */
  | { readonly row: 'snapshot'; readonly bytes: Uint8Array };

/** From now on an entry that the disk has lies there with this box; where it is empty, the former one is overwritten. */
export type BoxRow = { readonly row: 'box'; readonly name: Hex; readonly box: Uint8Array };

export type WrapJob = { readonly recipient: Uint8Array; readonly info: Uint8Array; readonly ekm: Uint8Array };

export type Effect =
  | { readonly type: 'store'; readonly ticket: number; readonly rows: readonly (Row | BoxRow)[] }
  /** The snapshot on the disk bears what is void now: a new one replaces it after this step. */
  | { readonly type: 'renew-snapshot' }
  /** Before any row is stored that rests on it. */
  | { readonly type: 'keep-annex'; readonly row: AnnexRow }
  /** Key and content are to be gone when this has been carried out. */
  | { readonly type: 'erase-annex'; readonly entry: Hex }
  /** An envelope for one receiving node. Delivery is nobody's promise. */
  | { readonly type: 'send'; readonly to: Hex; readonly bytes: Uint8Array }
  | { readonly type: 'wrap'; readonly ticket: number; readonly key: Uint8Array; readonly jobs: readonly WrapJob[] }
  /** With the node's lasting key, or with the key of `seed`. */
  | {
      readonly type: 'unwrap';
      readonly ticket: number;
      readonly wrapped: Uint8Array;
      readonly info: Uint8Array;
      readonly seed?: Uint8Array;
    }
  /** The public key of a seed is wanted. The seed stays with the node, which destroys it. */
  | { readonly type: 'make-key'; readonly ticket: number; readonly seed: Uint8Array }
  | { readonly type: 'answer'; readonly ask: string; readonly answer: Answer }
  /** Entries that this node judged just now; whoever shows pages asks again. */
  | {
      readonly type: 'changed';
      readonly entries: readonly Hex[];
      /** Whether there is anything but receipts among them: then this node owes a receipt at the next beat. */
      readonly acts: boolean;
    }
  /** What somebody sent that was refused, and on whom it falls. */
  | { readonly type: 'refused'; readonly reason: string; readonly blame: 'author' | 'carrier'; readonly node: Hex };

export type Answer =
  | { readonly done: true; readonly entry: Hex; readonly id: Hex; readonly channel: Hex }
  | {
      readonly done: false;
      readonly refused: string;
      readonly fields?: readonly { readonly path: string; readonly message: string }[];
    };

export type EntryRow = Extract<Row, { row: 'entry' }>;

/** What a daily start reads: every key, the snapshot, and the entries that were written after it. */
export type Tail = {
  readonly rows: readonly Row[];
  /** How many entries were written before the snapshot; none where there is no snapshot. */
  readonly before: number;
};

/**
 * The disk. One writer; `write` returns when the rows are durable (one transaction, one fsync at least), and what they
 * destroy is nowhere in its files. Rows come back in the order in which they were written, entries with their last box.
 */
export interface Store {
  write(rows: readonly (Row | BoxRow)[]): void;
  read(): readonly Row[];
  tail(): Tail;
  /** The entry that was written under this name; undefined where there is none. */
  entry(name: Hex): EntryRow | undefined;
  close(): void;
}

/** What a person keeps as an annex; `purpose` is one of `annexPurposes`, `retainUntil` in ms UTC. */
export type AnnexContent = { readonly content: Uint8Array; readonly purpose: string; readonly retainUntil: number };

/** Where an annex belongs: the entry that announced it, and until when it may be held at most, ms UTC. */
export type AnnexAt = {
  readonly entry: Hex;
  readonly channel: Hex;
  readonly until: number;
  /** Bytes as it lies sealed. */
  readonly size: number;
};

export type AnnexRow = Omit<AnnexAt, 'size'> & { readonly key: Uint8Array; readonly sealed: Uint8Array };

/**
 * Where annexes lie: beside the record, in no backup of it. `keep` returns when the annex is durable, `erase` when its key
 * and its content are no longer there.
 */
export interface AnnexStore {
  list(): readonly AnnexAt[];
  read(entry: Hex): AnnexRow | undefined;
  keep(row: AnnexRow): void;
  erase(entry: Hex): void;
}
