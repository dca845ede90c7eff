/**
 * The history of one channel as held here: its logs, and what every entry had seen. A log is a single chain, unless its
 * node signed two entries for one position: then both are held, as branches. Owned by one node; changed only by `admit`.
 */
import { equal, type Hex } from '../format/bytes.ts';
import type { Entry } from '../objects/entry.ts';
import type { Head } from '../objects/header.ts';
import { entryAt, type Held, type Log, lengthOf } from './log.ts';
import type { Past } from './past.ts';

export type History = {
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
  /** Chains, each after the one from which it departs. */
  readonly logs: Log[];
  /** Of each node its first log: the only one, unless it has forked. */
  readonly indexOf: Map<Hex, number>;
  /** Of each node that has forked, its further logs. */
  readonly branches: Map<Hex, readonly number[]>;
  readonly byName: Map<Hex, Held>;
};

/** Whether an entry is the first of a channel; its hash is then the channel's id. */
export const founds = (entry: Entry): boolean => entry.header.channel.length === 0;

/** An empty history of the channel that `first` founds. `first` itself comes in through `admit`. */
export function historyOf(first: Entry): History {
  const room = first.header.room.length === 0 ? first.hash : first.header.room;
  return { room, channel: first.hash, logs: [], indexOf: new Map(), branches: new Map(), byName: new Map() };
}

export const isCharter = (history: History): boolean => equal(history.room, history.channel);

/** A node's log; of one that has forked the chain that was here first. */
export function logOf(history: History, node: Hex): Log | undefined {
  const index = history.indexOf.get(node);
  return index === undefined ? undefined : history.logs[index];
}

/** All chains of a node, each after the one from which it departs. */
export function logsOf(history: History, node: Hex): readonly Log[] {
  const first = logOf(history, node);
  return first ? [first, ...(history.branches.get(node) ?? []).map((index) => history.logs[index] as Log)] : [];
}

/** Everything held, as a past: the frontier that a view of now stands on. */
export const frontier = (history: History): Past => history.logs.map(lengthOf);

/**
 * The chains that grew beyond `past`, as heads for an entry's `seen`: at most `most`, ascending by node and hash. Where
 * there are more, those of forked logs come first, so that others hear of a fork with the next entry. What lies beyond
 * `upTo` is passed over.
 */
export function newHeads(
  history: History,
  past: Past,
  own: Hex,
  most: number,
  upTo: Past = frontier(history),
): readonly Head[] {
  const grown = history.logs.flatMap((log, index) => {
    const last = lastWithin(log, upTo[index]);
    const known = (past[index] ?? 0) >= (upTo[index] ?? 0);
    return log.node === own || !last || known ? [] : [{ node: log.node, last }];
  });
  const rank = ({ node }: { readonly node: Hex }) => (history.branches.has(node) ? 0 : 1);
  const chosen = grown.length > most ? grown.sort((left, right) => rank(left) - rank(right)).slice(0, most) : grown;
  return chosen
    .map(({ node, last: { entry } }) => ({ order: node + entry.name, header: entry.header, hash: entry.hash }))
    .sort((left, right) => (left.order < right.order ? -1 : 1))
    .map(({ header: { node, position }, hash }) => ({ node, position, hash }));
}

/** The last of a log's own entries among the first `count` of its chain. */
const lastWithin = (log: Log, count = 0): Held | undefined => (count > log.from ? entryAt(log, count - 1) : undefined);

/** The charter's heads, as far as `upTo`, that no other head has seen: what an entry written now relies on. */
export function pinOf(charter: History, most: number, upTo: Past = frontier(charter)): readonly Uint8Array[] {
  const last = charter.logs.flatMap((log, index) => lastWithin(log, upTo[index]) ?? []);
  const free = last.filter(
    (one) => !last.some((other) => other !== one && (other.past[one.log] ?? 0) > one.entry.header.position),
  );
  return free
    .map((held) => held.entry)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.hash);
}
