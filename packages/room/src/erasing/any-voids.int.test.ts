import { expect, test } from 'vitest';
import { anyVoids } from '../testing/any-voids.ts';

const runs = process.env['PARLEY_CAMPAIGN'] ? 400 : 6;

test('[RO103] [RO106] [RO107] whatever is lost, doubled, cut off or started anew: all find the same void, rule alike, and hold no word of it', async () => {
  const { voids, refused } = await anyVoids(runs);
  expect(voids).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
