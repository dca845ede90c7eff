/**
 * Playings of one scenario, to be had at any moment of it. Those that nobody has touched are kept a while: going back
 * and forth between chapters then takes up where one of them stands, and does not begin at the beginning.
 */
import { join } from 'node:path';
import type { Hex } from '@parley/record';
import type { Scenario } from '@parley/rehearsal';
import { openWorld, playTo, type World } from './world.ts';

export type Worlds = {
  /** A world at this moment, of nobody else's. */
  at(moment: number): Promise<World>;
  /** Takes a world back; one that was touched is closed. */
  giveBack(world: World, isTouched: boolean): void;
  close(): void;
};

const mostKept = 4;

export function worldsOf(
  scenario: Scenario,
  dataDir: string,
  changed: (delegation: string, entries: readonly Hex[]) => void,
): Worlds {
  /** The one given back last is last. */
  const kept: World[] = [];
  let opened = 0;

  /** Of those that have not gone past the moment, the one that has come furthest. */
  function nearest(moment: number): World | undefined {
    const before = kept.filter(({ rehearsal }) => rehearsal.now <= moment);
    const best = before.sort((left, right) => right.rehearsal.now - left.rehearsal.now)[0];
    if (best) kept.splice(kept.indexOf(best), 1);
    return best;
  }

  return {
    async at(moment) {
      const found = nearest(moment);
      if (found) {
        await playTo(found.rehearsal, moment);
        return found;
      }
      opened += 1;
      return openWorld(scenario, moment, join(dataDir, `playing-${opened}`), changed);
    },
    giveBack(world, isTouched) {
      if (isTouched || world.failed()) return world.close();
      kept.push(world);
      if (kept.length > mostKept) kept.shift()?.close();
    },
    close() {
      for (const world of kept.splice(0)) world.close();
    },
  };
}
