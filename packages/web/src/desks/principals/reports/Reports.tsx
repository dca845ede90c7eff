/** Signed reports, the latest first and open; drafts in work; and the making of a new one from the record. */
import type { PrincipalsView } from '@parley/server/contract';
import { useState } from 'react';
import { useAt, useParam } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useChannelName } from '../../../words/useChannelName.ts';
import { useCanWrite } from '../../../writing/Write.tsx';
import { DraftCard } from './DraftCard.tsx';
import { NewReport } from './NewReport.tsx';
import { ReportCard } from './ReportCard.tsx';

const page = 10;

export function Reports({ view }: { view: PrincipalsView }) {
  const [chosen, choose] = useParam('sel');
  const [making, make] = useState(false);
  const [many, setMany] = useState(page);
  const [at] = useAt();
  const can = useCanWrite();
  const channelName = useChannelName();
  const newest = [...view.reports].reverse();
  const shown = newest.find((one) => one.id === chosen) ?? newest[0];
  const drafts = view.drafts.filter((one) => one.state !== 'signed').reverse();
  return (
    <>
      {can({ act: 'principals.report-drafted' }) && at === null ? (
        <p className={blocks.noprint}>
          <button
            type="button"
            className={blocks.primary}
            aria-expanded={making}
            data-new
            onClick={() => make(!making)}
          >
            <T id="reports.make" />
          </button>
        </p>
      ) : null}
      {making ? <NewReport done={() => make(false)} /> : null}
      {drafts.map((one) => (
        <DraftCard key={`${one.channel} ${one.id}`} one={one} mine={one.by === view.as} />
      ))}
      {shown ? <ReportCard key={shown.id} one={shown} view={view} /> : null}
      {newest.length === 0 && drafts.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="reports.none" />
        </p>
      ) : null}
      {newest.length > 1 ? (
        <section className={`${blocks.section} ${blocks.noprint}`}>
          <h2>
            <T id="reports.all" />
          </h2>
          <ul className={blocks.rows}>
            {newest.slice(0, many).map((one) => (
              <li key={`${one.channel} ${one.id}`} className={blocks.row}>
                <button type="button" data-row aria-pressed={one.id === shown?.id} onClick={() => choose(one.id)}>
                  <T id="reports.asOf" values={{ time: <Time at={one.asOf} shape="utc" /> }} />
                </button>
                <Party id={one.by} />
                <bdi>{one.office}</bdi>
                <span className={blocks.small}>
                  <bdi>{channelName(one.channel, one.channelName)}</bdi>
                </span>
                {one.supersededBy.length > 0 ? <T id="reports.superseded" /> : null}
              </li>
            ))}
          </ul>
          {newest.length > many ? (
            <p>
              <button type="button" onClick={() => setMany(many + page)}>
                <T id="talks.earlier" values={{ count: newest.length - many }} />
              </button>
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
