/** Seeded chance: the same seed gives the same bytes, so that a whole rehearsal can be played again to the byte. */
import { type Cryptography, encode, join } from '@parley/record';

export type Chance = {
  /** `length` bytes for a named purpose; never the same twice. */
  readonly bytes: (purpose: string, length: number) => Uint8Array;
  /** A number in [0, 1). */
  readonly number: (purpose: string) => number;
};

export function chanceOf(crypto: Cryptography, seed: number): Chance {
  const root = crypto.sha256(encode(['parley/rehearsal/1', seed]));
  let draws = 0;
  const bytes = (purpose: string, length: number) => {
    draws += 1;
    const block = (index: number) => crypto.sha256(encode([root, purpose, draws, index]));
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => block(index));
    return join(...blocks).slice(0, length);
  };
  const number = (purpose: string) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes(purpose, 4);
    return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
  };
  return { bytes, number };
}
