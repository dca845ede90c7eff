import { expect, test } from 'vitest';
import { clocksMoved, fromField } from './times.ts';

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

test('a time is typed with its day, or alone where the day is known, and nothing else is one', () => {
  expect(fromField('2023-12-01 04:58')).toBe('2023-12-01T04:58:00.000Z');
  expect(fromField('2023-12-01T4:58 UTC', '2030-01-01')).toBe('2023-12-01T04:58:00.000Z');
  for (const alone of ['04:58', '4:58', '0458', ' 458 ']) {
    expect(fromField(alone, '2023-12-01'), alone).toBe('2023-12-01T04:58:00.000Z');
    expect(fromField(alone), alone).toBe(null);
  }
  for (const no of ['', '4', '24:61', '2023-12-01', '01/12 04:58', '٠٤:٥٨'])
    expect(fromField(no, '2023-12-01'), no).toBe(null);
});
