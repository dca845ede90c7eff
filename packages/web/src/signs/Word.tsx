/** Words of delegations: whose clock said when. Never a fact of its own, always somebody's. */
import { Party } from './Party.tsx';
import styles from './signs.module.css';
import { Time } from './Time.tsx';

type Word = { readonly by: string; readonly at: string };

export function Words({ all }: { all: readonly Word[] }) {
  return (
    <ul className={styles.words}>
      {all.map(({ by, at }) => (
        <li key={by}>
          <Party id={by} /> <Time at={at} />
        </li>
      ))}
    </ul>
  );
}
