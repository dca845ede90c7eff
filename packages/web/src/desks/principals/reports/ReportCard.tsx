/** A signed report as a document: it prints on A4, with for whom it is, its hash, and that it is practice where it is. */
import type { PrincipalsView } from '@parley/server/contract';
import { useState } from 'react';
import { useRoom } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Code } from '../../../signs/Code.tsx';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import type { Report } from '../status.ts';
import { Lines } from './Lines.tsx';
import styles from './reports.module.css';

export function ReportCard({ one, view }: { one: Report; view: PrincipalsView }) {
  const room = useRoom().data;
  const [full, showFull] = useState(false);
  const channel = room?.channels.find((place) => place.id === one.channel);
  const readers = channel ? [...new Set([...channel.members, ...channel.readers])] : [];
  const changed = one.changes.filter((change) => change.is !== 'as-made').length;
  const given = view.asks.filter((ask) => ask.report === one.id).flatMap((ask) => ask.of);
  return (
    <article className={styles.report}>
      <header className={blocks.section}>
        <h2 className={styles.title}>
          <T id="reports.title" values={{ time: <Time at={one.asOf} /> }} />
        </h2>
        <p className={blocks.row}>
          <span>
            <T
              id="reports.signed"
              values={{
                who: <Party id={one.by} />,
                office: <bdi>{one.office}</bdi>,
                time: <Time at={one.at} shape="utc" />,
              }}
            />
          </span>
          <Ref id={one.id} />
          <span>
            <T id="reports.for" values={{ who: <Parties ids={readers} /> }} />
          </span>
        </p>
        {one.supersededBy.length > 0 ? (
          <p className={blocks.row}>
            <Stated as="due">
              <T id="reports.supersededBy" />
            </Stated>
            {one.supersededBy.map((id) => (
              <Ref key={id} id={id} />
            ))}
          </p>
        ) : null}
        {one.replaces === null ? null : (
          <p>
            <T id="reports.replaces" values={{ which: <Ref id={one.replaces} /> }} />
          </p>
        )}
      </header>
      <Lines changes={one.changes} full={full} />
      <p className={styles.foot}>
        <T id="reports.entry" values={{ hash: <Code wrap>{one.id}</Code> }} />
      </p>
      <p className={`${blocks.row} ${blocks.noprint}`}>
        <button type="button" aria-pressed={full} onClick={() => showFull(!full)}>
          <T id="reports.changes" values={{ count: changed }} />
        </button>
        <button type="button" onClick={() => window.print()}>
          <T id="reports.print" />
        </button>
        {one.by === view.as ? (
          <Write act="principals.report-distributed" channel={one.channel} given={{ report: one.id }} />
        ) : null}
        {given.map((to) => (
          <span key={`${to.delegation} ${to.office}`} className={blocks.small}>
            <Party id={to.delegation} /> <bdi>{to.office}</bdi>{' '}
            <T id={to.state === 'answered' ? 'reports.acknowledged' : 'reports.notAcknowledged'} />
          </span>
        ))}
      </p>
    </article>
  );
}
