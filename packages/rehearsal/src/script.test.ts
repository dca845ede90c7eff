import { expect, test } from 'vitest';
import { resolve, type Script } from './script.ts';

const script: Script = {
  seats: new Map([['a2', { name: 'ab' }]]),
  outcomes: new Map([
    ['said', { done: true, entry: 'e1', id: 'i1', channel: 'c1' } as never],
    ['not-said', { done: false, refused: 'unknown-act' }],
  ]),
  refusals: [],
  marks: new Map(),
};
const read = (value: unknown) => resolve(script, value);

test('[RH8] a step, a node and a run of cases are written shortly', () => {
  expect(read({ of: '$said', node: '@a2' })).toEqual({ of: 'i1', node: 'ab' });
  expect(read(['P-7', 'P-9..11', '$said'])).toEqual(['P-7', 'P-9', 'P-10', 'P-11', 'i1']);
});

test('[RH8] what is none of these stays as it is written, and is refused where it is said', () => {
  for (const text of ['$not-said', '$unknown', '@nobody', 'P-1..', 'P-0..4', '1..4', 'P-1..40 persons'])
    expect(read([text])).toEqual([text]);
  expect(read('P-1..3')).toBe('P-1..3');
  expect(read(['P-3..1'])).toEqual([]);
});
