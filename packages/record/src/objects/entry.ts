/**
 * An entry: a signed header, and beside it the sealed box that it commits to. An entry's name is the SHA-256 of all its
 * bytes, signature included, so that the chain over it authenticates exactly what was written.
 */
import type { Cryptography, Signer } from '../cryptography.ts';
import { equal, type Hex, none, toHex } from '../format/bytes.ts';
import { contexts } from '../format/contexts.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { commitmentOf, entryKey, openBox, sealBox } from './box.ts';
import { decodeWraps } from './epoch.ts';
import { decodeHeader, encodeHeader, type Header, limits } from './header.ts';
import { makeSign1, readSign1, type Sign1, signedBy } from './sign1.ts';

export type Entry = {
  readonly header: Header;
  /** As they were written; what is stored, sent and hashed. */
  readonly bytes: Uint8Array;
  /** Empty where it is not here, or was destroyed: see `hasBox`. */
  readonly box: Uint8Array;
  readonly hash: Uint8Array;
  /** `hash` in hex: the entry's name. */
  readonly name: Hex;
  readonly sign1: Sign1;
};

/** What an author decides about an entry; the rest follows from the body and the keys. */
export type Draft = Pick<Header, 'room' | 'channel' | 'position' | 'prev' | 'seen' | 'pin' | 'claimed'>;

export type EpochKey = { readonly id: Uint8Array; readonly key: Uint8Array };

/** Seals a body under an epoch and signs the header over it. `salt` is 32 fresh random bytes. */
export function writeEntry(
  crypto: Cryptography,
  signer: Signer,
  draft: Draft,
  epoch: EpochKey,
  salt: Uint8Array,
  body: Uint8Array,
): Entry {
  const place = { ...draft, node: signer.publicKey, epoch: epoch.id };
  const secret = entryKey(crypto, epoch.key, salt, place);
  const box = sealBox(crypto, secret, place, body);
  const commitment = commitmentOf(crypto, secret);
  return finish(crypto, signer, draft, { kind: 'sealed', epoch: epoch.id, salt, commitment }, box);
}

/** Signs a header over a wrap list, whose wraps are ciphertext already. */
export function writeWraps(
  crypto: Cryptography,
  signer: Signer,
  draft: Draft,
  epoch: Uint8Array,
  wraps: Uint8Array,
): Entry {
  return finish(crypto, signer, draft, { kind: 'wraps', epoch }, wraps);
}

/** Signs a header that declares an earlier entry of the channel void. It has no box: nothing more can be said in it. */
export function writeErasure(crypto: Cryptography, signer: Signer, draft: Draft, of: Uint8Array): Entry {
  return finish(crypto, signer, draft, { kind: 'erasure', of }, none);
}

function finish(
  crypto: Cryptography,
  signer: Signer,
  draft: Draft,
  sealing: Header['sealing'],
  box: Uint8Array,
): Entry {
  const { room, channel, position, prev, seen, pin, claimed } = draft;
  const node = signer.publicKey;
  const boxHash = crypto.sha256(box);
  const header = { room, channel, node, position, prev, seen, pin, claimed, sealing, boxHash, boxSize: box.length };
  const bytes = makeSign1(signer, contexts.entry, encodeHeader(header));
  const read = readEntry(crypto, bytes, box);
  // Fail before anything leaves: what this node could not read back it must not have signed.
  if (!read.ok) throw new Error(`an entry of this node would be refused: ${read.refused}`);
  return read.value;
}

/** Reads an entry and holds its box against the header. The signature is judged with its log, not here. */
export function readEntry(crypto: Cryptography, bytes: Uint8Array, box: Uint8Array): Read<Entry> {
  const read = readHeader(crypto, bytes, box);
  if (!read.ok) return read;
  const { header } = read.value;
  if (box.length !== header.boxSize || !equal(crypto.sha256(box), header.boxHash)) return refused('box-differs');
  // Nothing seals a wrap list, so it is read at the door, and every reader refuses the same ones.
  if (header.sealing.kind === 'wraps') {
    const wraps = decodeWraps(box);
    if (!wraps.ok) return wraps;
  }
  return read;
}

/**
 * Reads an entry whose box is not there: chain, hashes and signature hold without it. Only sealed words can go; without a
 * channel's first entry, or a wrap list, nobody could read what is left.
 */
export function readWithoutBox(crypto: Cryptography, bytes: Uint8Array): Read<Entry> {
  const read = readHeader(crypto, bytes, none);
  if (!read.ok) return read;
  const { header } = read.value;
  return header.sealing.kind === 'sealed' && header.channel.length > 0 && header.boxSize > 0
    ? read
    : refused('box-missing');
}

function readHeader(crypto: Cryptography, bytes: Uint8Array, box: Uint8Array): Read<Entry> {
  const sign1 = readSign1(bytes, limits.entry);
  if (!sign1.ok) return sign1;
  const header = decodeHeader(sign1.value.payload);
  if (!header.ok) return header;
  const hash = crypto.sha256(bytes);
  return ok({ header: header.value, bytes, box, hash, name: toHex(hash), sign1: sign1.value });
}

/** Whether the box is here that the header commits to. */
export const hasBox = ({ box, header }: Entry): boolean => box.length === header.boxSize;

/** Entries that stand on a disk read themselves; what is changed of them is what was read. */
type Whole = { box: Uint8Array; readonly whole?: Whole };
const wholeOf = (entry: Entry): Whole => (entry as Whole).whole ?? (entry as Whole);

/** Overwrites a box in memory, wherever this entry is held: only its header, its signature and its hashes stay. */
export function destroyBox(entry: Entry): void {
  const whole = wholeOf(entry);
  whole.box.fill(0);
  whole.box = none;
}

/** Gives an entry its box again. False where it is another than the header commits to. */
export function giveBox(crypto: Cryptography, entry: Entry, box: Uint8Array): boolean {
  const same = readEntry(crypto, entry.bytes, box).ok;
  if (same) wholeOf(entry).box = box;
  return same;
}

/** Whether the author's own signature holds. A later authentic entry of the log authenticates as well. */
export function signatureHolds(crypto: Cryptography, entry: Entry): boolean {
  return signedBy(crypto, entry.sign1, contexts.entry, entry.header.node);
}

/** Opens an entry with its epoch's key. */
export function openEntry(crypto: Cryptography, entry: Entry, epochKey: Uint8Array): Read<Uint8Array> {
  const { header, box } = entry;
  if (header.sealing.kind !== 'sealed') return refused('wrong-shape');
  const { room, channel, node, position } = header;
  const place = { room, channel, node, position, epoch: header.sealing.epoch };
  const secret = entryKey(crypto, epochKey, header.sealing.salt, place);
  return openBox(crypto, secret, header.sealing.commitment, place, box);
}
