/**
 * Taking entries into a history: only when all that they rest on is here, and then for ever. Whatever the order in which
 * entries come, the history is the same; a second entry at a position begins a branch, and replaces nothing.
 */
import type { Cryptography } from '../cryptography.ts';
import { hasSeenOwnBranch } from '../forks/branch.ts';
import { equal, type Hex, toHex } from '../format/bytes.ts';
import { type Entry, signatureHolds } from '../objects/entry.ts';
import type { Head } from '../objects/header.ts';
import type { Refusal } from '../refusal.ts';
import { type History, logOf } from './history.ts';
import { Chain, entryAt, type Held, lengthOf, Place } from './log.ts';
import { contains, covers, including, nothing, type Past, union } from './past.ts';

/** An entry that something here rests on and that is not held. `name` is its hash in hex. */
export type Awaited = { readonly node: Hex; readonly position: number; readonly name: Hex };

/** Why a run of entries went no further than it did. */
export type Stop =
  | { readonly entry: Entry; readonly refused: Refusal; readonly blame: 'author' | 'carrier' }
  /** Not wrong, but resting on what is not held here yet; or of a forked log, and seen by nobody as far as is known. */
  | { readonly entry: Entry; readonly awaited: Awaited | 'pin' | 'witness' };

export type Admission = { readonly admitted: readonly Held[]; readonly stopped?: Stop };

/** Asked of an entry of a log that has forked: whether somebody else has seen it. */
export type Witnessed = (entry: Entry) => boolean;

const always = (): boolean => true;

/**
 * Takes in a run of entries of one log, in order. Authenticity is one notion: an entry stands when its own signature
 * holds or a later entry of its chain is authentic, so a run is taken up to the last signature that holds. A log ends
 * where it is known to have forked: beyond the entry that proves it only what `witnessed` knows of comes in.
 */
export function admit(
  history: History,
  charter: History | undefined,
  crypto: Cryptography,
  run: readonly Entry[],
  witnessed: Witnessed = always,
): Admission {
  return admitVouched(history, charter, crypto, run, (entry) => signatureHolds(crypto, entry), witnessed);
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
  witnessed: Witnessed = always,
): Admission {
  const [first] = run;
  if (!first) return { admitted: [] };
  const node = toHex(first.header.node);
  const { chain, after, stopped: broken } = chained(history, node, holds, run);
  let authentic = chain.length;
  while (authentic > 0 && !holds(chain[authentic - 1] as Entry)) authentic -= 1;
  const unsigned = chain[authentic];
  const stopped: Stop | undefined = unsigned ? { entry: unsigned, refused: 'bad-signature', blame: 'carrier' } : broken;
  const admitted: Held[] = [];
  const most = mayComeIn(history, node, chain, after, witnessed);
  for (let i = 0; i < authentic; i++) {
    const entry = chain[i] as Entry;
    const placed = place(history, charter, crypto, node, entry, admitted.at(-1) ?? after);
    const stop = !(placed instanceof Place) ? placed : i < most ? undefined : { entry, awaited: 'witness' as const };
    if (stop) return { admitted, stopped: withoutUnsigned(history, holds, admitted, stop) };
    admitted.push(take(history, placed as Place));
  }
  return stopped ? { admitted, stopped } : { admitted };
}

/** How many of a chain's entries may come in: of a forked log what was witnessed, and what proves that it has forked. */
function mayComeIn(
  history: History,
  node: Hex,
  chain: readonly Entry[],
  after: Held | undefined,
  witnessed: Witnessed,
): number {
  const forked = history.branches.has(node);
  if (!forked && continues(history, node, after)) return chain.length;
  return Math.max(forked ? 0 : 1, chain.findLastIndex(witnessed) + 1);
}

