/**
 * One node of one delegation: all that it holds, in memory. Owned by whoever drives it, changed only by `step`.
 */
import type { Charter } from '@parley/desks';
import {
  type Body,
  type Context,
  type Cryptography,
  type Entry,
  type EpochKey,
  type Hex,
  type History,
  type Past,
  type Signer,
  toHex,
} from '@parley/record';
import type { Annexes } from './annexes/held.ts';
import type { Post } from './carrying/post.ts';
import { type ChannelState, emptyState, type Meaning, type Ruling } from './judging/meaning.ts';
import { HeldTimes } from './keeping/held-times.ts';
import type { BoxRow, ChannelTerms, Effect } from './ports.ts';

/** What a node is, before it is in any room. */
export type Identity = {
  readonly delegation: string;
  readonly signer: Signer;
  /** X-Wing public key, 1,216 bytes. */
  readonly seal: Uint8Array;
};

export type Channel = {
  readonly id: Hex;
  /** The node that wrote its first entry. */
  readonly founder: Hex;
  readonly history: History;
  /** Known once the first entry could be opened. */
  terms: ChannelTerms | undefined;
  readonly epochs: Map<Hex, EpochKey>;
  /** Wrap lists by epoch: the names of the entries that bear them. */
  readonly wraps: Map<Hex, Hex[]>;
  /** Opened bodies, by entry name. */
  readonly bodies: Map<Hex, Body>;
  readonly rulings: Map<Hex, Ruling>;
  /** What each act that stands means, made when first needed. */
  readonly meanings: Map<Hex, Meaning>;
  /** Admitted, not judged yet, in an order in which every entry comes after what it had seen. */
  unjudged: Hex[];
  /** Judged, in such an order. */
  readonly judged: Hex[];
  /** The state that all judged entries make, and up to where each log has moved it. */
  live: { state: ChannelState; moved: Past };
  /** When this node first held each entry, ms UTC by its own clock. */
  readonly heldAt: HeldTimes;
  /** Runs that rest on what is not here yet: one per log, bounded. */
  readonly anteroom: Map<Hex, Entry[]>;
  /** Names of entries of forked logs that somebody else has seen, or that stand below one, and that are not here yet. */
  readonly sighted: Set<Hex>;
  /** By log: how many entries of it each peer says it holds. A word, not a fact: only entries count. */
  readonly told: Map<Hex, Map<Hex, number>>;
  /** Epochs for which wraps have been asked for and are not here yet. */
  readonly renewing: Set<Hex>;
  /** Epochs whose unwrapping is under way or has failed here. */
  readonly unwrapping: Map<Hex, 'asked' | 'failed'>;
  /** By epoch: the nodes that say they lack its key, and how often they have said so. */
  readonly wanting: Map<Hex, Map<Hex, number>>;
  /** Entries that declare others void, in the order in which they came. */
  readonly erasures: Hex[];
  /** Void entries, each with the erasure by which it is. */
  voids: ReadonlyMap<Hex, Hex>;
  /** What became of each erasure, by all that is held. */
  erased: ReadonlyMap<Hex, Ruling>;
  /** Whether something came that may make others void: an erasure, or words that older ones were not held against. */
  unsettled: 'no' | 'new' | 'all';
  /** Entries that came without their box, and how often peers were asked for it. */
  readonly boxless: Map<Hex, number>;
  /** For how many beats the keys here have not fitted the channel's nodes. */
  overdue: number;
  /** At how many beats to come lengths are still compared for what has begun to wait in the anteroom. */
  awaiting: number;
};

/**
 * Whether this node may sign. A disk that was restored or cloned may lack what this node has already signed; writing on
 * from there would put a second entry at a position. So it reads, asks its peers how long its own logs are, and never
 * signs with this key again: its delegation goes on with a new node.
 */
export type Standing = { readonly state: 'whole' } | { readonly state: 'restored' };

export type Node = {
  standing: Standing;
  readonly crypto: Cryptography;
  readonly identity: Identity;
  readonly name: Hex;
  readonly channels: Map<Hex, Channel>;
  /** Entries that lie on its disk and could not be admitted. */
  setAside: number;
  /** The charter's id; undefined until this node is in a room. */
  room: Hex | undefined;
  /** Charter states by past, so that a pin is folded once. */
  readonly charters: Map<string, Charter>;
  /** Reads an entry's meaning from its box, where a snapshot spared that. A field, since states and meanings need each other. */
  readonly readMeaning: (node: Node, channel: Channel, name: Hex) => Meaning | undefined;
  readonly post: Post;
  readonly annexes: Annexes;
  /** What follows once a ticket's effect is answered. */
  readonly tickets: Map<number, Pending>;
  nextTicket: number;
  /** Effects of the step under way. */
  effects: Effect[];
  /** Boxes that the disk is to destroy, or has been lacking, together with what this step stores. */
  boxes: BoxRow[];
};

export type Pending =
  | {
      readonly next: 'found';
      readonly ask: string;
      readonly genesis: Entry;
      readonly epoch: EpochKey;
      readonly nodes: readonly Hex[];
    }
  /** `list` counts among the epoch's wrap lists, in the order in which they came. */
  | { readonly next: 'adopt'; readonly channel: Hex; readonly epoch: Hex; readonly list: number }
  | { readonly next: 'renew'; readonly channel: Hex; readonly epoch: EpochKey; readonly nodes: readonly Hex[] }
  | { readonly next: 'mailbox'; readonly day: number; readonly seed: Uint8Array }
  | {
      readonly next: 'opening';
      readonly to: Hex;
      readonly context: Context;
      readonly mailbox: Uint8Array;
      readonly day: number;
      readonly fleeting: boolean;
    }
  | { readonly next: 'envelope'; readonly context: Hex; readonly mailbox: Uint8Array; readonly fleeting: boolean }
  /** Own entries to be sent, and whoever asked for them to be answered; `comparing`: lengths go along. */
  | { readonly next: 'publish'; readonly own: readonly Publication[]; readonly comparing: boolean };

export type Publication = {
  readonly channel: Hex;
  readonly entries: readonly Entry[];
  readonly answer: Effect | undefined;
};

/** A channel of which nothing is judged yet. */
export function channelOf(history: History, founder: Hex): Channel {
  return {
    id: toHex(history.channel),
    founder,
    history,
    terms: undefined,
    epochs: new Map(),
    wraps: new Map(),
    bodies: new Map(),
    rulings: new Map(),
    meanings: new Map(),
    unjudged: [],
    judged: [],
    live: { state: emptyState, moved: [] },
    heldAt: new HeldTimes(),
    anteroom: new Map(),
    sighted: new Set(),
    told: new Map(),
    renewing: new Set(),
    unwrapping: new Map(),
    wanting: new Map(),
    erasures: [],
    voids: new Map(),
    erased: new Map(),
    unsettled: 'no',
    boxless: new Map(),
    overdue: 0,
    awaiting: 0,
  };
}

export function ticket(node: Node, pending: Pending): number {
  const number = node.nextTicket++;
  node.tickets.set(number, pending);
  return number;
}

export function charterChannel(node: Node): Channel | undefined {
  return node.room === undefined ? undefined : node.channels.get(node.room);
}
