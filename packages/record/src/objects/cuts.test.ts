import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { bytesFrom, crypto } from '../testing/room-of-three.ts';
import { type Cut, cutLeaf, cutList, cutsHash, openCut } from './cuts.ts';

const padding = (n: number) => bytesFrom(`padding ${n}`);
const cutOf = (name: string, count = 3): Cut => ({
  channel: bytesFrom(`channel ${name}`),
  node: bytesFrom('node'),
  count,
  salt: bytesFrom(`salt ${name}`),
});
const listOf = (cuts: readonly Cut[]) => cutList(crypto, cuts, padding) as Uint8Array;

test('[RE54] a cut opens against its hash, and no other does', () => {
  const cuts = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), fc.nat()), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(cuts, (drawn) => {
      const all = drawn.map(([name, count]) => cutOf(name, count));
      const list = listOf(all);
      for (const cut of all) {
        expect(openCut(crypto, cut, list)).toEqual({ ok: true, value: cutsHash(crypto, list) });
        const wrong = [
          { ...cut, count: cut.count + 1 },
          { ...cut, channel: bytesFrom('elsewhere') },
          { ...cut, node: bytesFrom('another') },
          { ...cut, salt: bytesFrom('guessed') },
        ];
        for (const one of wrong) expect(openCut(crypto, one, list)).toEqual({ ok: false, refused: 'cut-not-listed' });
      }
      // No channel of the others, and no salt of theirs, stands in the list.
      for (const { channel, salt } of all) {
        expect(toHex(list)).not.toContain(toHex(channel));
        expect(toHex(list)).not.toContain(toHex(salt));
      }
    }),
    { numRuns: 20 },
  );
});

test('[RE54] a cut with a part that is none is refused by name', () => {
  const list = listOf([cutOf('one')]);
  const why = (changed: Partial<Cut>) => openCut(crypto, { ...cutOf('one'), ...changed }, list);
  for (const part of ['channel', 'node', 'salt'])
    for (const size of [0, 31, 33])
      expect(why({ [part]: new Uint8Array(size) })).toEqual({ ok: false, refused: 'wrong-shape' });
  expect(why({ count: -1 })).toEqual({ ok: false, refused: 'integer-out-of-range' });
  expect(why({ count: 2 ** 53 })).toEqual({ ok: false, refused: 'integer-out-of-range' });
});

test('[RE55] a list is ascending, each leaf once, padded to 16 × 2ᵏ leaves, at most 1,024', () => {
  const many = (count: number) => listOf(Array.from({ length: count }, (_, i) => cutOf(String(i))));
  expect([1, 16, 17, 33].map((count) => many(count).length / 32)).toEqual([16, 16, 32, 64]);
  const most = many(1024);
  expect(openCut(crypto, cutOf('1023'), most)).toEqual({ ok: true, value: cutsHash(crypto, most) });
  expect(
    cutList(
      crypto,
      Array.from({ length: 1025 }, (_, i) => cutOf(String(i))),
      padding,
    ),
  ).toBe(undefined);
  const list = many(2);
  const own = cutLeaf(crypto, cutOf('0'));
  const why = (bytes: Uint8Array) => {
    const read = openCut(crypto, cutOf('0'), bytes);
    return read.ok ? 'opens' : read.refused;
  };
  expect(why(list)).toBe('opens');
  const leaves = Array.from({ length: 16 }, (_, i) => list.slice(i * 32, i * 32 + 32));
  const turned = leaves.toReversed().flatMap((leaf) => [...leaf]);
  expect(why(Uint8Array.from(turned))).toBe('not-canonical');
  expect(why(Uint8Array.from(Array.from({ length: 16 }, () => [...own]).flat()))).toBe('not-canonical');
  expect([0, 32, 511, 513, 480, 32 * 24, 32 * 2048].map((size) => why(new Uint8Array(size)))).toEqual(
    Array.from({ length: 7 }, () => 'wrong-shape'),
  );
});
