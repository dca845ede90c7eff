/** What changed since this person looked: what became outstanding, what no longer is, what came due, and every new act. */
import type { ChangedView } from '@parley/server/contract';
import { useState } from 'react';
import { Link } from 'wouter';
import { useChanged, useLooked } from '../../api/looked.ts';
import { useAt, useKept } from '../../api/place.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { Party } from '../../signs/Party.tsx';
import { Time } from '../../signs/Time.tsx';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName } from '../../words/useWord.ts';
import { ExpectedRows } from './ExpectedRows.tsx';
import styles from './room.module.css';

type Sort = 'newlyOutstanding' | 'noLongerOutstanding' | 'newlyPassed';
const sorts: readonly (readonly [Sort, MessageId])[] = [
  ['newlyOutstanding', 'changed.newly'],
  ['newlyPassed', 'changed.passed'],
  ['noLongerOutstanding', 'changed.noLonger'],
];

export function Changed() {
  const [since, look] = useLooked();
  const view = useChanged(since).data;
  const [at] = useAt();
  if (!view || since === null) return null;
  const others = view.acts.filter((one) => one.by !== view.as);
  return (
    <section className={blocks.section} id="changed">
      <h2>
        <T id="changed.title" values={{ time: <Time at={since} shape="utc" /> }} />
      </h2>
      {at === null ? (
        <p>
          <button type="button" onClick={look}>
            <T id="changed.look" />
          </button>{' '}
          <span className={blocks.small}>
            <T id="changed.private" />
          </span>
        </p>
      ) : null}
      {sorts.map(([sort, name]) =>
        view[sort].length === 0 ? null : (
          <div key={sort} className={blocks.section}>
            <h3>
              <T id={name} values={{ count: view[sort].length }} />
            </h3>
            <ExpectedRows all={view[sort]} />
          </div>
        ),
      )}
      {others.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="changed.nothing" />
        </p>
      ) : (
        <Acts acts={others} />
      )}
    </section>
  );
}

const first = 12;

function Acts({ acts }: { acts: ChangedView['acts'] }) {
  const [all, showAll] = useState(false);
  const kept = useKept();
  const act = useActName();
  const channelName = useChannelName();
  const newest = [...acts].reverse();
  return (
    <div className={blocks.section}>
      <h3>
        <T id="changed.acts" values={{ count: acts.length }} />
      </h3>
      <ul className={blocks.rows}>
        {newest.slice(0, all ? acts.length : first).map((one) => (
          <li key={one.entry} className={styles.act}>
            <span className={blocks.small}>
              <Time at={one.claimed} shape="short" />
            </span>
            <span>
              <Party id={one.by} /> {act(one.kind)}
            </span>
            <span className={blocks.small}>
              <bdi>{channelName(one.channel, one.channelName)}</bdi>
            </span>
            <Link href={`/record${kept === '' ? '?' : `${kept}&`}sel=${one.entry}`}>
              <Code>{one.reference}</Code>
            </Link>
          </li>
        ))}
      </ul>
      {acts.length > first && !all ? (
        <p>
          <button type="button" onClick={() => showAll(true)}>
            <T id="changed.all" values={{ count: acts.length }} />
          </button>
        </p>
      ) : null}
    </div>
  );
}
