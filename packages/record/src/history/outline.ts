/**
 * The outline of a history: what is needed of every entry to go on from there, without a byte of it. A node writes it down
 * for itself, after it has admitted all of that, and believes nobody else's.
 */
import type { Cryptography } from '../cryptography.ts';
import { fromHex, join, toHex } from '../format/bytes.ts';
import { Column, packed } from '../format/columns.ts';
import type { History } from './history.ts';
import { Chain, type Held, lengthOf } from './log.ts';
import { nothing, type Past } from './past.ts';
import { type Row, type Shelf, ShelvedPlace } from './shelved.ts';
import { sizeOf } from './tree.ts';

/** Entries in the order in which they were admitted; what grows along a log is written as what it has grown by. */
export type Outline = {
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
  /** The logs' nodes in their order, 32 bytes each. */
  readonly nodes: Uint8Array;
  /** Of each branch the index of its log, of its trunk's, and the position where it departs. */
  readonly branches: Uint8Array;
  /** The tree over each log, so that it grows on without its leaves: sizes, and hashes of 32 bytes each. */
  readonly trees: readonly (readonly [sizes: Uint8Array, hashes: Uint8Array])[];
  /** In hex, one after another. */
  readonly names: Uint8Array;
  /** For each entry the index of its log. */
  readonly logs: Uint8Array;
  readonly claimed: Uint8Array;
  readonly pasts: Uint8Array;
  readonly pins: Uint8Array;
};

const nameLength = 64;

export function outlineOf(history: History): Outline {
  const columns = { logs: [] as number[], claimed: [] as number[], pasts: [] as number[], pins: [] as number[] };
  const before = history.logs.map(() => undefined as Held | undefined);
  for (const held of history.byName.values()) {
    const last = before[held.log];
    columns.logs.push(held.log);
    columns.claimed.push(held.entry.header.claimed - (last?.entry.header.claimed ?? 0));
    grown(columns.pasts, last?.past ?? nothing, held.past, held.log);
    grown(columns.pins, last?.pinned ?? nothing, held.pinned, -1);
    before[held.log] = held;
  }
  return {
    room: history.room,
    channel: history.channel,
    nodes: join(...history.logs.map((log) => fromHex(log.node) as Uint8Array)),
    branches: packed(
      history.logs.flatMap(({ trunk, from }, log) => (trunk ? [log, history.logs.indexOf(trunk), from] : [])),
    ),
    trees: history.logs.map(({ tree }) => [
      packed(tree.map((peak) => peak.size)),
      join(...tree.map((peak) => peak.hash)),
    ]),
    names: new TextEncoder().encode([...history.byName.keys()].join('')),
    logs: packed(columns.logs),
    claimed: packed(columns.claimed),
    pasts: packed(columns.pasts),
    pins: packed(columns.pins),
  };
}

/** How many logs a past has grown in, and by how much; `own` follows from the position and is left out. */
function grown(column: number[], before: Past, past: Past, own: number): void {
  const at = column.push(0) - 1;
  if (before === past) return;
  past.forEach((count, log) => {
    const more = count - (before[log] ?? 0);
    if (log === own || more === 0) return;
    column[at] = (column[at] ?? 0) + 1;
    column.push(log, more);
  });
}

/** The history again. Its entries are read from `shelf` when they are asked for. Throws where the outline is not whole. */
export function historyFrom(crypto: Cryptography, outline: Outline, shelf: Shelf): History {
  const { room, channel } = outline;
  const history: History = {
    room,
    channel,
    logs: [],
    indexOf: new Map(),
    branches: new Map(),
    byName: new Map(),
  };
  const rows = rowsOf(crypto, outline, shelf);
  const last = rows.map(() => ({ claimed: 0, seen: nothing, pinned: nothing }));
  const [logs, claimed, pasts, pins] = [outline.logs, outline.claimed, outline.pasts, outline.pins].map(
    (bytes) => new Column(bytes),
  ) as [Column, Column, Column, Column];
  const names = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(outline.names);
  for (let at = 0; at < names.length; at += nameLength) {
    const log = logs.next();
    const row = rows[log];
    const before = last[log];
    if (!row || !before) throw new RangeError('an outline names a log that it does not have');
    before.claimed += claimed.next();
    before.seen = regrown(pasts, before.seen);
    before.pinned = regrown(pins, before.pinned);
    const { chain } = row;
    const name = names.slice(at, at + nameLength);
    const place = new ShelvedPlace(row, name, lengthOf(chain), before.claimed, before.seen, before.pinned);
    chain.entries.push(place);
    history.byName.set(name, place);
  }
  for (const { chain, log } of rows) {
    if (!chain.trunk) history.indexOf.set(chain.node, log);
    else history.branches.set(chain.node, [...(history.branches.get(chain.node) ?? []), log]);
    history.logs.push(chain);
  }
  return history;
}

function rowsOf(crypto: Cryptography, { nodes, trees, branches }: Outline, shelf: Shelf): readonly Row[] {
  const departures = departuresIn(branches);
  const rows: Row[] = [];
  trees.forEach(([sizes, hashes], log) => {
    const node = nodes.slice(32 * log, 32 * log + 32);
    const column = new Column(sizes);
    const tree = Array.from({ length: hashes.length / 32 }, (_, i) => ({
      size: column.next(),
      hash: hashes.slice(32 * i, 32 * i + 32),
    }));
    const { trunk: index, from } = departures.get(log) ?? { trunk: -1, from: 0 };
    // A trunk comes before its branches.
    const trunk = rows[index]?.chain;
    const known = { count: sizeOf(tree), tree };
    rows.push({ shelf, log, node, chain: new Chain(crypto, toHex(node), trunk && { trunk, from }, known) });
  });
  return rows;
}

function departuresIn(branches: Uint8Array): ReadonlyMap<number, { readonly trunk: number; readonly from: number }> {
  const column = new Column(branches);
  const departures = new Map<number, { readonly trunk: number; readonly from: number }>();
  while (!column.ended) departures.set(column.next(), { trunk: column.next(), from: column.next() });
  return departures;
}

/** What does not grow is the same object again: of a burst's entries, and of pins. */
function regrown(column: Column, before: Past): Past {
  const changes = column.next();
  if (changes === 0) return before;
  const past = [...before];
  for (let i = 0; i < changes; i++) {
    const log = column.next();
    while (past.length <= log) past.push(0);
    past[log] = (past[log] ?? 0) + column.next();
  }
  return past;
}
