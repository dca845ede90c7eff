import { describe, expect, test } from 'vitest';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto, person } from '../testing/room-of-three.ts';
import { readPaper, textHash, writePaper } from './instrument.ts';
import { makeSign1 } from './sign1.ts';

const north = person('North');
const text = new TextEncoder().encode('A pause from 06:00 to 18:00.');
const id = bytesFrom('id').subarray(0, 16);
const terms = {
  room: bytesFrom('room'),
  delegation: 'north',
  kind: 'truce.offered',
  id,
  serial: 1,
  answers: [],
  audience: ['mediator', 'south'],
  validUntil: 1_700_000_000_000,
  pin: [bytesFrom('pin')],
};
const paper = writePaper(crypto, north.signer, terms, text);

const written = (changed: { readonly [field: string]: Value } = {}): Value[] =>
  Object.values({
    version: 1,
    room: terms.room,
    delegation: terms.delegation,
    node: north.signer.publicKey,
    kind: terms.kind,
    id,
    serial: terms.serial,
    answers: [],
    textHash: textHash(crypto, text),
    audience: terms.audience,
    validUntil: terms.validUntil,
    pin: terms.pin,
    ...changed,
  });
const refusal = (value: Value, context = contexts.instrument) => {
  const read = readPaper(crypto, makeSign1(north.signer, context, encode(value)), text);
  return read.ok ? 'read' : read.refused;
};

test('[RE25] an instrument is read back as it was written, and names no channel', () => {
  expect(readPaper(crypto, paper.bytes, text)).toEqual({ ok: true, value: paper });
  expect(paper.instrument).toEqual({ ...terms, node: north.signer.publicKey, textHash: textHash(crypto, text) });
  expect(encode(written())).toEqual(paper.sign1.payload);
  expect(Object.keys(paper.instrument)).not.toContain('channel');
});

test('[RE25] it stands with its own text only', () => {
  for (const other of [new Uint8Array(0), text.subarray(1), text.map((byte, i) => (i === 0 ? byte ^ 1 : byte))])
    expect(readPaper(crypto, paper.bytes, other)).toEqual({ ok: false, refused: 'text-differs' });
  expect(textHash(crypto, text)).not.toEqual(crypto.sha256(text));
});

test('[RE25] changed at any byte it is refused', () => {
  for (let at = 0; at < paper.bytes.length; at++) {
    const changed = paper.bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
    expect(readPaper(crypto, changed, text).ok, `byte ${at}`).toBe(false);
  }
  for (let end = 0; end < paper.bytes.length; end++)
    expect(readPaper(crypto, paper.bytes.subarray(0, end), text).ok).toBe(false);
});

test('[RE25] every term is bound by the signature', () => {
  const others: { readonly [field: string]: Value } = {
    room: bytesFrom('another'),
    delegation: 'south',
    node: person('South').signer.publicKey,
    kind: 'truce.ended',
    id: bytesFrom('another').subarray(0, 16),
    serial: 2,
    answers: [id],
    audience: ['mediator'],
    validUntil: null,
    pin: [],
  };
  for (const [field, value] of Object.entries(others)) {
    const sign = paper.sign1.signature;
    const forged = { publicKey: north.signer.publicKey, sign: () => sign };
    const bytes = makeSign1(forged, contexts.instrument, encode(written({ [field]: value })));
    expect(readPaper(crypto, bytes, text), field).toEqual({ ok: false, refused: 'bad-signature' });
  }
});

test.each(Object.entries(contexts).filter(([name]) => name !== 'instrument'))(
  '[RE11] a signature made as %s makes no instrument',
  (_, context) => expect(refusal(written(), context as typeof contexts.instrument)).toBe('bad-signature'),
);

const ids = (count: number) => Array.from({ length: count }, (_, i) => new Uint8Array(16).fill(i));
const hashes = (count: number) => Array.from({ length: count }, (_, i) => new Uint8Array(32).fill(i));
const words = (count: number) => Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));

describe('[RE26] every term has its type, range and order', () => {
  test.each<[string, string, { readonly [field: string]: Value }]>([
    [
      'read',
      'as much as may be',
      { answers: ids(16), audience: words(32), pin: hashes(16), delegation: 'd'.repeat(32), kind: 'k'.repeat(64) },
    ],
    ['read', 'as little as may be', { answers: [], audience: [], pin: [], validUntil: null, serial: 0 }],
    ['read', 'the largest integers', { serial: Number.MAX_SAFE_INTEGER, validUntil: Number.MAX_SAFE_INTEGER }],
    ['unknown-version', 'a version to come', { version: 2 }],
    ['integer-out-of-range', 'a serial below zero', { serial: -1 }],
    ['integer-out-of-range', 'a serial in words', { serial: '1' }],
    ['integer-out-of-range', 'a time below zero', { validUntil: -1 }],
    ['integer-out-of-range', 'a time in words', { validUntil: 'never' }],
    ['wrong-shape', '17 answers', { answers: ids(17) }],
    ['wrong-shape', '33 readers', { audience: words(33) }],
    ['wrong-shape', '17 pins', { pin: hashes(17) }],
    ['wrong-shape', 'an id too long', { id: bytesFrom('id') }],
    ['wrong-shape', 'an answer too long', { answers: hashes(1) }],
    ['wrong-shape', 'no delegation', { delegation: '' }],
    ['wrong-shape', 'a long delegation', { delegation: 'd'.repeat(33) }],
    ['wrong-shape', 'no kind', { kind: '' }],
    ['wrong-shape', 'an unnamed reader', { audience: [''] }],
    ['wrong-shape', 'no room', { room: new Uint8Array(0) }],
    ['wrong-shape', 'a term more', { more: 0 }],
    ['not-canonical', 'answers unsorted', { answers: ids(2).reverse() }],
    ['not-canonical', 'an answer twice', { answers: [id, id] }],
    ['not-canonical', 'readers unsorted', { audience: ['south', 'mediator'] }],
    ['not-canonical', 'a reader twice', { audience: ['south', 'south'] }],
    ['not-canonical', 'pins unsorted', { pin: hashes(2).reverse() }],
  ])('%s: %s', (answer, _, changed) => expect(refusal(written(changed))).toBe(answer));

  test('bytes that are no terms, or hide something deeper', () => {
    const why = (payload: Uint8Array) => {
      const read = readPaper(crypto, makeSign1(north.signer, contexts.instrument, payload), text);
      return read.ok ? 'read' : read.refused;
    };
    expect(why(new Uint8Array(0))).toBe('truncated');
    expect(why(encode(written({ answers: [[[]]] })))).toBe('too-deep');
  });

  test('at most 4 KiB, and what would be refused is not signed', () => {
    expect(readPaper(crypto, new Uint8Array(4097), text)).toEqual({ ok: false, refused: 'too-large' });
    expect(() => writePaper(crypto, north.signer, { ...terms, audience: ['south', 'mediator'] }, text)).toThrow(
      'not-canonical',
    );
    expect(() => writePaper(crypto, north.signer, { ...terms, serial: -1 }, text)).toThrow('integer-out-of-range');
  });
});
