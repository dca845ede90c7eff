/**
 * The little of edwards25519 (RFC 8032, section 5.1) that node:crypto does not offer: may these bytes be a public key, and
 * may these bytes be the R of a signature? Variable time; nothing here ever touches a secret.
 */

/** A point in extended coordinates, section 5.1.4: x = X/Z, y = Y/Z, x·y = T/Z. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}

/** The field prime, section 5.1. */
const P = 2n ** 255n - 19n;

/** The order of the base point, section 5.1. */
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export const IDENTITY: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

const mod = (a: bigint): bigint => {
  const rest = a % P;
  return rest < 0n ? rest + P : rest;
};

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const D = mod(-121665n * power(121666n, P - 2n));
const SQRT_MINUS_ONE = power(2n, (P - 1n) / 4n);

export function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at] ?? 0);
  return value;
}

/** Section 5.1.4, addition; complete, so it doubles as well. */
export function add(p: Point, q: Point): Point {
  const a = mod((p.y - p.x) * (q.y - q.x));
  const b = mod((p.y + p.x) * (q.y + q.x));
  const c = mod(2n * D * p.t * q.t);
  const d = mod(2n * p.z * q.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

export function multiply(point: Point, scalar: bigint): Point {
  let sum = IDENTITY;
  for (let step = point, rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, step);
    step = add(step, step);
  }
  return sum;
}

export const isIdentity = (point: Point): boolean => point.x === 0n && point.y === point.z;

/** Section 5.1.3, with every refusal of it: y below p, a root must exist, no sign on x = 0. */
export function decompress(bytes: Uint8Array): Point | undefined {
  if (!hasCanonicalY(bytes)) return undefined;
  const sign = BigInt((bytes[31] ?? 0) >> 7);
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  const check = mod(v * x * x);
  if (check === mod(-u)) x = mod(x * SQRT_MINUS_ONE);
  else if (check !== u) return undefined;
  if (x === 0n && sign === 1n) return undefined;
  if ((x & 1n) !== sign) x = P - x;
  return { x, y, z: 1n, t: mod(x * y) };
}

/** A public key of this room: a canonical point of order L, therefore neither small nor with a small part. */
export function isPrimeOrderPoint(bytes: Uint8Array): boolean {
  const point = decompress(bytes);
  return point !== undefined && !isIdentity(point) && isIdentity(multiply(point, ORDER));
}

/** Whether 32 bytes hold a y below p = 2^255 - 19, the sign bit left aside (section 5.1.3, step 1). */
export function hasCanonicalY(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  if (((bytes[31] ?? 0) & 0x7f) !== 0x7f || (bytes[0] ?? 0) < 0xed) return true;
  return bytes.subarray(1, 31).some((byte) => byte !== 0xff);
}

/** The y of the eight points whose order divides 8; both signs of x are among them. */
const SMALL_ORDER_Y: readonly Uint8Array[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

/** Whether canonical bytes name one of the eight points of small order. */
export function hasSmallOrder(bytes: Uint8Array): boolean {
  return SMALL_ORDER_Y.some((y) => y.every((byte, at) => byte === (at === 31 ? (bytes[31] ?? 0) & 0x7f : bytes[at])));
}

const ORDER_BYTES = Uint8Array.from({ length: 32 }, (_, at) => Number((ORDER >> BigInt(8 * at)) & 0xffn));

/** Section 5.1.7, step 1: S in {0, …, L-1}. Otherwise S + L would be a second signature of the same words. */
export function isReducedScalar(bytes: Uint8Array): boolean {
  for (let at = 31; at >= 0; at--) {
    const difference = (bytes[at] ?? 0) - (ORDER_BYTES[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
