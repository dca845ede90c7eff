/**
 * Verifies an export without keys, server or network: every signature, chain, sight, pin, box and the manifest. What it
 * cannot tell by itself is whether the file is of the room that the reader means; for that it takes the room's id.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, type Hex, toHex } from '../format/bytes.ts';
import { decode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { endOfItem } from '../format/scan.ts';
import { isCount, isHash, isList } from '../format/shape.ts';
import { type Entry, readEntry, signatureHolds } from '../objects/entry.ts';
import { limits } from '../objects/header.ts';
import { readSign1, signedBy } from '../objects/sign1.ts';
import { type Read, type Refusal, refused } from '../refusal.ts';
import { manifestVersion, title } from './export.ts';
import { admitVouched, founds, type History, historyOf, logOf } from './history.ts';
import { root } from './tree.ts';

/** A place in the file's record, and what is wrong there. `log` is `channel/node` in hex; null before any log. */
export type Fault = { readonly log: string | null; readonly position: number | null; readonly reason: Refusal };

export type Verification = {
  readonly holds: boolean;
  /** The room's id, as far as the file could be read. */
  readonly room: Hex | null;
  readonly first: Fault | null;
  /** Entries whose own signature fails: a later one of their author's stands over them, so they are authentic still. */
  readonly covered: readonly Fault[];
  readonly logs: number;
  readonly entries: number;
};

type Group = {
  readonly log: string;
  readonly channel: Uint8Array;
  readonly node: Hex;
  readonly entries: Entry[];
  /** The first of the last entries that no signature has vouched for so far. */
  doubtful: number | null;
};
type Manifest = { readonly at: number; readonly bytes: Uint8Array };

const item = { bytes: limits.entry + limits.box + 64, depth: 2 };
const manifestItem = { bytes: 16 * 1024 * 1024, depth: 4 };

export function verifyExport(crypto: Cryptography, file: Uint8Array, expected?: Hex): Verification {
  const { groups, covered, manifest, fault } = readFile(crypto, file);
  const entries = groups.reduce((sum, group) => sum + group.entries.length, 0);
  const histories = new Map<Hex, History>();
  const charter = charterOf(groups);
  const room = charter ? toHex(charter.room) : null;
  const first =
    fault ??
    (charter ? admitAll(crypto, charter, groups, histories) : { log: null, position: null, reason: 'not-an-export' }) ??
    checkManifest(crypto, file, manifest as Manifest, groups, histories, room as Hex) ??
    (expected !== undefined && expected !== room
      ? { log: null, position: null, reason: 'another-room' as const }
      : null);
  return { holds: first === null, room, first, covered, logs: groups.length, entries };
}

/** Takes the file apart, item by item, up to the first that cannot be read. */
function readFile(
  crypto: Cryptography,
  file: Uint8Array,
): { groups: Group[]; covered: Fault[]; manifest?: Manifest; fault?: Fault } {
  const groups: Group[] = [];
  const covered: Fault[] = [];
  let at = 0;
  let group: Group | undefined;
  let left = 0;
  const fault = (reason: Refusal, position: number | null = group ? group.entries.length : null) => ({
    groups,
    covered,
    fault: { log: group?.log ?? null, position, reason },
  });
  const next = (most: typeof item): Read<Value> => {
    const found = endOfItem(file, at, most);
    if ('refused' in found) return refused(found.refused);
    const read = decode(file.subarray(at, found.end), most);
    if (read.ok) at = found.end;
    return read;
  };
  const opening = next(item);
  if (!opening.ok || opening.value !== title) return fault('not-an-export');
  for (;;) {
    if (at >= file.length) return fault(left > 0 ? 'truncated' : 'manifest-missing');
    const from = at;
    const read = next(left > 0 ? item : manifestItem);
    if (!read.ok) return fault(read.refused);
    const { value } = read;
    if (left === 0 && value instanceof Uint8Array) {
      if (at < file.length) return fault('bytes-left-over');
      return { groups, covered, manifest: { at: from, bytes: value } };
    }
    if (left === 0) {
      const opened = readGroup(value);
      if (!opened) return fault('wrong-shape');
      const node = toHex(opened.node);
      group = { log: `${toHex(opened.channel)}/${node}`, channel: opened.channel, node, entries: [], doubtful: null };
      if (groups.some((other) => other.log === group?.log)) return fault('another-entry-here');
      groups.push(group);
      left = opened.count;
      continue;
    }
    const entry = readPair(crypto, value);
    if (!entry.ok) return fault(entry.refused);
    if (`${toHex(channelOf(entry.value))}/${toHex(entry.value.header.node)}` !== group?.log)
      return fault('foreign-log');
    if (entry.value.header.position !== group.entries.length) return fault('wrong-position');
    const last = group.entries.at(-1);
    if (last && !equal(entry.value.header.prev, last.hash))
      return group.doubtful === null ? fault('wrong-prev') : fault('bad-signature', group.doubtful);
    if (signatureHolds(crypto, entry.value)) covered.push(...coveredNow(group));
    else group.doubtful ??= group.entries.length;
    group.entries.push(entry.value);
    left -= 1;
    if (left > 0) continue;
    if (group.doubtful !== null) return fault('bad-signature', group.doubtful);
    group = undefined;
  }
}

