/** Narrow readers for decoded values; each refuses by name. Lengths are in bytes. */
import type { Value } from './cbor.ts';

export const isHash = (value: Value | undefined): value is Uint8Array =>
  value instanceof Uint8Array && value.length === 32;

export const isHashOrNone = (value: Value | undefined): value is Uint8Array =>
  value instanceof Uint8Array && (value.length === 32 || value.length === 0);

export const isBytes = (value: Value | undefined, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

export const isCount = (value: Value | undefined, most: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= most;

const utf8 = new TextEncoder();

export const isText = (value: Value | undefined, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && utf8.encode(value).length <= most;

export const isList = (value: Value | undefined, most: number): value is readonly Value[] =>
  Array.isArray(value) && value.length <= most;

/** A list of so many, no fewer and no more. */
export const isTuple = (value: Value | undefined, length: number): value is readonly Value[] =>
  Array.isArray(value) && value.length === length;

/** Strictly ascending by `order`: sorted, and nothing twice. */
export function ascending<T>(values: readonly T[], order: (left: T, right: T) => number): boolean {
  return values.every((value, i) => i === 0 || order(values[i - 1] as T, value) < 0);
}
