/** Simulated links between nodes: late, lossy, doubled, cut; every mishap drawn from the seed. */
import type { Hex } from '@parley/record';
import type { Chance } from './chance.ts';

export type Faults = {
  /** Chances in [0, 1]. */
  readonly lose: number;
  readonly double: number;
  /** The longest delay in ms; every message draws its own, so later ones overtake earlier ones. */
  readonly delay: number;
};

export const calm: Faults = { lose: 0, double: 0, delay: 800 };

export type Links = {
  readonly cut: Set<string>;
  faults: Faults;
};

/** `[a]` cuts every link of a node, `[a, b]` the one between two. */
export const linkName = (nodes: readonly Hex[]): string => [...nodes].sort().join('|');

export function isCut(links: Links, from: Hex, to: Hex): boolean {
  return links.cut.has(linkName([from, to])) || links.cut.has(linkName([from])) || links.cut.has(linkName([to]));
}

/** The delays after which copies of a message arrive; none where it is lost. */
export function deliveries(links: Links, chance: Chance): readonly number[] {
  const { lose, double, delay } = links.faults;
  if (lose > 0 && chance.number('lose') < lose) return [];
  const once = [50 + Math.floor(chance.number('delay') * delay)];
  return double > 0 && chance.number('double') < double
    ? [...once, 50 + Math.floor(chance.number('delay') * delay)]
    : once;
}
