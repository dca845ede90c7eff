import { expect, test } from 'vitest';
import { farthest, leastPixels, mostScale, scaleOf } from './legible.ts';

test.each([
  [55, 52.6, 65.7],
  [65, 44.5, 55.6],
  [75, 38.5, 48.2],
  [85, 34, 42.5],
])('from five metres, %i inches need text of %i pixels, in a bright room of %i', (diagonal, dim, bright) => {
  const seen = { diagonal, distance: 5 };
  expect(leastPixels({ ...seen, bright: false })).toBeCloseTo(dim, 0);
  expect(leastPixels({ ...seen, bright: true })).toBeCloseTo(bright, 0);
});

test('text grows with the distance, never below its usual size, and says where it does not fit', () => {
  expect(scaleOf({ diagonal: 85, distance: 3, bright: false })).toEqual({ scale: 1, fits: true });
  expect(scaleOf({ diagonal: 65, distance: 5, bright: false }).scale).toBeCloseTo(1.11, 2);
  expect(scaleOf({ diagonal: 55, distance: 5, bright: false }).fits).toBe(false);
  expect(scaleOf({ diagonal: 32, distance: 8, bright: true })).toEqual({ scale: mostScale, fits: false });
});

test('the farthest place is one that fits, and a step behind it does not', () => {
  for (const diagonal of [32, 55, 85])
    for (const bright of [false, true]) {
      const distance = farthest(diagonal, bright);
      expect(scaleOf({ diagonal, distance, bright }).fits).toBe(true);
      expect(scaleOf({ diagonal, distance: distance + 0.11, bright }).fits).toBe(false);
    }
});
