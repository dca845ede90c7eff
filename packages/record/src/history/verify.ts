/**
 * Verifies an export without keys, server or network: every signature, chain, sight, pin, box and the manifest. What it
 * cannot tell by itself is whether the file is of the room that the reader means; for that it takes the room's id.
 */
import type { Cryptography } from '../cryptography.ts';
import { forksOf } from '../forks/branch.ts';
import { equal, type Hex, toHex } from '../format/bytes.ts';
import { decode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { isCount, isHash, isTuple } from '../format/shape.ts';
import { hasBox } from '../objects/entry.ts';
import { readSign1, signedBy } from '../objects/sign1.ts';
import type { Refusal } from '../refusal.ts';
import { type Awaited, admitVouched } from './admit.ts';
import { erasuresIn } from './erasures.ts';
import { manifestVersion } from './export.ts';
import { founds, type History, historyOf } from './history.ts';
import { type Fault, type Group, type Manifest, manifestItem, placeIn, readFile } from './read-export.ts';
import { append, root } from './tree.ts';

export type Verification = {
  readonly holds: boolean;
  /** The room's id, as far as the file could be read. */
  readonly room: Hex | null;
  readonly first: Fault | null;
  /** Entries whose own signature fails: a later one of their author's stands over them, so they are authentic still. */
  readonly covered: readonly Fault[];
  /** Logs that have forked: their nodes signed two entries for one position. The record is authentic all the same. */
  readonly forks: readonly ForkFound[];
  /** Entries without their box, which others of the record declare void. */
  readonly voids: readonly VoidFound[];
  readonly logs: number;
  readonly entries: number;
};

export type ForkFound = { readonly log: string; readonly channel: Hex; readonly node: Hex; readonly position: number };

export type VoidFound = {
  readonly log: string;
  readonly channel: Hex;
  readonly node: Hex;
  readonly position: number;
  /** Its name: where a log has forked, two stand at one position. */
  readonly entry: Hex;
  /** The node that declares it void, where its entry stands in its log, and the time that it claims, ms UTC. */
  readonly by: Hex;
  readonly at: number;
  readonly claimed: number;
  /** Whether that is the entry's own node. Of another, only the charter's words tell if it is of the same delegation. */
  readonly own: boolean;
};

export function verifyExport(crypto: Cryptography, file: Uint8Array, expected?: Hex): Verification {
  const { groups, covered, manifest, fault } = readFile(crypto, file);
  const entries = groups.reduce((sum, group) => sum + group.entries.length, 0);
  const histories = new Map<Hex, History>();
  const charter = charterOf(groups);
  const room = charter ? toHex(charter.room) : null;
  const voids = (): readonly VoidFound[] => voidsFound(groups, histories);
  const first =
    fault ??
    (charter ? admitAll(crypto, charter, groups, histories) : { log: null, position: null, reason: 'not-an-export' }) ??
    boxMissing(groups, voids()) ??
    checkManifest(crypto, file, manifest as Manifest, groups, histories, room as Hex) ??
    (expected !== undefined && expected !== room
      ? { log: null, position: null, reason: 'another-room' as const }
      : null);
  const logs = new Set(groups.map((group) => group.log)).size;
  return { holds: first === null, room, first, covered, forks: forksFound(histories), voids: voids(), logs, entries };
}

/** Entries without a box that some other entry of the record declares void. */
function voidsFound(groups: readonly Group[], histories: ReadonlyMap<Hex, History>): readonly VoidFound[] {
  if (groups.every((group) => group.entries.every(hasBox))) return [];
  const erasures = new Map([...histories].map(([channel, history]) => [channel, erasuresIn(history)]));
  return groups.flatMap(({ log, channel: id, node, entries }) =>
    entries.flatMap((entry) => {
      const channel = toHex(id);
      const by = hasBox(entry) ? undefined : erasures.get(channel)?.get(entry.name)?.[0]?.entry.header;
      if (!by) return [];
      const { position: at, claimed } = by;
      const place = { log, channel, node, position: entry.header.position, entry: entry.name };
      const found = { ...place, by: toHex(by.node), at, claimed };
      return [{ ...found, own: found.by === node }];
    }),
  );
}

/** The first entry whose box is not there, and that nothing declares void. */
function boxMissing(groups: readonly Group[], voids: readonly VoidFound[]): Fault | undefined {
  const known = new Set(voids.map(({ entry }) => entry));
  for (const { log, entries } of groups) {
    const missing = entries.find((entry) => !hasBox(entry) && !known.has(entry.name));
    if (missing) return { log, position: missing.header.position, reason: 'box-missing' };
  }
  return undefined;
}

function forksFound(histories: ReadonlyMap<Hex, History>): readonly ForkFound[] {
  return [...histories].flatMap(([channel, history]) =>
    forksOf(history).map(({ node, position }) => ({ log: `${channel}/${node}`, channel, node, position })),
  );
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
    if (foreign >= 0) return { log, position: entries[foreign]?.header.position ?? null, reason: 'foreign-room' };
    if (!histories.has(toHex(channel))) return { log, position: 0, reason: 'foreign-channel' };
  }
  const lanes = groups.map((group) => ({ group, history: histories.get(toHex(group.channel)) as History, next: 0 }));
  // The charter rests on nothing else, so once it is in whole, a pin that is not there is missing; its own lanes have ended.
  const law = lanes.filter((lane) => lane.history === charter);
  return play(crypto, undefined, law) ?? play(crypto, charter, lanes);
}

