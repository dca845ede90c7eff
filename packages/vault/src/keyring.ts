/**
 * What a node keeps on disk is sealed under its ring key; the ring key is sealed under a wrapping key per person. Whoever
 * copies the disk holds neither. Every message has its own AES key, drawn by HKDF from 32 fresh random bytes, and no
 * counter anywhere: a node that was restored from a backup must not seal two things under one nonce.
 */
import { timingSafeEqual } from 'node:crypto';
import { cryptography } from './cryptography.ts';

const KEY_LENGTH = 32;
const SALT_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** The longest thing that is sealed whole: a snapshot. Longer input is refused unread. */
export const SEALED_LIMIT = 256 * 1024 * 1024;

/** A context is a name from our own code, such as `snapshot/room/…`. node:crypto takes 1,024 bytes of HKDF info. */
export const CONTEXT_LIMIT = 512;

const text = new TextEncoder();

/** The file of a sealed ring: this line, the ring's id, salt, the sealed key. Always 128 bytes. */
const RING_MAGIC = text.encode('parley ring 1\r\n\0');
const RING_CONTEXT = 'parley/ring/1';
const ID_LENGTH = 32;
const RING_FILE_LENGTH = RING_MAGIC.length + ID_LENGTH + SALT_LENGTH + KEY_LENGTH + TAG_LENGTH;

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

function messageKey(
  ringKey: Uint8Array,
  salt: Uint8Array,
  context: Uint8Array,
): { key: Uint8Array; nonce: Uint8Array } {
  const drawn = cryptography.hkdf(ringKey, salt, context, KEY_LENGTH + NONCE_LENGTH);
  return { key: drawn.subarray(0, KEY_LENGTH), nonce: drawn.subarray(KEY_LENGTH) };
}

/** Seals `plain` for storage. `random` is 32 fresh bytes and must never come twice; `context` says what and where it is. */
export function sealUnder(ringKey: Uint8Array, context: string, plain: Uint8Array, random: Uint8Array): Uint8Array {
  const info = text.encode(context);
  if (ringKey.length !== KEY_LENGTH) throw new RangeError('A ring key has 32 bytes.');
  if (random.length !== SALT_LENGTH) throw new RangeError('Sealing takes 32 fresh random bytes.');
  if (info.length === 0 || info.length > CONTEXT_LIMIT) throw new RangeError('A context has 1 to 512 bytes.');
  if (plain.length > SEALED_LIMIT) throw new RangeError('Too long to be sealed whole.');
  const { key, nonce } = messageKey(ringKey, random, info);
  return concat(random, cryptography.seal(key, nonce, info, plain));
}

/** Undoes `sealUnder`, or answers undefined: another ring, another context, a changed or cut message. Never throws. */
export function openUnder(ringKey: Uint8Array, context: string, sealed: Uint8Array): Uint8Array | undefined {
  const info = text.encode(context);
  if (ringKey.length !== KEY_LENGTH || info.length === 0 || info.length > CONTEXT_LIMIT) return undefined;
  if (sealed.length < SALT_LENGTH + TAG_LENGTH || sealed.length > SALT_LENGTH + SEALED_LIMIT + TAG_LENGTH) {
    return undefined;
  }
  const { key, nonce } = messageKey(ringKey, sealed.subarray(0, SALT_LENGTH), info);
  return cryptography.open(key, nonce, info, sealed.subarray(SALT_LENGTH));
}

/** AES-GCM does not commit to its key, so the file names the ring that it opens to (VA11). */
const ringId = (ringKey: Uint8Array): Uint8Array => cryptography.sha256(concat(RING_MAGIC, ringKey));

/** One person's copy of the ring key. `wrappingKey` is 32 bytes that their passphrase stands behind. */
export function sealRing(ringKey: Uint8Array, wrappingKey: Uint8Array, random: Uint8Array): Uint8Array {
  if (ringKey.length !== KEY_LENGTH) throw new RangeError('A ring key has 32 bytes.');
  return concat(RING_MAGIC, ringId(ringKey), sealUnder(wrappingKey, RING_CONTEXT, ringKey, random));
}

/** The ring key, or undefined: another passphrase, another file, changed bytes. Never throws. */
export function openRing(file: Uint8Array, wrappingKey: Uint8Array): Uint8Array | undefined {
  if (file.length !== RING_FILE_LENGTH || !same(file.subarray(0, RING_MAGIC.length), RING_MAGIC)) return undefined;
  const idEnd = RING_MAGIC.length + ID_LENGTH;
  const ringKey = openUnder(wrappingKey, RING_CONTEXT, file.subarray(idEnd));
  if (ringKey === undefined || !same(ringId(ringKey), file.subarray(RING_MAGIC.length, idEnd))) return undefined;
  return ringKey;
}
