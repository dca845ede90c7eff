/**
 * The history of one channel as held here: its logs, each a single chain, and what every entry had seen. An entry comes
 * in only when all that it rests on is here, and then for ever. Owned by one node; changed only by `admit`.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, type Hex, toHex } from '../format/bytes.ts';
import { type Entry, signatureHolds } from '../objects/entry.ts';
import type { Head } from '../objects/header.ts';
import type { Refusal } from '../refusal.ts';
import { Chain, type Held, type Log, Place } from './log.ts';
import { contains, covers, including, nothing, type Past, union } from './past.ts';

export type History = {
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
  readonly logs: Log[];
  readonly indexOf: Map<Hex, number>;
  readonly byName: Map<Hex, Held>;
};

/** Why a run of entries went no further than it did. */
export type Stop =
  | { readonly entry: Entry; readonly refused: Refusal; readonly blame: 'author' | 'carrier' }
  /** Not wrong, but resting on what is not held here yet. `log` is undefined where a pin is awaited. */
  | { readonly entry: Entry; readonly awaited: { readonly node: Hex; readonly position: number } | 'pin' };

export type Admission = { readonly admitted: readonly Held[]; readonly stopped?: Stop };

/** Whether an entry is the first of a channel; its hash is then the channel's id. */
export const founds = (entry: Entry): boolean => entry.header.channel.length === 0;

/** An empty history of the channel that `first` founds. `first` itself comes in through `admit`. */
export function historyOf(first: Entry): History {
  const room = first.header.room.length === 0 ? first.hash : first.header.room;
  return { room, channel: first.hash, logs: [], indexOf: new Map(), byName: new Map() };
}

export const isCharter = (history: History): boolean => equal(history.room, history.channel);

export function logOf(history: History, node: Hex): Log | undefined {
  const index = history.indexOf.get(node);
  return index === undefined ? undefined : history.logs[index];
}

/**
 * Takes in a run of entries of one log, in order. Authenticity is one notion: an entry stands when its own signature
 * holds or a later entry of its chain is authentic, so a run is taken up to the last signature that holds.
 */
export function admit(
  history: History,
  charter: History | undefined,
  crypto: Cryptography,
  run: readonly Entry[],
): Admission {
  return admitVouched(history, charter, crypto, run, (entry) => signatureHolds(crypto, entry));
}

/**
 * Takes in a run whose signatures somebody has seen to already: by its log's head, as when a node opens its own disk, or
 * each by itself. `holds` then answers for an entry without asking again; chains, sights and pins are checked as ever.
 */
export function admitVouched(
  history: History,
  charter: History | undefined,
  crypto: Cryptography,
  run: readonly Entry[],
  holds: (entry: Entry) => boolean,
): Admission {
  const { chain, stopped: broken } = chained(history, holds, run);
  let authentic = chain.length;
  while (authentic > 0 && !holds(chain[authentic - 1] as Entry)) authentic -= 1;
  const unsigned = chain[authentic];
  const stopped: Stop | undefined = unsigned ? { entry: unsigned, refused: 'bad-signature', blame: 'carrier' } : broken;
  const admitted: Held[] = [];
  for (let i = 0; i < authentic; i++) {
    const placed = place(history, charter, crypto, chain[i] as Entry);
    if (!(placed instanceof Place)) return { admitted, stopped: withoutUnsigned(history, holds, admitted, placed) };
    admitted.push(take(history, placed));
  }
  return stopped ? { admitted, stopped } : { admitted };
}

/**
 * An entry that only a later one vouches for waits with it: held alone it could be neither forwarded nor exported, for
 * nobody else could tell it from a forgery.
 */
function withoutUnsigned(history: History, holds: (entry: Entry) => boolean, admitted: Held[], stopped: Stop): Stop {
  let first = stopped.entry;
  for (let last = admitted.at(-1); last && !holds(last.entry); last = admitted.at(-1)) {
    admitted.pop();
    giveBack(history, last);
    first = last.entry;
  }
  return 'awaited' in stopped ? { entry: first, awaited: stopped.awaited } : stopped;
}

