/**
 * What two nodes tell each other of a channel, and what one then sends the other: for each chain how long it is and which
 * entry is its last. Where a log has forked there are several, and each finds the other's branch by the names of entries.
 */
import {
  type Entry,
  entryAt,
  fromHex,
  type Held,
  type Hex,
  type History,
  hasForked,
  type Log,
  lengthOf,
  logOf,
  logsOf,
  sharedWith,
  toHex,
  type Value,
} from '@parley/record';
import type { Channel } from '../state.ts';
import { chainsIn } from './anteroom.ts';

/** A chain as a peer tells of it. Without a head it is a word on its length alone. */
export type Line = { readonly length: number; readonly head: Hex | undefined };

/** `missed` are names of entries that the teller has been told of, and could place if it had them. */
export type Told = {
  readonly channel: Hex;
  readonly lines: ReadonlyMap<Hex, readonly Line[]>;
  readonly missed: readonly Hex[];
};

/** Of one log that many chains are heard, and in one channel that many missed entries asked for and sent. */
const most = 16;
/** A missed entry is sent with so many before it: where the branches part is then found, or the next step back. */
const stepBack = 128;

/** What this node tells of a channel to a peer, of whom it has heard `theirs`. */
export function tell({ history, anteroom, sighted, boxless, voids }: Channel, theirs?: Told): Value {
  const lines = history.logs.flatMap((log) => {
    const last = log.entries.at(-1)?.entry;
    return last ? [[last.header.node, lengthOf(log), last.hash]] : [];
  });
  const missed = new Map<Hex, Uint8Array>();
  const miss = (node: Hex, position: number, hash: Uint8Array) => {
    // What lies further on than anything held is found by lengths.
    const taken = hasForked(history, node) || position < lengthOf(logOf(history, node) ?? nobodys);
    const name = toHex(hash);
    if (taken && missed.size < most && !history.byName.has(name)) missed.set(name, hash);
  };
  for (const [name, times] of seldomAsked(boxless, voids)) {
    const { entry } = history.byName.get(name) as Held;
    missed.set(name, entry.hash);
    boxless.set(name, times + 1);
  }
  const waiting = new Set([...anteroom.values()].flat().map((entry) => entry.name));
  const sought = (hash: Uint8Array) => sighted.has(toHex(hash)) || waiting.has(toHex(hash));
  const firsts = [...anteroom].flatMap(([node, run]) =>
    chainsIn(run).flatMap(([first]) => (first ? [{ node, first }] : [])),
  );
  // First the way back to what somebody has seen, then what was seen and what is told, where no way back is begun.
  const rank = ({ first }: (typeof firsts)[number]) => (sighted.has(first.name) ? 0 : 1);
  firsts.sort((left, right) => rank(left) - rank(right));
  for (const { node, first } of firsts)
    if (first.header.position > 0) miss(node, first.header.position - 1, first.header.prev);
  for (const { first } of firsts)
    for (const head of first.header.seen) if (!sought(head.hash)) miss(toHex(head.node), head.position, head.hash);
  for (const [node, chains] of theirs?.lines ?? []) {
    for (const { length, head } of chains) {
      const hash = fromHex(head ?? '');
      if (hash && head && !sought(hash)) miss(node, length - 1, hash);
    }
  }
  return [history.channel, lines, [...missed.values()]];
}

/** Entries that came without their box, so many of them in one letter. */
const mostBoxes = 8;
/** What is void on others' word is asked for so often: whoever refuses that has the box still, and gives it. */
const mostAsked = 1024;

const seldomAsked = (boxless: Channel['boxless'], voids: Channel['voids']) =>
  [...boxless]
    .filter(([name, times]) => times < mostAsked || !voids.has(name))
    .sort(([, left], [, right]) => left - right)
    .slice(0, mostBoxes);

const nobodys: Log = { node: '', from: 0, trunk: undefined, entries: [], tree: [] };

export function readTold(value: Value): Told | undefined {
  if (!Array.isArray(value)) return undefined;
  const [channel, chains, missed = []] = value as readonly Value[];
  if (!(channel instanceof Uint8Array) || !Array.isArray(chains) || !Array.isArray(missed)) return undefined;
  const lines = new Map<Hex, Line[]>();
  for (const chain of chains as readonly Value[]) {
    if (!Array.isArray(chain)) return undefined;
    const [node, length, head] = chain as readonly Value[];
    if (!(node instanceof Uint8Array) || typeof length !== 'number') return undefined;
    if (head !== undefined && !(head instanceof Uint8Array)) return undefined;
    const known = lines.get(toHex(node)) ?? [];
    if (known.length < most) known.push({ length, head: head && toHex(head) });
    lines.set(toHex(node), known);
  }
  const names = (missed as readonly Value[])
    .slice(0, most)
    .flatMap((one) => (one instanceof Uint8Array ? [toHex(one)] : []));
  return { channel: toHex(channel), lines, missed: names };
}

/** Runs of entries that whoever told this lacks: at most `longest` of each chain, and what it misses by name. */
export function lackingThere(history: History, told: Told | undefined, longest: number): readonly (readonly Entry[])[] {
  const runs: (readonly Entry[])[] = history.logs.map((log) => {
    const held = heldThere(history, log, told?.lines.get(log.node) ?? []);
    const begin = Math.max(0, held - log.from);
    return log.entries.slice(begin, begin + longest).map((one) => one.entry);
  });
  for (const name of told?.missed ?? []) {
    const missed = history.byName.get(name);
    if (missed) runs.push(upTo(history, missed, told?.lines.get(toHex(missed.entry.header.node)) ?? []));
  }
  return runs.filter((run) => run.length > 0);
}

/** How many of a chain's first entries a peer holds: those that it shares with a chain of its whose head is known here. */
function heldThere(history: History, log: Log, lines: readonly Line[]): number {
  const known = lines.flatMap(({ head }) => history.byName.get(head ?? '') ?? []);
  // If nothing it names is known here, it is taken to be ahead in the same chain; if it is not, it will miss something.
  if (known.length === 0) return Math.max(0, ...lines.map((line) => line.length));
  return Math.max(...known.map((head) => shared(history, log, head)));
}

const shared = (history: History, log: Log, head: Held): number =>
  Math.min(head.entry.header.position + 1, sharedWith(log, history.logs[head.log] as Log));

/** A missed entry, and before it what may be missed as well: a bounded step back, no further than what is held there. */
function upTo(history: History, { entry, log }: Held, lines: readonly Line[]): readonly Entry[] {
  const chain = history.logs[log] as Log;
  const { position } = entry.header;
  const known = lines.flatMap(({ head }) => history.byName.get(head ?? '') ?? []);
  const held = Math.max(0, ...known.map((head) => shared(history, chain, head)));
  const begin = Math.min(position, Math.max(held, position + 1 - stepBack));
  return Array.from({ length: position + 1 - begin }, (_, i) => (entryAt(chain, begin + i) as Held).entry);
}

/** Whether a peer tells of a chain that is not held here whole. */
export function isLackingHere(history: History, { lines }: Told): boolean {
  return [...lines].some(([node, chains]) => {
    const longest = Math.max(0, ...logsOf(history, node).map(lengthOf));
    return chains.some(({ length, head }) => length > longest || (head !== undefined && !history.byName.has(head)));
  });
}
