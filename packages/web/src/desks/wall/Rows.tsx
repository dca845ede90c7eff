/** Rows that fit are shown whole; the others are counted. */
import type { TimelineLine, TruceView } from '@parley/server/contract';
import { Party } from '../../signs/Party.tsx';
import { Sign } from '../../signs/Sign.tsx';
import { HourOrDay } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { useActName, useWord } from '../../words/useWord.ts';
import { DueWords, dueStatus } from '../truce/term/DueWords.tsx';
import { useFitting } from './useFitting.ts';
import styles from './wall.module.css';

export function OutstandingRows({ view, now }: { view: TruceView; now: number }) {
  const word = useWord();
  const { list, shown } = useFitting(view.outstanding.length);
  return (
    <>
      <h2>
        <T id="wall.outstanding" values={{ count: view.outstanding.length }} />
      </h2>
      <ul ref={list} className={styles.rows}>
        {view.outstanding.slice(0, shown).map((one) => (
          <li key={`${one.what} ${one.expectedFrom} ${one.due}`} className={styles.due}>
            <Sign of={dueStatus(one, now)} />
            <span className={styles.what}>
              <T
                id="wall.row"
                values={{
                  what: word([`what.${one.what}`], one.what, { count: one.count }),
                  who: <Party id={one.expectedFrom} />,
                }}
              />
            </span>
            <span className={styles.when}>
              <DueWords one={one} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <More count={view.outstanding.length - shown} />
    </>
  );
}

const most = 12;

export function BoardRows({ entries, now }: { entries: readonly TimelineLine[]; now: number }) {
  const act = useActName();
  const latest = entries
    .filter((one) => one.verdict === 'stands')
    .sort((left, right) => (left.claimed < right.claimed ? 1 : -1))
    .filter(onceEach);
  const { list, shown } = useFitting(Math.min(most, latest.length));
  return (
    <>
      <h2>
        <T id="wall.board" />
      </h2>
      <ul ref={list} className={styles.rows}>
        {latest.slice(0, shown).map((one) => (
          <li key={one.entry} className={styles.entry}>
            <HourOrDay at={one.claimed} beside={now} />
            <span>
              <T
                id="wall.entry"
                values={{
                  who: <Party id={one.conveyed ? one.conveyed.by : one.by} />,
                  act: act(one.conveyed ? one.conveyed.kind : one.kind),
                }}
              />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function More({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <p className={styles.more}>
      <T id="wall.more" values={{ count }} />
    </p>
  );
}

/** An instrument that was conveyed and then confirmed is one line, the newer. */
function onceEach(one: TimelineLine, place: number, all: readonly TimelineLine[]): boolean {
  const { conveyed } = one;
  return conveyed === null || all.findIndex((other) => other.conveyed?.id === conveyed.id) === place;
}
