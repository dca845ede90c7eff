/**
 * A first look at foreign CBOR, before anything is believed or allocated: one pass, no recursion, every length held
 * against the bytes that are there. What it lets through is a single item in the subset that the record uses
 * (RFC 8949: integers within ±(2^53 − 1), byte strings, UTF-8 text, arrays, maps, false, true, null; no tags, no floats).
 */
import type { Refusal } from '../refusal.ts';

export type Limits = { readonly bytes: number; readonly depth: number };

export const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 } as const;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads the heads of items: after `next`, the item's major type, its argument, and in `at` where its content begins. */
export class Heads {
  readonly bytes: Uint8Array;
  at: number;
  type: number = major.unsigned;
  argument = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Why the head at `at` cannot be read, or undefined where it was. */
  next(): Refusal | undefined {
    const { bytes, at } = this;
    const first = bytes[at];
    if (first === undefined) return 'truncated';
    const short = first & 31;
    this.type = first >> 5;
    this.at = at + 1;
    this.argument = short;
    return short < 24 ? undefined : this.long(short);
  }

  private long(short: number): Refusal | undefined {
    const { bytes, at, type } = this;
    if (short > 27) return 'not-canonical'; // reserved, or indefinite length
    const width = 1 << (short - 24);
    if (at + width > bytes.length) return 'truncated';
    let argument = 0;
    for (let i = 0; i < width; i++) argument = argument * 256 + (bytes[at + i] ?? 0);
    if (type === major.simple) return 'unknown-type'; // floats, and simple values by a second byte
    // RFC 8949 §4.2.1: the shortest form only.
    const least = width === 1 ? 24 : 256 ** (width / 2);
    if (argument < least) return 'not-canonical';
    // A negative integer is −1 − argument, so its argument ends one earlier.
    if (argument > Number.MAX_SAFE_INTEGER - (type === major.negative ? 1 : 0)) return 'integer-out-of-range';
    this.at = at + width;
    this.argument = argument;
    return undefined;
  }
}

/** Why these bytes are no text, or undefined where they are. */
function whyNotText(bytes: Uint8Array, from: number, to: number): Refusal | undefined {
  let at = from;
  while (at < to && (bytes[at] ?? 0) < 0x80) at += 1;
  if (at === to) return undefined;
  try {
    utf8.decode(bytes.subarray(at, to));
  } catch {
    return 'not-utf8';
  }
  // Decoders of UTF-8 drop a leading byte order mark silently, so text with one would have two readings.
  const isMarked = bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
  return isMarked ? 'not-canonical' : undefined;
}

/** Where the item that starts at `from` ends, or why it is refused. */
export function endOfItem(bytes: Uint8Array, from: number, limits: Limits): { end: number } | { refused: Refusal } {
  const open: number[] = []; // items still awaited, one count per open container
  const heads = new Heads(bytes, from);
  let awaited = 1;
  for (;;) {
    if (heads.at - from > limits.bytes) return { refused: 'too-large' };
    while (awaited === 0) {
      const outer = open.pop();
      if (outer === undefined) return { end: heads.at };
      awaited = outer;
    }
    const wrong = heads.next();
    if (wrong) return { refused: wrong };
    awaited -= 1;
    const { type, argument } = heads;
    if (type === major.bytes || type === major.text) {
      if (argument > bytes.length - heads.at) return { refused: 'truncated' };
      const end = heads.at + argument;
      const noText = type === major.text ? whyNotText(bytes, heads.at, end) : undefined;
      if (noText) return { refused: noText };
      heads.at = end;
    } else if (type === major.array || type === major.map) {
      // Every element takes a byte at least, so a count beyond the bytes left is a lie.
      const elements = type === major.map ? argument * 2 : argument;
      if (elements > bytes.length - heads.at) return { refused: 'truncated' };
      if (open.length >= limits.depth) return { refused: 'too-deep' };
      open.push(awaited);
      awaited = elements;
    } else if (type === major.tag || (type === major.simple && (argument < 20 || argument > 22))) {
      return { refused: 'unknown-type' };
    }
  }
}

/** Why these bytes are not exactly one admissible item, or undefined where they are. */
export function scan(bytes: Uint8Array, limits: Limits): Refusal | undefined {
  if (bytes.length > limits.bytes) return 'too-large';
  const item = endOfItem(bytes, 0, limits);
  if ('refused' in item) return item.refused;
  return item.end < bytes.length ? 'bytes-left-over' : undefined;
}
