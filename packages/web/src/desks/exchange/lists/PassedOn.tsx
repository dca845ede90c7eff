/** Names that left the desk: of which cases, and to whom. */
import type { ListsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Cases } from '../Cases.tsx';

type Passed = ListsView['channels'][number]['passedOn'];

export function PassedOn({ passed }: { passed: Passed }) {
  if (passed.length === 0) return null;
  return (
    <div className={blocks.section}>
      <h3>
        <T id="sought.passedOn" />
      </h3>
      <ul className={blocks.rows}>
        {passed.map((one) => (
          <li key={`${one.by} ${one.at} ${one.to}`} className={blocks.row}>
            <Party id={one.by} />
            <span>
              <T id="sought.passedOnTo" values={{ to: <Verbatim>{one.to}</Verbatim> }} />
            </span>
            <Cases of={one.cases} />
            <Time at={one.at} shape="utc" />
          </li>
        ))}
      </ul>
    </div>
  );
}
