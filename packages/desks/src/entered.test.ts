import { expect, test } from 'vitest';
import { entered } from './entered.ts';

test('what is entered more than a quarter of an hour after it happened says so', () => {
  const later = (at: number) => entered(at, 100);
  expect(later(100 + 900_000)).toEqual({ at: 100, enteredAt: 900_100, enteredLater: false });
  expect(later(100 + 900_001)).toEqual({ at: 100, enteredAt: 900_101, enteredLater: true });
});

test('what has no time of its own happened when it was entered', () => {
  const now = { at: 900_001, enteredAt: 900_001, enteredLater: false };
  expect([entered(900_001, null), entered(900_001, undefined)]).toEqual([now, now]);
  expect(entered(900_001, 0).at).toBe(0);
});
