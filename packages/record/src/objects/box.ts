/**
 * The sealed body of an entry. Its length tells only a bucket; its key is used once and committed to in the header, so
 * that one entry can be opened to somebody by its own key, and no ciphertext says different things to two readers.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, join } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { limits } from './header.ts';

/** Where an entry stands; what its key and its box are bound to. */
export type Place = {
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
  readonly node: Uint8Array;
  readonly position: number;
  readonly epoch: Uint8Array;
};

const tagSize = 16;
const lengthSize = 4;
const smallest = 256;
/** The longest body in bytes that fits into the largest box. */
export const longestBody = limits.box - tagSize - lengthSize;

/** Bytes for one use at one place. */
const bound = (context: Uint8Array, place: Place): Uint8Array =>
  encode([context, place.room, place.channel, place.node, place.position, place.epoch]);

/** The entry's own secret: 32 bytes of AES-256 key and 12 of nonce, from the epoch key and the entry's random salt. */
export function entryKey(crypto: Cryptography, epochKey: Uint8Array, salt: Uint8Array, place: Place): Uint8Array {
  return crypto.hkdf(epochKey, salt, bound(contexts.entryKey, place), 44);
}

/** SHA-256 over the context and the entry's secret; AES-GCM alone does not commit to its key. */
export function commitmentOf(crypto: Cryptography, secret: Uint8Array): Uint8Array {
  return crypto.sha256(join(contexts.commitment, Uint8Array.of(0), secret));
}

/** Box sizes are 256 × 2^k, at most 64 KiB. */
function bucketFor(bodySize: number): number {
  let size = smallest;
  while (size < bodySize + lengthSize + tagSize) size *= 2;
  return size;
}

export function sealBox(crypto: Cryptography, secret: Uint8Array, place: Place, body: Uint8Array): Uint8Array {
  if (body.length > longestBody) throw new RangeError(`a body of ${body.length} bytes fits no box`);
  const padded = new Uint8Array(bucketFor(body.length) - tagSize);
  new DataView(padded.buffer).setUint32(0, body.length);
  padded.set(body, lengthSize);
  return crypto.seal(secret.subarray(0, 32), secret.subarray(32), bound(contexts.box, place), padded);
}

export function openBox(
  crypto: Cryptography,
  secret: Uint8Array,
  commitment: Uint8Array,
  place: Place,
  box: Uint8Array,
): Read<Uint8Array> {
  if (!equal(commitmentOf(crypto, secret), commitment)) return refused('wrong-key');
  if (box.length < smallest || box.length > limits.box) return refused('bad-padding');
  const padded = crypto.open(secret.subarray(0, 32), secret.subarray(32), bound(contexts.box, place), box);
  if (!padded) return refused('bad-seal');
  const size = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
  // A size beyond what is there asks for a larger bucket.
  if (bucketFor(size) !== box.length) return refused('bad-padding');
  for (let at = lengthSize + size; at < padded.length; at++) if (padded[at] !== 0) return refused('bad-padding');
  return ok(padded.subarray(lengthSize, lengthSize + size));
}
