import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoken } from './spoken.ts';

test('[RE50] six words say 96 bits, each of five letters, and other bits are other words', () => {
  // The scheme's own examples: 127.0.0.1 and 63.84.220.193.
  expect(spoken(Uint8Array.of(127, 0, 0, 1))).toEqual(['lusab', 'babad']);
  expect(spoken(Uint8Array.of(63, 84, 220, 193))).toEqual(['gutih', 'tugad']);
  expect(spoken(Uint8Array.of(127, 0, 0))).toEqual(['lusab']);
  expect(spoken(Uint8Array.of(127))).toEqual([]);
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 12, maxLength: 12 }),
      fc.uint8Array({ minLength: 12, maxLength: 12 }),
      (one, other) => {
        const [left, right] = [spoken(one), spoken(other)];
        expect(left).toHaveLength(6);
        expect(left.every((word) => /^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]$/.test(word))).toBe(true);
        expect(left.join() === right.join()).toBe(one.join() === other.join());
      },
    ),
  );
});
