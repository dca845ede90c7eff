import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bracketsIn } from './brackets.ts';
import { type Piece, redline } from './redline.ts';

const told = (pieces: readonly Piece[]) =>
  pieces.map(({ what, text }) => (what === 'same' ? text : what === 'out' ? `{-${text}-}` : `{+${text}+}`)).join('');
const side = (pieces: readonly Piece[], left: 'in' | 'out') =>
  pieces.map(({ what, text }) => (what === left ? '' : text)).join('');

const word = fc.constantFrom(
  'the',
  'hours',
  '72',
  '96',
  'ساعة',
  'وَقْف',
  'יוֹם',
  'צה"ל',
  '[',
  ']',
  ' ',
  '\n',
  '\u200f',
  'é',
  'e\u0301',
);
const passage = fc.oneof(
  fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('no letter is lost: what stayed and went is the one text, what stayed and came is the other', () => {
  fc.assert(
    fc.property(passage, passage, (before, after) => {
      const pieces = redline(before, after);
      expect(side(pieces, 'in')).toBe(before);
      expect(side(pieces, 'out')).toBe(after);
      for (const [index, piece] of pieces.entries()) {
        expect(piece.text).not.toBe('');
        expect(piece.what).not.toBe(pieces[index + 1]?.what);
      }
    }),
    { numRuns: process.env['PARLEY_CAMPAIGN'] ? 20_000 : 100 },
  );
});

test('nothing is marked where nothing changed', () => {
  fc.assert(
    fc.property(passage, (text) => {
      expect(redline(text, text)).toEqual(text === '' ? [] : [{ what: 'same', text }]);
    }),
  );
});

test('words and numbers are replaced whole, in every script', () => {
  expect(told(redline('for 72 hours', 'for 96 hours'))).toBe('for {-72-}{+96+} hours');
  expect(told(redline('at 06:00 UTC', 'at 08:00 UTC'))).toBe('at {-06:00-}{+08:00+} UTC');
  expect(told(redline('تلتزم الأطراف بوقف كامل', 'تلتزم الأطراف بوقفٍ كامل'))).toBe(
    'تلتزم الأطراف {-بوقف-}{+بوقفٍ+} كامل',
  );
  expect(told(redline('שלושה ימים', 'ארבעה ימים'))).toBe('{-שלושה-}{+ארבעה+} ימים');
  expect(told(redline('קצין צה"ל בכיר', 'קצין בכיר'))).toBe('קצין {-צה"ל -}בכיר');
  expect(told(redline('the sites A and B.', 'the sites A, B and C.'))).toBe('the sites A{+, B+} and {-B-}{+C+}.');
});

test('words changed in a row read as one change', () => {
  expect(told(redline('They keep still for now.', 'They withdraw at once today.'))).toBe(
    'They {-keep still for now-}{+withdraw at once today+}.',
  );
});

test('white space stays with what stayed, and goes with what changed on both sides of it', () => {
  expect(told(redline('a  b c', 'a  x y'))).toBe('a  {-b c-}{+x y+}');
  expect(told(redline('a b', 'a b c'))).toBe('a b{+ c+}');
  expect(told(redline('a b c', 'a c'))).toBe('a {-b -}c');
  expect(told(redline('one two', 'one  two'))).toBe('one{+ +} two');
  expect(told(redline('', 'new'))).toBe('{+new+}');
  expect(told(redline('old', ''))).toBe('{-old-}');
  expect(told(redline('a same b', 'x same y'))).toBe('{-a-}{+x+} same {-b-}{+y+}');
});

test('a change that nobody sees is marked nonetheless', () => {
  expect(told(redline('by \u200fB', 'by B'))).toBe('by {-\u200f-}B');
});

test('beyond the steps that a page may cost all that differs is shown as gone and come, and still nothing is lost', () => {
  const words = (sign: string) => Array.from({ length: 40 }, (_, index) => `${sign}${index} same`).join(' ');
  const [before, after] = [words('a'), words('b')];
  expect(redline(before, after, 10_000)).toHaveLength(120);
  expect(redline(`x ${before}`, `x ${after}`, 1000)).toEqual([
    { what: 'same', text: 'x ' },
    { what: 'out', text: before.slice(0, -' same'.length) },
    { what: 'in', text: after.slice(0, -' same'.length) },
    { what: 'same', text: ' same' },
  ]);
});

test('brackets are found in order of opening, with their alternatives, or not at all where one is left alone', () => {
  expect(bracketsIn('for [72 / 96] hours [or [more]]')).toEqual([
    { depth: 0, alternatives: ['72', '96'] },
    { depth: 0, alternatives: ['or [more]'] },
    { depth: 1, alternatives: ['more'] },
  ]);
  expect(bracketsIn('and/or, 5 / 6')).toEqual([]);
  for (const whole of ['a/b', 'a /b', 'a/ b', 'a | b', '/ b', 'a /'])
    expect(bracketsIn(`[${whole}]`)).toEqual([{ depth: 0, alternatives: [whole] }]);
  for (const torn of ['[', ']', '][', '[[]', '['.repeat(17) + ']'.repeat(17)]) expect(bracketsIn(torn)).toBeNull();
  expect(bracketsIn('['.repeat(16) + ']'.repeat(16))).toHaveLength(16);
});
