import { expect, test } from 'vitest';
import { empty, put, type Register, read, settled } from './register.ts';

/** Somebody who had seen these entries says a value. */
const says = (ref: string, seen: readonly string[] = []) => ({
  ref,
  by: 'north',
  at: 1,
  saw: (one: string) => seen.includes(one),
});
const refs = (register: Register<unknown>) => register.map((version) => version.ref);

test('what its author had seen is replaced, what it had not seen stays beside it', () => {
  const one = put(empty as Register<string>, says('b'), 'one');
  expect(one).toEqual([{ ref: 'b', by: 'north', at: 1, value: 'one' }]);
  const two = put(one, says('a'), 'two');
  expect(refs(two)).toEqual(['a', 'b']);
  expect(put(two, says('c', ['b']), 'three').map((version) => version.value)).toEqual(['two', 'three']);
  expect(refs(put(two, says('c', ['a', 'b']), 'three'))).toEqual(['c']);
});

test('in whatever order values come, and however often, they stand in the order of their entries', () => {
  const values = ['d', 'a', 'c', 'b'];
  const all = (order: readonly string[]) =>
    order.reduce<Register<string>>((register, ref) => put(register, says(ref), ref), empty);
  expect(refs(all(values))).toEqual(['a', 'b', 'c', 'd']);
  expect(all([...values].reverse())).toEqual(all(values));
  expect(all([...values, ...values])).toEqual(all(values));
});

test('it is empty, settled where all say the same, and contested where they do not', () => {
  const both = (left: string, right: string) => put(put(empty as Register<string>, says('a'), left), says('b'), right);
  expect(read(empty)).toEqual({ state: 'empty' });
  expect(settled(empty)).toBeUndefined();
  const same = both('yes', 'yes');
  expect(read(same)).toEqual({ state: 'settled', value: 'yes', versions: same });
  expect(settled(same)).toBe('yes');
  const differing = both('yes', 'no');
  expect(read(differing)).toEqual({ state: 'contested', versions: differing });
  expect(settled(differing)).toBeUndefined();
  const three = put(put(put(empty as Register<string>, says('a'), 'yes'), says('b'), 'yes'), says('c'), 'no');
  expect(read(three).state).toBe('contested');
  expect(read(differing, (left, right) => left.length !== right.length).state).toBe('settled');
});
