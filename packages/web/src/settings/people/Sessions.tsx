/** Where this node is open at the moment, and how that ends. The node ends a session itself: no browser is asked. */
import type { SettingsView } from '@parley/server/contract';
import { useEndSessions } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { Refused } from '../Refused.tsx';
import { PersonName } from './PersonName.tsx';

export function Sessions({ view }: { view: SettingsView }) {
  const end = useEndSessions();
  const { sessions, people } = view;
  if (sessions === null) return null;
  const nameOf = (person: number) => (
    <PersonName one={people?.find((one) => one.person === person) ?? { person, name: null, sheet: false }} />
  );
  return (
    <section className={blocks.section}>
      <h2>
        <T id="sessions.title" values={{ count: sessions.length }} />
      </h2>
      <ul className={blocks.rows}>
        {sessions.map((one) => (
          <li key={`${one.since} ${one.person} ${one.you}`} className={blocks.row}>
            <span>
              <T id="sessions.since" values={{ who: nameOf(one.person), time: <Time at={one.since} /> }} />
            </span>
            {one.you ? (
              <span className={blocks.small}>
                <T id="sessions.this" />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={blocks.row}>
        <button type="button" disabled={end.isPending} onClick={() => end.mutate('this')}>
          <T id="sessions.end" />
        </button>
        <button type="button" disabled={end.isPending} onClick={() => end.mutate('all')}>
          <T id="sessions.endAll" />
        </button>
      </p>
      <p className={blocks.small}>
        <T id="sessions.note" />
      </p>
      <Refused error={end.error} />
    </section>
  );
}
