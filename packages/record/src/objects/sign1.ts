/**
 * COSE_Sign1 (RFC 9052 §4.2) in one fixed profile: tag 18, protected header {1: -8} (EdDSA), empty unprotected header,
 * attached payload, 64-byte Ed25519 signature over a Sig_structure whose external_aad is the object's context string.
 * The algorithm is fixed here and never taken from the message.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { equal, join } from '../format/bytes.ts';
import { decodeSharing, encode, type Value } from '../format/cbor.ts';
import { isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';

const tag18 = Uint8Array.of(0xd2);
const edDsa = Uint8Array.of(0xa1, 0x01, 0x27); // {1: -8}, RFC 9053 §2.2

export type Sign1 = { readonly payload: Uint8Array; readonly signature: Uint8Array };

/** The bytes that are signed: ["Signature1", protected, external_aad, payload] (RFC 9052 §4.4). */
export function toBeSigned(context: Uint8Array, payload: Uint8Array): Uint8Array {
  return encode(['Signature1', edDsa, context, payload]);
}

export function makeSign1(signer: Signer, context: Uint8Array, payload: Uint8Array): Uint8Array {
  return join(tag18, encode([edDsa, {}, payload, signer.sign(toBeSigned(context, payload))]));
}

/** Takes the envelope apart: payload and signature are parts of `bytes`. The signature is not checked here. */
export function readSign1(bytes: Uint8Array, most: number): Read<Sign1> {
  if (bytes.length > most) return refused('too-large');
  if (bytes[0] !== tag18[0]) return refused('wrong-shape');
  const read = decodeSharing(bytes.subarray(1), { bytes: most, depth: 2 });
  if (!read.ok) return read;
  if (!isTuple(read.value, 4)) return refused('wrong-shape');
  const [protection, unprotected, payload, signature] = read.value;
  if (!(protection instanceof Uint8Array) || !equal(protection, edDsa)) return refused('unknown-algorithm');
  if (!isEmptyMap(unprotected)) return refused('wrong-shape');
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array) || signature.length !== 64)
    return refused('wrong-shape');
  return ok({ payload, signature });
}

export function signedBy(crypto: Cryptography, sign1: Sign1, context: Uint8Array, publicKey: Uint8Array): boolean {
  return crypto.verify(publicKey, toBeSigned(context, sign1.payload), sign1.signature);
}

function isEmptyMap(value: Value | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Uint8Array) && Object.keys(value).length === 0;
}
