import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto, epoch, epochOf } from '../testing/room-of-three.ts';
import { commitmentOf, entryKey, longestBody, openBox, type Place, sealBox } from './box.ts';

const place: Place = {
  room: bytesFrom('room'),
  channel: bytesFrom('channel'),
  node: bytesFrom('node'),
  position: 3,
  epoch: epoch.id,
};
const salt = bytesFrom('salt');
const secret = entryKey(crypto, epoch.key, salt, place);
const commitment = commitmentOf(crypto, secret);
const body = new TextEncoder().encode('The line is open.');
const box = sealBox(crypto, secret, place, body);
const open = (with_: Partial<{ secret: Uint8Array; commitment: Uint8Array; place: Place; box: Uint8Array }>) => {
  const all = { secret, commitment, place, box, ...with_ };
  const read = openBox(crypto, all.secret, all.commitment, all.place, all.box);
  return read.ok ? read.value : read.refused;
};
/** A box over chosen padding, with a tag that holds. */
const sealed = (padded: Uint8Array) =>
  crypto.seal(secret.subarray(0, 32), secret.subarray(32), encode([contexts.box, ...Object.values(place)]), padded);

describe('[RE20] a box opens under its own key, in its own place', () => {
  test('there', () => expect(open({})).toEqual(body));

  test.each<[string, Partial<Place>]>([
    ['room', { room: bytesFrom('another') }],
    ['channel', { channel: bytesFrom('another') }],
    ['node', { node: bytesFrom('another') }],
    ['position', { position: 4 }],
    ['epoch', { epoch: bytesFrom('another') }],
  ])('not in another %s, even with its key', (_, changed) => {
    const elsewhere = { ...place, ...changed };
    expect(open({ place: elsewhere })).toBe('bad-seal');
    expect(entryKey(crypto, epoch.key, salt, elsewhere)).not.toEqual(secret);
  });

  test('not with one byte changed', () => {
    for (const at of [0, 1, 100, box.length - 17, box.length - 16, box.length - 1])
      expect(open({ box: box.map((byte, i) => (i === at ? byte ^ 0x80 : byte)) })).toBe('bad-seal');
  });

  test('not with its tag cut short', () => {
    for (const end of [0, 15, 16, 255, box.length - 1, box.length - 4])
      expect(open({ box: box.subarray(0, end) })).toBe('bad-padding');
  });
});

describe('[RE21] a header commits to one key', () => {
  test('another key is refused before anything is opened', () => {
    const other = entryKey(crypto, epochOf('another').key, salt, place);
    expect(open({ secret: other })).toBe('wrong-key');
    expect(open({ secret: secret.subarray(0, 43) })).toBe('wrong-key');
    expect(open({ secret: new Uint8Array(0) })).toBe('wrong-key');
    expect(open({ commitment: bytesFrom('another') })).toBe('wrong-key');
  });

  test('a box that opens under two keys cannot name both', () => {
    const other = entryKey(crypto, epoch.key, bytesFrom('another salt'), place);
    expect(commitmentOf(crypto, other)).not.toEqual(commitment);
    expect(open({ secret: other, commitment: commitmentOf(crypto, other) })).toBe('bad-seal');
  });

  test('a committed key of a wrong length opens nothing', () => {
    for (const odd of [secret.subarray(0, 32), secret.subarray(0, 20), Uint8Array.from([...secret, 0])])
      expect(open({ secret: odd, commitment: commitmentOf(crypto, odd) })).toBe('bad-seal');
  });
});

describe('[RE22] the length of a box tells a bucket and no more', () => {
  test.each([
    [0, 256],
    [1, 256],
    [236, 256],
    [237, 512],
    [492, 512],
    [493, 1024],
    [longestBody - 1, 65_536],
    [longestBody, 65_536],
  ])('a body of %i bytes makes a box of %i', (length, size) => {
    const padded = sealBox(crypto, secret, place, new Uint8Array(length).fill(7));
    expect(padded.length).toBe(size);
    const opened = open({ box: padded });
    expect(opened instanceof Uint8Array && equal(opened, new Uint8Array(length).fill(7))).toBe(true);
  });

  test('a body that fits no bucket is not sealed', () => {
    expect(longestBody).toBe(65_516);
    expect(() => sealBox(crypto, secret, place, new Uint8Array(longestBody + 1))).toThrow(RangeError);
  });

  test('any body comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (any) => {
        expect(open({ box: sealBox(crypto, secret, place, any) })).toEqual(any);
      }),
      { numRuns: 50 },
    );
  });

  const paddedTo = (size: number, length: number, set: { readonly [at: number]: number } = {}) => {
    const padded = new Uint8Array(size);
    new DataView(padded.buffer).setUint32(0, length);
    for (const [at, byte] of Object.entries(set)) padded[Number(at)] = byte;
    return padded;
  };
  test.each([
    ['no zeros after the body', paddedTo(240, 10, { 14: 1 })],
    ['a last byte that is no zero', paddedTo(240, 10, { 239: 1 })],
    ['a length beyond the box', paddedTo(240, 237)],
    ['a length beyond all boxes', paddedTo(240, 2 ** 32 - 1)],
    ['a bucket too large', paddedTo(496, 10)],
    ['a size that is no bucket', paddedTo(284, 250)],
    ['beyond 64 KiB', paddedTo(131_056, 70_000)],
    ['too small', paddedTo(100, 10)],
  ])('%s is refused, though the seal holds', (_, padded) => expect(open({ box: sealed(padded) })).toBe('bad-padding'));
});

test('[RE23] a fresh salt makes another key, another commitment and another box of the same body', () => {
  const again = entryKey(crypto, epoch.key, bytesFrom('another salt'), place);
  expect(again.length).toBe(44);
  expect(again.subarray(0, 32)).not.toEqual(secret.subarray(0, 32));
  expect(again.subarray(32)).not.toEqual(secret.subarray(32));
  expect(sealBox(crypto, again, place, body)).not.toEqual(box);
});
