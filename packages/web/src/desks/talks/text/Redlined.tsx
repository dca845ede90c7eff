/** One text with what went and what came, its brackets marked. Each outermost bracket can be reached with the keys [ and ]. */

import { cx } from '../../../signs/cx.ts';
import { Seen } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { directionOf, type Mark, marksOf, type Piece } from './marks.ts';
import styles from './text.module.css';

export function Redlined({ pieces, language }: { pieces: readonly Piece[]; language: string }) {
  return (
    <p lang={language} dir={directionOf(language)} className={styles.article}>
      {runsOf(marksOf(pieces)).map((run, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of two fixed texts have no other name
        <Run key={place} run={run} />
      ))}
    </p>
  );
}

/** Marks of one piece stand together, so that a bracket that came in stands in one `ins` with its words. */
function runsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    if (last && last[0]?.what === mark.what) last.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

/** Arabic letters would join across an inserted word and its neighbour: a zero-width non-joiner stands between. */
const apart = '\u200c';

function Run({ run }: { run: readonly Mark[] }) {
  const what = run[0]?.what ?? 'same';
  // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a fixed text have no other name
  const words = run.map((mark, place) => <Words key={place} mark={mark} />);
  if (what === 'same') return words;
  const Tag = what === 'in' ? 'ins' : 'del';
  return (
    <>
      <Tag className={what === 'in' ? styles.came : styles.went}>
        <span className="unseen">
          <T id={what === 'in' ? 'talks.inserted' : 'talks.deleted'} />
        </span>
        {words}
      </Tag>
      {apart}
    </>
  );
}

function Words({ mark: { text, contested, opens } }: { mark: Mark }) {
  if (opens === null) {
    return (
      <span className={cx(contested && styles.contested)}>
        <Seen>{text}</Seen>
      </span>
    );
  }
  return (
    <span className={styles.contested} data-bracket tabIndex={-1}>
      <span className="unseen">
        <T id="talks.bracket" values={{ n: opens }} />
      </span>
      {text}
    </span>
  );
}
