/** What every desk keeps true, of many random histories: more than a quick check has time for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { desks } from './index.ts';
import { judged } from './testing/given.ts';
import { histories } from './testing/history.ts';
import { everyDeskKeepsTrue, singleDesksKeepTrue } from './testing/properties.ts';

/** A campaign runs forty times as many. */
const times = process.env['PARLEY_CAMPAIGN'] ? 40 : 1;
const many = { orders: 30 * times, others: 8 * times };
everyDeskKeepsTrue(many);
singleDesksKeepTrue(many);

test.each(desks)('$name: random histories are not mostly refusals, or the properties here would say little', (desk) => {
  const drawn = fc.sample(histories(desk.name), { numRuns: 200, seed: 7 });
  const acts = drawn.flatMap((history) => judged(history.acts));
  const stood = acts.filter((one) => one.verdict === 'stands');
  expect(stood.length / acts.length).toBeGreaterThan(0.4);
  const kinds = new Set(stood.map((one) => one.said.kind));
  expect(Object.keys(desk.acts).filter((kind) => !kinds.has(kind))).toEqual([]);
});
