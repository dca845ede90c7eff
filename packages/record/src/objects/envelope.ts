/**
 * Envelopes: all that a node sends to another. A carrier sees whose mailbox it is for and one of seven sizes; no room, no
 * channel, no header, no length, no sender. Fixed fields, so that there is nothing to parse before the seal has held:
 *
 *     version 1 | kind 0 or 1 | context 32 | with kind 1: mailbox 32, opening 1385 | salt 32 | sealed letters
 *
 * A context is a secret that two nodes share for a day. Kind 1 carries it wrapped to the receiver's mailbox key, signed by
 * who made it, in every envelope: none depends on another's having come. Kind 0 answers under the other's context.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { equal, join } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { isHash, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { makeSign1, readSign1, signedBy } from './sign1.ts';

const version = 1;
/** ML-KEM-768 and X25519 encapsulations of HPKE with X-Wing, and the tag. */
const wrapOverhead = 1120 + 16;
/** What is wrapped: a secret, and a signature over whose it is and for whom. Its parts have fixed lengths. */
const openingPlain = 249;
export const openingSize = openingPlain + wrapOverhead;
const lengthSize = 4;
const tagSize = 16;
const smallest = 1024;
/** Envelopes have 1 KiB × 4^k, at most 4 MiB. */
const largest = 4 * 1024 * 1024;
const plainFields = 2 + 32 + 32;
const openedFields = plainFields + 32 + openingSize;
/** As many bytes of letters as surely fit into one envelope. */
export const mostLetters = largest - openedFields - tagSize - lengthSize - 1024;

/** A secret of two nodes for a day, and its name. */
export type Context = { readonly id: Uint8Array; readonly secret: Uint8Array };
export type Opening = { readonly mailbox: Uint8Array; readonly wrapped: Uint8Array };
export type Envelope = {
  readonly context: Uint8Array;
  readonly opening: Opening | undefined;
  readonly salt: Uint8Array;
  readonly sealed: Uint8Array;
};
/** Which way an envelope goes: both nodes write under one context. */
export type Way = { readonly from: Uint8Array; readonly to: Uint8Array };
/** What is sealed: letters, each to be read by itself. */
export type Letters = readonly Uint8Array[];

/** SHA-256 over the context string and a 32-byte secret. */
export function contextOf(crypto: Cryptography, secret: Uint8Array): Context {
  return { id: crypto.sha256(join(contexts.envelope, Uint8Array.of(0), secret)), secret };
}

/** The name of a mailbox: SHA-256 of its X-Wing public key. */
export const mailboxOf = (crypto: Cryptography, publicKey: Uint8Array): Uint8Array => crypto.sha256(publicKey);

/** HPKE `info` (RFC 9180 §5.1) of an opening. */
export function openingInfo(to: Uint8Array, mailbox: Uint8Array): Uint8Array {
  return encode([contexts.opening, to, mailbox]);
}

/** What the maker of a context wraps to a mailbox: the secret, and its own signature over context, receiver and mailbox. */
export function writeOpening(signer: Signer, to: Uint8Array, mailbox: Uint8Array, context: Context): Uint8Array {
  const named = encode([signer.publicKey, to, mailbox, context.id]);
  return encode([context.secret, makeSign1(signer, contexts.opening, named)]);
}

/** Whose context it is; refused unless it was made for this node and this mailbox. */
export function readOpening(
  crypto: Cryptography,
  plain: Uint8Array,
  to: Uint8Array,
  mailbox: Uint8Array,
): Read<Context & { readonly from: Uint8Array }> {
  const read = decode(plain, { bytes: openingPlain, depth: 1 });
  if (!read.ok) return read;
  if (!isTuple(read.value, 2)) return refused('wrong-shape');
  const [secret, signed] = read.value;
  if (!isHash(secret) || !(signed instanceof Uint8Array)) return refused('wrong-shape');
  const sign1 = readSign1(signed, openingPlain);
  if (!sign1.ok) return sign1;
  const named = decode(sign1.value.payload, { bytes: openingPlain, depth: 1 });
  if (!named.ok) return named;
  if (!isTuple(named.value, 4) || !named.value.every(isHash)) return refused('wrong-shape');
  const [from, receiver, box, id] = named.value as readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const context = contextOf(crypto, secret);
  if (!equal(receiver, to) || !equal(box, mailbox) || !equal(id, context.id)) return refused('another-receiver');
  if (!signedBy(crypto, sign1.value, contexts.opening, from)) return refused('bad-signature');
  return ok({ ...context, from });
}