/** The part of a run that continues this history's chain; what is held already is passed over. */
function chained(
  history: History,
  holds: (entry: Entry) => boolean,
  run: readonly Entry[],
): { chain: Entry[]; stopped?: Stop } {
  const chain: Entry[] = [];
  if (!run[0]) return { chain };
  const { node } = run[0].header;
  const held = logOf(history, toHex(node))?.entries ?? [];
  let last = held.at(-1)?.entry;
  for (const [at, entry] of run.entries()) {
    const { header } = entry;
    const here = held[header.position];
    if (here && equal(here.entry.hash, entry.hash)) continue;
    const wrong = whyNotNext(history, entry, node, last, held.length + chain.length, here !== undefined);
    // A run that begins further on proves nothing against anybody: what lies between may be on its way.
    if (wrong === 'wrong-position' && chain.length === 0 && header.position > held.length)
      return { chain, stopped: { entry, awaited: { node: toHex(node), position: held.length } } };
    if (wrong) return { chain, stopped: contradiction(holds, entry, wrong, run.slice(at)) };
    chain.push(entry);
    last = entry;
  }
  return { chain };
}

/**
 * Only the author can have signed two entries for one position, or one that continues another log than its own. What
 * nothing authenticates, and all else, may be the carrier's doing.
 */
function contradiction(holds: (entry: Entry) => boolean, entry: Entry, wrong: Refusal, rest: readonly Entry[]): Stop {
  if (wrong !== 'another-entry-here' && wrong !== 'wrong-prev') return { entry, refused: wrong, blame: 'carrier' };
  if (isVouchedFor(holds, rest)) return { entry, refused: wrong, blame: 'author' };
  return { entry, refused: wrong === 'wrong-prev' ? wrong : 'bad-signature', blame: 'carrier' };
}

/** Whether the first of these is authentic: by its own signature, or by a later one of its chain. */
function isVouchedFor(holds: (entry: Entry) => boolean, rest: readonly Entry[]): boolean {
  for (const [i, entry] of rest.entries()) {
    const before = rest[i - 1];
    if (before && !(equal(entry.header.node, before.header.node) && equal(entry.header.prev, before.hash)))
      return false;
    if (holds(entry)) return true;
  }
  return false;
}

function whyNotNext(
  history: History,
  entry: Entry,
  node: Uint8Array,
  last: Entry | undefined,
  position: number,
  taken: boolean,
): Refusal | undefined {
  const { header } = entry;
  const first = equal(entry.hash, history.channel);
  if (!equal(header.node, node)) return 'foreign-log';
  if (!first && !equal(header.room, history.room)) return 'foreign-room';
  if (!first && !equal(header.channel, history.channel)) return 'foreign-channel';
  if (taken) return 'another-entry-here';
  if (header.position !== position) return 'wrong-position';
  if (last ? !equal(header.prev, last.hash) : header.prev.length !== 0) return 'wrong-prev';
  return undefined;
}

