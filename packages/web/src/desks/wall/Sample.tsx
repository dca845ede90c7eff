/** One line in the smallest letters of this wall, to be read from the back of the room: the proof of what was reckoned. */
import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { T } from '../../words/T.tsx';
import styles from './wall.module.css';

export function Sample({ scale }: { scale: CSSProperties }) {
  const kept = useKept();
  return (
    <main className={styles.wall} style={scale}>
      <h1 className={styles.sample}>
        <T id="wall.sample" />
      </h1>
      <p>
        <Link href={`/wall${kept}`}>
          <T id="wall.sampleYes" />
        </Link>
      </p>
      <p>
        <Link href={`/settings${kept === '' ? '?' : `${kept}&`}part=wall`}>
          <T id="wall.sampleNo" />
        </Link>
      </p>
    </main>
  );
}
