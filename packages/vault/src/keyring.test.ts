import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTEXT_LIMIT, openRing, openUnder, sealRing, sealUnder } from './keyring.ts';
import { anyBytes, filled, flipped, utf8 } from './testing/bytes.ts';

const ring = filled(32, 0x11);
const wrappingKey = filled(32, 0x22);
const random = filled(32, 0x33);
const file = sealRing(ring, wrappingKey, random);
const words = utf8('Snapshot of Tuesday.');
const sealed = sealUnder(ring, 'snapshot/1', words, random);

const holds = (whole: Uint8Array, part: Uint8Array): boolean => Buffer.from(whole).includes(Buffer.from(part));

describe('[VA11] the ring file', () => {
  test('[VA11] it opens under the wrapping key that sealed it', () => {
    expect(file.length).toBe(128);
    expect(openRing(file, wrappingKey)).toEqual(ring);
    expect(openRing(file, filled(32, 0x23))).toBeUndefined();
    expect(holds(file, ring)).toBe(false);
    expect(holds(file, wrappingKey)).toBe(false);
  });

  test('[VA11] two people have two files and one ring', () => {
    const theirs = sealRing(ring, filled(32, 0x44), filled(32, 0x55));
    expect(theirs).not.toEqual(file);
    expect(openRing(theirs, filled(32, 0x44))).toEqual(ring);
    expect(openRing(theirs, wrappingKey)).toBeUndefined();
  });

  test('[VA11] a file that names one ring and seals another is refused', () => {
    const other = sealRing(filled(32, 0x12), wrappingKey, random);
    expect(openRing(other, wrappingKey)).toEqual(filled(32, 0x12));
    const mixed = Uint8Array.from([...file.subarray(0, 48), ...other.subarray(48)]);
    expect(openRing(mixed, wrappingKey)).toBeUndefined();
  });

  test('[VA3] one bit changed, one byte more or less, and it does not open', () => {
    for (let bit = 0; bit < file.length * 8; bit++) expect(openRing(flipped(file, bit), wrappingKey)).toBeUndefined();
    expect(openRing(file.subarray(0, -1), wrappingKey)).toBeUndefined();
    expect(openRing(Uint8Array.from([...file, 0]), wrappingKey)).toBeUndefined();
  });
});

describe('[VA12] sealed for storage', () => {
  test('[VA12] every message comes back under its own ring and context', () => {
    fc.assert(
      fc.property(
        anyBytes(32, 32),
        fc.string({ minLength: 1, maxLength: 60 }),
        anyBytes(0, 500),
        (key, context, plain) => {
          const stored = sealUnder(key, context, plain, random);
          expect(stored.length).toBe(plain.length + 48);
          expect(openUnder(key, context, stored)).toEqual(plain);
        },
      ),
    );
  });

  test('[VA12] not under another context, nor another ring', () => {
    expect(openUnder(ring, 'snapshot/1', sealed)).toEqual(words);
    for (const context of ['snapshot/2', 'snapshot/', 'snapshot/10', 'Snapshot/1', 'parley/ring/1']) {
      expect(openUnder(ring, context, sealed)).toBeUndefined();
    }
    expect(openUnder(filled(32, 0x12), 'snapshot/1', sealed)).toBeUndefined();
  });

  test('[VA12] the same words under other randomness share nothing but their length', () => {
    const again = sealUnder(ring, 'snapshot/1', words, filled(32, 0x34));
    expect(again.length).toBe(sealed.length);
    expect(again.subarray(32)).not.toEqual(sealed.subarray(32));
  });

  test('[VA12] a stored message is not taken for a ring, nor a ring for a message', () => {
    expect(openRing(sealUnder(wrappingKey, 'parley/ring/1', filled(96, 1), random), wrappingKey)).toBeUndefined();
    expect(openUnder(wrappingKey, 'snapshot/1', file.subarray(48))).toBeUndefined();
  });

  test('[VA3] one bit changed and it does not open', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      expect(openUnder(ring, 'snapshot/1', flipped(sealed, bit))).toBeUndefined();
    }
  });
});

test('[VA7] opening a ring or a stored message never throws', () => {
  fc.assert(
    fc.property(anyBytes(0, 200), anyBytes(0, 40), fc.string({ maxLength: 600 }), (bytes, key, context) => {
      expect(openRing(bytes, key)).toBeUndefined();
      expect(openUnder(key, context, bytes)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(anyBytes(96, 96), anyBytes(32, 32), (rest, key) => {
      expect(openRing(Uint8Array.from([...file.subarray(0, 48), ...rest]), key)).toBeUndefined();
    }),
  );
  expect(openUnder(ring, 'x'.repeat(CONTEXT_LIMIT + 1), sealed)).toBeUndefined();
});

test('[VA15] wrong lengths stop the caller', () => {
  for (const length of [0, 31, 33]) {
    const wrong = filled(length, 1);
    expect(() => sealRing(wrong, wrappingKey, random)).toThrow(RangeError);
    expect(() => sealRing(ring, wrong, random)).toThrow(RangeError);
    expect(() => sealRing(ring, wrappingKey, wrong)).toThrow(RangeError);
    expect(() => sealUnder(wrong, 'snapshot/1', words, random)).toThrow(RangeError);
    expect(() => sealUnder(ring, 'snapshot/1', words, wrong)).toThrow(RangeError);
  }
  expect(() => sealUnder(ring, '', words, random)).toThrow(RangeError);
  expect(() => sealUnder(ring, 'x'.repeat(CONTEXT_LIMIT + 1), words, random)).toThrow(RangeError);
});
