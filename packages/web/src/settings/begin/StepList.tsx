/** The steps of the first run with what became of each: here while it lasts, and on the settings until all are done. */
import type { FirstStep, SettingsView } from '@parley/server/contract';
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { Sign } from '../../signs/Sign.tsx';
import { T } from '../../words/T.tsx';
import { useSay } from '../../words/useWord.ts';
import styles from '../settings.module.css';
import { isDone, steps } from './steps.ts';

export function StepList({ view, now }: { view: SettingsView; now?: FirstStep }) {
  const kept = useKept();
  const say = useSay();
  return (
    <nav aria-label={say('begin.steps')}>
      <ol className={styles.steps}>
        {steps.map(({ id, name }) => {
          const done = isDone(id, view);
          return (
            <li key={id}>
              <Link
                href={`/begin${kept === '' ? '?' : `${kept}&`}step=${id}`}
                aria-current={id === now ? 'step' : undefined}
              >
                <Sign of={done ? 'met' : 'pending'} />
                <span>
                  <T id={name} />
                </span>
                <small>
                  <T id={done ? 'begin.done' : 'begin.open'} />
                </small>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
