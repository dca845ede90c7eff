/** What came in late and changed this page. Nothing is changed in silence. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Sign } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';

export function LateChanges({ view }: { view: TruceView }) {
  const word = useWord();
  if (view.lateChanges.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="late.title" />
      </h2>
      <ul className={blocks.rows}>
        {view.lateChanges.map((one) => (
          <li key={one.entry}>
            <p>
              <Sign of="stale" />{' '}
              <T
                id={one.was.expiresAt === null ? 'late.changed' : 'late.changedEnd'}
                values={{
                  was: word([`phase.${one.was.phase}`], one.was.phase),
                  end: one.was.expiresAt === null ? null : <Time at={one.was.expiresAt} />,
                  until: <Time at={one.at} />,
                  who: <Party id={one.by} />,
                }}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
