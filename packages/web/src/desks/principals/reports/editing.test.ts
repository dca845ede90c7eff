import { expect, test } from 'vitest';
import { addedAfter, asMade, changed, changesOf, leftOut, missing, moved, toSay } from './editing.ts';

const made = [
  { text: 'The truce is in force.', entries: ['a'] },
  { text: 'Released: 30.', entries: ['b', 'c'] },
];

test('a line that is reworded, moved, added or left out says for which made line it stands', () => {
  const first = asMade(made);
  const edited = addedAfter(moved(changed(first, 1, 'Thirty persons were released.'), 1, -1), 0);
  const lines = changed(edited, 1, 'Families were told.');
  expect(toSay(lines)).toEqual([
    { text: 'Thirty persons were released.', of: 2 },
    { text: 'Families were told.' },
    { text: 'The truce is in force.', of: 1 },
  ]);
  expect(changesOf(made, lines).map((one) => one.is)).toEqual(['reworded', 'added', 'as-made']);
  const without = leftOut(lines, 2);
  expect(missing(made, without)).toEqual([1]);
  expect(changesOf(made, without).at(-1)).toEqual({
    is: 'left-out',
    made: 'The truce is in force.',
    entries: ['a'],
  });
});

test('an empty line is no line, and nothing moves beyond the ends', () => {
  const lines = addedAfter(asMade(made), 1);
  expect(toSay(lines)).toHaveLength(2);
  expect(moved(lines, 0, -1)).toEqual(lines);
  expect(moved(lines, 2, 1)).toEqual(lines);
});
