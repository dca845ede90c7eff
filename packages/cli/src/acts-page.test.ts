import { readFileSync } from 'node:fs';
import { actForms } from '@parley/room';
import { expect, test } from 'vitest';
import { actsPage } from './acts-page.ts';
import { wordingIn } from './wording.ts';

const committed = readFileSync(new URL('../../../docs/acts.md', import.meta.url), 'utf8');

test('docs/acts.md is what the schemas and the wording make', () => {
  expect(committed).toBe(`${actsPage(wordingIn('en'))}\n`);
  for (const { kind } of actForms()) expect(committed).toContain(`\`${kind}\``);
  // No code stands where a word belongs.
  expect(committed).not.toMatch(/^### [a-z-]+\.[a-z-]+$/m);
});
