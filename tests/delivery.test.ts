import { expect, test } from 'vitest';
import { anyDelivery } from '../packages/room/src/testing/any-delivery.ts';
import { anyRivals } from '../packages/room/src/testing/any-rivals.ts';

const runs = process.env['PARLEY_CAMPAIGN'] ? 500 : 100;

test(`${runs} rooms with cut, delayed, doubled and reordered delivery: one state for the same entries, no ruling changes`, async () => {
  // The property must have met what it is about: a withdrawal beside an acceptance.
  expect(await anyDelivery(runs, 7)).toBeGreaterThan(0);
}, 900_000);

const rivalRuns = process.env['PARLEY_CAMPAIGN'] ? 500 : 20;

test(`${rivalRuns} rooms with rival decisions and words by an older charter: one state for the same entries, no ruling changes`, async () => {
  // It must have met decisions that were both taken by those who did not know of the other.
  expect(await anyRivals(rivalRuns, 7)).toBeGreaterThan(0);
}, 900_000);
