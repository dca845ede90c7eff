import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cryptography } from './cryptography.ts';
import { anyBytes, filled, flipped, hex, utf8, vectors } from './testing/bytes.ts';

const { sha256, hkdf, seal, open } = cryptography;

const key = filled(32, 1);
const nonce = filled(12, 2);
const aad = utf8('channel 1');
const plain = utf8('Twelve names, ninth list.');
const sealed = seal(key, nonce, aad, plain);

describe('[VA1] published results', () => {
  test('[VA1] SHA-256 of nothing, of "abc" and of a million letters (FIPS 180-4 examples)', () => {
    expect(sha256(utf8(''))).toEqual(hex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
    expect(sha256(utf8('abc'))).toEqual(hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
    expect(sha256(filled(1_000_000, 0x61))).toEqual(
      hex('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'),
    );
  });

  test('[VA1] HKDF-SHA-256, RFC 5869 test cases 1 and 3', () => {
    expect(hkdf(filled(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)).toEqual(
      hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'),
    );
    expect(hkdf(filled(22, 0x0b), new Uint8Array(0), new Uint8Array(0), 42)).toEqual(
      hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'),
    );
  });

  test('[VA1] AES-256-GCM with nothing to say (test case 13 of the GCM specification)', () => {
    const empty = new Uint8Array(0);
    expect(seal(new Uint8Array(32), new Uint8Array(12), empty, empty)).toEqual(hex('530f8afbc74536b9a963b4f1c4cb738b'));
  });

  test.each(['aes-gcm-03', 'aes-gcm-enc-03'])('[VA1] cose-wg example %s', (name) => {
    const example = vectors<{
      readonly input: { readonly plaintext: string; readonly rng_stream: [string] };
      readonly intermediates: { readonly AAD_hex: string; readonly CEK_hex: string };
      readonly output: { readonly cbor: string };
    }>(`cose/${name}.json`);
    const words = utf8(example.input.plaintext);
    const [, ciphertext] = /4C02D1F7E6F26C43D4868D87CE5824([0-9A-F]{72})/.exec(example.output.cbor) ?? [];
    const parts = [example.intermediates.CEK_hex, example.input.rng_stream[0], example.intermediates.AAD_hex] as const;
    const [k, n, a] = [hex(parts[0]), hex(parts[1]), hex(parts[2])];
    expect(seal(k, n, a, words)).toEqual(hex(ciphertext ?? ''));
    expect(open(k, n, a, hex(ciphertext ?? ''))).toEqual(words);
  });
});

test('[VA2] a right tag that was cut to 12, 8 or 4 bytes is refused, though the platform alone takes it', () => {
  for (const length of [12, 8, 4]) {
    const cut = sealed.subarray(0, sealed.length - 16 + length);
    const lenient = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: length }).setAAD(aad);
    lenient.setAuthTag(cut.subarray(plain.length));
    expect(Buffer.concat([lenient.update(cut.subarray(0, plain.length)), lenient.final()])).toEqual(Buffer.from(plain));
    expect(open(key, nonce, aad, cut)).toBeUndefined();

    const short = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: length }).setAAD(aad);
    const body = Buffer.concat([short.update(plain), short.final()]);
    expect(open(key, nonce, aad, Buffer.concat([body, short.getAuthTag()]))).toBeUndefined();
  }
  for (let length = 0; length < 16; length++) expect(open(key, nonce, aad, sealed.subarray(0, length))).toBeUndefined();
});

describe('[VA3] one bit', () => {
  test('[VA3] sealing and opening return the words, whatever their length', () => {
    fc.assert(
      fc.property(anyBytes(32, 32), anyBytes(12, 12), anyBytes(0, 40), anyBytes(0, 300), (k, n, a, words) => {
        const box = seal(k, n, a, words);
        expect(box.length).toBe(words.length + 16);
        expect(open(k, n, a, box)).toEqual(words);
      }),
    );
  });

  test('[VA3] one changed bit anywhere and nothing comes out', () => {
    expect(open(key, nonce, aad, sealed)).toEqual(plain);
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(open(key, nonce, aad, flipped(sealed, bit))).toBeUndefined();
    for (let bit = 0; bit < 256; bit++) expect(open(flipped(key, bit), nonce, aad, sealed)).toBeUndefined();
    for (let bit = 0; bit < 96; bit++) expect(open(key, flipped(nonce, bit), aad, sealed)).toBeUndefined();
    for (let bit = 0; bit < aad.length * 8; bit++) expect(open(key, nonce, flipped(aad, bit), sealed)).toBeUndefined();
    expect(open(key, nonce, aad, Uint8Array.from([...sealed, 0]))).toBeUndefined();
  });

  test('[VA3] what comes out are plain bytes of their own', () => {
    const opened = open(key, nonce, aad, sealed);
    expect(opened?.constructor).toBe(Uint8Array);
    expect(sealed.constructor).toBe(Uint8Array);
    expect(sha256(plain).constructor).toBe(Uint8Array);
    expect(hkdf(key, nonce, aad, 16).constructor).toBe(Uint8Array);
  });
});

test('[VA7] opening never throws', () => {
  fc.assert(
    fc.property(anyBytes(0, 40), anyBytes(0, 20), anyBytes(0, 20), anyBytes(0, 100), (k, n, a, box) => {
      expect(open(k, n, a, box)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(anyBytes(32, 32), anyBytes(12, 12), anyBytes(0, 20), anyBytes(16, 100), (k, n, a, box) => {
      expect(open(k, n, a, box)).toBeUndefined();
    }),
  );
});

test('[VA15] nothing is sealed under a key or nonce of another length', () => {
  for (const length of [0, 16, 24, 31, 33])
    expect(() => seal(filled(length, 1), nonce, aad, plain)).toThrow(RangeError);
  for (const length of [0, 8, 11, 13, 16]) expect(() => seal(key, filled(length, 1), aad, plain)).toThrow(RangeError);
});