/** What an entry had seen and relied on, or why that cannot be. */
function place(history: History, charter: History | undefined, crypto: Cryptography, entry: Entry): Place | Stop {
  const node = toHex(entry.header.node);
  const log = history.indexOf.get(node) ?? history.logs.length;
  // All logs of a history were made here.
  const chain = (history.logs[log] as Chain | undefined) ?? new Chain(crypto, node);
  const before = chain.entries.at(-1);
  let past = including(before?.past ?? nothing, log, entry.header.position);
  let owed = before?.pinned ?? nothing;
  for (const head of entry.header.seen) {
    const other = seenEntry(history, head);
    if (!other) return { entry, awaited: { node: toHex(head.node), position: head.position } };
    if (!equal(other.entry.hash, head.hash)) return refuse(entry, 'seen-differs');
    // Held against what the author itself had seen before; that another head of this list has seen it too is no matter.
    if (covers(before?.past ?? nothing, other.log, head.position)) return refuse(entry, 'seen-goes-back');
    past = union(past, including(other.past, other.log, head.position + 1));
    owed = union(owed, other.pinned);
  }
  if (!charter)
    return entry.header.pin.length === 0 ? new Place(entry, log, chain, past, nothing) : refuse(entry, 'pin-missing');
  const pinned = before && samePin(before.entry, entry) ? before.pinned : pinnedBy(charter, entry);
  if (!pinned) return { entry, awaited: 'pin' };
  if (pinned.length === 0) return refuse(entry, 'pin-missing');
  return contains(pinned, owed) ? new Place(entry, log, chain, past, pinned) : refuse(entry, 'pin-goes-back');
}

const refuse = (entry: Entry, refused: Refusal): Stop => ({ entry, refused, blame: 'author' });

/** What an entry relies on, as a past of the charter; undefined where a pin is not here yet. */
function pinnedBy(charter: History, entry: Entry): Past | undefined {
  let pinned = nothing;
  for (const pin of entry.header.pin) {
    const relied = charter.byName.get(toHex(pin));
    if (!relied) return undefined;
    pinned = union(pinned, including(relied.past, relied.log, relied.entry.header.position + 1));
  }
  return pinned;
}

function samePin({ header: { pin: left } }: Entry, { header: { pin: right } }: Entry): boolean {
  return left.length === right.length && left.every((pin, i) => equal(pin, right[i] as Uint8Array));
}

function seenEntry(history: History, head: Head): Held | undefined {
  return logOf(history, toHex(head.node))?.entries[head.position];
}

function take(history: History, held: Place): Held {
  const { chain } = held;
  if (held.log === history.logs.length) {
    history.indexOf.set(chain.node, history.logs.length);
    history.logs.push(chain);
  }
  chain.entries.push(held);
  history.byName.set(held.entry.name, held);
  return held;
}

/** Undoes `take` for the last entry of a log, within one call of `admit`. */
function giveBack(history: History, held: Held): void {
  const log = history.logs[held.log] as Chain;
  log.pop();
  history.byName.delete(held.entry.name);
  if (log.entries.length > 0) return;
  history.logs.pop(); // a log without entries was made in this call, and is therefore the last
  history.indexOf.delete(log.node);
}

/** Everything held, as a past: the frontier that a view of now stands on. */
export const frontier = (history: History): Past => history.logs.map((log) => log.entries.length);

/**
 * The logs that grew beyond `past`, as heads for an entry's `seen`: at most `most`, ascending by node. What lies beyond
 * `upTo` is passed over.
 */
export function newHeads(
  history: History,
  past: Past,
  own: Hex,
  most: number,
  upTo: Past = frontier(history),
): readonly Head[] {
  const heads: Head[] = [];
  history.logs.forEach((log, index) => {
    const length = upTo[index] ?? 0;
    const last = log.entries[length - 1];
    if (log.node === own || !last || length <= (past[index] ?? 0)) return;
    heads.push({ node: last.entry.header.node, position: last.entry.header.position, hash: last.entry.hash });
  });
  return heads.sort((left, right) => (toHex(left.node) < toHex(right.node) ? -1 : 1)).slice(0, most);
}

/** The charter's heads, as far as `upTo`, that no other head has seen: what an entry written now relies on. */
export function pinOf(charter: History, most: number, upTo: Past = frontier(charter)): readonly Uint8Array[] {
  const last = charter.logs.flatMap((log, index) => log.entries[(upTo[index] ?? 0) - 1] ?? []);
  const free = last.filter(
    (one) => !last.some((other) => other !== one && (other.past[one.log] ?? 0) > one.entry.header.position),
  );
  return free
    .map((held) => held.entry)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.hash);
}
