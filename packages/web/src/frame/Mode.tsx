/** Whether this is practice: on every page, and on paper. */
import type { SeatRoom } from '@parley/server/contract';
import { T } from '../words/T.tsx';
import styles from './frame.module.css';

export function Mode({ mode }: { mode: SeatRoom['mode'] }) {
  if (mode === 'live') return null;
  return (
    <p className={styles.mode}>
      <span>
        <T id={mode === 'replay' ? 'mode.replay' : 'mode.rehearsal'} />
      </span>
    </p>
  );
}
