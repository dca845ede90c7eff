import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const ids = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();

test('every rule of the room is tested, and every tested rule is written down', () => {
  const tests = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const titles = tests.map((file) => readFileSync(join(here, file), 'utf8')).join('\n');
  const rules = readFileSync(join(here, '../RULES.md'), 'utf8');
  expect(ids(titles, /\[(RO\d+)\]/g)).toEqual(ids(rules, /^- \*\*(RO\d+)\*\*/gm));
});
