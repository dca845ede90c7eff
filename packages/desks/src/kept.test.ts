import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allKept,
  allWithIds,
  byOrigin,
  change,
  inOrder,
  isKept,
  isSorted,
  type Kept,
  keep,
  keepWhole,
  kept,
  originOf,
  place,
  placeEach,
} from './kept.ts';

const ids = fc.uniqueArray(
  fc.oneof(
    fc.stringMatching(/^[0-9a-c]{0,6}$/),
    // Ids of one list begin alike, some are nothing but the beginning.
    fc.stringMatching(/^list (case-?)?[0-2]{0,4}$/),
    // No id is a slash alone.
    fc.string().filter((id) => id !== '/'),
    fc.constantFrom('', '__proto__', 'constructor', 'aa', 'aaa'),
  ),
  {
    maxLength: 60,
  },
);

test('whatever the order in which things came, the same is kept in the same shape', () => {
  fc.assert(
    fc.property(ids, fc.integer(), (some, turn) => {
      const of = (order: readonly string[]) =>
        order.reduce<Kept<string>>((all, id) => place(all, id, `thing ${id}`), {});
      const one = of(some);
      const at = some.length === 0 ? 0 : Math.abs(turn) % some.length;
      const other = of([...some.slice(at), ...some.slice(0, at)].reverse());
      expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(JSON.stringify(one)));
      expect(
        allWithIds(one)
          .map(([id]) => id)
          .sort(),
      ).toEqual([...some].sort());
      for (const id of some) expect(kept(one, id)).toBe(`thing ${id}`);
      expect(kept(one, 'never placed')).toBeUndefined();
    }),
  );
});

test('many are placed as they would be one after the other, each made from what was there', () => {
  fc.assert(
    fc.property(ids, ids, (before, ids) => {
      const here = before.reduce<Kept<string>>((all, id) => place(all, id, 'before'), {});
      const twice = [...ids, ...ids.slice(0, 3)];
      const made = (was: string | undefined, id: string) => `${id}, ${was ?? 'new'}`;
      const one = twice.reduce((all, id) => place(all, id, made(kept(all, id), id)), here);
      const each = placeEach(here, twice, made);
      expect(JSON.parse(JSON.stringify(each))).toEqual(JSON.parse(JSON.stringify(one)));
      for (const id of before) expect(kept(here, id)).toBe('before');
    }),
  );
});

const none: Kept<{ by: string; at: number; ref: string; says: string }> = {};
const thing = (at: number, ref: string, says = ref) => ({ by: 'north', at, ref, says });

test('up to eight lie side by side in the order of their ids, and more under their next digit', () => {
  const of = (ids: string) => [...ids].reduce<Kept<string>>((all, id) => place(all, id, id), {});
  expect(of('hbdacgfe')).toEqual([...'abcdefgh'].map((id) => [id, id]));
  expect([isSorted(of('abcdefgh')), isSorted(of('abcdefghi'))]).toEqual([false, true]);
  expect(place(of('abc'), 'b', 'other')).toEqual([
    ['a', 'a'],
    ['b', 'other'],
    ['c', 'c'],
  ]);
  // Ids that begin alike are told apart where they part, however late that is.
  const alike = Array.from({ length: 20 }, (_, index) => `aaaa${index}`);
  const deep = alike.reduce<Kept<string>>((all, id) => place(all, id, id), {});
  expect(alike.filter((id) => kept(deep, id) !== id)).toEqual([]);
  expect([isKept(deep, 'aaaa7'), isKept(deep, 'aaaa20'), isKept(deep, 'b')]).toEqual([true, false, false]);
});

test('where ids part earlier than those before them, they are told apart there, in one shape whatever came first', () => {
  const alike = Array.from({ length: 12 }, (_, index) => `list one case-${index}`);
  const apart = ['list two case-1', 'list', 'other', ''];
  const all = [...alike, ...apart];
  const of = (ids: readonly string[]) => ids.reduce<Kept<string>>((things, id) => place(things, id, id), {});
  const first = of(all) as unknown as { shared: string; '/': Record<string, unknown> };
  expect([first.shared, Object.keys(first['/']).sort()]).toEqual(['', ['', 'l', 'o']]);
  expect(first['/']['o']).toEqual([['other', 'other']]);
  expect(first['/']['l']).toMatchObject({ shared: 'list', '/': { '': [['list', 'list']], ' ': { shared: 'list ' } } });
  for (const order of [[...all].reverse(), [...apart, ...alike], [...alike.slice(0, 9), ...apart, ...alike.slice(9)]]) {
    expect(JSON.parse(JSON.stringify(of(order)))).toEqual(JSON.parse(JSON.stringify(first)));
    expect(all.filter((id) => kept(of(order), id) !== id)).toEqual([]);
  }
  // Many at once as well, of which some share the beginning and some do not; each is made once.
  let made = 0;
  const how = (_: string | undefined, id: string) => {
    made += 1;
    return id;
  };
  expect(JSON.parse(JSON.stringify(placeEach(of(alike), apart, how)))).toEqual(JSON.parse(JSON.stringify(first)));
  expect(made).toBe(apart.length);
  expect(placeEach(of(alike), [], how)).toEqual(of(alike));
  expect(made).toBe(apart.length);
});

test('of two origins of one thing the earlier stands, of equal times that of the lower entry', () => {
  const later = keep(none, 'id', thing(5, 'm', 'first'));
  for (const [at, ref] of [
    [4, 'z'],
    [5, 'a'],
  ] as const) {
    // Only its origin moves: what it says is what was kept.
    expect(kept(keep(later, 'id', thing(at, ref, 'second')), 'id')).toEqual(thing(at, ref, 'first'));
    expect(kept(keepWhole(later, 'id', thing(at, ref, 'second')), 'id')).toEqual(thing(at, ref, 'second'));
  }
  for (const [at, ref] of [
    [6, 'a'],
    [5, 'z'],
    [5, 'm'],
  ] as const) {
    expect(keep(later, 'id', thing(at, ref, 'second'))).toBe(later);
    expect(keepWhole(later, 'id', thing(at, ref, 'second'))).toBe(later);
  }
  expect(kept(keepWhole(none, 'id', thing(1, 'a')), 'id')).toEqual(thing(1, 'a'));
});

test('what is not kept is not changed', () => {
  const one = place(none, 'id', thing(1, 'a'));
  expect(change(one, 'other', () => thing(2, 'b'))).toBe(one);
  expect(allKept(change(one, 'id', (before) => ({ ...before, says: 'new' })))).toEqual([thing(1, 'a', 'new')]);
});

test('things stand in order of their times, then of their entries', () => {
  const all = [thing(2, 'a'), thing(1, 'c'), thing(1, 'b'), thing(0, 'd'), thing(1, 'a')];
  const placed = all.reduce((things, one, index) => place(things, `${index}`, one), none);
  expect(inOrder(placed).map(({ at, ref }) => `${at}${ref}`)).toEqual(['0d', '1a', '1b', '1c', '2a']);
});

test('of two origins one is before the other, or they are the same', () => {
  const [early, low, high] = [thing(1, 'z'), thing(2, 'a'), thing(2, 'b')];
  expect([byOrigin(early, low), byOrigin(low, high), byOrigin(high, low), byOrigin(low, { ...low })]).toEqual([
    -1, -1, 1, 0,
  ]);
});

test('a thing comes of the entry by which it took effect', () => {
  const said = { kind: 'k', id: 'i', ref: 'r', by: 'north', at: 5, notBefore: 9, body: {}, saw: () => false };
  expect(originOf(said)).toEqual({ by: 'north', at: 5, ref: 'r' });
});
