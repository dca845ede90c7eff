/**
 * Exports that somebody has tampered with, one way each, endlessly and from a seed: by whoever carries the file, and by the
 * exporter itself, who signs a new manifest over what it changed. Every one of them must be found.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { equal, join, toHex } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { endOfItem } from '../format/scan.ts';
import { manifestVersion, title } from '../history/export.ts';
import { append, emptyTree, root } from '../history/tree.ts';
import { decodeHeader, type Header } from '../objects/header.ts';
import { makeSign1, readSign1 } from '../objects/sign1.ts';
import type { Refusal } from '../refusal.ts';

export type Mutation = {
  readonly name: string;
  readonly file: Uint8Array;
  /** Where the fault must be found; nothing said where any place will do. */
  readonly log?: string;
  readonly position?: number;
  readonly reason?: Refusal;
};

type Pair = readonly [bytes: Uint8Array, box: Uint8Array];
type Group = { readonly channel: Uint8Array; readonly node: Uint8Array; readonly pairs: readonly Pair[] };

/** A seeded generator (mulberry32): whole numbers below `most`. */
function dice(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

const wide = { bytes: 2 ** 30, depth: 8 };

/** Takes an untouched export apart. */
function takeApart(file: Uint8Array): { groups: Group[]; room: Uint8Array; manifestAt: number } {
  const values: { readonly at: number; readonly value: Value }[] = [];
  for (let at = 0; at < file.length; ) {
    const found = endOfItem(file, at, wide);
    if ('refused' in found) throw new Error(`not an export: ${found.refused}`);
    const read = decode(file.subarray(at, found.end), wide);
    if (!read.ok) throw new Error(`not an export: ${read.refused}`);
    values.push({ at, value: read.value });
    at = found.end;
  }
  const groups: Group[] = [];
  let i = 1;
  while (i < values.length - 1) {
    const [channel, node, count] = (values[i] as { value: Value }).value as [Uint8Array, Uint8Array, number];
    groups.push({ channel, node, pairs: values.slice(i + 1, i + 1 + count).map((item) => item.value as Pair) });
    i += 1 + count;
  }
  const last = values.at(-1) as { at: number; value: Uint8Array };
  const manifest = readSign1(last.value, last.value.length);
  if (!manifest.ok) throw new Error('not an export');
  const payload = decode(manifest.value.payload, wide);
  if (!payload.ok) throw new Error('not an export');
  const [, room] = payload.value as unknown as [number, Uint8Array];
  return { groups, room, manifestAt: last.at };
}

const body = (groups: readonly Group[]): Uint8Array =>
  join(
    encode(title),
    ...groups.flatMap((g) => [encode([g.channel, g.node, g.pairs.length]), ...g.pairs.map((p) => encode(p))]),
  );

/** The exporter's own manifest, true or not, over whatever the file says. */
function sealed(
  crypto: Cryptography,
  exporter: Signer,
  room: Uint8Array,
  before: Uint8Array,
  summary: Value,
): Uint8Array {
  const manifest = encode([manifestVersion, room, exporter.publicKey, summary, crypto.sha256(before)]);
  return join(before, encode(makeSign1(exporter, contexts.manifest, manifest)));
}

const summaryOf = (crypto: Cryptography, groups: readonly Group[]): Value[] =>
  groups.map(({ channel, node, pairs }) => [
    channel,
    node,
    pairs.length,
    root(
      crypto,
      pairs.reduce((tree, [bytes]) => append(crypto, tree, bytes), emptyTree),
    ),
  ]);

const nameOf = (group: Group): string => `${toHex(group.channel)}/${toHex(group.node)}`;

function headerOf([bytes]: Pair): Header {
  const sign1 = readSign1(bytes, bytes.length);
  const header = sign1.ok ? decodeHeader(sign1.value.payload) : sign1;
  if (!header.ok) throw new Error(header.refused);
  return header.value;
}

/** The highest position of a log that another log of its channel has seen, or that an entry elsewhere pins; −1 if none. */
function witnessed(crypto: Cryptography, groups: readonly Group[], of: Group): number {
  const hashes = new Map(of.pairs.map(([bytes], i) => [toHex(crypto.sha256(bytes)), i]));
  let highest = -1;
  for (const other of groups) {
    if (other === of) continue;
    for (const pair of other.pairs) {
      const { seen, pin } = headerOf(pair);
      for (const hash of [...seen.map((head) => head.hash), ...pin])
        highest = Math.max(highest, hashes.get(toHex(hash)) ?? -1);
    }
  }
  return highest;
}

/** Endless mutations of one export. `exporter` is whose manifest it bears. */
export function* mutations(
  crypto: Cryptography,
  exporter: Signer,
  file: Uint8Array,
  seed: number,
): Generator<Mutation> {
  const roll = dice(seed);
  const { groups, room, manifestAt } = takeApart(file);
  const manifest = file.subarray(manifestAt);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const long = groups.filter((group) => group.pairs.length > 1);
  const seenTo = new Map(groups.map((group) => [group, witnessed(crypto, groups, group)]));
  const cuttable = groups.filter((group) => (seenTo.get(group) ?? -1) >= 0);
  const instead = (group: Group, pairs: readonly Pair[]) =>
    groups.map((one) => (one === group ? { ...one, pairs } : one));
  const carried = (changed: readonly Group[]) => join(body(changed), manifest);
  const signed = (changed: readonly Group[]) =>
    sealed(crypto, exporter, room, body(changed), summaryOf(crypto, changed));
  /** Either of the two tamperers. */
  const both = (name: string, changed: readonly Group[], found: Omit<Mutation, 'name' | 'file'>): Mutation =>
    roll(2)
      ? { name: `${name}, signed anew`, file: signed(changed), ...found }
      : { name, file: carried(changed), ...found };

  const ways: (() => Mutation)[] = [
    () => {
      const at = roll(file.length);
      const copy = Uint8Array.from(file);
      copy[at] = (copy[at] ?? 0) ^ (1 + roll(255));
      return { name: `byte ${at} changed`, file: copy };
    },
    () => {
      const end = roll(file.length);
      return { name: `cut at byte ${end}`, file: file.subarray(0, end) };
    },
    () => ({ name: 'a byte too many', file: join(file, Uint8Array.of(roll(256))) }),
    () => {
      const group = pick(long);
      const at = roll(group.pairs.length - 1);
      const pairs = group.pairs.filter((_, i) => i !== at);
      return both(`entry ${at} removed`, instead(group, pairs), {
        log: nameOf(group),
        position: at,
        reason: 'wrong-position',
      });
    },
    () => {
      const group = pick(long);
      const at = roll(group.pairs.length - 1);
      const other = at + 1 + roll(group.pairs.length - 1 - at);
      const pairs = [...group.pairs];
      [pairs[at], pairs[other]] = [pairs[other] as Pair, pairs[at] as Pair];
      const found = { log: nameOf(group), position: at, reason: 'wrong-position' } as const;
      return both(`entries ${at} and ${other} swapped`, instead(group, pairs), found);
    },
    () => {
      const group = pick(groups);
      const at = roll(group.pairs.length);
      const pairs = [...group.pairs.slice(0, at + 1), ...group.pairs.slice(at)];
      const found = { log: nameOf(group), position: at + 1, reason: 'wrong-position' } as const;
      return both(`entry ${at} replayed`, instead(group, pairs), found);
    },
    () => {
      const from = pick(groups);
      const to = pick(groups.filter((group) => group !== from));
      const at = roll(to.pairs.length);
      const pairs = [...to.pairs.slice(0, at), pick(from.pairs), ...to.pairs.slice(at + 1)];
      const found = { log: nameOf(to), position: at, reason: 'foreign-log' } as const;
      return both(`entry ${at} exchanged for one of another log`, instead(to, pairs), found);
    },
    () => {
      const group = pick(long);
      const at = roll(group.pairs.length);
      const other = (at + 1 + roll(group.pairs.length - 1)) % group.pairs.length;
      const pairs = group.pairs.map(
        (pair, i): Pair => (i === at ? [pair[0], group.pairs[other]?.[1] as Uint8Array] : pair),
      );
      const found = { log: nameOf(group), position: at, reason: 'box-differs' } as const;
      return both(`box of entry ${at} exchanged`, instead(group, pairs), found);
    },
    () => {
      const group = pick(groups);
      const at = roll(group.pairs.length);
      const last = at === group.pairs.length - 1;
      const pairs = group.pairs.map((pair, i): Pair => {
        const bytes = Uint8Array.from(pair[0]);
        const place = bytes.length - 1 - roll(64);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << roll(8));
        return i === at ? [bytes, pair[1]] : pair;
      });
      // A founding entry's hash is its channel's id, so there the entry is of another channel first.
      const founding = headerOf(group.pairs[at] as Pair).channel.length === 0;
      const reason = founding ? 'foreign-log' : 'bad-signature';
      const found = { log: nameOf(group), position: at, reason } as const;
      return both(`signature of entry ${at}${last ? ', the last,' : ''} changed`, instead(group, pairs), found);
    },
    () => {
      const group = pick(cuttable);
      const kept = roll((seenTo.get(group) ?? 0) + 1);
      const changed = kept === 0 ? groups.filter((one) => one !== group) : instead(group, group.pairs.slice(0, kept));
      return both(`log cut to ${kept}`, changed, {});
    },
    () => {
      const group = pick(groups);
      return both('a whole log replayed', [...groups, group], { log: nameOf(group), reason: 'another-entry-here' });
    },
    () => {
      const [one, other] = [roll(groups.length), roll(groups.length - 1)];
      const moved = groups.filter((_, i) => i !== one);
      moved.splice(other >= one ? other + 1 : other, 0, groups[one] as Group);
      return { name: 'logs in another order', file: carried(moved) };
    },
    () => {
      const summary = summaryOf(crypto, groups) as [Uint8Array, Uint8Array, number, Uint8Array][];
      const at = roll(summary.length);
      const [channel, node, length, top] = summary[at] as [Uint8Array, Uint8Array, number, Uint8Array];
      const untrue = pick<Value>([
        [channel, node, length + 1, top],
        [channel, node, length, crypto.sha256(top)],
        [node, channel, length, top],
        summary[(at + 1) % summary.length] as Value,
      ]);
      const lines = summary.map((line, i) => (i === at ? untrue : line));
      return {
        name: `line ${at} of the manifest untrue`,
        file: sealed(crypto, exporter, room, body(groups), lines),
        reason: 'manifest-differs',
      };
    },
    () => {
      const named = crypto.sha256(Uint8Array.of(roll(256)));
      const file = sealed(crypto, exporter, named, body(groups), summaryOf(crypto, groups));
      return { name: 'another room named', file, reason: 'another-room' };
    },
  ];
  for (;;) {
    const mutation = pick(ways)();
    if (!equal(mutation.file, file)) yield mutation;
  }
}
