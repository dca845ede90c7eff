import { expect, test } from 'vitest';
import { type Mark, marksOf, type Piece, sideOf } from './marks.ts';

const told = (marks: readonly Mark[]) =>
  marks.map(({ what, text, contested, opens }) =>
    [what === 'same' ? '' : what, contested ? `«${text}»` : text, opens ?? ''].join(''),
  );

test('text in brackets is contested, the brackets with it, and each outermost one is numbered where it opens', () => {
  const pieces: Piece[] = [{ what: 'same', text: 'for [72 / 96] hours [or [more]]' }];
  expect(told(marksOf(pieces))).toEqual([
    'for ',
    '«[»1',
    '«72 / 96»',
    '«]»',
    ' hours ',
    '«[»2',
    '«or »',
    '«[»',
    '«more»',
    '«]»',
    '«]»',
  ]);
});

test('brackets that went and brackets that stand are reckoned apart', () => {
  const pieces: Piece[] = [
    { what: 'same', text: 'For ' },
    { what: 'out', text: '[72 / ' },
    { what: 'same', text: '96' },
    { what: 'out', text: ']' },
    { what: 'same', text: ' hours' },
    { what: 'in', text: ' [each]' },
  ];
  expect(told(marksOf(pieces))).toEqual([
    'For ',
    'out«[»',
    'out«72 / »',
    '96',
    'out«]»',
    ' hours',
    'in ',
    'in«[»1',
    'in«each»',
    'in«]»',
  ]);
  expect(
    sideOf(pieces, 'before')
      .map((one) => one.text)
      .join(''),
  ).toBe('For [72 / 96] hours');
  expect(
    sideOf(pieces, 'after')
      .map((one) => one.text)
      .join(''),
  ).toBe('For 96 hours [each]');
});

test('a bracket without its other half breaks nothing', () => {
  expect(told(marksOf([{ what: 'same', text: ']a[b' }]))).toEqual([']', 'a', '«[»1', '«b»']);
});
