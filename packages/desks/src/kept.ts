/**
 * Things that acts create are kept under the creating act's id. One instrument may be conveyed twice, by two mediators
 * who had not seen each other: the earlier conveyance then dates the thing, whichever is applied first.
 */
import type { DelegationId, Said } from './desk.ts';

/** Who created a thing, when they claim to have done so, and the entry by which it took effect. */
export type Origin = { readonly by: DelegationId; readonly at: number; readonly ref: string };

/** Plain data keyed by ids. Keys may come from outside, so it is read through `kept` only. */
export type Kept<T> = { readonly [id: string]: T };

export function originOf(said: Said): Origin {
  return { by: said.by, at: said.at, ref: said.ref };
}

export function kept<T>(things: Kept<T>, id: string): T | undefined {
  return Object.hasOwn(things, id) ? things[id] : undefined;
}

export function isKept<T>(things: Kept<T>, id: string): boolean {
  return Object.hasOwn(things, id);
}

/** Keeps a new thing. Where it is kept already, only its origin can move, to the earlier of the two. */
export function keep<T extends Origin>(things: Kept<T>, id: string, thing: T): Kept<T> {
  const before = kept(things, id);
  if (!before) return { ...things, [id]: thing };
  return earlier(thing, before) ? { ...things, [id]: { ...before, at: thing.at, ref: thing.ref } } : things;
}

/** Replaces a thing that is kept; without it nothing changes. */
export function change<T>(things: Kept<T>, id: string, how: (thing: T) => T): Kept<T> {
  const before = kept(things, id);
  return before === undefined ? things : { ...things, [id]: how(before) };
}

/** In order of claimed time, then of entry, so that every node lists the same order. */
export function inOrder<T extends Origin>(things: Kept<T>): readonly T[] {
  return Object.values(things).sort(byOrigin);
}

export function byOrigin(left: Origin, right: Origin): number {
  if (left.at !== right.at) return left.at - right.at;
  return left.ref < right.ref ? -1 : left.ref > right.ref ? 1 : 0;
}

function earlier(left: Origin, right: Origin): boolean {
  return byOrigin(left, right) < 0;
}
