/**
 * A fork as a proof that anybody can check offline, without keys: of one node two entries for one position of one channel,
 * each by its own signature or with the entries after it up to one whose signature holds. Boxes are not needed.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, join, order } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import type { History } from '../history/history.ts';
import type { Held, Log } from '../history/log.ts';
import { signatureHolds } from '../objects/entry.ts';
import { readStubs, type Stub } from '../objects/evidence.ts';
import { signedBy } from '../objects/sign1.ts';
import { ok, type Read, type Refusal, refused } from '../refusal.ts';
import type { Fork } from './branch.ts';

export const forkTitle = 'parley fork';
const version = 1;
/** Bytes of a proof, and entries on each side: the one that proves, and those that vouch for it. */
export const forkLimits = { bytes: 4 * 1024 * 1024, entries: 512 } as const;

export type ForkProved = {
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
  /** Whose log has forked. */
  readonly node: Uint8Array;
  readonly position: number;
  /** The two entries, ascending by hash. */
  readonly entries: readonly [Stub, Stub];
};

/** The proof of a fork that is held here, by the two entries of the lowest names. Undefined where it would be too large. */
export function writeFork(crypto: Cryptography, history: History, { entries }: Fork): Uint8Array | undefined {
  const sides = entries.slice(0, 2).map(({ entry, log }) => {
    const own = history.logs[log] as Log;
    return vouched(crypto, own.entries.slice(entry.header.position - own.from));
  });
  const bytes = encode([forkTitle, version, ...sides]);
  return checkFork(crypto, bytes).ok ? bytes : undefined;
}

/** The bytes of entries up to the first whose own signature holds; of what is held one does. */
function vouched(crypto: Cryptography, held: readonly Held[]): readonly Uint8Array[] {
  const last = held.findIndex(({ entry }) => signatureHolds(crypto, entry));
  return held.slice(0, last + 1).map(({ entry }) => entry.bytes);
}

/** Whether a file says that it is such a proof: by its first bytes, a list of four and the title, whatever follows. */
export function isForkProof(file: Uint8Array): boolean {
  const head = join(Uint8Array.of(0x84), encode(forkTitle));
  return equal(file.subarray(0, head.length), head);
}

/** Judges a file that says that a log has forked. It tells the room's id; whether that is one's own room, the reader knows. */
export function checkFork(crypto: Cryptography, file: Uint8Array): Read<ForkProved> {
  const read = decode(file, { bytes: forkLimits.bytes, depth: 2 });
  if (!read.ok) return read;
  if (!Array.isArray(read.value) || read.value[0] !== forkTitle) return refused('not-a-fork');
  const [, ver, ...sides] = read.value as readonly Value[];
  if (ver !== version) return refused('unknown-version');
  if (sides.length !== 2) return refused('wrong-shape');
  const chains: [Stub, ...Stub[]][] = [];
  for (const side of sides) {
    const stubs = readStubs(crypto, side, forkLimits.entries);
    if (!stubs.ok) return stubs;
    const [first, ...rest] = stubs.value;
    if (!first) return refused('wrong-shape');
    chains.push([first, ...rest]);
  }
  const [left, right] = chains as [[Stub, ...Stub[]], [Stub, ...Stub[]]];
  const [one, other] = [left[0], right[0]];
  const { node, position } = one.header;
  const [room, channel] = [roomOf(one), channelOf(one)];
  if (!equal(other.header.node, node)) return refused('foreign-log');
  if (!equal(roomOf(other), room)) return refused('foreign-room');
  if (!equal(channelOf(other), channel)) return refused('foreign-channel');
  if (other.header.position !== position) return refused('wrong-position');
  // Also where both are one: a proof has a single form.
  if (order(one.hash, other.hash) >= 0) return refused('not-canonical');
  const wrong = whyNotVouched(crypto, left) ?? whyNotVouched(crypto, right);
  return wrong ? refused(wrong) : ok({ room, channel, node, position, entries: [one, other] });
}

/** A first entry is named by its own hash: the charter's is the room, a channel's the channel. */
const roomOf = ({ header, hash }: Stub): Uint8Array => (header.room.length === 0 ? hash : header.room);
const channelOf = ({ header, hash }: Stub): Uint8Array => (header.channel.length === 0 ? hash : header.channel);

/** Each stands on the one before, and the last by its own signature; what comes before stands by that one. */
function whyNotVouched(crypto: Cryptography, chain: readonly [Stub, ...Stub[]]): Refusal | undefined {
  let last = chain[0];
  for (const stub of chain.slice(1)) {
    if (!equal(stub.header.node, last.header.node)) return 'foreign-log';
    if (stub.header.position !== last.header.position + 1) return 'wrong-position';
    if (!equal(stub.header.prev, last.hash)) return 'wrong-prev';
    last = stub;
  }
  return signedBy(crypto, last.sign1, contexts.entry, last.header.node) ? undefined : 'bad-signature';
}
