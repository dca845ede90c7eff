/**
 * Ed25519 as this room judges it (VA4-VA7). Libraries disagree about signatures that no honest signer makes, and a
 * signature that is good for half of the readers is a split without a fork: so OpenSSL does the arithmetic, and what it
 * leaves open is closed here. Its equation is cofactorless: it recomputes R and compares bytes.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify as verifyEquation } from 'node:crypto';
import type { Signer } from '@parley/record';
import { hasCanonicalY, hasSmallOrder, isPrimeOrderPoint, isReducedScalar } from './edwards.ts';

const SEED_LENGTH = 32;
const KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/** RFC 8410: what stands before the 32 bytes in a PKCS #8 private key and in a SubjectPublicKeyInfo. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Judging a key costs two milliseconds and keys repeat. Bounded, because strangers may send any number of them. */
export const KEYS_REMEMBERED = 1024;
const judgedKeys = new Map<string, KeyObject | undefined>();

function admit(publicKey: Uint8Array): KeyObject | undefined {
  if (!isPrimeOrderPoint(publicKey)) return undefined;
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
}

function keyObject(publicKey: Uint8Array): KeyObject | undefined {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = judgedKeys.get(name);
  if (known !== undefined || judgedKeys.has(name)) return known;
  const judged = admit(publicKey);
  if (judgedKeys.size >= KEYS_REMEMBERED) {
    for (const oldest of judgedKeys.keys()) {
      judgedKeys.delete(oldest);
      break;
    }
  }
  judgedKeys.set(name, judged);
  return judged;
}

/** How many keys are remembered at this moment. */
export const rememberedKeys = (): number => judgedKeys.size;

export function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
  const r = signature.subarray(0, 32);
  if (!isReducedScalar(signature.subarray(32)) || !hasCanonicalY(r) || hasSmallOrder(r)) return false;
  try {
    const key = keyObject(publicKey);
    return key !== undefined && verifyEquation(null, message, key, signature);
  } catch {
    return false; // VA7: whatever OpenSSL minds about hostile bytes, the answer is no.
  }
}

/** The caller keeps or destroys `seed`; nothing here refers to it afterwards (VA14). */
export function createSigner(seed: Uint8Array): Signer {
  if (seed.length !== SEED_LENGTH) throw new RangeError('An Ed25519 seed has 32 bytes.');
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = Uint8Array.from(spki.subarray(SPKI_PREFIX.length));
  return Object.freeze({
    publicKey,
    sign: (message: Uint8Array): Uint8Array => Uint8Array.from(sign(null, message, privateKey)),
  });
}
