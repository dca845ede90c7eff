import { expect, test } from 'vitest';
import { looksLike } from './look-alike.ts';

const present = [
  'Northbank',
  'Southbank',
  'Mediator',
  'Delegation A',
  'Delegation B',
  'محمد العلي',
  'שלום',
  'Посередник',
];

test.each([
  ['Nоrthbank', 'Northbank', 'a Cyrillic o'],
  ['NORTHBANK', 'Northbank', 'capitals'],
  ['North\u200bbank', 'Northbank', 'a space that does not show'],
  ['\u202eNorthbank', 'Northbank', 'a mark that turns the direction'],
  ['North-bank', 'Northbank', 'a hyphen'],
  ['Northbánk', 'Northbank', 'an accent'],
  ['Ｎorthbank', 'Northbank', 'a wide letter'],
  ['S0uthbank', 'Southbank', 'a nought'],
  ['Medlator', 'Mediator', 'an l'],
  ['Μediator', 'Mediator', 'a Greek capital'],
  ['Delegation А', 'Delegation A', 'a Cyrillic A'],
  ['محمد العلى', 'محمد العلي', 'another ending'],
  ['مُحمد العلی', 'محمد العلي', 'a vowel sign, and the yeh of another keyboard'],
  ['שלומ', 'שלום', 'another form of the last letter'],
  ['Поcередник', 'Посередник', 'a Latin c'],
])('%s is taken for %s: %s', (typed, meant) => expect(looksLike(typed, present)).toBe(meant));

test.each([
  '',
  '   ',
  '\u200b',
  'Northbank',
  ' Northbank ',
  'Delegation C',
  'Westbank',
  'A note of Northbank',
  'محمود العلي',
])('"%s" is the one that is here, or like nobody', (typed) => expect(looksLike(typed, present)).toBeUndefined());
