/** What of a seat's knowledge a screen may show that others see too, and in what size. */
import type { TruceView, WallSettings } from '@parley/server/contract';
import { scaleOf } from '../../settings/wall/legible.ts';

/** A line of the notice board. */
type Said = { readonly by: string; readonly claimed: string };

/** By how much letters are larger than on a wall that nobody has measured. */
export const scaleFor = (wall: WallSettings | null): number => (wall === null ? 1 : scaleOf(wall).scale);

/** In larger letters than this there is room for the term, what is outstanding and the totals, and for no more. */
export const mostForAll = 1.03;

/**
 * When each delegation was last heard on the notice board. When it was last heard on a line of this seat's own is not for
 * everybody before the screen: it would tell who is talking with whom.
 */
export function heardOnBoard(view: TruceView, lines: readonly Said[]) {
  const heardFrom: Record<string, string> = {};
  for (const { by, claimed } of lines) if (claimed > (heardFrom[by] ?? '')) heardFrom[by] = claimed;
  return { heardFrom, as: view.as, at: view.at };
}
