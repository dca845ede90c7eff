/**
 * What changed between two texts, by whole words and whole numbers, in any script that parts its words. No word is lost:
 * what stayed and what went, read in order, is the first text; what stayed and what came is the second.
 */
export type Piece = { readonly what: 'same' | 'out' | 'in'; readonly text: string };

/**
 * A word with its vowel signs, its joiners and the marks inside it (Hebrew gershayim, apostrophes), or a number with its
 * separators; or white space; or one other character, invisible ones too: a change of these is shown like any other.
 */
const units =
  /[\p{L}\p{M}\p{N}\u200C\u200D]+(?:['’"׳״.,:٫٬](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}\u200C\u200D]+)*|\p{White_Space}+|./gsu;

/** Steps of comparing that a page may cost. Beyond them the middle is shown as gone and come, whole. */
const mostSteps = 2_000_000;

export function redline(before: string, after: string, steps = mostSteps): readonly Piece[] {
  const left = before.match(units) ?? [];
  const right = after.match(units) ?? [];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  const most = Math.min(left.length, right.length) - head;
  while (tail < most && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return joinedUp([
    { what: 'same', text: left.slice(0, head).join('') },
    ...compared(left.slice(head, left.length - tail), right.slice(head, right.length - tail), steps),
    { what: 'same', text: left.slice(left.length - tail).join('') },
  ]);
}

/** Myers' greedy comparison. How far each line was walked is kept for every round, so that the way can be walked back. */
function compared(left: readonly string[], right: readonly string[], most: number): readonly Piece[] {
  const whole: readonly Piece[] = [
    { what: 'out', text: left.join('') },
    { what: 'in', text: right.join('') },
  ];
  const rounds: Round[] = [];
  let steps = 0;
  for (let edits = 0; edits <= left.length + right.length && steps < most; edits++) {
    const round: Round = { edits, reached: new Int32Array(2 * edits + 1) };
    const last = rounds.at(-1);
    for (let line = -edits; line <= edits; line += 2) {
      let x = last ? startOf(last, line) : 0;
      while (x < left.length && x - line < right.length && left[x] === right[x - line]) {
        x++;
        steps++;
      }
      round.reached[line + edits] = x;
      steps++;
      if (x >= left.length && x - line >= right.length) return walkedBack(left, right, rounds);
    }
    rounds.push(round);
  }
  return whole;
}

/** After so many edits: how far into the first text each line (first place less second) has come. */
type Round = { readonly edits: number; readonly reached: Int32Array };

const reach = ({ edits, reached }: Round, line: number): number => reached[line + edits] ?? -1;

/** Whether this line is best come to by a word that came in; otherwise by one that went. */
const byComing = (last: Round, line: number): boolean =>
  line === -(last.edits + 1) || (line !== last.edits + 1 && reach(last, line - 1) < reach(last, line + 1));

const startOf = (last: Round, line: number): number =>
  byComing(last, line) ? reach(last, line + 1) : reach(last, line - 1) + 1;

function walkedBack(left: readonly string[], right: readonly string[], rounds: readonly Round[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let x = left.length;
  let line = left.length - right.length;
  const stayed = (until: number) => {
    while (x > until) pieces.push({ what: 'same', text: left[--x] ?? '' });
  };
  for (const last of [...rounds].reverse()) {
    const coming = byComing(last, line);
    stayed(startOf(last, line));
    if (coming) pieces.push({ what: 'in', text: right[x - line - 1] ?? '' });
    else pieces.push({ what: 'out', text: left[--x] ?? '' });
    line += coming ? 1 : -1;
  }
  stayed(0);
  return pieces.reverse();
}

/**
 * What went and what came between two stretches that stayed, each as one piece. White space alone between two changes
 * goes with them, or a new sentence would read as a string of single words.
 */
function joinedUp(pieces: readonly Piece[]): readonly Piece[] {
  const shown: Piece[] = [];
  let out = '';
  let come = '';
  let space = '';
  const flush = () => {
    const stays = spaceAtBothEnds(out, come);
    if (out !== stays) shown.push({ what: 'out', text: out.slice(0, out.length - stays.length) });
    if (come !== stays) shown.push({ what: 'in', text: come.slice(0, come.length - stays.length) });
    if (stays + space !== '') shown.push({ what: 'same', text: stays + space });
    out = '';
    come = '';
    space = '';
  };
  for (const { what, text } of pieces) {
    if (text === '') continue;
    if (what !== 'same') {
      out += space + (what === 'out' ? text : '');
      come += space + (what === 'in' ? text : '');
      space = '';
    } else if ((out !== '' || come !== '') && /^\p{White_Space}+$/u.test(text)) {
      space += text;
    } else {
      const kept = space + text;
      space = '';
      flush();
      const last = shown.at(-1);
      if (last?.what === 'same') shown[shown.length - 1] = { what: 'same', text: last.text + kept };
      else shown.push({ what: 'same', text: kept });
    }
  }
  flush();
  return shown;
}

/** The white space in which both end. */
function spaceAtBothEnds(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length) && /\s/.test(one.at(-1 - length) ?? ''))
    length++;
  return one.slice(one.length - length);
}
