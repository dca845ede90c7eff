/**
 * Brackets round contested wording, as negotiators write them: nested, with alternatives parted by a slash that has a
 * space on both sides.
 */
export type Bracket = {
  /** How many brackets it lies in. */
  readonly depth: number;
  /** What stands in it, without the brackets themselves, by alternatives; inner brackets as written. */
  readonly alternatives: readonly string[];
};

/** Deeper nesting says nothing to a reader, and would let a short text become a long page. */
const deepest = 16;

/** Every bracket in order of its opening; null where one has no other half or lies too deep. Never recursive. */
export function bracketsIn(text: string): readonly Bracket[] | null {
  const open: { readonly place: number; readonly cuts: number[] }[] = [];
  const found: (Bracket | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '[') {
      if (open.length === deepest) return null;
      open.push({ place: found.length, cuts: [at] });
      found.push(undefined);
    } else if (letter === ']') {
      const one = open.pop();
      if (!one) return null;
      found[one.place] = { depth: open.length, alternatives: between(text, [...one.cuts, at]) };
    } else if (letter === '/' && text[at - 1] === ' ' && text[at + 1] === ' ') {
      open.at(-1)?.cuts.push(at);
    }
  }
  return open.length > 0 ? null : (found as readonly Bracket[]);
}

function between(text: string, cuts: readonly number[]): readonly string[] {
  return cuts.slice(1).map((end, index) => text.slice((cuts[index] ?? 0) + 1, end).trim());
}
