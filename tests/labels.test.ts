/** The lines of the screens of 1 December, as they were written down for review. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const written = readFileSync(join(import.meta.dirname, '../docs/labels-1-december.md'), 'utf8');
const lines = written.split('\n').filter((line) => line.startsWith('- '));

/** Who is to blame, and what nobody but a delegation may say of a truce. */
const blame = /\b(violat|breach|broke|breaking|collaps|blame|guilt|aggress|terror|hostage|prisoner|enem)/i;
const verdict = /\btruce\b[^.·]*\b(held|holds|holding|ended|is over|failed|broken|no longer)\b/i;

test('the lines of all six seats are there', () => {
  const seats = [...written.matchAll(/^## (\S+)$/gm)].map(([, seat]) => seat);
  expect(seats).toEqual(['party-a', 'party-b', 'mediator', 'second-mediator', 'guarantor', 'intermediary']);
  expect(lines.length).toBeGreaterThan(200);
  expect(written).toContain('No extension in this record');
});

test('no line assigns blame, and none says that the truce held, ended or was broken', () => {
  // An embargo on a text may be broken, and there is an act for it; whatever else stands in its line is read.
  const said = lines.map((line) => line.replace('Broken embargo', 'Embargo'));
  expect(said.filter((line) => blame.test(line) || verdict.test(line))).toEqual([]);
});
