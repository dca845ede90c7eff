import fc from 'fast-check';
import { expect, test } from 'vitest';
import { none, toHex } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto } from '../testing/room-of-three.ts';
import { type AnnexPlace, longestAnnex, openAnnex, sealAnnex, sealedAnnexLimit } from './annex.ts';

const place: AnnexPlace = { room: bytesFrom('room'), channel: bytesFrom('channel'), node: bytesFrom('node') };
const [salt, key] = [bytesFrom('salt'), bytesFrom('key')];
const seal = (content: Uint8Array, where = place) => sealAnnex(crypto, where, content, salt, key);
const contents = fc.uint8Array({ maxLength: 5000 });

test('[RE63] an annex comes out as it went in, under its own key and at its own place only', () => {
  fc.assert(
    fc.property(contents, fc.nat(), (content, draw) => {
      const { id, sealed } = seal(content);
      expect(openAnnex(crypto, place, id, key, sealed)).toEqual({ ok: true, value: content });
      const why = (where: AnnexPlace, of = id, under = key, bytes = sealed) => {
        const read = openAnnex(crypto, where, of, under, bytes);
        return read.ok ? 'opens' : read.refused;
      };
      for (const part of ['room', 'channel', 'node'] as const)
        expect(why({ ...place, [part]: bytesFrom('another') })).toBe('annex-differs');
      expect(why(place, id, bytesFrom('another key'))).toBe('bad-seal');
      expect(why(place, bytesFrom('another id'))).toBe('bad-seal');
      const at = draw % sealed.length;
      expect(
        why(
          place,
          id,
          key,
          sealed.map((byte, i) => (i === at ? byte ^ 1 : byte)),
        ),
      ).toBe('bad-seal');
    }),
    { numRuns: 20 },
  );
});

test('[RE63] whoever seals another content under an announced hash is refused, even with the key', () => {
  const { id } = seal(Uint8Array.of(1));
  // A hostile keeper: it knows the key, and writes its own words to be opened under the announced hash.
  const other = { ...crypto, sha256: () => id };
  const forged = sealAnnex(other, place, Uint8Array.of(2), salt, key);
  expect(openAnnex(crypto, place, id, key, forged.sealed)).toEqual({ ok: false, refused: 'annex-differs' });
});

test('[RE64] a sealed annex has one of six sizes, and more than the largest is refused', () => {
  const sizes = [0, 972, 973, 4044, 4045, 200_000, longestAnnex].map(
    (length) => seal(new Uint8Array(length)).sealed.length / 1024,
  );
  expect(sizes).toEqual([1, 1, 4, 4, 16, 256, 1024]);
  expect(() => seal(new Uint8Array(longestAnnex + 1))).toThrow(RangeError);
  const largest = seal(new Uint8Array(longestAnnex).fill(7));
  expect(openAnnex(crypto, place, largest.id, key, largest.sealed).ok).toBe(true);
  const why = (length: number) => openAnnex(crypto, place, key, key, new Uint8Array(length));
  expect(why(sealedAnnexLimit + 1)).toEqual({ ok: false, refused: 'too-large' });
  expect(why(1023)).toEqual({ ok: false, refused: 'bad-padding' });
});

test('[RE64] a size that is not the content’s own, or padding that is not zero, is refused though the seal holds', () => {
  const { id } = seal(Uint8Array.of(1, 2, 3));
  const bound = encode([contexts.annexKey, id]);
  const both = crypto.hkdf(key, none, bound, 44);
  const why = (size: number, length: number, set: { readonly [at: number]: number } = {}) => {
    const padded = new Uint8Array(size - 16);
    new DataView(padded.buffer).setUint32(0, length);
    padded.set(salt, 4);
    padded.set([1, 2, 3], 36);
    for (const [at, byte] of Object.entries(set)) padded[Number(at)] = byte;
    const read = openAnnex(crypto, place, id, key, crypto.seal(both.subarray(0, 32), both.subarray(32), bound, padded));
    return read.ok ? 'opens' : read.refused;
  };
  expect(why(1024, 3)).toBe('opens');
  const odd = [why(4096, 3), why(1040, 3), why(1024, 973), why(1024, 2 ** 32 - 1)];
  const filled = [why(1024, 3, { 39: 1 }), why(1024, 3, { 1007: 1 })];
  expect([...odd, ...filled]).toEqual(Array(6).fill('bad-padding'));
  expect(why(1024, 4)).toBe('annex-differs');
});

test('[RE64] two contents of one size cannot be told apart by length, nor does any of them show', () => {
  const letters = fc.uint8Array({ minLength: 16, maxLength: 900 });
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const [one, other] = [seal(left), seal(right)];
      expect(one.sealed.length).toBe(other.sealed.length);
      expect(toHex(one.sealed)).not.toContain(toHex(left));
    }),
    { numRuns: 20 },
  );
});
