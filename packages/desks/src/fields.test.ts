import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  caseCode,
  caseSeries,
  count,
  delegation,
  digest,
  hours,
  instant,
  line,
  localDay,
  place,
  reference,
  text,
  zone,
} from './fields.ts';

const many = (length: number) => 'a'.repeat(length);

const table: readonly (readonly [
  name: string,
  field: () => z.ZodType,
  taken: readonly unknown[],
  refused: readonly unknown[],
])[] = [
  ['instant', instant, [0, 7_258_118_400_000], [-1, 7_258_118_400_001, 0.5, '0']],
  ['local day', localDay, ['2023-11-24'], ['2023-11-24T', ' 2023-11-24', '2023-1-24', '23-11-24']],
  [
    'reference',
    reference,
    [many(32), many(64)],
    [many(31), many(33), many(63), many(65), 'G'.repeat(32), 'A'.repeat(32)],
  ],
  ['series', caseSeries, ['A', 'ABCD'], ['', 'ABCDE', 'a', 'A1']],
  ['case', caseCode, ['P-1', 'ABCD-99999'], ['P-0', 'P-100000', 'ABCDE-1', 'P1', 'P-1x', ' P-1']],
  ['hash', digest, [many(64)], [many(63), many(65), 'g'.repeat(64)]],
  ['delegation', delegation, ['a', many(32), 'a-1'], ['', many(33), 'A', '1a', '-a', 'a_b']],
  ['line', line, ['a', many(200)], ['', many(201)]],
  ['text', text, ['a', many(20_000)], ['', many(20_001)]],
  ['count', count, [0, 1_000_000], [-1, 1_000_001, 1.5]],
  ['hours', hours, [1, 24 * 366], [0, 24 * 366 + 1, 1.5]],
  [
    'zone',
    zone,
    ['UTC', 'Asia/Qatar', 'America/Port-au-Prince', many(64)],
    ['', 'Asia/', '/Qatar', 'Asia Qatar', many(65)],
  ],
  [
    'place',
    place,
    [
      { as: 'named-place', name: 'Gate 4' },
      { as: 'cell', cell: '36RXV' },
      { as: 'cell', cell: '6RXV12' },
    ],
    [
      { as: 'named-place', name: '31.52 N' },
      { as: 'named-place', name: 'Gate 1234' },
      { as: 'cell', cell: '36RXV1' },
      { as: 'cell', cell: 'x36RXV' },
      { as: 'cell', cell: '136RXV' },
      { as: 'cell', cell: '36IXV' },
    ],
  ],
];

test.each(table)('%s: what is at the bounds is taken, what is beyond them refused', (_name, make, taken, refused) => {
  const field = make();
  expect(taken.filter((value) => !field.safeParse(value).success)).toEqual([]);
  expect(refused.filter((value) => field.safeParse(value).success)).toEqual([]);
});

test('each field says of what sort it is, by which forms and the command line know how to ask for it', () => {
  const shown = (field: z.ZodType) => {
    const { format, to } = z.toJSONSchema(field) as { format?: string; to?: unknown };
    return [format, to];
  };
  const sorts = { instant, localDay, caseSeries, caseCode, digest, delegation, text, hours, zone };
  expect(Object.values(sorts).map((make) => shown(make())[0])).toEqual([
    ...['instant', 'local-day', 'case-series', 'case-code', 'hash', 'delegation', 'text', 'hours', 'zone'],
  ]);
  expect(shown(reference())).toEqual(['reference', undefined]);
  expect(shown(reference('a.b'))).toEqual(['reference', 'a.b']);
  expect(shown(reference('a.b', 'a.c'))).toEqual(['reference', ['a.b', 'a.c']]);
  expect(JSON.stringify(z.toJSONSchema(place()))).toContain('"format":"grid-cell"');
});
