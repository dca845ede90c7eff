/** The rehearsal for newcomers is written by a script from a seed: what is committed is what the script writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@parley/rehearsal';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../scenarios');
const committed = readFileSync(join(folder, 'training-northbank.yaml'), 'utf8');

test('the script writes the committed file, to the byte', async () => {
  const script = new URL('../scenarios/training/northbank.mjs', import.meta.url).href;
  const { written } = (await import(script)) as { written: () => string };
  expect(written()).toBe(committed);
});

test('two weeks over every desk, with a way through them in two languages', () => {
  const read = readScenario(committed);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { steps, room } = read.scenario;
  const acts = steps.flatMap((step) => ('act' in step ? [step] : []));
  expect(acts.length).toBeGreaterThan(1500);
  const desks = ['charter', 'truce', 'exchange', 'talks', 'teams', 'principals', 'statements'];
  const beside = ['incidents', 'notifications', 'hotline', 'instrument'];
  expect([...new Set(acts.map((step) => step.act.split('.')[0]))].sort()).toEqual([...desks, ...beside].sort());
  expect(Math.max(...acts.map((one) => one.at)) - Math.min(...acts.map((one) => one.at))).toBeGreaterThan(
    13 * 86_400_000,
  );
  expect(room.chapters.length).toBe(8);
  for (const { text } of room.chapters) expect(text.ar).not.toMatch(/[A-Za-z]/);
});
