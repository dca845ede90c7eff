/**
 * Deterministic CBOR (RFC 8949 §4.2.1). Bytes are signed, never re-encoded; a decoder accepts only what an encoder would
 * have written: `encode(decode(x)) = x`. Libraries let more through or answer slower; a test holds one against this.
 */
import { ok, type Read, type Refusal, refused } from '../refusal.ts';
import { order } from './bytes.ts';
import { Heads, type Limits, major, scan } from './scan.ts';

/** What the record's objects are made of. Maps have text keys; numbers are integers within ±(2^53 − 1). */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

const utf8 = new TextEncoder();

/** Throws TypeError on what is not a Value: a fault of this node, since nothing foreign comes this way. */
export function encode(value: Value): Uint8Array {
  const wrong = whyNotValue(value);
  if (wrong) throw new TypeError(`cannot be encoded: ${wrong}`);
  const written = new Written();
  written.value(value);
  return written.whole();
}

/** Where encodings are made before they are copied out. Nothing is left in it that is read again. */
let sheet = new Uint8Array(4096);
/** A larger one, as a snapshot needs it, is not kept. */
const largestSheet = 65_536;

class Written {
  private at = 0;

  whole(): Uint8Array {
    const whole = sheet.slice(0, this.at);
    if (sheet.length > largestSheet) sheet = new Uint8Array(largestSheet);
    return whole;
  }

  value(value: Value): void {
    if (typeof value === 'number') this.integer(value);
    else if (typeof value === 'string') this.text(utf8.encode(value));
    else if (value instanceof Uint8Array) this.content(major.bytes, value);
    else if (value === null) this.head(major.simple, 22);
    else if (typeof value === 'boolean') this.head(major.simple, value ? 21 : 20);
    else if (isList(value)) {
      this.head(major.array, value.length);
      for (const inner of value) this.value(inner);
    } else this.map(value);
  }

  private integer(value: number): void {
    if (value < 0) this.head(major.negative, -1 - value);
    else this.head(major.unsigned, value);
  }

  private text(bytes: Uint8Array): void {
    this.content(major.text, bytes);
  }

  private content(type: number, bytes: Uint8Array): void {
    this.head(type, bytes.length);
    this.room(bytes.length);
    sheet.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** RFC 8949 §4.2.1: keys ascending by their encodings, which for texts means the shorter first. */
  private map(value: { readonly [key: string]: Value }): void {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const encoded = keys.map((key) => ({ key, bytes: utf8.encode(key) }));
    encoded.sort((left, right) => left.bytes.length - right.bytes.length || order(left.bytes, right.bytes));
    this.head(major.map, keys.length);
    for (const { key, bytes } of encoded) {
      this.text(bytes);
      this.value(value[key] as Value);
    }
  }

  /** The shortest head that holds the argument. */
  private head(type: number, argument: number): void {
    this.room(9);
    if (argument < 24) {
      sheet[this.at++] = (type << 5) | argument;
      return;
    }
    const power = argument < 2 ** 8 ? 0 : argument < 2 ** 16 ? 1 : argument < 2 ** 32 ? 2 : 3;
    sheet[this.at++] = (type << 5) | (24 + power);
    const width = 1 << power;
    let rest = argument;
    for (let i = width - 1; i >= 0; i--) {
      sheet[this.at + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.at += width;
  }

  private room(more: number): void {
    if (this.at + more <= sheet.length) return;
    const larger = new Uint8Array(2 * (this.at + more));
    larger.set(sheet.subarray(0, this.at));
    sheet = larger;
  }
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Reads what `scan` lets through. What is left to refuse is the maps': keys that are no text, unsorted or repeated. */
export function decode(bytes: Uint8Array, limits: Limits): Read<Value> {
  return read(bytes, limits, false);
}

/** The same; byte strings in the answer share the memory of `bytes`, which whoever holds the answer keeps anyway. */
export function decodeSharing(bytes: Uint8Array, limits: Limits): Read<Value> {
  return read(bytes, limits, true);
}

function read(bytes: Uint8Array, limits: Limits, sharing: boolean): Read<Value> {
  const reason = scan(bytes, limits);
  if (reason) return refused(reason);
  const items = new Items(bytes, sharing);
  const value = items.value();
  return items.refused ? refused(items.refused) : ok(value);
}

const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Items one after another, in bytes that were scanned. */
class Items extends Heads {
  /** The first thing that was wrong; what is read after it is thrown away. */
  refused: Refusal | undefined;
  private readonly sharing: boolean;

  constructor(bytes: Uint8Array, sharing: boolean) {
    super(bytes, 0);
    this.sharing = sharing;
  }

  value(): Value {
    this.next();
    const { type, argument } = this;
    switch (type) {
      case major.unsigned:
        return argument;
      case major.negative:
        return -1 - argument;
      case major.bytes:
        return this.sharing ? this.content(argument) : this.content(argument).slice();
      case major.text:
        return fromUtf8.decode(this.content(argument));
      case major.array: {
        const values: Value[] = [];
        for (let i = 0; i < argument; i++) values.push(this.value());
        return values;
      }
      case major.map:
        return this.map(argument);
      default:
        return argument === 22 ? null : argument === 21;
    }
  }

  private content(length: number): Uint8Array {
    const from = this.at;
    this.at = from + length;
    return this.bytes.subarray(from, this.at);
  }

  /** `__proto__` as a key would reach an object's prototype, so it is no key at all. */
  private map(pairs: number): Value {
    const object: Record<string, Value> = {};
    let before: Uint8Array | undefined;
    for (let i = 0; i < pairs; i++) {
      const from = this.at;
      const key = this.value();
      const encoded = this.bytes.subarray(from, this.at);
      if (typeof key !== 'string' || key === '__proto__') this.refused ??= 'wrong-shape';
      // RFC 8949 §4.2.1: ascending by their encodings, so that a shorter key comes first and none comes twice.
      else if (before && order(before, encoded) >= 0) this.refused ??= 'not-canonical';
      before = encoded;
      const value = this.value();
      if (!this.refused) object[key as string] = value;
    }
    return object;
  }
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
  if (Array.isArray(value)) {
    for (const inner of value) {
      const wrong = whyNotValue(inner, depth + 1);
      if (wrong) return wrong;
    }
    return undefined;
  }
  if (!isPlain(value)) return 'an object that is no plain one';
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    if (key === '__proto__') return 'a key named __proto__';
    const wrong = whyNotText(key) ?? whyNotValue(inner, depth + 1);
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
