/**
 * X25519 (RFC 7748) by the platform, for the library's X-Wing, whose own works with big integers and took more than half
 * of every wrap. A shared secret of zero bytes, which only small-order points give, is refused by the platform (throws).
 */
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
/** As JSON Web Keys (RFC 8037 §2), which the platform reads far faster than DER; of a private key it uses `d` alone. */
const curve = { kty: 'OKP', crv: 'X25519' };

const privateKeyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: { ...curve, d: base64url(bytes), x: base64url(bytes) }, format: 'jwk' });
const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: { ...curve, x: base64url(bytes) }, format: 'jwk' });

/** The one call that X-Wing makes: a secret scalar and a point, 32 bytes each, to a point. */
export const x25519 = Object.freeze({
  derive: (scalar: Uint8Array, point: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve) => {
      const secret = diffieHellman({ privateKey: privateKeyOf(scalar), publicKey: publicKeyOf(point) });
      resolve(Uint8Array.from(secret));
    }),
});
