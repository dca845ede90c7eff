/** What was exchanged: two totals and their ratio, with the counting rule and the as-of time. */
import type { ExchangeView } from '@parley/server/contract';
import { Num } from '../../signs/Code.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import styles from './wall.module.css';

export function WallTotals({ view }: { view: ExchangeView }) {
  const { out, returned, batches } = view;
  const last = batches.at(-1);
  return (
    <>
      <h2>{last ? <T id="wall.exchangeBatch" values={{ n: <Num>{last.n}</Num> }} /> : <T id="wall.exchange" />}</h2>
      <p className={styles.figures}>
        <span className={styles.figure}>
          <span className={styles.number}>
            <Num>{out.total}</Num>
          </span>
          <span>
            <T id="wall.out" />
          </span>
        </span>
        <span className={styles.figure}>
          <span className={styles.number}>
            <Num>{returned.total}</Num>
          </span>
          <span>
            <T id="wall.returned" />
          </span>
        </span>
      </p>
    </>
  );
}

/** How the totals were counted, across the whole foot of the wall: such rules are long, and nothing is cut. */
export function WallRule({ out }: { out: ExchangeView['out'] }) {
  return (
    <p className={styles.rule}>
      {out.countingRule === null ? (
        <T id="counted.noRule" />
      ) : (
        <T
          id="wall.counted"
          values={{
            rule: <Verbatim>{out.countingRule}</Verbatim>,
            time: out.asOf === null ? <T id="counted.noTime" /> : <Time at={out.asOf} shape="short" />,
          }}
        />
      )}
    </p>
  );
}
