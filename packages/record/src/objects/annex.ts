/**
 * An annex: what may have to be erased one day, such as names, health or places. It is in no box. The record bears its
 * salted hash; the salt lies inside the seal, so once key and content are gone nobody can try names against the hash.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, join, none } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { isHash } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';

/** The channel in which it is announced, and the node that announces it there. */
export type AnnexPlace = { readonly room: Uint8Array; readonly channel: Uint8Array; readonly node: Uint8Array };

const lengthSize = 4;
const saltSize = 32;
const tagSize = 16;
/** Sealed annexes have 1 KiB × 4^k, at most 1 MiB. */
const smallest = 1024;
export const sealedAnnexLimit = 1024 * 1024;
/** The longest content in bytes. */
export const longestAnnex = sealedAnnexLimit - lengthSize - saltSize - tagSize;

/** SHA-256 over context, place, salt and content: another's annex is another's, whoever repeats its bytes. */
export function annexId(
  crypto: Cryptography,
  { room, channel, node }: AnnexPlace,
  salt: Uint8Array,
  content: Uint8Array,
): Uint8Array {
  return crypto.sha256(join(contexts.annex, Uint8Array.of(0), encode([room, channel, node, salt, content])));
}

function bucketFor(contentSize: number): number {
  let size = smallest;
  while (size < lengthSize + saltSize + contentSize + tagSize) size *= 4;
  return size;
}

/** `salt` and `key` are 32 fresh bytes each; a key seals one annex. */
export function sealAnnex(
  crypto: Cryptography,
  place: AnnexPlace,
  content: Uint8Array,
  salt: Uint8Array,
  key: Uint8Array,
): { readonly id: Uint8Array; readonly sealed: Uint8Array } {
  if (content.length > longestAnnex) throw new RangeError(`${content.length} bytes fit no annex`);
  const id = annexId(crypto, place, salt, content);
  const padded = new Uint8Array(bucketFor(content.length) - tagSize);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(salt, lengthSize);
  padded.set(content, lengthSize + saltSize);
  const { cipher, nonce, bound } = keysOf(crypto, id, key);
  return { id, sealed: crypto.seal(cipher, nonce, bound, padded) };
}

/** The content, where it is the one that `id` names at this place. */
export function openAnnex(
  crypto: Cryptography,
  place: AnnexPlace,
  id: Uint8Array,
  key: Uint8Array,
  sealed: Uint8Array,
): Read<Uint8Array> {
  if (!isHash(id) || !isHash(key)) return refused('wrong-shape');
  if (sealed.length > sealedAnnexLimit) return refused('too-large');
  if (sealed.length < smallest) return refused('bad-padding');
  const { cipher, nonce, bound } = keysOf(crypto, id, key);
  const padded = crypto.open(cipher, nonce, bound, sealed);
  if (!padded) return refused('bad-seal');
  const size = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
  const start = lengthSize + saltSize;
  // A size beyond what is there asks for a larger bucket.
  if (bucketFor(size) !== sealed.length) return refused('bad-padding');
  for (let at = start + size; at < padded.length; at++) if (padded[at] !== 0) return refused('bad-padding');
  const content = padded.slice(start, start + size);
  const same = equal(annexId(crypto, place, padded.subarray(lengthSize, start), content), id);
  return same ? ok(content) : refused('annex-differs');
}

function keysOf(crypto: Cryptography, id: Uint8Array, key: Uint8Array) {
  const bound = encode([contexts.annexKey, id]);
  const both = crypto.hkdf(key, none, bound, 44);
  return { cipher: both.subarray(0, 32), nonce: both.subarray(32), bound };
}
