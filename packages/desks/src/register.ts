/**
 * A register keeps every value that nothing has replaced. An act replaces what its author had seen and stands beside
 * what it had not, so that concurrent acts commute and nothing is overwritten.
 */
export type Version<T> = { readonly ref: string; readonly by: string; readonly at: number; readonly value: T };

export type Register<T> = readonly Version<T>[];

export const empty: Register<never> = [];

/** Puts a value: versions that its author had seen go, the others stay beside it. Kept in order of `ref`. */
export function put<T>(
  register: Register<T>,
  said: { readonly ref: string; readonly by: string; readonly at: number; readonly saw: (ref: string) => boolean },
  value: T,
): Register<T> {
  const beside = register.filter((version) => version.ref !== said.ref && !said.saw(version.ref));
  const mine = { ref: said.ref, by: said.by, at: said.at, value };
  return [...beside, mine].sort((left, right) => (left.ref < right.ref ? -1 : 1));
}

/** What a register says: nothing yet, one value (or several equal ones), or several that exclude each other. */
export type Reading<T> =
  | { readonly state: 'empty' }
  | { readonly state: 'settled'; readonly value: T; readonly versions: Register<T> }
  | { readonly state: 'contested'; readonly versions: Register<T> };

export function read<T>(register: Register<T>, same: (left: T, right: T) => boolean = Object.is): Reading<T> {
  const [first, ...others] = register;
  if (!first) return { state: 'empty' };
  if (others.every((other) => same(other.value, first.value)))
    return { state: 'settled', value: first.value, versions: register };
  return { state: 'contested', versions: register };
}

/** The settled value, or undefined where there is none or it is contested. */
export function settled<T>(register: Register<T>): T | undefined {
  const reading = read(register);
  return reading.state === 'settled' ? reading.value : undefined;
}
