/** Takes an export apart, item by item: its logs and branches, each a chain by itself, and the manifest's bytes. */
import type { Cryptography } from '../cryptography.ts';
import { equal, type Hex, toHex } from '../format/bytes.ts';
import { decode, type Value } from '../format/cbor.ts';
import { endOfItem } from '../format/scan.ts';
import { isCount, isHash, isList } from '../format/shape.ts';
import { type Entry, readEntry, readWithoutBox, signatureHolds } from '../objects/entry.ts';
import { limits } from '../objects/header.ts';
import { type Read, type Refusal, refused } from '../refusal.ts';
import { title } from './export.ts';
import { founds } from './history.ts';

/** A place in the file's record, and what is wrong there. `log` is `channel/node` in hex; null before any log. */
export type Fault = { readonly log: string | null; readonly position: number | null; readonly reason: Refusal };

/** What stands under one line of the file: a log, or a branch of one. */
export type Group = {
  readonly log: string;
  readonly channel: Uint8Array;
  readonly node: Hex;
  /** Position of its first entry: above 0 only in a branch. */
  readonly from: number;
  readonly branch: boolean;
  readonly entries: Entry[];
  /** The first of the last entries that no signature has vouched for so far. */
  doubtful: number | null;
};
export type Manifest = { readonly at: number; readonly bytes: Uint8Array };

const item = { bytes: limits.entry + limits.box + 64, depth: 2 };
export const manifestItem = { bytes: 16 * 1024 * 1024, depth: 4 };

/** Takes the file apart, item by item, up to the first that cannot be read. */
export function readFile(
  crypto: Cryptography,
  file: Uint8Array,
): { groups: Group[]; covered: Fault[]; manifest?: Manifest; fault?: Fault } {
  const groups: Group[] = [];
  const covered: Fault[] = [];
  let at = 0;
  let group: Group | undefined;
  let left = 0;
  /** What has been read: a branch departs from one of these, and repeats none. */
  const names = new Set<Hex>();
  const fault = (reason: Refusal, position: number | null = group ? placeIn(group) : null) => ({
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
      const { channel, departs } = opened;
      const log = `${toHex(channel)}/${node}`;
      const branch = departs !== undefined;
      const known = groups.some((other) => other.log === log);
      group = { log, channel, node, from: departs ?? 0, branch, entries: [], doubtful: null };
      if (known !== branch) return fault(branch ? 'wrong-position' : 'another-entry-here');
      groups.push(group);
      left = opened.count;
      continue;
    }
    const entry = readPair(crypto, value);
    if (!entry.ok) return fault(entry.refused);
    if (`${toHex(channelOf(entry.value))}/${toHex(entry.value.header.node)}` !== group?.log)
      return fault('foreign-log');
    if (entry.value.header.position !== placeIn(group)) return fault('wrong-position');
    const last = group.entries.at(-1);
    if (group.branch && !last) {
      if (names.has(entry.value.name)) return fault('another-entry-here');
      if (group.from > 0 && !names.has(toHex(entry.value.header.prev))) return fault('wrong-prev');
    }
    names.add(entry.value.name);
    if (last && !equal(entry.value.header.prev, last.hash))
      return group.doubtful === null ? fault('wrong-prev') : fault('bad-signature', group.doubtful);
    if (signatureHolds(crypto, entry.value)) covered.push(...coveredNow(group));
    else group.doubtful ??= placeIn(group);
    group.entries.push(entry.value);
    left -= 1;
    if (left > 0) continue;
    if (group.doubtful !== null) return fault('bad-signature', group.doubtful);
    group = undefined;
  }
}

/** A signature holds at the end of these entries, so those that were doubtful are authentic by the chain. */
function coveredNow(group: Group): Fault[] {
  const from = group.doubtful ?? placeIn(group);
  group.doubtful = null;
  return group.entries
    .slice(from - group.from)
    .map((_, i) => ({ log: group.log, position: from + i, reason: 'bad-signature' as const }));
}

/** The position of a group's next entry. */
export const placeIn = (group: Group): number => group.from + group.entries.length;

const channelOf = (entry: Entry): Uint8Array => (founds(entry) ? entry.hash : entry.header.channel);

/** The line of a log, or of a branch, which says where it departs. */
type Line = { channel: Uint8Array; node: Uint8Array; count: number; departs: number | undefined };

function readGroup(value: Value): Line | undefined {
  if (!isList(value, 4) || value.length < 3) return undefined;
  const [channel, node, count, departs] = value;
  if (!isHash(channel) || !isHash(node) || !isCount(count, Number.MAX_SAFE_INTEGER) || count === 0) return undefined;
  if (value.length === 4 && !isCount(departs, Number.MAX_SAFE_INTEGER)) return undefined;
  return { channel, node, count, departs: departs as number | undefined };
}

function readPair(crypto: Cryptography, value: Value): Read<Entry> {
  if (!isList(value, 2)) return refused('wrong-shape');
  const [bytes, box] = value;
  if (!(bytes instanceof Uint8Array)) return refused('wrong-shape');
  // Whether it may stand without its box is asked once the whole record is there.
  if (value.length === 1) return readWithoutBox(crypto, bytes);
  return box instanceof Uint8Array ? readEntry(crypto, bytes, box) : refused('wrong-shape');
}
