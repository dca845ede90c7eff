import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSigner, KEYS_REMEMBERED, rememberedKeys, verify } from './ed25519.ts';
import {
  decompress,
  hasSmallOrder,
  IDENTITY,
  isIdentity,
  isPrimeOrderPoint,
  littleEndian,
  multiply,
  ORDER,
} from './edwards.ts';
import { anyBytes, filled, flipped, hex, utf8, vectors } from './testing/bytes.ts';
import { BASE, bytesOf, compress, equationHolds, forge, smallPoints } from './testing/forger.ts';

interface Rfc8032 {
  readonly test: string;
  readonly secret: string;
  readonly public: string;
  readonly message: string;
  readonly signature: string;
}

interface CoseSigned {
  readonly input: {
    readonly sign0?: { readonly key: CoseKey };
    readonly sign?: { readonly signers: [{ key: CoseKey }] };
  };
  readonly intermediates: { readonly ToBeSign_hex?: string; readonly signers?: [{ readonly ToBeSign_hex: string }] };
  readonly output: { readonly cbor: string };
}
interface CoseKey {
  readonly x_hex: string;
  readonly d_hex: string;
}

const message = utf8('The line is open from 06:00.');
const signer = createSigner(filled(32, 7));
const signature = signer.sign(message);

const rfc8032 = vectors<readonly Rfc8032[]>('rfc8032/ed25519.json');

test('[VA1] the vectors of RFC 8032 are all there', () => {
  expect(rfc8032.map(({ test }) => test)).toEqual(['1', '2', '3', '1024', 'SHA(abc)']);
});

test.each(rfc8032)('[VA1] RFC 8032 section 7.1, test $test', (vector) => {
  const known = createSigner(hex(vector.secret));
  expect(known.publicKey).toEqual(hex(vector.public));
  expect(known.sign(hex(vector.message))).toEqual(hex(vector.signature));
  expect(verify(hex(vector.public), hex(vector.message), hex(vector.signature))).toBe(true);
  expect(verify(hex(vector.public), utf8('something else'), hex(vector.signature))).toBe(false);
});

test.each(['eddsa-01', 'eddsa-sig-01'])('[VA1] cose-wg example %s', (name) => {
  const { input, intermediates, output } = vectors<CoseSigned>(`cose/${name}.json`);
  const key = input.sign0?.key ?? input.sign?.signers[0].key;
  const signed = hex(intermediates.ToBeSign_hex ?? intermediates.signers?.[0].ToBeSign_hex ?? '');
  const published = hex(output.cbor.slice(-128));
  expect(signed.length).toBeGreaterThan(20);
  expect(createSigner(hex(key?.d_hex ?? '')).sign(signed)).toEqual(published);
  expect(verify(hex(key?.x_hex ?? ''), signed, published)).toBe(true);
});

test('[VA3] every single bit of key, message and signature counts', () => {
  expect(verify(signer.publicKey, message, signature)).toBe(true);
  for (let bit = 0; bit < 256; bit++) expect(verify(flipped(signer.publicKey, bit), message, signature)).toBe(false);
  for (let bit = 0; bit < 512; bit++) expect(verify(signer.publicKey, message, flipped(signature, bit))).toBe(false);
  for (let bit = 0; bit < message.length * 8; bit++) {
    expect(verify(signer.publicKey, flipped(message, bit), signature)).toBe(false);
  }
});

test('[VA4] S + L is refused, and so are S = L and the largest S', () => {
  const s = littleEndian(signature.subarray(32));
  const withS = (value: bigint) => Uint8Array.from([...signature.subarray(0, 32), ...bytesOf(value)]);
  expect(withS(s)).toEqual(signature);
  expect(verify(signer.publicKey, message, withS(s))).toBe(true);
  for (const value of [s + ORDER, s + 2n * ORDER, ORDER, 2n ** 256n - 1n]) {
    expect(verify(signer.publicKey, message, withS(value))).toBe(false);
  }
});