/** A signature holds at the end of these entries, so those that were doubtful are authentic by the chain. */
function coveredNow(group: Group): Fault[] {
  const from = group.doubtful ?? group.entries.length;
  group.doubtful = null;
  return group.entries
    .slice(from)
    .map((_, i) => ({ log: group.log, position: from + i, reason: 'bad-signature' as const }));
}

const channelOf = (entry: Entry): Uint8Array => (founds(entry) ? entry.hash : entry.header.channel);

function readGroup(value: Value): { channel: Uint8Array; node: Uint8Array; count: number } | undefined {
  if (!isList(value, 3) || value.length !== 3) return undefined;
  const [channel, node, count] = value;
  if (!isHash(channel) || !isHash(node) || !isCount(count, Number.MAX_SAFE_INTEGER) || count === 0) return undefined;
  return { channel, node, count };
}

function readPair(crypto: Cryptography, value: Value): Read<Entry> {
  if (!isList(value, 2) || value.length !== 2) return refused('wrong-shape');
  const [bytes, box] = value;
  if (!(bytes instanceof Uint8Array) || !(box instanceof Uint8Array)) return refused('wrong-shape');
  return readEntry(crypto, bytes, box);
}

function charterOf(groups: readonly Group[]): History | undefined {
  for (const { entries } of groups) {
    const [first] = entries;
    if (first && founds(first) && first.header.room.length === 0) return historyOf(first);
  }
  return undefined;
}

/** Plays all logs into histories, each as far as what it has seen is there; whoever is left waiting tells what is cut. */
function admitAll(
  crypto: Cryptography,
  charter: History,
  groups: readonly Group[],
  histories: Map<Hex, History>,
): Fault | undefined {
  histories.set(toHex(charter.channel), charter);
  for (const { entries } of groups) {
    const [first] = entries;
    if (first && founds(first) && !histories.has(first.name)) histories.set(first.name, historyOf(first));
  }
  // A second charter in one file is another room's; and nothing can be said of a channel that nothing here founds.
  const room = toHex(charter.room);
  for (const { log, channel, entries } of groups) {
    const foreign = entries.findIndex((entry) => entry.name !== room && !equal(entry.header.room, charter.room));
    if (foreign >= 0) return { log, position: foreign, reason: 'foreign-room' };
    if (!histories.has(toHex(channel))) return { log, position: 0, reason: 'foreign-channel' };
  }
  const lanes = groups.map((group) => ({ group, history: histories.get(toHex(group.channel)) as History, next: 0 }));
  // The charter rests on nothing else, so once it is in whole, a pin that is not there is missing.
  return (
    play(
      crypto,
      undefined,
      lanes.filter((lane) => lane.history === charter),
    ) ??
    play(
      crypto,
      charter,
      lanes.filter((lane) => lane.history !== charter),
    )
  );
}

type Lane = { readonly group: Group; readonly history: History; next: number; awaits?: string };

const vouched = (): boolean => true;

