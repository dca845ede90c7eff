import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, type Value } from './format/cbor.ts';
import { contexts } from './format/contexts.ts';
import { openAnnex, sealAnnex } from './objects/annex.ts';
import { decodeBody, decodeFields, encodeBody } from './objects/body.ts';
import { openEntry, readEntry, readWithoutBox, writeErasure } from './objects/entry.ts';
import { decodeWraps, encodeWraps, wrapSize } from './objects/epoch.ts';
import { decodeHeader, encodeHeader } from './objects/header.ts';
import { readPaper, writePaper } from './objects/instrument.ts';
import { makeSign1, readSign1 } from './objects/sign1.ts';
import { type Read, refusals } from './refusal.ts';
import { bytesFrom, crypto, epoch, person, someEntry } from './testing/room-of-three.ts';

const north = person('North');
const entry = someEntry(north);
const erasure = writeErasure(crypto, north.signer, entry.header, entry.hash);
const text = encode({ from: 1 });
const terms = {
  room: bytesFrom('room'),
  delegation: 'north',
  kind: 'k',
  id: new Uint8Array(16),
  serial: 0,
  answers: [],
  audience: [],
  validUntil: null,
  pin: [],
};
const paper = writePaper(crypto, north.signer, terms, text);

const place = { room: bytesFrom('room'), channel: bytesFrom('channel'), node: north.signer.publicKey };
const annex = sealAnnex(crypto, place, text, bytesFrom('salt'), bytesFrom('key'));

/** Every door of the record, with something it lets in. */
const doors: readonly (readonly [string, Uint8Array, (bytes: Uint8Array) => Read<unknown>])[] = [
  ['decode', text, (bytes) => decode(bytes, { bytes: 65_536, depth: 12 })],
  ['readSign1', entry.bytes, (bytes) => readSign1(bytes, 4224)],
  ['decodeHeader', encodeHeader(entry.header), decodeHeader],
  ['readEntry, its bytes', entry.bytes, (bytes) => readEntry(crypto, bytes, entry.box)],
  ['readWithoutBox', entry.bytes, (bytes) => readWithoutBox(crypto, bytes)],
  ['readEntry, an erasure', erasure.bytes, (bytes) => readEntry(crypto, bytes, new Uint8Array(0))],
  ['readEntry, its box', entry.box, (box) => readEntry(crypto, entry.bytes, box)],
  ['openEntry', entry.box, (box) => openEntry(crypto, { ...entry, box }, epoch.key)],
  ['openEntry, its key', epoch.key, (key) => openEntry(crypto, entry, key)],
  [
    'decodeBody',
    encodeBody({ kind: 'k', fields: { a: [1, 'b'] }, paper: { instrument: paper.bytes, text } }),
    decodeBody,
  ],
  ['decodeFields', text, decodeFields],
  ['decodeWraps', encodeWraps([{ node: bytesFrom('node'), wrapped: new Uint8Array(wrapSize) }]), decodeWraps],
  ['openAnnex', annex.sealed, (bytes) => openAnnex(crypto, place, annex.id, bytesFrom('key'), bytes)],
  ['openAnnex, its key', bytesFrom('key'), (bytes) => openAnnex(crypto, place, annex.id, bytes, annex.sealed)],
  ['readPaper', paper.bytes, (bytes) => readPaper(crypto, bytes, text)],
  ['readPaper, its text', text, (bytes) => readPaper(crypto, paper.bytes, bytes)],
  // Signed by its author, so that whatever is inside gets past the signature.
  [
    'readEntry, signed',
    encodeHeader(entry.header),
    (bytes) => readEntry(crypto, makeSign1(north.signer, contexts.entry, bytes), entry.box),
  ],
  [
    'readPaper, signed',
    paper.sign1.payload,
    (bytes) => readPaper(crypto, makeSign1(north.signer, contexts.instrument, bytes), text),
  ],
];

const named = (read: Read<unknown>) => read.ok || refusals.includes(read.refused);

describe('[RE7] whatever the bytes, a door answers with what it read or with a refusal by name', () => {
  test.each(doors)('%s lets in what belongs there', (_, good, door) => expect(door(good).ok).toBe(true));

  test.each(doors)('%s: any bytes', (_, __, door) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => named(door(bytes))),
      { numRuns: 60 },
    );
  });

  test.each(doors)('%s: good bytes, changed', (_, good, door) => {
    const change = fc.record({ at: fc.nat(good.length), put: fc.uint8Array({ maxLength: 9 }), dropped: fc.nat(9) });
    fc.assert(
      fc.property(change, ({ at, put, dropped }) =>
        named(door(Uint8Array.from([...good.subarray(0, at), ...put, ...good.subarray(at + dropped)]))),
      ),
      { numRuns: 60 },
    );
  });

  const anything: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, false, -1, 0, 1, Number.MAX_SAFE_INTEGER),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => (bytes.length === 3 ? new Uint8Array(32) : bytes)),
      fc.constantFrom('', 'text', 'constructor', 'toString'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'constructor', 'length'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  test.each(doors)('%s: canonical values that mean nothing', (_, __, door) => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.array(anything, { minLength: 12, maxLength: 12 })), (value) =>
        named(door(encode(value))),
      ),
      { numRuns: 60 },
    );
  });

  test.each(doors)('%s: nested a million times, declared beyond all size', (_, __, door) => {
    const bomb = new Uint8Array(1_000_000).fill(0x81);
    const maps = new Uint8Array(60_000).fill(0xa1);
    const huge = Uint8Array.of(0x9b, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
    for (const bytes of [bomb, maps, huge]) expect(door(bytes).ok).toBe(false);
  });
});

describe('[RE11] an object offered at another’s door is refused', () => {
  test('an instrument is no entry, an entry no instrument', () => {
    expect(readEntry(crypto, paper.bytes, entry.box).ok).toBe(false);
    expect(readPaper(crypto, entry.bytes, text).ok).toBe(false);
  });
});
