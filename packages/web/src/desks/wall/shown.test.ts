import type { TruceView } from '@parley/server/contract';
import { expect, test } from 'vitest';
import { mostScale } from '../../settings/wall/legible.ts';
import { heardOnBoard, scaleFor } from './shown.ts';

const view = { as: 'mediator', at: '2030-05-01T09:00:00.000Z', heardFrom: { north: '2030-05-01T08:59:00.000Z' } };
test('a wall tells who was heard on the notice board, and nothing of when anybody was heard on a line', () => {
  const lines = [
    { by: 'north', claimed: '2030-05-01T07:00:00.000Z' },
    { by: 'north', claimed: '2030-05-01T06:00:00.000Z' },
  ];
  expect(heardOnBoard(view as unknown as TruceView, lines).heardFrom).toEqual({ north: '2030-05-01T07:00:00.000Z' });
});

test('what was never measured is shown in its usual size', () => {
  expect(scaleFor(null)).toBe(1);
  expect(scaleFor({ audience: ['north'], diagonal: 85, distance: 3, bright: false })).toBe(1);
  expect(scaleFor({ audience: ['north'], diagonal: 55, distance: 5, bright: true })).toBe(mostScale);
});
