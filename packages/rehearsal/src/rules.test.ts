import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unanswered } from './hostile/behaviours/unanswered.ts';
import { behaviours } from './hostile/behaviours.ts';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path: string) => readFileSync(join(here, path), 'utf8');
const ids = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();

test('every rule of rehearsals is tested, and every tested rule is written down', () => {
  const tests = readdirSync(here).filter((file) => file.endsWith('.test.ts'));
  const titles = tests.map((file) => read(file)).join('\n');
  expect(ids(titles, /\[(RH\d+)\]/g)).toEqual(ids(read('../RULES.md'), /^- \*\*(RH\d+)\*\*/gm));
});

test('[RH2] every behaviour has a name of its own and tries a rule that is written down', () => {
  const desks = readdirSync(join(here, '../../desks/src'), { withFileTypes: true }).filter((one) => one.isDirectory());
  const files = desks.map(({ name }) => `../../desks/src/${name}/RULES.md`).filter((path) => !path.includes('testing'));
  const rules = ['../../record/RULES.md', '../../room/RULES.md', ...files].map(read).join('\n');
  const known = ids(rules, /^- \*\*([A-Z]{2}\d+)\*\*/gm);
  const all = [...behaviours, ...unanswered];
  expect(all.filter(({ against }) => !known.includes(against))).toEqual([]);
  const usual = [...behaviours, ...unanswered.filter((one) => !behaviours.some(({ name }) => name === one.name))];
  expect(new Set(usual.map(({ name }) => name)).size).toBe(usual.length);
});
