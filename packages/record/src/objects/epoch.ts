/**
 * Epoch keys. A key is random, named by a hash that commits to it, and travels as a list of wraps, one per node of the
 * channel, in the box of an entry of its minter's log: so the list is signed, chained and exported like all else.
 */
import type { Cryptography } from '../cryptography.ts';
import { join, order } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { ascending, isHash, isList, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { limits } from './header.ts';

/** An HPKE encapsulation with X-Wing (1,120 bytes) and the sealed 32-byte key (48). */
export const wrapSize = 1120 + 48;
/** As many wraps as fit into a box; a larger channel's key is minted by several lists. */
const mostWraps = 52;

export type Wrap = { readonly node: Uint8Array; readonly wrapped: Uint8Array };

/** `epoch id = SHA-256(context ‖ 0 ‖ key)`. */
export function epochId(crypto: Cryptography, key: Uint8Array): Uint8Array {
  return crypto.sha256(join(contexts.epoch, Uint8Array.of(0), key));
}

/** HPKE `info` (RFC 9180 §5.1): a wrap is good for this room, channel, epoch and recipient only. */
export function wrapInfo(room: Uint8Array, channel: Uint8Array, epoch: Uint8Array, recipient: Uint8Array): Uint8Array {
  return encode([contexts.wrap, room, channel, epoch, recipient]);
}

/** `wraps` ascending by node. */
export function encodeWraps(wraps: readonly Wrap[]): Uint8Array {
  return encode(wraps.map((wrap) => [wrap.node, wrap.wrapped]));
}

export function decodeWraps(bytes: Uint8Array): Read<readonly Wrap[]> {
  const read = decode(bytes, { bytes: limits.box, depth: 2 });
  if (!read.ok) return read;
  if (!isList(read.value, mostWraps) || read.value.length === 0) return refused('wrong-shape');
  const wraps: Wrap[] = [];
  for (const one of read.value as readonly Value[]) {
    if (!isTuple(one, 2)) return refused('wrong-shape');
    const [node, wrapped] = one;
    if (!isHash(node) || !(wrapped instanceof Uint8Array) || wrapped.length !== wrapSize) return refused('wrong-shape');
    wraps.push({ node, wrapped });
  }
  return ascending(wraps, (left, right) => order(left.node, right.node)) ? ok(wraps) : refused('not-canonical');
}
