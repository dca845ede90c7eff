/** The totals. No number stands without its counting rule and its as-of time. */

import type { ExchangeView } from '@parley/server/contract';
import type { ReactNode } from 'react';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Num } from '../../../signs/Code.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import styles from './reconciliation.module.css';

type Counted = { readonly countingRule: string | null; readonly asOf: string | null };

export function Totals({ view }: { view: ExchangeView }) {
  const { out, returned, ratio } = view;
  const word = useWord();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="totals.title" />
      </h2>
      <dl className={styles.totals}>
        <Figure name={<T id="totals.out" />} counted={out} figure={<Num>{out.total}</Num>}>
          <T id="totals.outParts" values={{ quota: out.quota, dual: out.outside.dual, foreign: out.outside.foreign }} />
        </Figure>
        <Figure name={<T id="totals.credited" />} counted={out} figure={<Num>{out.credited}</Num>}>
          <T id="totals.creditedParts" values={{ quota: out.quota, credits: out.credited - out.quota }} />
        </Figure>
        <Figure name={<T id="totals.returned" />} counted={returned} figure={<Num>{returned.total}</Num>} />
        <Figure
          name={<T id="totals.ratio" />}
          counted={out}
          basis={word([`basis.${ratio.basis}`], ratio.basis)}
          figure={<Num>{`${ratio.out} : ${ratio.returned}`}</Num>}
        >
          {ratio.agreed === null ? (
            <T id="totals.noRatio" />
          ) : (
            <>
              <T id="totals.agreedRatio" values={{ ratio: <Num>{ratio.agreed.replace(':', ' : ')}</Num> }} />{' '}
              <Stated as={ratio.holds ? 'met' : 'plain'}>
                <T id={ratio.holds ? 'totals.same' : 'totals.different'} />
              </Stated>
            </>
          )}
        </Figure>
      </dl>
    </section>
  );
}

type FigureProps = { name: ReactNode; counted: Counted; figure: ReactNode; basis?: string; children?: ReactNode };

function Figure({ name, counted, figure, basis, children }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={styles.big}>{figure}</dd>
      {children ? <dd>{children}</dd> : null}
      <dd className={blocks.small}>
        {basis === undefined ? null : <span className={styles.line}>{basis}</span>}
        <Rule counted={counted} />
      </dd>
    </div>
  );
}

function Rule({ counted }: { counted: Counted }) {
  return (
    <>
      <span className={styles.line}>
        {counted.countingRule === null ? (
          <T id="counted.noRule" />
        ) : (
          <T id="counted.rule" values={{ rule: <OfAList>{counted.countingRule}</OfAList> }} />
        )}
      </span>
      <span className={styles.line}>
        {counted.asOf === null ? (
          <T id="counted.noTime" />
        ) : (
          <T id="counted.asOf" values={{ time: <Time at={counted.asOf} shape="utc" /> }} />
        )}
      </span>
    </>
  );
}
