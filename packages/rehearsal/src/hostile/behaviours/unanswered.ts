/**
 * Behaviours that the room does not withstand yet, each with the shortest way to the fault. When the room has learnt to
 * answer one, it moves into the library.
 */
import type { Behaviour } from '../strike.ts';
import { orderBehaviours } from './order.ts';

/** A behaviour, and words of the violation by which the fault is known. */
export type Unanswered = Behaviour & { readonly fault: string };

export const unanswered: readonly Unanswered[] = [
  // Whoever holds the other branch refuses, and blames, every honest log that has seen the one.
  ...orderBehaviours
    .filter((one) => one.last)
    .map(({ name, against, strike }) => ({
      name,
      against,
      fault: 'is blamed for seen-differs',
      strike,
    })),
];
