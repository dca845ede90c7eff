import { decode as decodeCbor, encode as encodeCbor, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexOf } from '../testing/room-of-three.ts';
import { equal, fromHex, join, order, toHex } from './bytes.ts';
import { decode, decodeSharing, encode, type Value, whyNotValue } from './cbor.ts';
import { endOfItem } from './scan.ts';

const wide = { bytes: 1 << 20, depth: 12 };
const read = (hex: string, limits = wide) => {
  const answer = decode(hexOf(hex), limits);
  return answer.ok ? answer.value : answer.refused;
};

const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed() && !value.startsWith('\ufeff'));
const anyValue = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    text,
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).value;

test('[RE1] what is encoded is read back equal, and its encoding is the same bytes again', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const bytes = encode(value);
      const answer = decode(bytes, wide);
      expect(answer).toEqual({ ok: true, value });
      expect(answer.ok && equal(encode(answer.value), bytes)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('[RE1] another implementation writes the same bytes', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(equal(encode(value), encodeCbor(value, rfc8949EncodeOptions))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** What another implementation makes of these bytes, where they are exactly what it would write itself. */
function readElsewhere(bytes: Uint8Array): unknown {
  try {
    const value: unknown = decodeCbor(bytes, { strict: true, rejectDuplicateMapKeys: true });
    return equal(encodeCbor(value, rfc8949EncodeOptions), bytes) ? value : undefined;
  } catch {
    return undefined;
  }
}

test('[RE2] what is read of damaged bytes, another implementation reads alike and would write again', () => {
  fc.assert(
    fc.property(anyValue, fc.nat(), fc.nat({ max: 255 }), (value, place, byte) => {
      const bytes = encode(value);
      bytes[place % bytes.length] = byte;
      const answer = decode(bytes, wide);
      if (!answer.ok) return;
      expect(answer.value).toEqual(readElsewhere(bytes));
      expect(equal(encode(answer.value), bytes)).toBe(true);
      expect(decodeSharing(bytes, wide)).toEqual(answer);
    }),
    { numRuns: 2000 },
  );
});

test('[RE1] a large value leaves no trace in the next', () => {
  const large = encode([new Uint8Array(200_000).fill(7), 'x'.repeat(100_000)]);
  const first = encode([1, 'a']);
  expect(decode(large, wide).ok).toBe(true);
  expect(encode(['b', { c: null }])).toHaveLength(7);
  expect(toHex(first)).toBe('82016161');
});

test('[RE1] what is read stands by itself, or is part of its bytes where that is asked for', () => {
  const bytes = encode([Uint8Array.of(1, 2, 3)]);
  const [copied, shared] = [decode(bytes, wide), decodeSharing(bytes, wide)];
  bytes[2] = 9;
  expect(copied).toEqual({ ok: true, value: [Uint8Array.of(1, 2, 3)] });
  expect(shared).toEqual({ ok: true, value: [Uint8Array.of(9, 2, 3)] });
});

test('[RE1] an encoding is a plain Uint8Array, whatever its length', () => {
  for (const length of [0, 10, 100, 1000, 70_000])
    expect(Object.getPrototypeOf(encode([new Uint8Array(length), 'x'.repeat(length)]))).toBe(Uint8Array.prototype);
});

test('[RE1] the order in which a map was made does not show', () => {
  expect(encode({ bb: 1, a: 2, '': 3 })).toEqual(encode({ '': 3, a: 2, bb: 1 }));
  expect(toHex(encode({ bb: 1, a: 2 }))).toBe('a261610262626201');
});

test('[RE1] the edges of integers, lengths and text have one form each', () => {
  for (const n of [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER])
    for (const value of [n, n && -n]) expect(decode(encode(value), wide)).toEqual({ ok: true, value });
  for (const length of [0, 23, 24, 255, 256, 65_536])
    expect(decode(encode('é'.repeat(length)), wide)).toEqual({ ok: true, value: 'é'.repeat(length) });
  expect(encode(-0)).toEqual(encode(0));
});

describe('[RE2] bytes in any but their one form are refused', () => {
  test.each([
    ['1800', '0 in two bytes'],
    ['1817', '23 in two bytes'],
    ['1900ff', '255 in three bytes'],
    ['1a0000ffff', '65,535 in five bytes'],
    ['1b00000000ffffffff', '2^32 − 1 in nine bytes'],
    ['3817', '−24 in two bytes'],
    ['580101', 'a byte string with a long length'],
    ['780161', 'text with a long length'],
    ['980100', 'an array with a long count'],
    ['b801616100', 'a map with a long count'],
    ['9f00ff', 'an array of indefinite length'],
    ['bf616100ff', 'a map of indefinite length'],
    ['5f4100ff', 'a byte string of indefinite length'],
    ['7f6161ff', 'text of indefinite length'],
    ['ff', 'a break alone'],
    ['1c', 'a reserved length'],
    ['a2616200616100', 'keys unsorted'],
    ['a262616100616200', 'a longer key before a shorter one'],
    ['a2616100616100', 'a key twice'],
  ])('%s, %s', (hex) => expect(read(hex)).toBe('not-canonical'));
});

describe('[RE3] only the subset of CBOR is read', () => {
  test.each([
    ['f90000', 'unknown-type', 'a half float'],
    ['fa47c35000', 'unknown-type', 'a single float'],
    ['fb7e37e43c8800759c', 'unknown-type', 'a double: 1e300'],
    ['fb3ff0000000000000', 'unknown-type', 'a double that is an integer'],
    ['f97e00', 'unknown-type', 'NaN'],
    ['f97c00', 'unknown-type', 'infinity'],
    ['f7', 'unknown-type', 'undefined'],
    ['e0', 'unknown-type', 'simple value 0'],
    ['f820', 'unknown-type', 'simple value 32'],
    ['c000', 'unknown-type', 'a tag'],
    ['c249010000000000000000', 'unknown-type', 'a bignum'],
    ['d9d9f700', 'unknown-type', 'the tag that says CBOR'],
    ['a10102', 'wrong-shape', 'an integer as a key'],
    ['a1414102', 'wrong-shape', 'bytes as a key'],
    ['a1f602', 'wrong-shape', 'null as a key'],
    ['a18002', 'wrong-shape', 'an array as a key'],
    ['a1a168746f537472696e670002', 'wrong-shape', 'a map as a key, in which toString is a number'],
    ['a1695f5f70726f746f5f5fa0', 'wrong-shape', 'the key __proto__'],
    ['81a1695f5f70726f746f5f5f01', 'wrong-shape', '__proto__ further in'],
  ])('%s: %s, %s', (hex, refusal) => expect(read(hex)).toBe(refusal));

  test('a key that names a method of objects is a key like any other', () => {
    expect(read('a16b636f6e7374727563746f7201')).toEqual({ constructor: 1 });
    expect(Object.getPrototypeOf(read('a16b636f6e7374727563746f7201'))).toBe(Object.prototype);
  });
});

describe('[RE4] integers end at ±(2^53 − 1)', () => {
  test.each([
    ['1b001fffffffffffff', 2 ** 53 - 1],
    ['1b0020000000000000', 'integer-out-of-range'],
    ['1b7fffffffffffffff', 'integer-out-of-range'],
    ['1b8000000000000000', 'integer-out-of-range'],
    ['1bffffffffffffffff', 'integer-out-of-range'],
    ['3b001ffffffffffffe', -(2 ** 53 - 1)],
    ['3b001fffffffffffff', 'integer-out-of-range'],
    ['3bffffffffffffffff', 'integer-out-of-range'],
    ['5bffffffffffffffff', 'integer-out-of-range'],
  ])('%s is %s', (hex, answer) => expect(read(hex)).toBe(answer));
});

describe('[RE5] text is UTF-8 with one reading', () => {
  test.each([
    ['61ff', 'not-utf8', 'a byte of no text'],
    ['62c080', 'not-utf8', 'an overlong NUL'],
    ['63eda080', 'not-utf8', 'a surrogate'],
    ['64f4908080', 'not-utf8', 'beyond U+10FFFF'],
    ['62e282', 'not-utf8', 'half a character'],
    ['63efbbbf', 'not-canonical', 'a byte order mark alone'],
    ['64efbbbf61', 'not-canonical', 'a byte order mark before text'],
    ['a164efbbbf6101', 'not-canonical', 'a byte order mark in a key'],
    ['a161ff01', 'not-utf8', 'a key of no text'],
  ])('%s: %s, %s', (hex, refusal) => expect(read(hex)).toBe(refusal));

  test('a byte order mark inside stays, and so does text that looks alike', () => {
    // The last three begin with two of a mark's three bytes.
    for (const value of ['a\ufeffb', 'é', 'e\u0301', '\u0000', '\u202e', '\ufefe', '\ufe7f', '\u1eff']) {
      expect(decode(encode(value), wide)).toEqual({ ok: true, value });
    }
    expect(encode('é')).not.toEqual(encode('e\u0301'));
  });
});

describe('[RE6] size and depth are bounded before anything is built', () => {
  test('a million arrays within each other are refused at once', () => {
    const bomb = new Uint8Array(1_000_001).fill(0x81);
    bomb[1_000_000] = 0;
    expect(decode(bomb, { bytes: 2_000_000, depth: 12 })).toEqual({ ok: false, refused: 'too-deep' });
    expect(endOfItem(bomb, 0, { bytes: 2_000_000, depth: 12 })).toEqual({ refused: 'too-deep' });
  });

  test.each([
    ['9b001fffffffffffff', 'an array of 2^53 − 1'],
    ['bb001fffffffffffff', 'a map of 2^53 − 1'],
    ['5b001fffffffffffff', 'bytes of 2^53 − 1'],
    ['7b001fffffffffffff', 'text of 2^53 − 1'],
    ['9affffffff00', 'an array of 2^32 − 1'],
    ['5affffffff00', 'bytes of 2^32 − 1'],
    ['8200', 'an array one short'],
    ['a16161', 'a map without its value'],
  ])('%s, %s: what is not there is not awaited', (hex) => expect(read(hex)).toBe('truncated'));

  test('the limits are exact', () => {
    expect(read('8180', { bytes: 2, depth: 2 })).toEqual([[]]);
    expect(read('8180', { bytes: 2, depth: 1 })).toBe('too-deep');
    expect(read('8180', { bytes: 1, depth: 2 })).toBe('too-large');
    expect(read('0000')).toBe('bytes-left-over');
    expect(read('')).toBe('truncated');
    expect(endOfItem(hexOf('0080'), 1, { bytes: 8, depth: 1 })).toEqual({ end: 2 });
    for (const item of ['83000000', '43000000', '63616161']) {
      const after = hexOf(`0000${item}`);
      expect(endOfItem(after, 2, { bytes: 4, depth: 1 })).toEqual({ end: 6 });
      expect(endOfItem(after, 2, { bytes: 3, depth: 1 })).toEqual({ refused: 'too-large' });
    }
  });

  test('an encoding cut at any byte is refused', () => {
    const whole = encode({ a: [1, 300, 'text', new Uint8Array(30)], bb: null, c: { d: -70_000 } });
    for (let end = 0; end < whole.length; end++)
      expect(decode(whole.subarray(0, end), wide)).toEqual({ ok: false, refused: 'truncated' });
  });
});

describe('[RE8] what this node could not read back it does not write', () => {
  const round: { self?: unknown } = {};
  round.self = round;
  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    [[undefined], 'undefined in a list'],
    [Array(2), 'a list with holes'],
    [1.5, 'a fraction'],
    [[1, 1.5], 'a fraction further on in a list'],
    [{ a: 1, b: 1.5 }, 'a fraction further on in a map'],
    [Number.NaN, 'no number'],
    [2 ** 53, '2^53'],
    [10n, 'a bigint'],
    ['\ud800', 'half a character'],
    ['\ufeffa', 'a byte order mark'],
    [{ '\udfff': 1 }, 'half a character as a key'],
    [{ '\ufeff': 1 }, 'a byte order mark as a key'],
    [JSON.parse('{"__proto__": 1}'), 'the key __proto__'],
    [new Map([['a', 1]]), 'a Map'],
    [new Date(0), 'a Date'],
    [new Uint16Array(2), 'numbers of 16 bits'],
    [new ArrayBuffer(2), 'a buffer'],
    [() => 1, 'a function'],
    [Symbol('a'), 'a symbol'],
    [round, 'a circle'],
  ])('%#: %s', (value) => {
    expect(whyNotValue(value)).toBeTypeOf('string');
    expect(() => encode(value as Value)).toThrow(TypeError);
  });

  test('what is nested deeper than 16 times', () => {
    const nested = (depth: number, inner: Value = 0): Value => (depth === 0 ? inner : nested(depth - 1, [inner]));
    const within = (depth: number, inner: Value): Value => (depth === 0 ? inner : within(depth - 1, { a: inner }));
    for (const value of [nested(16), within(16, 0)])
      expect(decode(encode(value), { ...wide, depth: 16 }).ok).toBe(true);
    for (const value of [nested(17), within(17, 0)]) expect(() => encode(value)).toThrow(TypeError);
  });

  test('a property that is undefined is absent; an object without prototype is one', () => {
    expect(toHex(encode({ a: undefined, b: 1 } as never))).toBe('a1616201');
    expect(toHex(encode(Object.assign(Object.create(null), { b: 1 })))).toBe('a1616201');
  });
});

test('[RE1] bytes have one name in hex, and one order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (left, right) => {
      expect(fromHex(toHex(left))).toEqual(left);
      expect(Math.sign(order(left, right))).toBe(Math.sign(Buffer.compare(left, right)));
      expect(equal(left, right)).toBe(toHex(left) === toHex(right));
      expect(toHex(join(left, right))).toBe(toHex(left) + toHex(right));
    }),
  );
  for (const hex of ['a', 'AB', 'zz', '0x', ' 0']) expect(fromHex(hex)).toBeUndefined();
});
