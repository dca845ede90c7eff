/** Whether this is practice: on every page, and on paper. */
import type { SeatRoom } from '@parley/server/contract';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import styles from './frame.module.css';

export function Mode({ mode }: { mode: SeatRoom['mode'] }) {
  const say = useSay();
  if (mode === 'live') return null;
  return (
    <aside className={styles.mode} aria-label={say('mode.label')}>
      <span>
        <T id={mode === 'replay' ? 'mode.replay' : 'mode.rehearsal'} />
      </span>
    </aside>
  );
}
