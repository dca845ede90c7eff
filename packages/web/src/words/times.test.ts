import { expect, test } from 'vitest';
import { clocksMoved } from './times.ts';

const HOUR = 3_600_000;

test('72 hours are not three days where clocks change in between', () => {
  const friday = Date.parse('2024-03-29T05:00:00Z');
  expect(clocksMoved('Europe/Kyiv', friday, friday + 72 * HOUR)).toBe(60);
  expect(clocksMoved('Asia/Qatar', friday, friday + 72 * HOUR)).toBe(0);
  expect(clocksMoved('UTC', friday, friday + 72 * HOUR)).toBe(0);
  const october = Date.parse('2024-10-25T05:00:00Z');
  expect(clocksMoved('Europe/Kyiv', october, october + 72 * HOUR)).toBe(-60);
  // A whole year brings the clocks back to where they were.
  expect(clocksMoved('Europe/Kyiv', october, october + 365 * 24 * HOUR)).toBe(0);
});

test('a place half an hour off, and fractions of a second, change nothing of it', () => {
  const before = Date.parse('2024-04-06T14:00:00.250Z');
  expect(clocksMoved('Australia/Lord_Howe', before, before + 24 * HOUR)).toBe(-30);
  expect(clocksMoved('Asia/Kathmandu', before, before + 24 * HOUR + 1)).toBe(0);
});
