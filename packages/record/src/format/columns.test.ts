import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Column, packed } from './columns.ts';

test('[RE70] numbers come back as they were packed, and nothing after them', () => {
  const half = Math.floor(Number.MAX_SAFE_INTEGER / 2);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -half, max: half }), fc.integer({ min: -200, max: 200 }))),
      (all) => {
        const column = new Column(packed(all));
        for (const one of all) {
          expect(column.ended).toBe(false);
          expect(column.next()).toBe(one + 0);
        }
        expect(column.ended).toBe(true);
        expect(() => column.next()).toThrow(RangeError);
      },
    ),
  );
});

test('[RE70] a thousand numbers come back', () => {
  const all = Array.from({ length: 1000 }, (_, i) => (i % 2 ? i ** 5 : -i));
  const column = new Column(packed(all));
  expect(all.map(() => column.next())).toEqual(all.map((one) => one + 0));
});
