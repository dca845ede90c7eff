import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url);
const tests = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
const titles = tests.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
const rules = readFileSync(new URL('../RULES.md', here), 'utf8');
const ids = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();

test('every rule is tested, and every tested rule is written down', () => {
  const written = ids(rules, /^- \*\*(RE\d+)\*\*/gm);
  expect(written.length).toBeGreaterThan(0);
  expect(ids(titles, /(?:test|describe)(?:\.each\(.*\))?\(\s*['`]\[(RE\d+)\]/g)).toEqual(written);
});
