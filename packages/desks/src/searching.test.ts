import { expect, test } from 'vitest';
import { folded, seeking } from './searching.ts';

test.each([
  ['case and accents', 'ÉCHANGE à Genève', 'echange a geneve'],
  ['Arabic vowel points and elongation', 'تَبَادُل الأسـرى', 'تبادل الاسري'],
  ['hamza on its carriers, or lone', 'مسؤول شيء أإآٱ', 'مسوول شي اااا'],
  ['ta marbuta and the letters of Persian', 'هدنة کرج ی', 'هدنه كرج ي'],
  ['Hebrew points and final letters', 'שָׁלוֹם בין', 'שלומ בינ'],
  ['quotes within Hebrew and Ukrainian words', 'צה״ל п’ять', 'צהל пять'],
  ['Cyrillic', 'Ёлка ҐАНОК', 'елка ганок'],
  ['digits of every script', '١٢٣ ۴۵۶ 789', '123 456 789'],
  ['marks that turn text', 'a\u200Fb\u200Dc', 'abc'],
  ['codes', 'P-00117', 'p 00117'],
  ['ligatures and full widths', 'ﻻ Ａ１', 'لا a1'],
])('%s fold', (_what, written, found) => expect(folded(written)).toBe(found));

test('folding what is folded changes nothing', () => {
  for (const text of ['تَبَادُل الأسـرى', 'שָׁלוֹם', 'Ёлка', 'Straße ÆØ', '١٢٣', '𝔸𝟙'])
    expect(folded(folded(text))).toBe(folded(text));
});

test('every word sought must stand there, in any order, whole or as a part', () => {
  const found = seeking('اسري تبادل');
  expect(found(folded('لجنة تبادل الأسرى'))).toBe(true);
  expect(found(folded('تبادل'))).toBe(false);
  expect(seeking('  ')('')).toBe(true);
  expect(seeking('P-117')(folded('case P-117 and P-118'))).toBe(true);
});
