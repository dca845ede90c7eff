/**
 * How large the letters of a wall must be. A capital is read without effort from where it spans 16 minutes of arc, in a
 * bright room 20 (after ISO 9241-303, where 16 is the least and 20 to 22 the recommended height of a character).
 */

/** Of the face of the screens: capital height over the size of its letters. */
const capital = 0.698;
/** Pixels of the smallest text of the wall on a screen of 1080 lines, unless it has to be larger. */
const smallest = 40;
const lines = 1080;

/** More would leave no room for what the wall must always show. */
export const mostScale = 1.2;

export const arcOf = (bright: boolean): number => (bright ? 20 : 16);

/** Height of the picture of a 16:9 screen, in millimetres. */
const heightOf = (inches: number): number => (inches * 25.4 * 9) / Math.hypot(16, 9);

const tangent = (minutes: number): number => Math.tan((minutes / 60) * (Math.PI / 180));

/** Size in pixels, on a screen of 1080 lines, of text whose capitals span so many minutes of arc. */
export function leastPixels({ diagonal, distance, bright }: Seen): number {
  const millimetres = distance * 1000 * tangent(arcOf(bright));
  return (millimetres / heightOf(diagonal)) * (lines / capital);
}

export type Seen = { readonly diagonal: number; readonly distance: number; readonly bright: boolean };

/** By how much the wall's text grows; never below 1. `fits` is false where the screen is too small to be read from there. */
export function scaleOf(seen: Seen): { readonly scale: number; readonly fits: boolean } {
  const wanted = Math.max(1, leastPixels(seen) / smallest);
  return { scale: Math.min(wanted, mostScale), fits: wanted <= mostScale };
}

/** From how far away, in metres, such a screen can still be read; to the lower tenth. */
export function farthest(diagonal: number, bright: boolean): number {
  const perMetre = leastPixels({ diagonal, distance: 1, bright });
  return Math.floor((10 * smallest * mostScale) / perMetre) / 10;
}