/** Each log goes on until it awaits another, and again once that has come: every entry is tried twice at most for each head. */
function play(crypto: Cryptography, charter: History | undefined, lanes: readonly Lane[]): Fault | undefined {
  const ready = [...lanes];
  const waiting = new Map<string, Lane[]>();
  for (let lane = ready.pop(); lane; lane = ready.pop()) {
    const { group, history } = lane;
    for (let entry = group.entries[lane.next]; entry; entry = group.entries[lane.next]) {
      // Every signature was checked as the file was read.
      const { stopped } = admitVouched(history, charter, crypto, [entry], vouched);
      if (stopped && 'refused' in stopped) return { log: group.log, position: lane.next, reason: stopped.refused };
      if (stopped?.awaited === 'pin') return { log: group.log, position: lane.next, reason: 'pin-missing' };
      if (stopped) {
        lane.awaits = `${toHex(group.channel)}/${stopped.awaited.node}/${stopped.awaited.position}`;
        waiting.set(lane.awaits, [...(waiting.get(lane.awaits) ?? []), lane]);
        break;
      }
      const came = `${group.log}/${lane.next}`;
      lane.next += 1;
      ready.push(...(waiting.get(came) ?? []));
      waiting.delete(came);
    }
  }
  return cut(lanes);
}

/** Of the logs left waiting, one that awaits what is not in the file: the fault lies in the log that was cut. */
function cut(lanes: readonly Lane[]): Fault | undefined {
  const stuck = lanes.filter((lane) => lane.next < lane.group.entries.length);
  const inFile = new Set(stuck.flatMap(({ group }) => group.entries.map((_, i) => `${group.log}/${i}`)));
  const awaits = (stuck.find((lane) => !inFile.has(lane.awaits as string)) ?? stuck[0])?.awaits;
  if (awaits === undefined) return undefined;
  const slash = awaits.lastIndexOf('/');
  return { log: awaits.slice(0, slash), position: Number(awaits.slice(slash + 1)), reason: 'seen-missing' };
}

function checkManifest(
  crypto: Cryptography,
  file: Uint8Array,
  manifest: Manifest,
  groups: readonly Group[],
  histories: Map<Hex, History>,
  room: Hex,
): Fault | undefined {
  const fault = (reason: Refusal): Fault => ({ log: null, position: null, reason });
  const sign1 = readSign1(manifest.bytes, manifestItem.bytes);
  if (!sign1.ok) return fault(sign1.refused);
  const read = decode(sign1.value.payload, manifestItem);
  if (!read.ok) return fault(read.refused);
  if (!isList(read.value, 5) || read.value.length !== 5) return fault('wrong-shape');
  const [version, named, node, summary, digest] = read.value;
  if (version !== manifestVersion) return fault('unknown-version');
  if (!isHash(named) || !isHash(node) || !isHash(digest) || !Array.isArray(summary)) return fault('wrong-shape');
  if (!signedBy(crypto, sign1.value, contexts.manifest, node)) return fault('bad-signature');
  if (toHex(named) !== room) return fault('another-room');
  const differs = whyNotSummary(crypto, summary as readonly Value[], groups, histories);
  if (differs) return differs;
  return equal(crypto.sha256(file.subarray(0, manifest.at)), digest) ? undefined : fault('digest-differs');
}

/** The manifest names the file's logs in the file's order, each with its length and root. */
function whyNotSummary(
  crypto: Cryptography,
  summary: readonly Value[],
  groups: readonly Group[],
  histories: Map<Hex, History>,
): Fault | undefined {
  const differs = (log: string, position: number): Fault => ({ log, position, reason: 'manifest-differs' });
  for (const [i, line] of summary.entries()) {
    const listed = readLine(line);
    if (!listed) return { log: null, position: null, reason: 'wrong-shape' };
    if (!groups.some((group) => group.log === listed.log)) return differs(listed.log, 0);
    const group = groups[i];
    if (group?.log !== listed.log) return differs(group?.log ?? listed.log, 0);
    if (group.entries.length !== listed.length)
      return differs(listed.log, Math.min(group.entries.length, listed.length));
    const log = logOf(histories.get(toHex(group.channel)) as History, group.node);
    if (!log || !equal(root(crypto, log.tree), listed.root)) return differs(listed.log, listed.length - 1);
  }
  const unlisted = groups[summary.length];
  return unlisted && differs(unlisted.log, 0);
}

function readLine(line: Value): { log: string; length: number; root: Uint8Array } | undefined {
  if (!isList(line, 4) || line.length !== 4) return undefined;
  const [channel, node, length, top] = line;
  if (!isHash(channel) || !isHash(node) || !isHash(top) || !isCount(length, Number.MAX_SAFE_INTEGER)) return undefined;
  return { log: `${toHex(channel)}/${toHex(node)}`, length, root: top };
}
