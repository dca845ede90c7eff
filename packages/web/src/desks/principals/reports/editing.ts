/** A report while it is edited: each line as it is to be read, and for which line made from the record it stands, if any. */
import type { Draft } from '../status.ts';

export type Generated = readonly { readonly text: string; readonly entries: readonly string[] }[];
export type Line = { readonly text: string; readonly of: number | null };
export type Lines = readonly Line[];

/** Every made line, in order, each as it was made. */
export const asMade = (generated: Generated): Lines => generated.map(({ text }, place) => ({ text, of: place + 1 }));

/** As the act takes them: `of` is left out where a line was added; empty lines are no lines. */
export const toSay = (lines: Lines) =>
  lines.filter(({ text }) => text.trim() !== '').map(({ text, of }) => (of === null ? { text } : { text, of }));

export const changed = (lines: Lines, place: number, text: string): Lines =>
  lines.map((line, at) => (at === place ? { ...line, text } : line));

export const leftOut = (lines: Lines, place: number): Lines => lines.filter((_, at) => at !== place);

export const addedAfter = (lines: Lines, place: number): Lines => [
  ...lines.slice(0, place + 1),
  { text: '', of: null },
  ...lines.slice(place + 1),
];

export function moved(lines: Lines, place: number, by: 1 | -1): Lines {
  const to = place + by;
  const [one, other] = [lines[place], lines[to]];
  if (!one || !other) return lines;
  return lines.map((line, at) => (at === place ? other : at === to ? one : line));
}

/** Numbers of made lines that stand nowhere: shown, so that leaving out is never by accident. */
export const missing = (generated: Generated, lines: Lines): readonly number[] =>
  generated.map((_, place) => place + 1).filter((number) => !lines.some(({ of }) => of === number));

/** What became of each line, in the order in which the report shows it. */
export function changesOf(generated: Generated, lines: Lines): Draft['texts'][number]['changes'] {
  const standing = lines.map(({ text, of }) => {
    const made = of === null ? undefined : generated[of - 1];
    if (!made) return { is: 'added' as const, text };
    return {
      is: made.text === text ? ('as-made' as const) : ('reworded' as const),
      text,
      made: made.text,
      entries: [...made.entries],
    };
  });
  const gone = missing(generated, lines).map((number) => {
    const made = generated[number - 1];
    return { is: 'left-out' as const, made: made?.text ?? '', entries: [...(made?.entries ?? [])] };
  });
  return [...standing, ...gone];
}
