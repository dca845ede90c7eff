/** The record's cryptography port on node:crypto: synchronous, because its web counterpart is ten times slower here. */
import { createCipheriv, createDecipheriv, createHmac, hash } from 'node:crypto';
import type { Cryptography } from '@parley/record';
import { verify } from './ed25519.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** Without this option Node takes tags of 12, 8 and 4 bytes too (VA2). */
const WHOLE_TAG = { authTagLength: TAG_LENGTH };

function sha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'buffer');
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.byteLength);
}

function hkdf(key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const extracted = createHmac('sha256', salt).update(key).digest();
  const out = new Uint8Array(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let at = 0, i = 1; at < length; at += 32, i++) {
    block = createHmac('sha256', extracted).update(block).update(info).update(Uint8Array.of(i)).digest();
    out.set(block.subarray(0, Math.min(32, length - at)), at);
  }
  return out;
}

/** Key and nonce come from our own code: a wrong length is a mistake in it, and stops. */
function seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Uint8Array {
  if (key.length !== KEY_LENGTH || nonce.length !== NONCE_LENGTH) {
    throw new RangeError('AES-256-GCM takes a key of 32 and a nonce of 12 bytes here.');
  }
  const cipher = createCipheriv(ALGORITHM, key, nonce, WHOLE_TAG).setAAD(aad);
  const sealed = new Uint8Array(plain.length + TAG_LENGTH);
  sealed.set(cipher.update(plain));
  cipher.final();
  sealed.set(cipher.getAuthTag(), plain.length);
  return sealed;
}

function open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (key.length !== KEY_LENGTH || nonce.length !== NONCE_LENGTH || sealed.length < TAG_LENGTH) return undefined;
  const end = sealed.length - TAG_LENGTH;
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, WHOLE_TAG).setAAD(aad);
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    decipher.final();
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
  } catch {
    return undefined;
  }
}

export const cryptography: Cryptography = Object.freeze({ sha256, hkdf, seal, open, verify });
