import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { instant, line } from './fields.ts';
import { actOf, isoOf, parseInstant, readWritten } from './index.ts';

const seven = Date.UTC(2023, 10, 24, 5);

test.each([
  ['2023-11-24T07:00+02:00', seven],
  ['2023-11-24T07:00:00+02:00', seven],
  ['2023-11-24T05:00Z', seven],
  ['2023-11-24T05:00:00.000Z', seven],
  ['2023-11-24T05:00:00.25Z', seven + 250],
  ['2023-11-23T19:30-09:30', seven],
  ['2024-02-29T00:00Z', Date.UTC(2024, 1, 29)],
  ['1970-01-01T00:00Z', 0],
  ['2000-02-29T00:00Z', Date.UTC(2000, 1, 29)],
  ['1000-01-01T00:00Z', Date.UTC(1000, 0, 1)],
  ['2023-11-24T12:59+07:59', seven],
  ['2023-11-24T05:00:07.5Z', seven + 7500],
  ['2023-11-24T05:00:00.007Z', seven + 7],
])('%s is an instant', (text, ms) => {
  expect(parseInstant(text)).toBe(ms);
});

test.each([
  '2023-11-24T07:00',
  '2023-11-24',
  '2023-11-24 07:00Z',
  '2023-02-29T00:00Z',
  '1900-02-29T00:00Z',
  '2023-11-31T00:00Z',
  '2023-13-01T00:00Z',
  '2023-00-01T00:00Z',
  '2023-01-00T00:00Z',
  '2023-11-24T24:00Z',
  '2023-11-24T23:60Z',
  '2023-11-24T23:59:60Z',
  '2023-11-24T07:00+16:00',
  '2023-11-24T07:00+02:60',
  '2023-11-24T07:00-00:00',
  '0050-01-01T00:00Z',
  '2023-11-24T07:00+0200',
  '2023-11-24T07:00z',
  ' 2023-11-24T07:00Z',
  '٢٠٢٣-١١-٢٤T07:00Z',
  '',
])('"%s" is none', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('what isoOf writes, parseInstant reads', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7_258_118_400_000 }), (ms) => {
      expect(parseInstant(isoOf(ms))).toBe(ms);
    }),
  );
});

test('instants are read wherever the schema has them, and nothing else is touched', () => {
  const schema = z.strictObject({
    at: instant(),
    note: line(),
    inner: z.array(z.strictObject({ at: instant().optional(), note: line() })),
    either: z.discriminatedUnion('model', [
      z.strictObject({ model: z.literal('timed'), until: instant() }),
      z.strictObject({ model: z.literal('worded'), until: line() }),
    ]),
  });
  const text = '2023-11-24T05:00Z';
  const draft = (model: string) => ({
    at: text,
    note: text,
    inner: [{ at: text, note: text }, { note: text }],
    either: { model, until: text },
  });
  expect(readWritten(schema, draft('timed'))).toEqual({
    at: seven,
    note: text,
    inner: [{ at: seven, note: text }, { note: text }],
    either: { model: 'timed', until: seven },
  });
  expect(readWritten(schema, draft('worded'))).toMatchObject({ either: { model: 'worded', until: text } });
});

test('what is no instant stays as it was written, for the schema to refuse', () => {
  const fields = actOf('truce.start-set')?.fields as z.ZodType;
  const draft = (start: unknown) => ({ truce: 'a'.repeat(64), start, wording: '07:00' });
  expect(fields.safeParse(readWritten(fields, draft('2023-11-24T07:00+02:00'))).success).toBe(true);
  expect(readWritten(fields, draft('2023-11-24T07:00'))).toEqual(draft('2023-11-24T07:00'));
  expect(fields.safeParse(readWritten(fields, draft('2023-11-24T07:00'))).success).toBe(false);
  expect(readWritten(fields, draft(seven))).toEqual(draft(seven));
});

test('a branch of a union is meant where its constants are there; what is no object is tried in all', () => {
  const timed = z.strictObject({ model: z.literal('timed'), until: instant() });
  const either = z.union([timed, z.array(instant()), instant()]);
  const text = '2023-11-24T05:00Z';
  expect(readWritten(either, text)).toBe(seven);
  expect(readWritten(either, [text])).toEqual([seven]);
  expect(readWritten(either, { model: 'timed', until: text })).toEqual({ model: 'timed', until: seven });
  expect(readWritten(either, { until: text })).toEqual({ until: text });
  expect(readWritten(either, null)).toBeNull();
  expect(readWritten(z.strictObject({ at: instant() }), { at: text, toString: text })).toEqual({
    at: seven,
    toString: text,
  });
});

test('no draft makes it throw', () => {
  const fields = actOf('truce.proposed')?.fields as z.ZodType;
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (any, model) => {
      readWritten(fields, any);
      readWritten(fields, { extension: { model, ['__proto__']: any }, plannedStart: any });
    }),
    { numRuns: process.env['PARLEY_CAMPAIGN'] ? 2000 : 40 },
  );
});
