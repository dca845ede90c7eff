import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportKeys, type Wording, worded } from './index.ts';

const wordingOf = (language: string) =>
  JSON.parse(readFileSync(new URL(`../messages/${language}.json`, import.meta.url), 'utf8')) as Wording;
const english = wordingOf('en');
const languages = readdirSync(new URL('../messages/', import.meta.url)).map((file) => file.replace(/\.json$/, ''));

test('values become words, numbers and instants in UTC', () => {
  const values = { by: 'Northbank', what: { word: 'outstanding.due-out' }, due: { at: '2030-05-01T06:00:00.000Z' } };
  expect(worded(english, { key: 'report.awaited', values })).toBe(
    'Awaited from Northbank: Due-out, due 2030-05-01 06:00 UTC.',
  );
});

test('what somebody wrote is never read as a place for something else', () => {
  const values = { by: '{due}', what: '{toString}', due: { at: '2030-05-01T06:00:00.000Z' } };
  expect(worded(english, { key: 'report.awaited', values })).toBe(
    'Awaited from {due}: {toString}, due 2030-05-01 06:00 UTC.',
  );
});

test('a key or a value that is not there stands for itself', () => {
  expect(worded({}, { key: 'report.heard', values: {} })).toBe('report.heard');
  expect(worded(english, { key: 'report.heard', values: {} })).toBe('Last heard from {by}: {at}.');
  const values = { by: 'B', what: { word: 'toString' } };
  expect(worded(english, { key: 'report.awaited-without-due', values })).toBe('Awaited from B: toString.');
});

test.each(languages)(
  '%s: every line of a report has the same places as in English, and nothing else has any',
  (language) => {
    const places = (words = '') => [...words.matchAll(/\{[a-z]+\}/gi)].map(([place]) => place).sort();
    const reports: readonly string[] = reportKeys;
    for (const [key, words] of Object.entries(wordingOf(language))) {
      expect([key, places(words)]).toEqual([key, places(english[key])]);
      if (!reports.includes(key)) expect(words, key).not.toMatch(/[{}]/);
    }
  },
);
