/** What follows from what was said, for judge and view alike. */
import { kept } from '../kept.ts';
import { type Reading, type Register, read } from '../register.ts';
import type { Answer, Ask, Draft, Generated, Lines } from './words.ts';

/** Lines as they are kept. */
export const linesFrom = (lines: readonly { readonly text: string; readonly of?: number | undefined }[]): Lines =>
  lines.map(({ text, of = null }) => ({ text, of }));

export const sameLines = (left: Lines, right: Lines): boolean =>
  left.length === right.length && left.every((one, i) => one.text === right[i]?.text && one.of === right[i]?.of);

export const sameGenerated = (left: Generated, right: Generated): boolean =>
  left.length === right.length &&
  left.every((one, i) => one.text === right[i]?.text && one.entries.join() === right[i]?.entries.join());

const sameAnswer = (left: Answer, right: Answer): boolean =>
  left.option === right.option && left.resolves === right.resolves && left.wording === right.wording;

/** A draft's text as it stands: its own, or that of the change which nothing has replaced. */
export function textOf(draft: Draft): Reading<Lines> {
  const reading = read(draft.edited, sameLines);
  if (reading.state !== 'empty') return reading;
  return { state: 'settled', value: draft.first, versions: [] };
}

/** The addressee's place in what is asked, or -1. */
export const placeOf = (ask: Ask, delegation: string, office: string): number =>
  ask.of.findIndex((one) => one.delegation === delegation && one.office === office);

export const answersOf = (ask: Ask, place: number): Register<Answer> => kept(ask.answers, String(place)) ?? [];

export const readAnswer = (ask: Ask, place: number): Reading<Answer> => read(answersOf(ask, place), sameAnswer);

/** How a line of a report came about. Every line that was made from the record and not taken over is `left-out`. */
export type Change =
  | {
      readonly is: 'as-made' | 'reworded';
      readonly text: string;
      readonly made: string;
      readonly entries: readonly string[];
    }
  | { readonly is: 'added'; readonly text: string }
  | { readonly is: 'left-out'; readonly made: string; readonly entries: readonly string[] };

export function changesOf(generated: Generated, lines: Lines): readonly Change[] {
  const used = new Set(lines.map((line) => line.of));
  const shown = lines.map(({ text, of }): Change => {
    const made = of === null ? undefined : generated[of - 1];
    if (!made) return { is: 'added', text };
    return { is: made.text === text ? 'as-made' : 'reworded', text, made: made.text, entries: made.entries };
  });
  const left = generated
    .filter((_, index) => !used.has(index + 1))
    .map(({ text, entries }): Change => ({ is: 'left-out', made: text, entries }));
  return [...shown, ...left];
}