function sizeFor(bytes: number): number {
  let size = smallest;
  while (size < bytes) size *= 4;
  return size;
}

/** `salt` is 32 fresh bytes: with the context's secret it gives a key and a nonce that are used once. */
export function sealEnvelope(
  crypto: Cryptography,
  context: Context,
  way: Way,
  opening: Opening | undefined,
  salt: Uint8Array,
  letters: Letters,
): Uint8Array {
  const content = encode(letters as Value);
  const head = headOf(context.id, opening);
  const size = sizeFor(head.length + 32 + lengthSize + content.length + tagSize);
  if (size > largest) throw new RangeError(`letters of ${content.length} bytes fit no envelope`);
  const padded = new Uint8Array(size - head.length - 32 - tagSize);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, lengthSize);
  const { key, nonce } = keysOf(crypto, context, way, salt);
  return join(head, salt, crypto.seal(key, nonce, join(contexts.envelope, head), padded));
}

/** Takes an envelope apart; nothing is opened. */
export function readEnvelope(bytes: Uint8Array): Read<Envelope> {
  if (bytes.length > largest) return refused('too-large');
  if (sizeFor(bytes.length) !== bytes.length) return refused('bad-padding');
  if (bytes[0] !== version) return refused('unknown-version');
  const kind = bytes[1];
  if (kind !== 0 && kind !== 1) return refused('wrong-shape');
  if (kind === 1 && bytes.length < openedFields) return refused('truncated');
  const part = (at: number, length: number) => bytes.subarray(at, at + length);
  const opening = kind === 1 ? { mailbox: part(34, 32), wrapped: part(66, openingSize) } : undefined;
  const at = kind === 1 ? 66 + openingSize : 34;
  return ok({ context: part(2, 32), opening, salt: part(at, 32), sealed: bytes.subarray(at + 32) });
}

export function openEnvelope(crypto: Cryptography, context: Context, way: Way, envelope: Envelope): Read<Letters> {
  const { key, nonce } = keysOf(crypto, context, way, envelope.salt);
  const head = headOf(envelope.context, envelope.opening);
  const padded = crypto.open(key, nonce, join(contexts.envelope, head), envelope.sealed);
  if (!padded) return refused('bad-seal');
  const length = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
  // A length beyond what is there asks for a larger size.
  const size = sizeFor(head.length + 32 + lengthSize + length + tagSize);
  if (size !== head.length + 32 + padded.length + tagSize) return refused('bad-padding');
  for (let at = lengthSize + length; at < padded.length; at++) if (padded[at] !== 0) return refused('bad-padding');
  const read = decode(padded.subarray(lengthSize, lengthSize + length), { bytes: largest, depth: 1 });
  if (!read.ok) return read;
  if (!Array.isArray(read.value)) return refused('wrong-shape');
  const letters = read.value as readonly Value[];
  return letters.every((one) => one instanceof Uint8Array) ? ok(letters as Letters) : refused('wrong-shape');
}

function headOf(context: Uint8Array, opening: Opening | undefined): Uint8Array {
  const start = Uint8Array.of(version, opening ? 1 : 0);
  return opening ? join(start, context, opening.mailbox, opening.wrapped) : join(start, context);
}

function keysOf(crypto: Cryptography, { id, secret }: Context, { from, to }: Way, salt: Uint8Array) {
  const both = crypto.hkdf(secret, salt, encode([contexts.envelope, id, from, to]), 44);
  return { key: both.subarray(0, 32), nonce: both.subarray(32) };
}
