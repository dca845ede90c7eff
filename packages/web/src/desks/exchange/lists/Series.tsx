/** One list as it was given out: how many cases have which answer, and each case of which something was said. */
import type { ListsView } from '@parley/server/contract';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Code, Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import { CaseRows } from './CaseRows.tsx';
import { Retention } from './HandedIn.tsx';

type OneSeries = ListsView['channels'][number]['series'][number];

export function Series({ series, channel, as }: { series: OneSeries; channel: string; as: string }) {
  const word = useWord();
  const id = useId();
  const [sought, seek] = useState('');
  const [answer, pick] = useState('');
  const wanted = useDeferredValue(sought);
  const rows = useMemo(() => {
    const code = wanted.trim().toUpperCase();
    return series.rows.filter((row) => row.case.includes(code) && (answer === '' || row.answer === answer));
  }, [series.rows, wanted, answer]);
  const counted = Object.entries(series.counts);
  const seeks = series.versions.some((one) => one.side === as);
  const asked = series.versions.some((one) => one.to === as);
  return (
    <article className={styles.card}>
      <h3 className={blocks.row}>
        <T id="sought.series" values={{ series: <Code>{series.series}</Code> }} />
        {series.versions.map((one) => (
          <span key={`${one.side} ${one.version} ${one.digest}`} className={blocks.row}>
            <Party id={one.side} />
            <span className={blocks.small}>
              <T id="sought.version" values={{ n: <Num>{one.version}</Num> }} />
            </span>
          </span>
        ))}
        {series.versions.length > 1 ? (
          <Stated as="disputed">
            <T id="sought.differ" />
          </Stated>
        ) : null}
      </h3>
      <dl className={styles.counts}>
        {counted.map(([name, count]) => (
          <div key={name} className={count === 0 ? styles.none : undefined}>
            <dt>{word([`value.answer.${name}`], name)}</dt>
            <dd>
              <Num>{count}</Num>
            </dd>
          </div>
        ))}
      </dl>
      <p className={blocks.small}>
        <T id="sought.sum" values={{ n: <Num>{series.cases}</Num> }} />{' '}
        {series.asOf === null ? (
          <T id="sought.noAnswer" />
        ) : (
          <T id="sought.asOf" values={{ time: <Time at={series.asOf} shape="utc" /> }} />
        )}
      </p>
      <Retention until={series.retainUntil} past={series.retentionPast} />
      <p className={blocks.row}>
        {asked ? <Write act="exchange.cases-answered" channel={channel} primary /> : null}
        {asked ? <Write act="exchange.found-late" channel={channel} /> : null}
        {seeks ? <Write act="exchange.family-informed" channel={channel} /> : null}
        <Write act="exchange.names-passed-on" channel={channel} />
      </p>
      {series.rows.length === 0 ? null : (
        <>
          <p className={styles.filter}>
            <label htmlFor={`${id}code`}>
              <T id="sought.seek" />
              <input
                id={`${id}code`}
                dir="ltr"
                value={sought}
                onChange={(event) => seek(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </label>
            <label htmlFor={`${id}answer`}>
              <T id="sought.withAnswer" />
              <select id={`${id}answer`} value={answer} onChange={(event) => pick(event.target.value)}>
                <option value="">{word(['sought.any'], '')}</option>
                {counted
                  .filter(([name, count]) => count > 0 && name !== 'awaited')
                  .map(([name]) => (
                    <option key={name} value={name}>
                      {word([`value.answer.${name}`], name)}
                    </option>
                  ))}
              </select>
            </label>
            <span role="status" className={blocks.small}>
              <T id="sought.showing" values={{ n: <Num>{rows.length}</Num>, all: <Num>{series.rows.length}</Num> }} />
            </span>
          </p>
          <CaseRows rows={rows} />
        </>
      )}
    </article>
  );
}
