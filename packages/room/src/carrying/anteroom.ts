/**
 * Where entries wait for what they rest on. It is bounded for each log, each channel and the whole node; what finds no
 * room is dropped, and found again when lengths are compared. What waits is no part of the record.
 */
import { type Cryptography, type Entry, equal, type Hex, signatureHolds, toHex } from '@parley/record';
import { charterNow, namedBy } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';

const mebibyte = 1024 * 1024;

/** Bytes are those of entries with their boxes. */
export const anteroomBounds = {
  entriesOfLog: 256,
  bytesOfLog: 4 * mebibyte,
  bytesOfChannel: 16 * mebibyte,
  bytesOfNode: 64 * mebibyte,
  /** As many as a full room has nodes. */
  logs: 64,
  /** Of nodes that no charter here names: one that comes waits for the decision that names it. */
  logsOfStrangers: 8,
} as const;

/** What it rests on may be on its way still at the first beat, and nobody send it then. */
const beatsOfWaiting = 2;

/** Lets entries of one log wait, the earliest first, as far as there is room. */
export function wait(node: Node, channel: Channel, author: Hex, run: readonly Entry[]): void {
  const waiting = channel.anteroom.get(author) ?? [];
  if (!channel.anteroom.has(author) && !hasPlace(node, channel, author)) return;
  const known = new Set(waiting.map((entry) => entry.name));
  const more = vouchedFor(node.crypto, run).filter((entry) => !known.has(entry.name));
  if (more.length === 0) return;
  channel.anteroom.delete(author);
  const channels = [...node.channels.values()];
  const free = Math.min(
    anteroomBounds.bytesOfLog,
    anteroomBounds.bytesOfChannel - bytesIn([channel]),
    anteroomBounds.bytesOfNode - bytesIn(channels),
  );
  // What somebody has seen goes before what its author alone has signed, and the lowest first: that comes in next.
  const rank = (entry: Entry) => (channel.sighted.has(entry.name) ? 0 : 1);
  const all = [...waiting, ...more].sort((left, right) => rank(left) - rank(right) || byPosition(left, right));
  const fitting: Entry[] = [];
  let bytes = 0;
  for (const entry of all.slice(0, anteroomBounds.entriesOfLog)) {
    bytes += sizeOf(entry);
    if (bytes > free) break;
    fitting.push(entry);
  }
  if (fitting.length === 0) return;
  channel.anteroom.set(author, fitting.sort(byPosition));
  channel.awaiting = beatsOfWaiting;
}

export const byPosition = (left: Entry, right: Entry): number => left.header.position - right.header.position;

function hasPlace(node: Node, { anteroom }: Channel, author: Hex): boolean {
  if (anteroom.size >= anteroomBounds.logs) return false;
  const charter = charterNow(node);
  if (namedBy(charter, author) !== undefined) return true;
  const strangers = [...anteroom.keys()].filter((name) => namedBy(charter, name) === undefined);
  return strangers.length < anteroomBounds.logsOfStrangers;
}

/** Entries found to be their author's: what waits is asked for room again and again, and its signature once. */
const vouched = new WeakSet<Entry>();

/** Nobody can fill the place of another with bytes that it did not sign. */
function vouchedFor(crypto: Cryptography, run: readonly Entry[]): readonly Entry[] {
  let next: Entry | undefined;
  for (const entry of run.toReversed()) {
    const chained = next !== undefined && vouched.has(next) && equal(next.header.prev, entry.hash);
    if (!vouched.has(entry) && (chained || signatureHolds(crypto, entry))) vouched.add(entry);
    next = entry;
  }
  return run.filter((entry) => vouched.has(entry));
}

export const sizeOf = (entry: Entry): number => entry.bytes.length + entry.box.length;

/** Runs are replaced, never changed: each is counted once. */
const counted = new WeakMap<readonly Entry[], number>();

function bytesIn(channels: readonly Channel[]): number {
  let sum = 0;
  for (const { anteroom } of channels) {
    for (const run of anteroom.values()) {
      const bytes = counted.get(run) ?? run.reduce((all, entry) => all + sizeOf(entry), 0);
      counted.set(run, bytes);
      sum += bytes;
    }
  }
  return sum;
}

/** Entries of one log as runs that are a chain each: branches may wait side by side. */
export function chainsIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const chains: Entry[][] = [];
  const ending = new Map<Hex, Entry[]>();
  for (const entry of entries) {
    const before = toHex(entry.header.prev);
    const chain = ending.get(before) ?? [];
    if (!ending.delete(before)) chains.push(chain);
    chain.push(entry);
    ending.set(entry.name, chain);
  }
  return chains;
}
