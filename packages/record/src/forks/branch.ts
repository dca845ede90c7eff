/**
 * Forked logs. Both branches stay in the history: what others had seen of either keeps its effect. Which of them came
 * first differs from node to node, so whatever is shown or written out goes by the order that stands here.
 */
import type { Hex } from '../format/bytes.ts';
import { toHex } from '../format/bytes.ts';
import type { History } from '../history/history.ts';
import { logsOf } from '../history/history.ts';
import { entryAt, type Held, type Log, lengthOf } from '../history/log.ts';
import type { Past } from '../history/past.ts';

/** A part of a log without a fork in it: the whole of it, or from where it departs from an earlier part. */
export type Stretch = { readonly node: Hex; readonly from: number; readonly entries: readonly Held[] };

/** Entries of one node for one position, two or more, ascending by name. */
export type Fork = { readonly node: Hex; readonly position: number; readonly entries: readonly Held[] };

export const hasForked = (history: History, node: Hex): boolean => history.branches.has(node);

/** Whether a past holds entries of this chain's own node that are not of this chain: its author knew that the log ended. */
export function hasSeenOwnBranch(history: History, chain: Log, past: Past): boolean {
  if (!chain.trunk && !history.branches.has(chain.node)) return false;
  return logsOf(history, chain.node).some((log) => {
    const last = entryAt(log, (past[history.logs.indexOf(log)] ?? 0) - 1);
    return last !== undefined && entryAt(chain, last.entry.header.position) !== last;
  });
}

/** All logs, ascending by node; of a forked one the stretches, the same ones in the same order wherever they are held. */
export function stretchesOf(history: History): readonly Stretch[] {
  return [...history.indexOf.keys()].sort().flatMap((node) => {
    const logs = logsOf(history, node);
    const [only] = logs as [Log];
    return logs.length === 1 ? [{ node, from: 0, entries: only.entries }] : stretchesIn(node, logs);
  });
}

/** At each fork the entry of the lowest name goes on; each other begins a stretch. */
function stretchesIn(node: Hex, logs: readonly Log[]): readonly Stretch[] {
  const after = followers(logs);
  const begun = [...(after.get('') ?? [])];
  const stretches: Stretch[] = [];
  for (let first = begun.shift(); first; first = begun.shift()) {
    const entries = [first];
    for (let next = after.get(first.entry.name); next; next = after.get((next[0] as Held).entry.name)) {
      entries.push(next[0] as Held);
      begun.push(...next.slice(1));
    }
    stretches.push({ node, from: first.entry.header.position, entries });
  }
  return stretches.sort((left, right) => left.from - right.from || byName(firstOf(left), firstOf(right)));
}

/** The entries that stand on each entry, ascending by name; those that begin a log stand on the empty name. */
function followers(logs: readonly Log[]): ReadonlyMap<Hex, readonly Held[]> {
  const after = new Map<Hex, Held[]>();
  for (const held of logs.flatMap((log) => log.entries)) {
    const before = toHex(held.entry.header.prev);
    const others = after.get(before);
    if (others) others.push(held);
    else after.set(before, [held]);
  }
  for (const others of after.values()) others.sort(byName);
  return after;
}

const byName = (left: Held, right: Held): number => (left.entry.name < right.entry.name ? -1 : 1);

/** Stretches and forks have an entry each, at least. */
const firstOf = ({ entries }: { readonly entries: readonly Held[] }): Held => entries[0] as Held;

/** Every fork of a history, ascending by node and position. */
export function forksOf(history: History): readonly Fork[] {
  return [...history.branches.keys()].sort().flatMap((node) =>
    [...followers(logsOf(history, node)).values()]
      .filter((entries) => entries.length > 1)
      .map((entries) => ({ node, position: firstOf({ entries }).entry.header.position, entries }))
      .sort((left, right) => left.position - right.position || byName(firstOf(left), firstOf(right))),
  );
}

/** How far a node's log lies in a past, as positions count; where it has forked, on whichever branch that is furthest. */
export const countIn = (history: History, past: Past, node: Hex): number =>
  Math.max(0, ...logsOf(history, node).map((log) => past[history.logs.indexOf(log)] ?? 0));

/** How many of a chain's first entries lie in another chain of its node too. */
export function sharedWith(one: Log, other: Log): number {
  let count = Math.min(lengthOf(one), lengthOf(other));
  // They part where one of them departs from its trunk, or further back.
  while (entryAt(one, count - 1) !== entryAt(other, count - 1))
    count = Math.max(departure(one, count - 1), departure(other, count - 1));
  return count;
}

/** Where the part of a chain that holds a position begins. */
function departure(log: Log, position: number): number {
  let at: Log = log;
  while (at.trunk && position < at.from) at = at.trunk;
  return at.from;
}
