/**
 * What the libraries of wrapping do in plain JavaScript or in one promise after another, done by the platform at once:
 * X25519 (RFC 7748), Keccak (FIPS 202), HKDF (RFC 5869) and AES-256-GCM. That is three quarters of the time of a wrap.
 * The libraries let their parts be put in from outside in these versions, which are pinned; VA1 watches over both.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { Aes256Gcm, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { cryptography } from './cryptography.ts';

type Buffers = ArrayBufferLike | ArrayBufferView;

const bytesOf = (buffers: Buffers): Uint8Array =>
  ArrayBuffer.isView(buffers)
    ? new Uint8Array(buffers.buffer, buffers.byteOffset, buffers.byteLength)
    : new Uint8Array(buffers);

/** A buffer of its own: the platform hands out views into a shared one. */
const alone = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
/** As JSON Web Keys (RFC 8037 §2), which the platform reads far faster than DER; of a private key it uses `d` alone. */
const curve = { kty: 'OKP', crv: 'X25519' };

/** The library multiplies by each scalar twice, out of the same array; the key goes when that goes. */
const scalars = new WeakMap<Uint8Array, KeyObject>();

function privateKeyOf(bytes: Uint8Array): KeyObject {
  const known = scalars.get(bytes);
  if (known) return known;
  const key = createPrivateKey({ key: { ...curve, d: base64url(bytes), x: base64url(bytes) }, format: 'jwk' });
  scalars.set(bytes, key);
  return key;
}

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: { ...curve, x: base64url(bytes) }, format: 'jwk' });

/** A secret scalar and a point, 32 bytes each, to a point. One of zero bytes, of small-order points only, is refused (throws). */
const x25519 = {
  derive: (scalar: Uint8Array, point: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve) => {
      const secret = diffieHellman({ privateKey: privateKeyOf(scalar), publicKey: publicKeyOf(point) });
      resolve(Uint8Array.from(secret));
    }),
};

/** Where the library keeps what these give; it clears them all when it is done. */
type Pools = { readonly [name in '_bufG' | '_bufH' | '_bufKdf' | '_bufXof' | '_bufPrf1' | '_bufPrf2']: Uint8Array };

function put(into: Uint8Array, algorithm: string, first: Uint8Array, second?: Uint8Array): Uint8Array {
  const isShake = algorithm.startsWith('shake');
  const hash = createHash(algorithm, isShake ? { outputLength: into.length } : undefined).update(first);
  const digest = (second ? hash.update(second) : hash).digest();
  into.set(digest);
  digest.fill(0);
  return into;
}

/** The functions of FIPS 203, §4.1, and the stream of §4.2.2, as much of it as the library reads. */
const keccak = {
  _g(this: Pools, a: Uint8Array, b?: Uint8Array): readonly Uint8Array[] {
    const both = put(this._bufG, 'sha3-512', a, b);
    return [both.subarray(0, 32), both.subarray(32)];
  },
  _h(this: Pools, message: Uint8Array): Uint8Array {
    return put(this._bufH, 'sha3-256', message);
  },
  _kdf(this: Pools, z: Uint8Array, ciphertext: Uint8Array): Uint8Array {
    return put(this._bufKdf, 'shake256', z, ciphertext);
  },
  _xof(this: Pools, seed: Uint8Array): Uint8Array {
    return put(this._bufXof, 'shake128', seed);
  },
  _prf1(this: Pools, sigma: Uint8Array, nonce: number): Uint8Array {
    return put(this._bufPrf1, 'shake256', sigma, Uint8Array.of(nonce));
  },
  _prf2(this: Pools, sigma: Uint8Array, nonce: number): Uint8Array {
    return put(this._bufPrf2, 'shake256', sigma, Uint8Array.of(nonce));
  },
};

/** The library's X-Wing. */
export function xWing(): XWing {
  const kem = new XWing();
  const { _m: mlKem } = kem as unknown as { readonly _m: Pools };
  Object.assign(mlKem, keccak);
  return Object.assign(kem, { _x25519: x25519 });
}

const none = new Uint8Array(0);
const zeros = new Uint8Array(32);

export class Hkdf extends HkdfSha256 {
  override async extract(salt: Buffers, ikm: Buffers): Promise<ArrayBuffer> {
    const key = salt.byteLength === 0 ? zeros : bytesOf(salt);
    return alone(createHmac('sha256', key).update(bytesOf(ikm)).digest());
  }

  override async extractAndExpand(salt: Buffers, ikm: Buffers, info: Buffers, length: number): Promise<ArrayBuffer> {
    return alone(cryptography.hkdf(bytesOf(ikm), bytesOf(salt), bytesOf(info), length));
  }
}

export class Gcm extends Aes256Gcm {
  override createEncryptionContext(key: Buffers) {
    const own = Uint8Array.from(bytesOf(key));
    return {
      seal: async (nonce: Buffers, plain: Buffers, aad: Buffers = none): Promise<ArrayBuffer> =>
        alone(cryptography.seal(own, bytesOf(nonce), bytesOf(aad), bytesOf(plain))),
      open: async (nonce: Buffers, sealed: Buffers, aad: Buffers = none): Promise<ArrayBuffer> => {
        const plain = cryptography.open(own, bytesOf(nonce), bytesOf(aad), bytesOf(sealed));
        if (!plain) throw new Error('The tag does not hold.');
        return alone(plain);
      },
    };
  }
}
