/** One tranche: its numbers by category, the names that were put under it, and its steps. */

import type { TranchesView } from '@parley/server/contract';
import { useId } from 'react';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Num } from '../../../signs/Code.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import { Agreement } from './Agreement.tsx';
import { NamesPut } from './NamesPut.tsx';
import { Steps } from './Steps.tsx';

export type OneTranche = TranchesView['tranches'][number];

export function Tranche({ tranche, view }: { tranche: OneTranche; view: TranchesView }) {
  const head = useId();
  return (
    <section className={styles.card} aria-labelledby={head}>
      <h2 id={head} className={blocks.row}>
        <T id="tranches.one" values={{ n: <Num>{tranche.n}</Num> }} />
      </h2>
      <p className={blocks.row}>
        <Agreement of={tranche} />
        {tranche.contested ? (
          <Stated as="disputed">
            <T id="tranches.contested" />
          </Stated>
        ) : null}
      </p>
      <Numbers tranche={tranche} />
      <p className={blocks.row}>
        {view.awaitedFromReader.includes(tranche.id) ? (
          <Write act="exchange.numbers-accepted" given={{ tranche: tranche.id }} primary />
        ) : null}
        {tranche.agreed ? <Write act="exchange.names-put" given={{ tranche: tranche.id }} /> : null}
      </p>
      {tranche.names.map((one) => (
        <NamesPut key={one.id} names={one} view={view} />
      ))}
      <Steps tranche={tranche} />
    </section>
  );
}

function Numbers({ tranche }: { tranche: OneTranche }) {
  const sum = (which: 'out' | 'returned') => tranche.numbers.reduce((total, one) => total + one[which], 0);
  return (
    <div className={blocks.scroll}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">
              <T id="tranches.category" />
            </th>
            <th scope="col">
              <T id="tranches.out" />
            </th>
            <th scope="col">
              <T id="tranches.returned" />
            </th>
            <th scope="col">
              <T id="tranches.ratio" />
            </th>
          </tr>
        </thead>
        <tbody>
          {tranche.numbers.map((one) => (
            <tr key={one.category}>
              <th scope="row">
                <OfAList>{one.category}</OfAList>
              </th>
              <td>
                <Num>{one.out}</Num>
              </td>
              <td>
                <Num>{one.returned}</Num>
              </td>
              <td>
                {one.ratio ? <Num>{`${one.ratio.out} : ${one.ratio.returned}`}</Num> : <T id="tranches.noRatio" />}
              </td>
            </tr>
          ))}
        </tbody>
        {tranche.numbers.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row">
                <T id="tranches.sum" />
              </th>
              <td className={blocks.strong}>
                <Num>{sum('out')}</Num>
              </td>
              <td className={blocks.strong}>
                <Num>{sum('returned')}</Num>
              </td>
              <td />
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
