/**
 * X25519 (RFC 7748) by the platform, for the library's X-Wing, whose own works with big integers and took more than half
 * of every wrap. A shared secret of zero bytes, which only small-order points give, is refused by the platform (throws).
 */
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

/** PKCS #8 and SubjectPublicKeyInfo around 32 bytes (RFC 8410 §4, §7). */
const privateStart = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicStart = Buffer.from('302a300506032b656e032100', 'hex');

const privateKeyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privateStart, bytes]), format: 'der', type: 'pkcs8' });
const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicStart, bytes]), format: 'der', type: 'spki' });

/** The one call that X-Wing makes: a secret scalar and a point, 32 bytes each, to a point. */
export const x25519 = Object.freeze({
  derive: (scalar: Uint8Array, point: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve) => {
      const secret = diffieHellman({ privateKey: privateKeyOf(scalar), publicKey: publicKeyOf(point) });
      resolve(Uint8Array.from(secret));
    }),
});
