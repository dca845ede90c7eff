import { expect, test } from 'vitest';
import { inSight, nextRow, rowsOf } from './windows.ts';

test('only rows about the sight are made, and never beyond the list', () => {
  for (const count of [1, 5, 100, 100_000])
    for (const scrolled of [0, 33, 34, 5_000, 3_400_000]) {
      const { first, last } = inSight(scrolled, 600, 34, count);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThanOrEqual(count);
      expect(last - first).toBeLessThan(70);
      const top = Math.floor(scrolled / 34);
      for (const row of [top, top + 17])
        if (row < count) expect([scrolled, row >= first && row < last]).toEqual([scrolled, true]);
    }
});

test('a list that became shorter than where it was scrolled to has no range of less than nothing', () => {
  const { first, last } = inSight(3_000_000, 600, 34, 3);
  expect(last).toBeGreaterThanOrEqual(first);
  expect(rowsOf({ first, last }, 0, 3)).toContain(0);
});

test('the focused row is made wherever the list stands, once', () => {
  expect(rowsOf({ first: 50, last: 53 }, 2, 100)).toEqual([2, 50, 51, 52]);
  expect(rowsOf({ first: 50, last: 53 }, 51, 100)).toEqual([50, 51, 52]);
  expect(rowsOf({ first: 50, last: 53 }, 90, 100)).toEqual([50, 51, 52, 90]);
  expect(rowsOf({ first: 0, last: 2 }, 7, 2)).toEqual([0, 1]);
});

test('keys lead by a row, by a page, and to either end, and stop there', () => {
  expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => nextRow(key, 50, 100, 20))).toEqual(
    [51, 49, 69, 31, 0, 99],
  );
  expect(nextRow('ArrowUp', 0, 100, 20)).toBe(0);
  expect(nextRow('PageDown', 99, 100, 20)).toBe(99);
  expect(nextRow('KeyX', 5, 100, 20)).toBeUndefined();
});
