/**
 * Deterministic CBOR (RFC 8949 §4.2.1). Bytes are signed, never re-encoded; a decoder accepts only what an encoder would
 * have written: `encode(decode(x)) = x`, whatever the library beneath lets through.
 */
import { decode as decodeCbor, encode as encodeCbor, rfc8949EncodeOptions } from 'cborg';
import { ok, type Read, refused } from '../refusal.ts';
import { equal } from './bytes.ts';
import { type Limits, scan } from './scan.ts';

/** What the record's objects are made of. Maps have text keys; numbers are integers within ±(2^53 − 1). */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Throws TypeError on what is not a Value: a fault of this node, since nothing foreign comes this way. */
export function encode(value: Value): Uint8Array {
  const wrong = whyNotValue(value);
  if (wrong) throw new TypeError(`cannot be encoded: ${wrong}`);
  const bytes = encodeCbor(value, { ...rfc8949EncodeOptions, ignoreUndefinedProperties: true });
  // The library answers with a Buffer at times, whose `slice` shares memory where a Uint8Array's copies.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function decode(bytes: Uint8Array, limits: Limits): Read<Value> {
  const reason = scan(bytes, limits);
  if (reason) return refused(reason);
  try {
    const raw: unknown = decodeCbor(bytes, { useMaps: true, strict: true, rejectDuplicateMapKeys: true });
    // cborg's strict mode lets unsorted keys through, so the bytes are held against their own re-encoding.
    if (!equal(encodeCbor(raw, rfc8949EncodeOptions), bytes)) return refused('not-canonical');
    const value = plain(raw);
    return value === undefined ? refused('wrong-shape') : ok(value);
  } catch {
    return refused('not-canonical'); // a duplicate key; lengths and depth were bounded by the scan
  }
}

/** Maps become objects. `__proto__` as a key would reach an object's prototype, so it is no key at all. */
function plain(raw: unknown): Value | undefined {
  if (raw instanceof Map) {
    const object: Record<string, Value> = {};
    for (const [key, inner] of raw) {
      const value = plain(inner);
      if (typeof key !== 'string' || key === '__proto__' || value === undefined) return undefined;
      object[key] = value;
    }
    return object;
  }
  if (Array.isArray(raw)) {
    const values = raw.map(plain);
    return values.includes(undefined) ? undefined : (values as Value[]);
  }
  return raw as Value;
}

/**
 * Why a value cannot stand in the record, or undefined where it can. Lone surrogates would give two texts one hash, and
 * a leading byte order mark one text two readings. A property that is undefined counts as absent.
 */
export function whyNotValue(value: unknown, depth = 0): string | undefined {
  if (depth > 16) return 'nested too deep';
  if (value === null || typeof value === 'boolean' || value instanceof Uint8Array) return undefined;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'a number that is no safe integer';
  if (typeof value === 'string') return whyNotText(value);
  if (typeof value !== 'object') return `a value of type ${typeof value}`;
  if (!Array.isArray(value) && !isPlain(value)) return 'an object that is no plain one';
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (inner === undefined && typeof key === 'string') continue;
    if (key === '__proto__') return 'a key named __proto__';
    const wrong = (typeof key === 'string' ? whyNotText(key) : undefined) ?? whyNotValue(inner, depth + 1);
    if (wrong) return wrong;
  }
  return undefined;
}

function whyNotText(text: string): string | undefined {
  if (!text.isWellFormed()) return 'text with a lone surrogate';
  return text.startsWith('\ufeff') ? 'text that begins with a byte order mark' : undefined;
}

/** An object literal or one without a prototype, in whatever realm: no Map, no Date, no array of 16-bit numbers. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
