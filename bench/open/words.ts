/** The same texts for every system: about 370 characters of plain words that follow from their number alone. */
const words =
  'the line is open and we ask again for the list of the ninth day before any convoy moves north of the river since our side has heard nothing of the two who were named in the last letter'.split(
    ' ',
  );

export const actors = 10;
const length = 370;

export function textOf(number: number): string {
  let state = (number + 1) * 2654435761;
  let text = `${number}:`;
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += ` ${words[state % words.length]}`;
  }
  return text;
}

/** Who speaks, in bursts of one to sixteen: `[actor, burst length]` for as long as somebody listens. */
export function* bursts(): Generator<readonly [number, number]> {
  let state = 20_300_501;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield [(state >>> 8) % actors, 1 + ((state >>> 20) % 16)];
  }
}
