/**
 * Parts of the program in files of their own: each is fetched when it is first shown. The others follow once there is time,
 * so that a link which is lost later keeps nobody from another desk.
 */
import { type ComponentType, lazy } from 'react';

const again = 3_000;

/** Asked for again until it comes: the page shows on meanwhile, and its banner says that the link is lost. */
async function untilThere<Found>(load: () => Promise<Found>): Promise<Found> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => window.setTimeout(resolve, again));
    }
  }
}

const loads: (() => Promise<unknown>)[] = [];

export function fetched<Name extends string, Props extends object = object>(
  name: Name,
  load: () => Promise<{ readonly [name in Name]: ComponentType<Props> }>,
) {
  loads.push(load);
  return lazy(async () => ({ default: (await untilThere(load))[name] }));
}

/** Fetches what has not been shown, one after another, so that none stands in the way of an answer. */
export async function fetchTheOthers(): Promise<void> {
  for (const load of loads) await load().catch(() => undefined);
}
