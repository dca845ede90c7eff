import fc from 'fast-check';
import { expect, test } from 'vitest';
import { order } from './bytes.ts';
import type { Value } from './cbor.ts';
import { ascending, isBytes, isCount, isHash, isHashOrNone, isList, isText, isTuple } from './shape.ts';

const odd: readonly (Value | undefined)[] = [undefined, null, true, {}];
const bytes = (length: number) => new Uint8Array(length);

test('[RE12] a field is of its type and length, or refused', () => {
  for (const value of [...odd, 0, 'x'.repeat(32), Array(32).fill(0), bytes(31), bytes(33)]) {
    expect([isHash(value), isHashOrNone(value), isBytes(value, 32)], String(value)).toEqual([false, false, false]);
  }
  expect([isHash(bytes(0)), isHashOrNone(bytes(0)), isBytes(bytes(0), 0)]).toEqual([false, true, true]);
  expect([isHash(bytes(32)), isHashOrNone(bytes(32)), isBytes(bytes(32), 32)]).toEqual([true, true, true]);
});

test('[RE12] a list is one, and no longer than it may be; a tuple is just as long', () => {
  for (const value of [...odd, 0, 'ab', bytes(2), { length: 2 }])
    expect([isList(value, 2), isTuple(value, 2)], String(value)).toEqual([false, false]);
  expect([0, 1, 2, 3].map((length) => isList(Array(length).fill(null), 2))).toEqual([true, true, true, false]);
  expect([0, 1, 2, 3].map((length) => isTuple(Array(length).fill(null), 2))).toEqual([false, false, true, false]);
});

test('[RE12] a text has a byte at least, and no more bytes than it may', () => {
  for (const value of [...odd, 0, '', ['x'], bytes(1), 'xxxx', 'éé'])
    expect(isText(value, 3), String(value)).toBe(false);
  for (const value of ['x', 'xxx', 'é', 'éx']) expect(isText(value, 3), value).toBe(true);
});

test('[RE4] a count lies between zero and its most', () => {
  for (const value of [...odd, '1', [1], bytes(1), -1, 8]) expect(isCount(value, 7), String(value)).toBe(false);
  for (const value of [0, 1, 7]) expect(isCount(value, 7)).toBe(true);
});

test('[RE16] what ascends is sorted, and holds nothing twice', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 2, max: 3 }), { maxLength: 5 }), (values) => {
      const sorted = values.toSorted(order).map(String);
      const once = new Set(sorted).size === sorted.length;
      expect(ascending(values, order)).toBe(once && values.every((value, i) => String(value) === sorted[i]));
      expect(ascending(values.toSorted(order), order)).toBe(once);
    }),
  );
});
