/**
 * Things that acts create are kept under the creating act's id. One instrument may be conveyed twice, by two mediators
 * who had not seen each other: the earlier conveyance then dates the thing, whichever is applied first.
 */
import type { DelegationId, Said } from './desk.ts';
import { Unread } from './unread.ts';

/** Who created a thing, when they claim to have done so, and the entry by which it took effect. */
export type Origin = { readonly by: DelegationId; readonly at: number; readonly ref: string };

/**
 * Plain data keyed by ids, in a shape that is nobody else's: it begins as `{}` and is read through `kept` and `allKept`. A
 * few lie side by side as pairs, by their ids; many lie under `/`, sorted by the digit at which their ids part, which comes
 * after the beginning that all of them share. So one more costs the same whether ten are kept or a hundred thousand, and
 * however long their ids. Ids come from outside, and are never names of properties: engines give every new set of those a
 * class of its own, and are slow at it.
 */
export type Kept<T> = { readonly [id: string]: T };
type Sorted<T> = { readonly shared: string; readonly '/': { readonly [digit: string]: Kept<T> } };
type Few<T> = readonly (readonly [id: string, thing: T])[];

/** As many as lie side by side. */
const most = 8;

export const isSorted = <T>(things: Kept<T> | Sorted<T>): things is Sorted<T> => Object.hasOwn(things, '/');

function fewOf<T>(things: Kept<T>): Few<T> {
  const read: unknown = things instanceof Unread ? things.things : things;
  return Array.isArray(read) ? (read as Few<T>) : Object.entries(things);
}

/** Keeps a thing under an id, in place of what was there. What comes of it is the same in whatever order things came. */
export function place<T>(things: Kept<T>, id: string, thing: T): Kept<T> {
  const sorted: Kept<T> | Sorted<T> = things;
  if (isSorted(sorted)) {
    const { shared } = sorted;
    if (!id.startsWith(shared)) return parted(sortedBy(beginning(shared, id), shared, things), id, thing);
    return parted(sorted, id, thing);
  }
  const others = fewOf(things).filter(([one]) => one !== id);
  const at = others.findIndex(([one]) => one > id);
  const more: Few<T> = others.toSpliced(at < 0 ? others.length : at, 0, [id, thing]);
  if (more.length <= most) return more as unknown as Kept<T>;
  // They are in order, so what the first and the last share is shared by all.
  const none: Sorted<T> = { shared: beginning(more[0]?.[0] ?? '', more.at(-1)?.[0] ?? ''), '/': {} };
  return more.reduce<Kept<T>>((all, [one, its]) => place(all, one, its), none as unknown as Kept<T>);
}

/**
 * Places something under each of the ids, made from what was kept there, as `place` would one after the other. What lies
 * on the way to many of them is copied once: an act may name hundreds of cases.
 */
export function placeEach<T>(
  things: Kept<T>,
  ids: readonly string[],
  how: (before: T | undefined, id: string) => T,
): Kept<T> {
  const sorted: Kept<T> | Sorted<T> = things;
  if (isSorted(sorted) && ids.length > 1 && ids.every((id) => id.startsWith(sorted.shared))) {
    const under = { ...sorted['/'] };
    for (const [digit, some] of byDigit(ids, sorted.shared))
      under[digit] = placeEach(Object.hasOwn(under, digit) ? (under[digit] as Kept<T>) : {}, some, how);
    return { shared: sorted.shared, '/': under } as unknown as Kept<T>;
  }
  const [id, ...others] = ids;
  return id === undefined ? things : placeEach(place(things, id, how(kept(things, id), id)), others, how);
}

function byDigit(ids: readonly string[], shared: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const digit = digitOf(id, shared);
    const some = found.get(digit);
    if (some) some.push(id);
    else found.set(digit, [id]);
  }
  return found;
}

/** Where ids part that share a beginning: one that is no longer than that parts from the others by having no digit. */
const digitOf = (id: string, shared: string): string => id[shared.length] ?? '';

function sortedBy<T>(shared: string, id: string, things: Kept<T>): Sorted<T> {
  return { shared, '/': { [digitOf(id, shared)]: things } };
}

/** One more under the digit by which its id parts from the others. */
function parted<T>({ shared, '/': under }: Sorted<T>, id: string, thing: T): Kept<T> {
  const digit = digitOf(id, shared);
  const beside = Object.hasOwn(under, digit) ? (under[digit] as Kept<T>) : {};
  return { shared, '/': { ...under, [digit]: place(beside, id, thing) } } as unknown as Kept<T>;
}

function beginning(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}

/** All that is kept, in no order that means anything. */
export function allKept<T>(things: Kept<T>): readonly T[] {
  return allWithIds(things).map(([, thing]) => thing);
}

/** The same with their ids. */
export function allWithIds<T>(things: Kept<T>): readonly (readonly [id: string, thing: T])[] {
  const sorted: Kept<T> | Sorted<T> = things;
  return isSorted(sorted) ? Object.values(sorted['/']).flatMap((one) => allWithIds(one)) : fewOf(things);
}

export function originOf(said: Said): Origin {
  return { by: said.by, at: said.at, ref: said.ref };
}

export function kept<T>(things: Kept<T>, id: string): T | undefined {
  let here: Kept<T> | Sorted<T> = things;
  while (isSorted(here)) {
    const next: Kept<T> | undefined = here['/'][digitOf(id, here.shared)];
    if (!next) return undefined;
    here = next;
  }
  return fewOf(here).find(([one]) => one === id)?.[1];
}

export function isKept<T>(things: Kept<T>, id: string): boolean {
  return kept(things, id) !== undefined;
}

/** Keeps a new thing. Where it is kept already, only its origin can move, to the earlier of the two. */
export function keep<T extends Origin>(things: Kept<T>, id: string, thing: T): Kept<T> {
  const before = kept(things, id);
  if (!before) return place(things, id, thing);
  return earlier(thing, before) ? place(things, id, { ...before, at: thing.at, ref: thing.ref }) : things;
}

/**
 * Keeps a thing of which nothing ever changes. Of two under one id the earlier stands whole, whichever came first: an
 * author who signs two contents under one id makes no two nodes differ.
 */
export function keepWhole<T extends Origin>(things: Kept<T>, id: string, thing: T): Kept<T> {
  const before = kept(things, id);
  return !before || earlier(thing, before) ? place(things, id, thing) : things;
}

/** Replaces a thing that is kept; without it nothing changes. */
export function change<T>(things: Kept<T>, id: string, how: (thing: T) => T): Kept<T> {
  const before = kept(things, id);
  return before === undefined ? things : place(things, id, how(before));
}

/** In order of claimed time, then of entry, so that every node lists the same order. */
export function inOrder<T extends Origin>(things: Kept<T>): readonly T[] {
  return [...allKept(things)].sort(byOrigin);
}

export function byOrigin(left: Origin, right: Origin): number {
  if (left.at !== right.at) return left.at - right.at;
  return left.ref < right.ref ? -1 : left.ref > right.ref ? 1 : 0;
}

function earlier(left: Origin, right: Origin): boolean {
  return byOrigin(left, right) < 0;
}
