/** What others said in public, beside this record's figure: the same or different, each with its rule. No assessment. */

import type { ExchangeView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Num } from '../../../signs/Code.tsx';
import { useFacts } from '../../../signs/Facts.ts';
import { Party } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';

export function PublicTotals({ view }: { view: ExchangeView }) {
  const { delegations } = useFacts();
  if (view.publicTotals.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="public.title" />
      </h2>
      <div className={blocks.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <T id="public.by" />
              </th>
              <th scope="col">
                <T id="public.figure" />
              </th>
              <th scope="col">
                <T id="public.rule" />
              </th>
              <th scope="col">
                <T id="public.at" />
              </th>
              <th scope="col">
                <T id="public.beside" />
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <T id="public.ours" />
              </th>
              <td className={blocks.strong}>
                <Num>{view.out.total}</Num>
              </td>
              <td>
                {view.out.countingRule === null ? (
                  <T id="counted.noRule" />
                ) : (
                  <OfAList>{view.out.countingRule}</OfAList>
                )}
              </td>
              <td>{view.out.asOf === null ? <T id="counted.noTime" /> : <Time at={view.out.asOf} />}</td>
              <td />
            </tr>
            {view.publicTotals.map((one) => (
              <tr key={`${one.by} ${one.saidAt} ${one.value}`}>
                <th scope="row">
                  {delegations.some((delegation) => delegation.id === one.by) ? (
                    <Party id={one.by} />
                  ) : (
                    <Verbatim>{one.by}</Verbatim>
                  )}
                </th>
                <td className={blocks.strong}>
                  <Num>{one.value}</Num>
                </td>
                <td>{one.countingRule === null ? <T id="counted.noRule" /> : <OfAList>{one.countingRule}</OfAList>}</td>
                <td>
                  <Time at={one.saidAt} />
                </td>
                <td>
                  <T id={one.value === view.out.total ? 'public.same' : 'public.different'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
