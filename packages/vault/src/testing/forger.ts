/** A signer who means harm: it makes keys and signatures that the equation accepts and an honest signer never makes. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { add, decompress, littleEndian, multiply, ORDER, type Point } from '../edwards.ts';
import { hex, utf8 } from './bytes.ts';

const P = 2n ** 255n - 19n;

export function bytesOf(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
}

/** RFC 8032, section 5.1.2. */
export function compress(point: Point): Uint8Array {
  let inverse = 1n;
  for (let square = point.z, rest = P - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) inverse = (inverse * square) % P;
    square = (square * square) % P;
  }
  const bytes = bytesOf((point.y * inverse) % P);
  if (((point.x * inverse) % P) & 1n) bytes[31] = (bytes[31] ?? 0) | 0x80;
  return bytes;
}

function known(encoded: string): Point {
  const point = decompress(hex(encoded));
  if (point === undefined) throw new Error('not a point');
  return point;
}

export const BASE = known('5866666666666666666666666666666666666666666666666666666666666666');
const OF_ORDER_EIGHT = known('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');

/** All eight points whose order divides 8, the identity last. */
export const smallPoints: readonly Point[] = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].map((n) => multiply(OF_ORDER_EIGHT, n));

export interface Forgery {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** What node:crypto alone says; the tests show that it says yes where the room says no. */
export function equationHolds({ publicKey, message, signature }: Forgery): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
}

const challenge = (r: Uint8Array, a: Uint8Array, message: Uint8Array): bigint =>
  littleEndian(createHash('sha512').update(r).update(a).update(message).digest()) % ORDER;

/**
 * Signs with secret `a` under the key a·B + `extra` and the nonce `r`: S = r + h·a. The equation holds where h·extra
 * vanishes, so messages are tried until h is a multiple of eight.
 */
export function forge(a: bigint, r: bigint, extra: Point): Forgery {
  const publicKey = compress(add(multiply(BASE, a), extra));
  const nonce = compress(multiply(BASE, r));
  for (let attempt = 0; ; attempt++) {
    const message = utf8(`We agree to number ${attempt}.`);
    const h = challenge(nonce, publicKey, message);
    if (h % 8n !== 0n) continue;
    const s = (r + h * a) % ORDER;
    return { publicKey, message, signature: Uint8Array.from([...nonce, ...bytesOf(s)]) };
  }
}
