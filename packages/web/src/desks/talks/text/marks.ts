/**
 * The pieces of a redline, cut where a bracket opens or closes, each with whether it is contested. What went is reckoned
 * in the earlier text's brackets, what stayed and what came in the later one's.
 */
import type { RedlineView } from '@parley/server/contract';

export type Piece = RedlineView['articles'][number]['versions'][number]['pieces'][number];

export type Mark = Piece & {
  /** Whether it lies in brackets, or is one. */
  readonly contested: boolean;
  /** The number of the outermost bracket that opens here in the text as it now stands, from 1. */
  readonly opens: number | null;
};

const bracket = /([[\]])/;

export function marksOf(pieces: readonly Piece[]): readonly Mark[] {
  const depth = { before: 0, after: 0 };
  let opened = 0;
  return pieces.flatMap(({ what, text }) => {
    const sides = what === 'same' ? (['before', 'after'] as const) : ([what === 'out' ? 'before' : 'after'] as const);
    const shown = what === 'out' ? 'before' : 'after';
    return text
      .split(bracket)
      .filter((part) => part !== '')
      .map((part): Mark => {
        const step = part === '[' ? 1 : part === ']' ? -1 : 0;
        const inside = depth[shown] > 0 || step > 0;
        const opens = step > 0 && what !== 'out' && depth.after === 0 ? ++opened : null;
        for (const side of sides) depth[side] = Math.max(0, depth[side] + step);
        return { what, text: part, contested: inside, opens };
      });
  });
}

/** The earlier text, or the later one, alone. */
export const sideOf = (pieces: readonly Piece[], side: 'before' | 'after'): readonly Piece[] => {
  const left = side === 'before' ? 'in' : 'out';
  return pieces.filter(({ what }) => what !== left).map(({ text }) => ({ what: 'same', text }));
};

/** By ISO 639 code. Columns bear their own direction, whatever the page's is. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  ['ar', 'he', 'fa', 'ur', 'ps', 'ku', 'dv', 'yi', 'ara', 'heb', 'fas', 'per', 'urd'].includes(language)
    ? 'rtl'
    : 'ltr';