type Lane = { readonly group: Group; readonly history: History; next: number; awaits?: Awaited | undefined };

const vouched = (): boolean => true;

/** Each log goes on until it awaits another, and again once that has come: every entry is tried twice at most for each head. */
function play(crypto: Cryptography, charter: History | undefined, lanes: readonly Lane[]): Fault | undefined {
  const ready = [...lanes];
  const waiting = new Map<Hex, Lane[]>();
  for (let lane = ready.pop(); lane; lane = ready.pop()) {
    const { group, history } = lane;
    for (let entry = group.entries[lane.next]; entry; entry = group.entries[lane.next]) {
      // Every signature was checked as the file was read.
      const { stopped } = admitVouched(history, charter, crypto, [entry], vouched);
      const { position } = entry.header;
      if (stopped && 'refused' in stopped) return { log: group.log, position, reason: stopped.refused };
      const awaited = stopped?.awaited;
      if (typeof awaited === 'string') return { log: group.log, position, reason: 'pin-missing' };
      lane.awaits = awaited;
      if (awaited) {
        const others = waiting.get(awaited.name);
        if (others) others.push(lane);
        else waiting.set(awaited.name, [lane]);
        break;
      }
      lane.next += 1;
      ready.push(...(waiting.get(entry.name) ?? []));
      waiting.delete(entry.name);
    }
  }
  return cut(lanes);
}

/** Of the logs left waiting, one that awaits what is not in the file: the fault lies in the log that was cut. */
function cut(lanes: readonly Lane[]): Fault | undefined {
  const stuck = lanes.filter((lane) => lane.next < lane.group.entries.length);
  const inFile = new Set(stuck.flatMap(({ group }) => group.entries.map((entry) => entry.name)));
  const lane = stuck.find(({ awaits }) => awaits && !inFile.has(awaits.name)) ?? stuck[0];
  if (!lane?.awaits) return undefined;
  const { node, position } = lane.awaits;
  return { log: `${toHex(lane.group.channel)}/${node}`, position, reason: 'seen-missing' };
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
  if (!isTuple(read.value, 5)) return fault('wrong-shape');
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
    if (placeIn(group) !== listed.length) return differs(listed.log, Math.min(placeIn(group), listed.length));
    const last = histories.get(toHex(group.channel))?.byName.get(group.entries.at(-1)?.name ?? '');
    const top = last && root(crypto, append(crypto, last.before, last.entry.bytes));
    if (!top || !equal(top, listed.root)) return differs(listed.log, listed.length - 1);
  }
  const unlisted = groups[summary.length];
  return unlisted && differs(unlisted.log, 0);
}

function readLine(line: Value): { log: string; length: number; root: Uint8Array } | undefined {
  if (!isTuple(line, 4)) return undefined;
  const [channel, node, length, top] = line;
  if (!isHash(channel) || !isHash(node) || !isHash(top) || !isCount(length, Number.MAX_SAFE_INTEGER)) return undefined;
  return { log: `${toHex(channel)}/${toHex(node)}`, length, root: top };
}
