/**
 * The header of an entry: all that is signed in the clear. It names where the entry stands, all that its author wrote
 * before (`prev`), had seen, and relied on (`pin`), and commits to the sealed box that travels beside it.
 */
import { equal, none, order } from '../format/bytes.ts';
import { decodeSharing, encode, type Value } from '../format/cbor.ts';
import { ascending, isCount, isHash, isHashOrNone, isList, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';

/** Sizes in bytes and counts of the format. */
export const limits = {
  header: 4096,
  /** A header in its COSE_Sign1. */
  entry: 4096 + 128,
  box: 65_536,
  seen: 16,
  pin: 16,
  /** The last millisecond of the year 9999, UTC: every calendar on every node can say it. */
  claimed: 253_402_300_799_999,
} as const;

/** The last entry of another log that the author holds complete. */
export type Head = { readonly node: Uint8Array; readonly position: number; readonly hash: Uint8Array };

/**
 * How the box is sealed: an entry's own key under an epoch; or not at all, where the box is the epoch's wrap list. An
 * erasure has an empty box: which entry it declares void stands here, so that whoever has no key can read it too.
 */
export type Sealing =
  | { readonly kind: 'sealed'; readonly epoch: Uint8Array; readonly salt: Uint8Array; readonly commitment: Uint8Array }
  | { readonly kind: 'wraps'; readonly epoch: Uint8Array }
  | { readonly kind: 'erasure'; readonly of: Uint8Array };

/** The epoch under which an entry is sealed, or whose keys it wraps; empty for an erasure. */
export const epochIn = ({ sealing }: { readonly sealing: Sealing }): Uint8Array =>
  sealing.kind === 'erasure' ? none : sealing.epoch;

export type Header = {
  /** Empty in the charter's first entry, whose hash is the room's id. */
  readonly room: Uint8Array;
  /** Empty in a channel's first entry, whose hash is the channel's id. */
  readonly channel: Uint8Array;
  /** The author's Ed25519 public key. */
  readonly node: Uint8Array;
  readonly position: number;
  /** Hash of the whole entry before in this log; empty at position 0. */
  readonly prev: Uint8Array;
  /** Other logs of the channel that grew, ascending by node, and by hash where one has forked and both branches did. */
  readonly seen: readonly Head[];
  /** Hashes of the charter's entries relied on, ascending; empty in the charter itself. */
  readonly pin: readonly Uint8Array[];
  /** Claimed time, ms UTC. */
  readonly claimed: number;
  readonly sealing: Sealing;
  readonly boxHash: Uint8Array;
  readonly boxSize: number;
};

const version = 1;
const erasureWord = 'void';

export function encodeHeader(header: Header): Uint8Array {
  const { sealing } = header;
  return encode([
    version,
    header.room,
    header.channel,
    header.node,
    header.position,
    header.prev,
    header.seen.map((head) => [head.node, head.position, head.hash]),
    header.pin,
    header.claimed,
    sealingValue(sealing),
    header.boxHash,
    header.boxSize,
  ]);
}

function sealingValue(sealing: Sealing): Value {
  switch (sealing.kind) {
    case 'sealed':
      return [sealing.epoch, sealing.salt, sealing.commitment];
    case 'wraps':
      return [sealing.epoch];
    case 'erasure':
      return [erasureWord, sealing.of];
  }
}

/** Hashes and keys in the answer are parts of `bytes`, so that a long record is held once. */
export function decodeHeader(bytes: Uint8Array): Read<Header> {
  const read = decodeSharing(bytes, { bytes: limits.header, depth: 3 });
  if (!read.ok) return read;
  const fields = read.value;
  if (!isTuple(fields, 12)) return refused('wrong-shape');
  const [ver, room, channel, node, position, prev, seen, pin, claimed, sealing, boxHash, boxSize] = fields;
  if (ver !== version) return refused('unknown-version');
  if (!isHashOrNone(room) || !isHashOrNone(channel) || !isHash(node) || !isHashOrNone(prev) || !isHash(boxHash))
    return refused('wrong-shape');
  if (!isCount(position, Number.MAX_SAFE_INTEGER) || !isCount(claimed, limits.claimed))
    return refused('integer-out-of-range');
  if (!isCount(boxSize, limits.box)) return refused('integer-out-of-range');
  if ((position === 0) !== (prev.length === 0)) return refused('wrong-prev');
  // A first entry names no channel yet; only the charter's first names no room.
  if ((channel.length === 0 && position !== 0) || (room.length === 0 && channel.length !== 0))
    return refused('foreign-channel');
  const heads = readSeen(seen, node);
  if (!heads.ok) return heads;
  if (!isList(pin, limits.pin) || !pin.every((one) => isHash(one))) return refused('wrong-shape');
  const pins = pin as readonly Uint8Array[];
  if (!ascending(pins, order)) return refused('not-canonical');
  const seal = readSealing(sealing);
  // Nothing can be hidden in an erasure, and no first entry of a channel is one: it would say nothing of the channel.
  if (!seal || (seal.kind === 'erasure' && (boxSize !== 0 || channel.length === 0))) return refused('wrong-shape');
  return ok({
    room,
    channel,
    node,
    position,
    prev,
    seen: heads.value,
    pin: pins,
    claimed,
    sealing: seal,
    boxHash,
    boxSize,
  });
}

function readSeen(value: Value | undefined, node: Uint8Array): Read<readonly Head[]> {
  if (!isList(value, limits.seen)) return refused('wrong-shape');
  const heads: Head[] = [];
  for (const one of value) {
    if (!isTuple(one, 3)) return refused('wrong-shape');
    const [other, position, hash] = one;
    if (!isHash(other) || !isHash(hash)) return refused('wrong-shape');
    if (!isCount(position, Number.MAX_SAFE_INTEGER)) return refused('integer-out-of-range');
    if (equal(other, node)) return refused('seen-own-log');
    heads.push({ node: other, position, hash });
  }
  const inOrder = ascending(heads, (left, right) => order(left.node, right.node) || order(left.hash, right.hash));
  return inOrder ? ok(heads) : refused('seen-unordered');
}

function readSealing(value: Value | undefined): Sealing | undefined {
  if (!isList(value, 3)) return undefined;
  const [epoch, salt, commitment] = value;
  if (epoch === erasureWord) return value.length === 2 && isHash(salt) ? { kind: 'erasure', of: salt } : undefined;
  if (!isHash(epoch)) return undefined;
  if (value.length === 1) return { kind: 'wraps', epoch };
  return isHash(salt) && isHash(commitment) ? { kind: 'sealed', epoch, salt, commitment } : undefined;
}
