import { cryptography, nodeKeysFrom } from '@parley/vault';
import { expect, test } from 'vitest';
import { behaviours } from '../packages/rehearsal/src/hostile/behaviours.ts';
import { type Campaign, campaign } from '../packages/rehearsal/src/hostile/campaign.ts';

/** Another range of seeds, to look where nobody has looked, or to share a campaign out: how many, and the first. */
const seeds = Number(process.env['PARLEY_SEEDS'] ?? (process.env['PARLEY_CAMPAIGN'] ? 10_000 : 40));
const first = Number(process.env['PARLEY_SEED'] ?? 1);
const ground = { cryptography, keysFrom: nodeKeysFrom };

test(
  `${seeds} rooms with a hostile delegation in them: every behaviour occurs, is answered as it must be, and harms nobody`,
  async () => {
    const runs: Campaign[] = [];
    const struck = new Map<string, number>();
    const run = async (seed: number, library = behaviours) => {
      const outcome = await campaign(ground, seed, library);
      runs.push(outcome);
      for (const [name, count] of Object.entries(outcome.struck)) struck.set(name, (struck.get(name) ?? 0) + count);
    };
    for (let seed = first; seed < first + seeds; seed++) await run(seed);
    // What none of these rooms had an occasion for is sought until one has.
    for (const behaviour of behaviours)
      for (let seed = first; !struck.has(behaviour.name) && seed < first + 40; seed++) await run(seed, [behaviour]);
    const hours = runs.reduce((sum, run) => sum + run.virtualHours, 0);
    const acts = runs.reduce((sum, run) => sum + run.honestActs, 0);
    console.log(
      `${runs.length} rooms, ${Math.round(hours)} virtual hours, ${acts} honest acts, ${[...struck.values()].reduce((a, b) => a + b, 0)} strikes`,
    );
    expect(runs.flatMap(({ seed, violations }) => violations.map((one) => `seed ${seed}: ${one}`))).toEqual([]);
    expect(behaviours.map(({ name }) => name).filter((name) => !struck.has(name))).toEqual([]);
  },
  12 * 3_600_000,
);
