/**
 * Behaviours that the room does not withstand yet, each with the shortest way to the fault. When the room has learnt to
 * answer one, it moves into the library. None is known today.
 */
import type { Behaviour } from '../strike.ts';

/** A behaviour, and words of the violation by which the fault is known. */
export type Unanswered = Behaviour & { readonly fault: string };

export const unanswered: readonly Unanswered[] = [];