/** Whether nothing of this node stands after `after` yet. */
function continues(history: History, node: Hex, after: Held | undefined): boolean {
  const log = after ? history.logs[after.log] : logOf(history, node);
  return !log || log.entries.at(-1) === after;
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

type Chained = {
  readonly chain: Entry[];
  /** The held entry on which the chain stands; none where it begins a log. */
  readonly after: Held | undefined;
  readonly stopped?: Stop;
};

/** The part of a run that goes on from one entry held here; what is held already is passed over. */
function chained(history: History, node: Hex, holds: (entry: Entry) => boolean, run: readonly Entry[]): Chained {
  const chain: Entry[] = [];
  const tip = logOf(history, node)?.entries.at(-1);
  let after: Held | undefined;
  for (const [at, entry] of run.entries()) {
    const { position, prev } = entry.header;
    const last = chain.at(-1);
    const next = last ?? tip?.entry;
    const goesOn = next !== undefined && equal(next.hash, prev);
    const foreign = whyForeign(history, entry, (run[0] as Entry).header.node);
    if (foreign) return { chain, after, stopped: { entry, refused: foreign, blame: 'carrier' } };
    if (!goesOn && history.byName.has(entry.name)) continue;
    if (!last) after = goesOn ? tip : history.byName.get(toHex(prev));
    const before = goesOn ? next : last ? undefined : after?.entry;
    const wrong = before && whyNotAfter(before, entry);
    if (wrong) return { chain, after, stopped: refusedOf(entry, wrong, isVouchedFor(holds, run.slice(at))) };
    if (!before && last && position === 0)
      return { chain, after, stopped: { entry, refused: 'wrong-position', blame: 'carrier' } };
    if (!before && position > 0)
      return { chain, after, stopped: withoutBefore(history, node, holds, entry, run.slice(at)) };
    chain.push(entry);
  }
  return { chain, after };
}

/**
 * What stands on an entry that is not here may come in later: what lies between, or another branch, may be on its way. But
 * where that position is taken by another entry, only the author can have signed this; what is not its own is turned away.
 */
function withoutBefore(
  history: History,
  node: Hex,
  holds: (entry: Entry) => boolean,
  entry: Entry,
  rest: readonly Entry[],
): Stop {
  const { header } = entry;
  const position = header.position - 1;
  const log = logOf(history, node);
  if (log && position < lengthOf(log) && !isVouchedFor(holds, rest))
    return { entry, refused: 'bad-signature', blame: 'carrier' };
  return { entry, awaited: { node, position, name: toHex(header.prev) } };
}

const refusedOf = (entry: Entry, refused: Refusal, byAuthor: boolean): Stop =>
  byAuthor ? { entry, refused, blame: 'author' } : { entry, refused: 'bad-signature', blame: 'carrier' };

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

function whyForeign(history: History, entry: Entry, node: Uint8Array): Refusal | undefined {
  const { header } = entry;
  const first = equal(entry.hash, history.channel);
  if (!equal(header.node, node)) return 'foreign-log';
  if (!first && !equal(header.room, history.room)) return 'foreign-room';
  if (!first && !equal(header.channel, history.channel)) return 'foreign-channel';
  return undefined;
}

/** Why an entry cannot stand on the one that it names as the one before: only its author can have written that. */
function whyNotAfter(before: Entry, { header }: Entry): Refusal | undefined {
  if (!equal(before.header.node, header.node)) return 'wrong-prev';
  return header.position === before.header.position + 1 ? undefined : 'wrong-position';
}

/** What an entry had seen and relied on, or why that cannot be. `before` is the one on which it stands in its log. */
function place(
  history: History,
  charter: History | undefined,
  crypto: Cryptography,
  node: Hex,
  entry: Entry,
  before: Held | undefined,
): Place | Stop {
  const [log, chain] = placeFor(history, crypto, node, entry.header.position, before);
  const known = before?.past ?? nothing;
  let past = before ? including(known, before.log, entry.header.position) : nothing;
  let owed = before?.pinned ?? nothing;
  const twins: Held[] = [];
  for (const head of entry.header.seen) {
    const other = seenEntry(history, head);
    const name = other ? '' : toHex(head.hash);
    if (!other && history.byName.has(name)) return refuse(entry, 'seen-differs');
    if (!other) return { entry, awaited: { node: toHex(head.node), position: head.position, name } };
    // Held against what the author itself had seen before; that another head of this list has seen it too is no matter.
    if (covers(known, other.log, head.position)) return refuse(entry, 'seen-goes-back');
    // Two heads of one node are its branches: neither may stand on the other.
    if (twins.length > 0 && !equal((twins[0] as Held).entry.header.node, head.node)) twins.length = 0;
    if (twins.some((twin) => hasSeen(twin, other) || hasSeen(other, twin))) return refuse(entry, 'seen-goes-back');
    twins.push(other);
    past = union(past, including(other.past, other.log, head.position + 1));
    owed = union(owed, other.pinned);
  }
  if (hasSeenOwnBranch(history, chain, past)) return refuse(entry, 'log-ended');
  if (!charter)
    return entry.header.pin.length === 0 ? new Place(entry, log, chain, past, nothing) : refuse(entry, 'pin-missing');
  const pinned = before && samePin(before.entry, entry) ? before.pinned : pinnedBy(charter, entry);
  if (!pinned) return { entry, awaited: 'pin' };
  if (pinned.length === 0) return refuse(entry, 'pin-missing');
  return contains(pinned, owed) ? new Place(entry, log, chain, past, pinned) : refuse(entry, 'pin-goes-back');
}

/** The log that an entry goes on, or a new one that it begins: its node's first, or a branch. All logs were made here. */
function placeFor(
  history: History,
  crypto: Cryptography,
  node: Hex,
  position: number,
  before: Held | undefined,
): readonly [index: number, chain: Chain] {
  const index = before?.log ?? history.indexOf.get(node);
  if (index === undefined) return [history.logs.length, new Chain(crypto, node)];
  const trunk = history.logs[index] as Chain;
  const goesOn = before !== undefined && trunk.entries.at(-1) === before;
  return goesOn ? [index, trunk] : [history.logs.length, new Chain(crypto, node, { trunk, from: position })];
}

const hasSeen = (one: Held, other: Held): boolean => covers(one.past, other.log, other.entry.header.position);

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

/** The entry that a head names by node, position and hash, on whichever branch it stands. */
function seenEntry(history: History, { node, position, hash }: Head): Held | undefined {
  const log = logOf(history, toHex(node));
  const here = log && entryAt(log, position);
  if (here && equal(here.entry.hash, hash)) return here;
  const other = history.byName.get(toHex(hash));
  const same = other && other.entry.header.position === position && equal(other.entry.header.node, node);
  return same ? other : undefined;
}

function take(history: History, held: Place): Held {
  const { chain } = held;
  if (held.log === history.logs.length) {
    if (chain.trunk) history.branches.set(chain.node, [...(history.branches.get(chain.node) ?? []), held.log]);
    else history.indexOf.set(chain.node, held.log);
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
  const others = (history.branches.get(log.node) ?? []).filter((index) => index !== held.log);
  if (!log.trunk) history.indexOf.delete(log.node);
  else if (others.length > 0) history.branches.set(log.node, others);
  else history.branches.delete(log.node);
}