describe('[VA5] canonical form', () => {
  const p = 2n ** 255n - 19n;

  test('[VA5] a key whose y is written as y + p is refused; the same point written once is judged by its order', () => {
    for (let y = 0n; y < 19n; y++) {
      for (const sign of [0n, 1n]) {
        const twice = bytesOf(y + p + (sign << 255n));
        expect(decompress(twice)).toBeUndefined();
        expect(isPrimeOrderPoint(twice)).toBe(false);
        expect(verify(twice, message, signature)).toBe(false);
      }
    }
  });

  test('[VA5] a sign on x = 0 is refused', () => {
    expect(decompress(bytesOf(1n + (1n << 255n)))).toBeUndefined();
    expect(decompress(bytesOf(p - 1n + (1n << 255n)))).toBeUndefined();
    expect(decompress(bytesOf(1n))).toEqual(IDENTITY);
  });

  test('[VA5] an R written as y + p is refused', () => {
    for (let y = 0n; y < 19n; y++) {
      const forged = Uint8Array.from([...bytesOf(y + p), ...signature.subarray(32)]);
      expect(verify(signer.publicKey, message, forged)).toBe(false);
    }
  });

  test('[VA5] bytes that are no point of the curve are refused', () => {
    const strangers = [2n, 7n, 8n].map(bytesOf);
    expect(strangers.map(decompress)).toEqual([undefined, undefined, undefined]);
    expect(strangers.map((key) => verify(key, message, signature))).toEqual([false, false, false]);
  });
});

describe('[VA6] order', () => {
  test('[VA6] the eight small points are eight, and are known by their bytes', () => {
    expect(new Set(smallPoints.map((point) => Buffer.from(compress(point)).toString('hex'))).size).toBe(8);
    for (const point of smallPoints) {
      expect(isIdentity(multiply(point, 8n))).toBe(true);
      expect(hasSmallOrder(compress(point))).toBe(true);
      expect(isPrimeOrderPoint(compress(point))).toBe(false);
    }
    expect(hasSmallOrder(signer.publicKey)).toBe(false);
  });

  test('[VA6] the base point and honest keys are of prime order', () => {
    expect(isPrimeOrderPoint(compress(BASE))).toBe(true);
    for (let byte = 0; byte < 8; byte++) expect(isPrimeOrderPoint(createSigner(filled(32, byte)).publicKey)).toBe(true);
  });

  test('[VA6] a forger with an honest key is an honest signer', () => {
    const honest = forge(1234567n, 7654321n, IDENTITY);
    expect(equationHolds(honest)).toBe(true);
    expect(verify(honest.publicKey, honest.message, honest.signature)).toBe(true);
  });

  test('[VA6] a key of mixed order is refused although the equation holds', () => {
    for (const small of smallPoints.slice(0, 7)) {
      const forged = forge(1234567n, 7654321n, small);
      expect(equationHolds(forged)).toBe(true);
      expect(verify(forged.publicKey, forged.message, forged.signature)).toBe(false);
    }
  });

  test('[VA6] a key of small order, which signs everything, is refused although the equation holds', () => {
    for (const small of smallPoints) {
      const forged = forge(0n, 7654321n, small);
      expect(equationHolds(forged)).toBe(true);
      expect(verify(forged.publicKey, forged.message, forged.signature)).toBe(false);
    }
  });

  test('[VA6] an R of small order is refused although the equation holds', () => {
    const forged = forge(1234567n, 0n, IDENTITY);
    expect(isPrimeOrderPoint(forged.publicKey)).toBe(true);
    expect(equationHolds(forged)).toBe(true);
    expect(verify(forged.publicKey, forged.message, forged.signature)).toBe(false);
  });
});

test('[VA7] verifying never throws, and random bytes never pass', () => {
  fc.assert(
    fc.property(anyBytes(0, 40), anyBytes(0, 64), anyBytes(0, 72), (key, words, signed) => {
      expect(verify(key, words, signed)).toBe(false);
    }),
  );
  fc.assert(
    fc.property(anyBytes(32, 32), anyBytes(0, 64), anyBytes(64, 64), (key, words, signed) => {
      expect(verify(key, words, signed)).toBe(false);
    }),
  );
});

test('[VA13] strangers with many keys do not fill the memory, and known keys keep their verdict', () => {
  expect(verify(signer.publicKey, message, signature)).toBe(true);
  for (let n = 0; n < KEYS_REMEMBERED + 10; n++) verify(bytesOf(BigInt(n) + 2n), message, signature);
  expect(rememberedKeys()).toBe(KEYS_REMEMBERED);
  expect(verify(signer.publicKey, message, signature)).toBe(true);
  expect(verify(signer.publicKey, utf8('other words'), signature)).toBe(false);
});

test('[VA14] a signer shows its public half only', () => {
  const seed = filled(32, 9);
  const own = createSigner(seed);
  const before = own.sign(message);
  seed.fill(0);
  expect(own.sign(message)).toEqual(before);
  expect(Object.keys(own).sort()).toEqual(['publicKey', 'sign']);
  expect(Object.isFrozen(own)).toBe(true);
  expect(JSON.stringify(own)).not.toContain('privateKey');
});

test('[VA15] a seed of another length makes no signer', () => {
  for (const length of [0, 31, 33, 64]) expect(() => createSigner(filled(length, 1))).toThrow(RangeError);
});
