/** Fresh bytes within one step, all drawn from the 32 that came in with the event (HKDF, one label per draw). */
import { type Cryptography, none } from '@parley/record';
import type { Moment } from '../ports.ts';

export type Dice = (length: number) => Uint8Array;

export function diceOf(crypto: Cryptography, moment: Moment): Dice {
  let draws = 0;
  return (length) => {
    draws += 1;
    return crypto.hkdf(moment.random, none, Uint8Array.of(draws >> 8, draws & 255), length);
  };
}
