import { XWing } from '@hpke/hybridkem-x-wing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSigner } from './ed25519.ts';
import { nodeKeysFrom } from './node-keys.ts';
import { anyBytes, filled, flipped, hex, utf8, vectors } from './testing/bytes.ts';
import { createKeyWrapping, WRAPPED_KEY_LIMIT } from './wrapping.ts';

interface XWingVector {
  readonly seed: string;
  readonly eseed: string;
  readonly ss: string;
  readonly pk: string;
  readonly ct: string;
}

const xWing = vectors<readonly XWingVector[]>('x-wing/x-wing.json');
const info = utf8('room / channel / epoch 3');
const epochKey = filled(32, 0xaa);
const ekm = filled(64, 0x55);

describe('[VA1] X-Wing vectors of the draft', () => {
  test('[VA1] there are three', () => expect(xWing.length).toBe(3));

  test.each(xWing)('[VA1] key pair, encapsulation and decapsulation of seed $seed', async (vector) => {
    expect((await createKeyWrapping(hex(vector.seed))).publicKey).toEqual(hex(vector.pk));
    const kem = new XWing();
    const pair = await kem.generateKeyPairDerand(hex(vector.seed));
    const sent = await kem.encap({ recipientPublicKey: pair.publicKey, ekm: hex(vector.eseed).buffer as ArrayBuffer });
    expect(new Uint8Array(sent.enc)).toEqual(hex(vector.ct));
    expect(new Uint8Array(sent.sharedSecret)).toEqual(hex(vector.ss));
    const received = await kem.decap({ recipientKey: pair.privateKey, enc: hex(vector.ct).buffer as ArrayBuffer });
    expect(new Uint8Array(received)).toEqual(hex(vector.ss));
  });

  test.each(xWing)('[VA1] a wrap begins with the ciphertext of the draft, seed $seed', async (vector) => {
    const { wrapping, publicKey } = await createKeyWrapping(hex(vector.seed));
    const wrapped = await wrapping.wrap(publicKey, epochKey, info, hex(vector.eseed));
    expect(wrapped.subarray(0, 1120)).toEqual(hex(vector.ct));
    expect(wrapped.length).toBe(1120 + 32 + 16);
  });
});

describe('[VA8] wrapping', async () => {
  const north = await createKeyWrapping(filled(32, 1));
  const south = await createKeyWrapping(filled(32, 2));
  const toSouth = await north.wrapping.wrap(south.publicKey, epochKey, info, ekm);

  test('[VA8] the same inputs give the same bytes; other randomness gives others', async () => {
    expect(await north.wrapping.wrap(south.publicKey, epochKey, info, ekm)).toEqual(toSouth);
    expect(await north.wrapping.wrap(south.publicKey, epochKey, info, filled(64, 0x56))).not.toEqual(toSouth);
  });

  test('[VA8] a view into a longer buffer is read as the view only', async () => {
    const shelf = filled(2000, 0xee);
    shelf.set(south.publicKey, 100);
    const view = shelf.subarray(100, 100 + south.publicKey.length);
    expect(await north.wrapping.wrap(view, epochKey, info, ekm)).toEqual(toSouth);
    const long = Uint8Array.from([9, 9, ...toSouth, 9]);
    expect(await south.wrapping.unwrap(long.subarray(2, -1), info)).toEqual(epochKey);
  });

  test('[VA8] it opens for its recipient under its info, and for nobody else', async () => {
    expect(await south.wrapping.unwrap(toSouth, info)).toEqual(epochKey);
    expect(await north.wrapping.unwrap(toSouth, info)).toBeUndefined();
    expect(await south.wrapping.unwrap(toSouth, utf8('room / channel / epoch 4'))).toBeUndefined();
  });

  test('[VA8] forty wraps at once do not disturb each other', async () => {
    const keys = Array.from({ length: 40 }, (_, n) => filled(32, n));
    const wraps = await Promise.all(keys.map((key) => north.wrapping.wrap(south.publicKey, key, info, ekm)));
    expect(await Promise.all(wraps.map((wrapped) => south.wrapping.unwrap(wrapped, info)))).toEqual(keys);
  });

  test('[VA3] a wrap with one bit changed does not open', async () => {
    for (let bit = 0; bit < toSouth.length * 8; bit += 173) {
      expect(await south.wrapping.unwrap(flipped(toSouth, bit), info)).toBeUndefined();
    }
    expect(await south.wrapping.unwrap(toSouth.subarray(0, -1), info)).toBeUndefined();
  });

  test('[VA7] unwrapping never throws', async () => {
    expect(await south.wrapping.unwrap(filled(1_000_000, 1), info)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(anyBytes(0, 1300), anyBytes(0, 20), async (bytes, words) => {
        expect(await south.wrapping.unwrap(bytes, words)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
    await fc.assert(
      fc.asyncProperty(anyBytes(1120, 1200), async (bytes) => {
        expect(await south.wrapping.unwrap(bytes, info)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  test('[VA9] what is no X-Wing key is refused', async () => {
    for (const length of [0, 32, 1215, 1217]) {
      await expect(north.wrapping.wrap(filled(length, 1), epochKey, info, ekm)).rejects.toThrow(RangeError);
    }
    // FIPS 203, section 7.2: a coefficient of 4095 is not below q = 3329.
    const oversized = Uint8Array.from([...filled(1184, 0xff), ...south.publicKey.subarray(1184)]);
    await expect(north.wrapping.wrap(oversized, epochKey, info, ekm)).rejects.toThrow();
  });

  test('[VA15] randomness, seeds and keys of another length stop the caller', async () => {
    await expect(north.wrapping.wrap(south.publicKey, epochKey, info, filled(32, 1))).rejects.toThrow(RangeError);
    await expect(north.wrapping.wrap(south.publicKey, filled(WRAPPED_KEY_LIMIT + 1, 1), info, ekm)).rejects.toThrow(
      RangeError,
    );
    await expect(createKeyWrapping(filled(31, 1))).rejects.toThrow(RangeError);
    await expect(nodeKeysFrom(filled(33, 1))).rejects.toThrow(RangeError);
  });
});

describe('[VA10] the keys of a node', () => {
  test('[VA10] one seed, the same keys; another seed, others', async () => {
    const once = await nodeKeysFrom(filled(32, 1));
    const again = await nodeKeysFrom(filled(32, 1));
    const other = await nodeKeysFrom(filled(32, 2));
    expect(again.signer.publicKey).toEqual(once.signer.publicKey);
    expect(again.wrappingKey).toEqual(once.wrappingKey);
    expect(other.signer.publicKey).not.toEqual(once.signer.publicKey);
    expect(other.wrappingKey).not.toEqual(once.wrappingKey);
    const wrapped = await other.wrapping.wrap(once.wrappingKey, epochKey, info, ekm);
    expect(await again.wrapping.unwrap(wrapped, info)).toEqual(epochKey);
  });

  test('[VA10] neither key is made from the seed itself', async () => {
    const seed = filled(32, 3);
    const keys = await nodeKeysFrom(seed);
    expect(keys.signer.publicKey).not.toEqual(createSigner(seed).publicKey);
    expect(keys.wrappingKey).not.toEqual((await createKeyWrapping(seed)).publicKey);
  });
});
