/**
 * Keys wrapped to a node: HPKE base mode (RFC 9180) with X-Wing, HKDF-SHA256 and AES-256-GCM. X-Wing joins X25519 and
 * ML-KEM-768, so that what a carrier keeps today stays shut on the day when one of the two is broken.
 */
import { CipherSuite } from '@hpke/core';
import type { KeyWrapping } from '@parley/record';
import { Gcm, Hkdf, xWing } from './platform.ts';

const SEED_LENGTH = 32;
const EKM_LENGTH = 64;
const TAG_LENGTH = 16;

/** X-Wing: ciphertext of ML-KEM-768 (1,088 bytes) and of X25519 (32). */
const ENC_LENGTH = 1120;
const RECIPIENT_LENGTH = 1216;

/** What is wrapped is a key, or a few; longer things are sealed under one. */
export const WRAPPED_KEY_LIMIT = 1024;

const kem = xWing();
const suite = new CipherSuite({ kem, kdf: new Hkdf(), aead: new Gcm() });

/** The library hands a view's whole buffer to the platform in places: give it exact bytes of its own. */
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** Rejects on a recipient that is no X-Wing key: that is for the caller to refuse by name. Deterministic (VA8). */
async function wrap(recipient: Uint8Array, key: Uint8Array, info: Uint8Array, ekm: Uint8Array): Promise<Uint8Array> {
  if (recipient.length !== RECIPIENT_LENGTH) throw new RangeError('An X-Wing public key has 1,216 bytes.');
  if (ekm.length !== EKM_LENGTH) throw new RangeError('Wrapping takes 64 fresh random bytes.');
  if (key.length > WRAPPED_KEY_LIMIT) throw new RangeError('Too long for a key.');
  const recipientPublicKey = await kem.deserializePublicKey(exact(recipient));
  const sender = await suite.createSenderContext({ recipientPublicKey, info: exact(info), ekm: exact(ekm) });
  const sealed = new Uint8Array(await sender.seal(exact(key)));
  const wrapped = new Uint8Array(ENC_LENGTH + sealed.length);
  wrapped.set(new Uint8Array(sender.enc));
  wrapped.set(sealed, ENC_LENGTH);
  return wrapped;
}

async function pairOf(seed: Uint8Array) {
  if (seed.length !== SEED_LENGTH) throw new RangeError('An X-Wing seed has 32 bytes.');
  const pair = await kem.generateKeyPairDerand(Uint8Array.from(seed));
  const publicKey = Uint8Array.from(new Uint8Array(await kem.serializePublicKey(pair.publicKey)));
  return { privateKey: pair.privateKey, publicKey };
}

/** The seed is the private key itself, as the X-Wing draft has it. */
const publicKeyOf = async (seed: Uint8Array): Promise<Uint8Array> => (await pairOf(seed)).publicKey;

/** A node's X-Wing key from 32 bytes of seed. */
export async function createKeyWrapping(
  seed: Uint8Array,
): Promise<{ readonly wrapping: KeyWrapping; readonly publicKey: Uint8Array }> {
  const { privateKey, publicKey } = await pairOf(seed);

  async function unwrap(wrapped: Uint8Array, info: Uint8Array, other?: Uint8Array): Promise<Uint8Array | undefined> {
    const least = ENC_LENGTH + TAG_LENGTH;
    if (wrapped.length < least || wrapped.length > least + WRAPPED_KEY_LIMIT) return undefined;
    try {
      const enc = exact(wrapped.subarray(0, ENC_LENGTH));
      const recipientKey = other ? await kem.deserializePrivateKey(exact(other)) : privateKey;
      const recipient = await suite.createRecipientContext({ recipientKey, enc, info: exact(info) });
      return new Uint8Array(await recipient.open(exact(wrapped.subarray(ENC_LENGTH))));
    } catch {
      return undefined; // VA7
    }
  }

  return Object.freeze({ wrapping: Object.freeze({ wrap, unwrap, publicKeyOf }), publicKey });
}
