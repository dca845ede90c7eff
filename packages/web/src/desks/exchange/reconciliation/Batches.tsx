/** Batch by batch. A batch's day is not its date: returns after midnight stay with the day they belong to. */
import type { ExchangeView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import type { MessageId } from '../../../words/languages.ts';
import { T } from '../../../words/T.tsx';
import { localDay } from '../../../words/times.ts';
import { useLanguage } from '../../../words/Words.tsx';
import styles from './reconciliation.module.css';

type Batch = ExchangeView['batches'][number];

const heads: readonly MessageId[] = [
  'batches.n',
  'batches.day',
  'batches.announced',
  'batches.out',
  'batches.quota',
  'batches.dual',
  'batches.foreign',
  'batches.outAt',
  'batches.returned',
  'batches.returnedAt',
];

export function Batches({ view }: { view: ExchangeView }) {
  return (
    <section className={blocks.section}>
      <h2>
        <T id="batches.title" />
      </h2>
      {view.batches.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="batches.none" />
        </p>
      ) : (
        <div className={blocks.scroll}>
          <table className={styles.batches}>
            <thead>
              <tr>
                {heads.map((id) => (
                  <th key={id} scope="col">
                    <T id={id} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.batches.map((batch) => (
                <Row key={batch.n} batch={batch} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ batch }: { batch: Batch }) {
  const { language } = useLanguage();
  const { out, returned } = batch;

  return (
    <tr>
      <th scope="row">
        <Num>{batch.n}</Num>
      </th>
      <td>{batch.day === null ? <T id="batches.differ" /> : <bdi>{localDay(language, batch.day)}</bdi>}</td>
      <td>
        {batch.announced ? <T id="batches.announcedParts" values={batch.announced} /> : <T id="batches.differ" />}
      </td>
      {out ? (
        <>
          <td className={blocks.strong}>
            <Num>{out.total}</Num>
          </td>
          <td>
            <Num>{out.quota}</Num>
          </td>
          <td>
            <Num>{out.dual}</Num>
          </td>
          <td>
            <Num>{out.foreign}</Num>
          </td>
          <td>
            <When at={out.at} day={batch.day} date={out.date} />
          </td>
        </>
      ) : (
        <td colSpan={5}>
          <Stated as="pending">
            <T id="batches.notOut" />
          </Stated>
        </td>
      )}
      {returned ? (
        <>
          <td className={blocks.strong}>
            <Num>{returned.total}</Num>
          </td>
          <td>
            <When at={returned.at} day={batch.day} date={returned.date} />
          </td>
        </>
      ) : (
        <td colSpan={2}>
          <Stated as="pending">
            <T id="batches.notReturned" />
          </Stated>
        </td>
      )}
    </tr>
  );
}

function When({ at, day, date }: { at: string; day: string | null; date: string }) {
  const { language } = useLanguage();
  return (
    <>
      <Time at={at} shape="utc" />
      {day === null || date === day ? null : (
        <span className={styles.other}>
          <T id="batches.otherDate" values={{ date: <bdi>{localDay(language, date)}</bdi> }} />
        </span>
      )}
    </>
  );
}
