/** How much is new since this person looked. It says so at the foot of the page and moves nothing that is being read. */
import { Link } from 'wouter';
import { useChanged, useLooked } from '../api/looked.ts';
import { useAt, useKept } from '../api/place.ts';
import { T } from '../words/T.tsx';
import styles from './strip.module.css';

export function News() {
  const [at] = useAt();
  const [since] = useLooked();
  const view = useChanged(since).data;
  const kept = useKept();
  if (at !== null || !view) return null;
  const count = view.acts.filter((one) => one.by !== view.as).length;
  return (
    <p className={styles.news} role="status">
      <Link href={`/${kept}#changed`}>
        <T id="strip.news" values={{ count }} />
      </Link>
    </p>
  );
}
