/** The clock of the term, in the same words on the wall, in the header and on the truce desk. */
import type { End, Term } from '@parley/server/contract/term';
import type { ReactNode } from 'react';
import { cx } from '../signs/cx.ts';
import { useLabel } from '../signs/Party.tsx';
import { Sign } from '../signs/Sign.tsx';
import { Time } from '../signs/Time.tsx';
import { T } from '../words/T.tsx';
import { Digits } from './Digits.tsx';
import { Heard } from './Heard.tsx';
import { signOf } from './sign.ts';
import { TermWords } from './TermWords.tsx';
import styles from './term.module.css';
import type { Shown } from './useTerm.ts';

/** On the wall the lines are shorter, and the header says whether the clock stands. */
export function TermClock({ shown, wall = false }: { shown: Shown; wall?: boolean }) {
  const { term, view, moment } = shown;
  return (
    <div className={styles.clock}>
      <p className={styles.headline}>
        <Sign of={signOf(term)} />
        <span>
          <TermWords term={term} />
        </span>
      </p>
      <Body term={term} now={moment.now} wall={wall} heard={wall ? null : <Heard from={view} />} />
      {moment.running || wall ? null : (
        <p className={styles.standing}>
          <T id="clock.standing" />
        </p>
      )}
    </div>
  );
}

type Parts = { term: Term; now: number; wall: boolean; heard: ReactNode };

function Body({ term, now, wall, heard }: Parts) {
  switch (term.state) {
    case 'none':
      return null;
    case 'proposed':
      return term.planned === null ? null : <Line id="term.planned" at={term.planned} wall={wall} />;
    case 'agreed':
      return <Agreed term={term} now={now} wall={wall} />;
    case 'in-force':
      return (
        <>
          <Digits ms={term.end - now} />
          {wall && term.start !== null ? <Bar start={term.start} end={term.end} now={now} /> : null}
          <Line id="term.remaining" at={term.end} wall={wall} />
        </>
      );
    case 'term-ended':
      return (
        <>
          <Digits ms={now - term.end} />
          <Line id="term.since" at={term.end} wall={wall} />
          <p>
            <T id="term.noExtension" /> {heard}
          </p>
        </>
      );
    case 'telephone':
    case 'differing':
      return (
        <>
          <div className={styles.ends}>
            {term.ends.map((end) => (
              <OneEnd key={`${end.of}-${end.by}-${end.at}`} end={end} now={now} wall={wall} />
            ))}
          </div>
          {term.state === 'telephone' ? (
            <p className={styles.awaited}>
              <T id="term.awaited" />
            </p>
          ) : wall ? null : (
            <p>
              <T id="term.differing.note" />
            </p>
          )}
          {term.ends.some((end) => now >= end.at) ? <p>{heard}</p> : null}
        </>
      );
  }
}

function Agreed({ term, now, wall }: { term: Extract<Term, { state: 'agreed' }>; now: number; wall: boolean }) {
  return (
    <>
      {term.set !== null && term.set > now ? (
        <>
          <Digits ms={term.set - now} />
          <Line id="term.startSet" at={term.set} wall={wall} />
        </>
      ) : null}
      {term.slipped && term.planned !== null ? <Line id="term.slipped" at={term.planned} wall={wall} /> : null}
      {term.slipped && term.set === null ? (
        <p>
          <T id="term.noStart" />
        </p>
      ) : null}
      {!term.slipped && term.set === null && term.planned !== null ? (
        <Line id="term.planned" at={term.planned} wall={wall} />
      ) : null}
    </>
  );
}

type LineId = 'term.planned' | 'term.remaining' | 'term.since' | 'term.startSet' | 'term.slipped';

function Line({ id, at, wall }: { id: LineId; at: number; wall: boolean }) {
  return (
    <p>
      <T id={id} values={{ time: <Time at={at} shape={wall ? 'utc' : 'full'} /> }} />
    </p>
  );
}

/** One of several ends: all are set alike, none first by size or by colour. */
function OneEnd({ end, now, wall }: { end: End; now: number; wall: boolean }) {
  const label = useLabel();
  const passed = now >= end.at;
  const by = <bdi>{end.by === null ? '' : label(end.by)}</bdi>;
  return (
    <div className={cx(styles.end, end.of === 'telephone' && styles.dashed)}>
      <p className={styles.whose}>
        {end.of === 'agreed' ? <T id="end.agreed" /> : null}
        {end.of === 'party' ? <T id="end.party" values={{ by }} /> : null}
        {end.of === 'telephone' ? <T id="end.telephone" values={{ by }} /> : null}
      </p>
      <Digits ms={passed ? now - end.at : end.at - now} />
      <p>
        <T
          id={passed ? 'end.passed' : 'end.ahead'}
          values={{ time: <Time at={end.at} shape={wall ? 'short' : 'full'} /> }}
        />
      </p>
    </div>
  );
}

/** How much of the term has passed. Time runs the same way in every language. */
function Bar({ start, end, now }: { start: number; end: number; now: number }) {
  const passed = Math.min(1, Math.max(0, (now - start) / (end - start)));
  return (
    <svg className={styles.bar} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="0" width={passed * 1000} height="10" fill="currentColor" />
    </svg>
  );
}
