/** Bytes as the record compares and names them. Hashes are named in lower-case hex. */
export type Hex = string;

const ascii = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** The character of a hex digit. */
const digit = (value: number): number => value + (value < 10 ? 48 : 87);

export function toHex(bytes: Uint8Array): Hex {
  const characters = new Uint8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    characters[2 * i] = digit(byte >> 4);
    characters[2 * i + 1] = digit(byte & 15);
  }
  return ascii.decode(characters);
}

/** The bytes of a hex string that this node made or has checked; an odd or foreign digit gives undefined. */
export function fromHex(hex: Hex): Uint8Array | undefined {
  if (hex.length % 2 || !/^[0-9a-f]*$/.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

export function equal(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

/** Bytewise order, the order of RFC 8949 §4.2.1. */
export function order(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference) return difference;
  }
  return left.length - right.length;
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const none: Uint8Array = new Uint8Array(0);
