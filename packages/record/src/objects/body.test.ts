import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, type Value } from '../format/cbor.ts';
import { type Body, decodeBody, decodeFields, encodeBody, encodeFields } from './body.ts';
import { longestBody } from './box.ts';

const paper = { instrument: Uint8Array.of(1), text: Uint8Array.of(2) };
const refusal = (value: Value) => {
  const read = decodeBody(encode(value));
  return read.ok ? 'read' : read.refused;
};
const nested = (depth: number): Value => (depth === 0 ? 0 : [nested(depth - 1)]);

describe('[RE24] a body is a kind, its fields, and paper or none', () => {
  test.each<[string, Body]>([
    ['fields', { kind: 'truce.offered', fields: { from: 1, terms: ['a', null] }, paper: null }],
    ['paper', { kind: 'truce.offered', fields: {}, paper }],
  ])('%s come back', (_, body) => expect(decodeBody(encodeBody(body))).toEqual({ ok: true, value: body }));

  test('any fields come back', () => {
    const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(key, fc.maxSafeInteger(), { noNullPrototype: true }), (fields) => {
        expect(decodeFields(encodeFields(fields))).toEqual({ ok: true, value: fields });
        expect(decodeBody(encodeBody({ kind: 'k', fields, paper: null }))).toEqual({
          ok: true,
          value: { kind: 'k', fields, paper: null },
        });
      }),
      { numRuns: 50 },
    );
  });

  test.each<[string, string, Value]>([
    ['read', 'a kind of 64 bytes', ['k'.repeat(64), {}, null]],
    ['wrong-shape', 'a kind of 65', ['k'.repeat(65), {}, null]],
    ['wrong-shape', 'a kind of 64 characters in 128 bytes', ['é'.repeat(64), {}, null]],
    ['wrong-shape', 'no kind', ['', {}, null]],
    ['wrong-shape', 'a number for a kind', [1, {}, null]],
    ['wrong-shape', 'a list for fields', ['k', [], null]],
    ['wrong-shape', 'bytes for fields', ['k', new Uint8Array(1), null]],
    ['wrong-shape', 'null for fields', ['k', null, null]],
    ['wrong-shape', 'half a paper', ['k', {}, [Uint8Array.of(1)]]],
    ['wrong-shape', 'no paper', ['k', {}, []]],
    ['wrong-shape', 'false for paper', ['k', {}, false]],
    ['wrong-shape', 'text for bytes', ['k', {}, ['a', 'b']]],
    ['wrong-shape', 'text for an instrument', ['k', {}, ['a', Uint8Array.of(2)]]],
    ['wrong-shape', 'text for a text’s bytes', ['k', {}, [Uint8Array.of(1), 'b']]],
    ['wrong-shape', 'three for a paper', ['k', {}, [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]]],
    ['wrong-shape', 'two parts', ['k', {}]],
    ['wrong-shape', 'four parts', ['k', {}, null, null]],
    ['wrong-shape', 'a map', {}],
    ['read', 'as deep as may be', ['k', { a: nested(10) }, null]],
    ['too-deep', 'one deeper', ['k', { a: nested(11) }, null]],
    ['too-large', 'too long', ['k', { a: 'x'.repeat(longestBody) }, null]],
  ])('%s: %s', (answer, _, value) => expect(refusal(value)).toBe(answer));

  test('fields alone are bounded as a body is', () => {
    const why = (bytes: Uint8Array) => {
      const read = decodeFields(bytes);
      return read.ok ? 'read' : read.refused;
    };
    expect(why(encode({ a: nested(11) }))).toBe('read');
    expect(why(encode({ a: nested(12) }))).toBe('too-deep');
    expect(why(encode({ a: 'x'.repeat(longestBody) }))).toBe('too-large');
    expect(why(new Uint8Array(0))).toBe('truncated');
  });

  test('fields alone are a map', () => {
    for (const value of [[], 1, null, 'a', new Uint8Array(0)]) expect(decodeFields(encode(value)).ok).toBe(false);
  });
});

describe('[RE8] a body that its readers would refuse is not encoded', () => {
  test.each<[string, Body]>([
    ['no kind', { kind: '', fields: {}, paper: null }],
    ['a long kind', { kind: 'k'.repeat(65), fields: {}, paper: null }],
    ['too deep', { kind: 'k', fields: { a: nested(11) }, paper: null }],
    ['too long', { kind: 'k', fields: { a: 'x'.repeat(longestBody) }, paper: null }],
  ])('%s', (_, body) => expect(() => encodeBody(body)).toThrow(RangeError));
});
