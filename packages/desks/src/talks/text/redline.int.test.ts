import { expect, test } from 'vitest';
import { redline } from './redline.ts';

test('texts of a hostile size cost a page no more than its steps', () => {
  const words = (sign: string) => Array.from({ length: 10_000 }, (_, index) => `${sign}${index} same`).join(' ');
  const pieces = redline(words('a'), words('b'));
  // Compared to the end they would show ten thousand words that stayed.
  expect(pieces.map(({ what }) => what)).toEqual(['out', 'in', 'same']);
  expect(pieces.map(({ text }) => text).join('')).toHaveLength(2 * words('a').length - ' same'.length);
});
