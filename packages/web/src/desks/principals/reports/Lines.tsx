/** The lines of a report. With changes shown, each says what was made of it, and on which acts of the record it rests. */
import blocks from '../../../look/blocks.module.css';
import { Ref } from '../../../signs/Ref.tsx';
import { Tag } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import type { Change } from '../status.ts';
import styles from './reports.module.css';

const mostSources = 6;

export function Lines({ changes, full }: { changes: readonly Change[]; full: boolean }) {
  const shown = full ? changes : changes.filter((one) => one.is !== 'left-out');
  return (
    <ol className={styles.lines}>
      {shown.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of a signed report is its place
        <li key={place}>
          {one.is === 'left-out' ? <del>{one.made ?? ''}</del> : <Verbatim>{one.text ?? ''}</Verbatim>}
          {full ? <Origin one={one} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Origin({ one }: { one: Change }) {
  const word = useWord();
  const entries = one.entries ?? [];
  return (
    <div className={styles.origin}>
      <Tag>{word([`value.is.${one.is}`], one.is)}</Tag>
      {one.is === 'reworded' ? (
        <span className={blocks.small}>
          <T id="reports.made" values={{ words: <Verbatim>{one.made ?? ''}</Verbatim> }} />
        </span>
      ) : null}
      {entries.length > 0 ? (
        <span className={styles.sources}>
          <T id="reports.rests" />
          {entries.slice(0, mostSources).map((id) => (
            <Ref key={id} id={id} />
          ))}
          {entries.length > mostSources ? (
            <T id="reports.more" values={{ count: entries.length - mostSources }} />
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
