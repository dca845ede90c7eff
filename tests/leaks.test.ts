import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openings } from '../packages/desks/src/testing/openings.ts';
import { twins } from './leaks/twins.ts';

const runs = process.env['PARLEY_CAMPAIGN'] ? 200 : 6;
const turns = 30;

const desksOf = (kinds: readonly string[]) => [...new Set(kinds.map((kind) => kind.split('.')[0] as string))];

test(`${runs} random rooms, each played twice: what a delegation is shown does not depend on what is said where it is not`, async () => {
  const met = { unseen: new Set<string>(), seen: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const { seat, differences, unseen, seen, noticed } = await twins(seed, turns);
      expect(differences, seat).toEqual([]);
      // Who is there is shown it, or the two runs would say nothing.
      expect(noticed, `nobody is shown what ${seat} is not`).toBe(true);
      for (const desk of desksOf(unseen)) met.unseen.add(desk);
      for (const desk of desksOf(seen)) met.seen.add(desk);
    }),
    { numRuns: runs, seed: 20231124, endOnFailure: true },
  );
  const all = Object.keys(openings);
  expect(all.filter((desk) => desk !== 'charter' && !met.unseen.has(desk))).toEqual([]);
  expect(all.filter((desk) => !met.seen.has(desk))).toEqual([]);
}, 3_600_000);
