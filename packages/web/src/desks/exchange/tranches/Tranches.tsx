/** Tranches: numbers first, then names, then steps in their moments; and the criteria that count. */
import type { TranchesView } from '@parley/server/contract';
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { Heard } from '../../../term/Heard.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { Agreement } from './Agreement.tsx';
import { Tranche } from './Tranche.tsx';

export function Tranches() {
  const view = useView('tranches').data;
  if (!view) return null;
  return (
    <>
      <p className={blocks.row}>
        <Write act="exchange.tranche-put" isNew primary={view.tranches.length === 0} />
        <Write act="exchange.criterion-put" />
      </p>
      {view.tranches.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="tranches.none" />
        </p>
      ) : null}
      {view.tranches.map((one) => (
        <Tranche key={one.id} tranche={one} view={view} />
      ))}
      <Criteria view={view} />
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </>
  );
}

function Criteria({ view }: { view: TranchesView }) {
  if (view.criteria.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="tranches.criteria" />
      </h2>
      <ul className={blocks.rows}>
        {view.criteria.map((one) => (
          <li key={one.id}>
            <p className={blocks.measure}>
              <Verbatim>{one.text}</Verbatim>
            </p>
            <p className={blocks.row}>
              <Agreement of={one} />
              {view.awaitedFromReader.includes(one.id) ? (
                <Write act="exchange.criterion-accepted" given={{ criterion: one.id }} primary />
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
