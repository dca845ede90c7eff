import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allWithIds, type Kept, kept, place } from './kept.ts';

const ids = fc.uniqueArray(
  fc.oneof(
    fc.stringMatching(/^[0-9a-c]{0,6}$/),
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
