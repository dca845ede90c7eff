import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allWithIds, type Kept, kept, place } from './kept.ts';
import { takenUp, writtenDown } from './written.ts';

type State = {
  readonly desk: { readonly things: Kept<{ n: number; inner: Kept<number> }>; readonly list: readonly number[] };
};

const ids = fc.uniqueArray(fc.oneof(fc.stringMatching(/^[0-9a-f]{0,6}$/), fc.string(), fc.constant('__proto__')), {
  maxLength: 80,
});

const stateOf = (some: readonly string[]): State => {
  const inner = some.reduce<Kept<number>>((all, id, n) => place(all, id, n), {});
  const things = some.reduce<State['desk']['things']>((all, id, n) => place(all, id, { n, inner }), {});
  return { desk: { things, list: [1, 2] } };
};

const plain = (state: unknown): unknown => JSON.parse(JSON.stringify(state));

test('a state that was written down is taken up as it was, whatever is asked of it first', () => {
  fc.assert(
    fc.property(ids, ids, (some, more) => {
      const state = stateOf(some);
      const taken = takenUp(writtenDown(state)) as State;
      for (const [n, id] of some.entries()) expect(kept(taken.desk.things, id)?.n).toBe(n);
      expect(plain(taken)).toEqual(plain(state));
      const grown = (one: State) => more.reduce((all, id) => place(all, id, { n: -1, inner: {} }), one.desk.things);
      const untouched = takenUp(writtenDown(state)) as State;
      expect(plain(grown(untouched))).toEqual(plain(grown(state)));
      // Written down again while most of it is unread, it is the same bytes.
      expect(writtenDown(takenUp(writtenDown(state)))).toEqual(writtenDown(state));
      expect(allWithIds(untouched.desk.things)).toHaveLength(some.length);
    }),
    { numRuns: process.env['PARLEY_CAMPAIGN'] ? 2000 : 30 },
  );
});

test('what is written down is plain data of every sort, and small states have no leaves', () => {
  const state = { none: null, yes: true, text: 'a', numbers: [1, [2], { three: 3 }], things: place({}, 'id', 1) };
  const { outline, leaves } = writtenDown(state);
  expect(leaves).toHaveLength(0);
  expect(takenUp({ outline, leaves })).toEqual({ ...state, things: [['id', 1]] });
  const deep = Array.from({ length: 20 }, (_, index) => `a${index}`).reduce<Kept<number>>(
    (all, id, n) => place(all, id, n),
    {},
  );
  const again = takenUp(writtenDown({ deep })) as { deep: Kept<number> };
  expect(kept(again.deep, 'a17')).toBe(17);
});

test('a state that misses a leaf is no state', () => {
  const many = Array.from({ length: 20 }, (_, i) => `${i}`);
  const { outline, leaves } = writtenDown(stateOf(many));
  expect(() => takenUp({ outline, leaves: leaves.slice(0, 10) })).toThrow(new RangeError('a state misses a leaf'));
  const [bare] = JSON.parse(new TextDecoder().decode(outline));
  const endless = new TextEncoder().encode(JSON.stringify([bare, []]));
  expect(() => takenUp({ outline: endless, leaves })).toThrow(new RangeError('a state misses a leaf'));
});
