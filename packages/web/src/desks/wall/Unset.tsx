/** A wall that shows nothing yet: nobody has said who can see it, or somebody can who may not read what it would show. */
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { Parties } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import styles from './wall.module.css';

export function Unset({ hidden = [] }: { hidden?: readonly string[] }) {
  const kept = useKept();
  return (
    <main className={styles.wall}>
      <h1 className={styles.sample}>
        <T id={hidden.length > 0 ? 'wall.shut' : 'wall.unset'} />
      </h1>
      <p>
        {hidden.length > 0 ? (
          <T id="wall.hidden" values={{ who: <Parties ids={hidden} /> }} />
        ) : (
          <T id="wall.unsetText" />
        )}
      </p>
      <p>
        <Link href={`/settings${kept === '' ? '?' : `${kept}&`}part=wall`}>
          <T id="wall.setUp" />
        </Link>
      </p>
    </main>
  );
}
