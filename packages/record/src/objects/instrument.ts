/**
 * Paper that can be shown: an act signed once more inside its box, bound to everything but a channel. It can be conveyed
 * word for word into another channel, or out of the room, and be proved there without opening anything else.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { equal, join, order } from '../format/bytes.ts';
import { decode, encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { ascending, isBytes, isCount, isHash, isList, isText, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { limits } from './header.ts';
import { makeSign1, readSign1, type Sign1, signedBy } from './sign1.ts';

/** At most 4 KiB with its signature. */
const mostBytes = 4096;

export type Instrument = {
  readonly room: Uint8Array;
  readonly delegation: string;
  /** The signing node's Ed25519 key; the charter says whether it is that delegation's. */
  readonly node: Uint8Array;
  /** The act's kind. */
  readonly kind: string;
  /** 16 random bytes. */
  readonly id: Uint8Array;
  readonly serial: number;
  /** Ids of the instruments that this one answers, ascending. */
  readonly answers: readonly Uint8Array[];
  /** SHA-256(context ‖ 0 ‖ the body's exact bytes). */
  readonly textHash: Uint8Array;
  /** The delegations that may be shown it, ascending. */
  readonly audience: readonly string[];
  /** Ms UTC, or null where it does not lapse by itself. */
  readonly validUntil: number | null;
  /** The charter's entries relied on. */
  readonly pin: readonly Uint8Array[];
};

/** An instrument with the exact bytes of its body. */
export type Paper = {
  readonly instrument: Instrument;
  readonly bytes: Uint8Array;
  readonly text: Uint8Array;
  readonly sign1: Sign1;
};

const version = 1;

export function textHash(crypto: Cryptography, text: Uint8Array): Uint8Array {
  return crypto.sha256(join(contexts.paper, Uint8Array.of(0), text));
}

export function writePaper(
  crypto: Cryptography,
  signer: Signer,
  terms: Omit<Instrument, 'node' | 'textHash'>,
  text: Uint8Array,
): Paper {
  const payload = encode([
    version,
    terms.room,
    terms.delegation,
    signer.publicKey,
    terms.kind,
    terms.id,
    terms.serial,
    terms.answers,
    textHash(crypto, text),
    terms.audience,
    terms.validUntil,
    terms.pin,
  ]);
  const read = readPaper(crypto, makeSign1(signer, contexts.instrument, payload), text);
  if (!read.ok) throw new Error(`an instrument of this node would be refused: ${read.refused}`);
  return read.value;
}

/** Reads an instrument, and holds its text and its signature against it. Who may speak for whom is the charter's to say. */
export function readPaper(crypto: Cryptography, bytes: Uint8Array, text: Uint8Array): Read<Paper> {
  const sign1 = readSign1(bytes, mostBytes);
  if (!sign1.ok) return sign1;
  const instrument = decodeInstrument(sign1.value.payload);
  if (!instrument.ok) return instrument;
  if (!equal(textHash(crypto, text), instrument.value.textHash)) return refused('text-differs');
  if (!signedBy(crypto, sign1.value, contexts.instrument, instrument.value.node)) return refused('bad-signature');
  return ok({ instrument: instrument.value, bytes, text, sign1: sign1.value });
}

function decodeInstrument(payload: Uint8Array): Read<Instrument> {
  const read = decode(payload, { bytes: mostBytes, depth: 2 });
  if (!read.ok) return read;
  if (!isTuple(read.value, 12)) return refused('wrong-shape');
  const [ver, room, delegation, node, kind, id, serial, answers, hash, audience, validUntil, pin] = read.value;
  if (ver !== version) return refused('unknown-version');
  if (!isHash(room) || !isText(delegation, 32) || !isHash(node) || !isText(kind, 64) || !isBytes(id, 16))
    return refused('wrong-shape');
  if (!isCount(serial, Number.MAX_SAFE_INTEGER)) return refused('integer-out-of-range');
  if (!isList(answers, 16) || !answers.every((one) => isBytes(one, 16)) || !isHash(hash)) return refused('wrong-shape');
  if (!isList(audience, 32) || !audience.every((one) => isText(one, 32))) return refused('wrong-shape');
  if (validUntil !== null && !isCount(validUntil, Number.MAX_SAFE_INTEGER)) return refused('integer-out-of-range');
  if (!isList(pin, limits.pin) || !pin.every((one) => isHash(one))) return refused('wrong-shape');
  const instrument = {
    room,
    delegation,
    node,
    kind,
    id,
    serial,
    answers: answers as readonly Uint8Array[],
    textHash: hash,
    audience: audience as readonly string[],
    validUntil,
    pin: pin as readonly Uint8Array[],
  };
  const sorted =
    ascending(instrument.answers, order) &&
    ascending(instrument.pin, order) &&
    ascending(instrument.audience, (left, right) => (left < right ? -1 : 1));
  return sorted ? ok(instrument) : refused('not-canonical');
}
