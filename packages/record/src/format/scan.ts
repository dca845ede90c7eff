/**
 * A first look at foreign CBOR, before anything is believed or allocated: one pass, no recursion, every length held
 * against the bytes that are there. What it lets through is a single item in the subset that the record uses
 * (RFC 8949: integers within ±(2^53 − 1), byte strings, UTF-8 text, arrays, maps, false, true, null; no tags, no floats).
 */
import type { Refusal } from '../refusal.ts';

export type Limits = { readonly bytes: number; readonly depth: number };

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 } as const;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isText(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The head at `at`: major type, argument, and where the item's content begins; or why it cannot be read. */
function head(bytes: Uint8Array, at: number): { type: number; argument: number; next: number } | Refusal {
  const first = bytes[at];
  if (first === undefined) return 'truncated';
  const short = first & 31;
  const type = first >> 5;
  if (short < 24) return { type, argument: short, next: at + 1 };
  if (short > 27) return 'not-canonical'; // reserved, or indefinite length
  const width = 1 << (short - 24);
  if (at + 1 + width > bytes.length) return 'truncated';
  let argument = 0;
  for (let i = 1; i <= width; i++) argument = argument * 256 + (bytes[at + i] ?? 0);
  if (type === major.simple) return 'unknown-type'; // floats, and simple values by a second byte
  // RFC 8949 §4.2.1: the shortest form only.
  const least = width === 1 ? 24 : 256 ** (width / 2);
  if (argument < least) return 'not-canonical';
  // A negative integer is −1 − argument, so its argument ends one earlier.
  if (argument > Number.MAX_SAFE_INTEGER - (type === major.negative ? 1 : 0)) return 'integer-out-of-range';
  return { type, argument, next: at + 1 + width };
}

/** Where the item that starts at `from` ends, or why it is refused. */
export function endOfItem(bytes: Uint8Array, from: number, limits: Limits): { end: number } | { refused: Refusal } {
  const open: number[] = []; // items still awaited, one count per open container
  let at = from;
  let awaited = 1;
  for (;;) {
    while (awaited === 0) {
      const outer = open.pop();
      if (outer === undefined) return { end: at };
      awaited = outer;
    }
    if (at - from > limits.bytes) return { refused: 'too-large' };
    const item = head(bytes, at);
    if (typeof item === 'string') return { refused: item };
    awaited -= 1;
    at = item.next;
    const { type, argument } = item;
    if (type === major.bytes || type === major.text) {
      if (argument > bytes.length - at) return { refused: 'truncated' };
      const content = bytes.subarray(at, at + argument);
      if (type === major.text && !isText(content)) return { refused: 'not-utf8' };
      // Decoders of UTF-8 drop a leading byte order mark silently, so text with one would have two readings.
      if (type === major.text && content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf)
        return { refused: 'not-canonical' };
      at += argument;
    } else if (type === major.array || type === major.map) {
      // Every element takes a byte at least, so a count beyond the bytes left is a lie.
      const elements = type === major.map ? argument * 2 : argument;
      if (elements > bytes.length - at) return { refused: 'truncated' };
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
