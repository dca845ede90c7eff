/** Hours, minutes and seconds. They never go below nought, and stand still where the node's clock stands. */
import { digits } from '../words/times.ts';
import styles from './term.module.css';

export function Digits({ ms }: { ms: number }) {
  const { hours, minutes, seconds } = digits(ms);
  return (
    <bdi dir="ltr" className={styles.digits} role="timer" aria-live="off">
      <span>{`${hours}:${minutes}`}</span>
      <span className={styles.seconds}>{`:${seconds}`}</span>
    </bdi>
  );
}
