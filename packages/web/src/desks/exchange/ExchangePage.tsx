/** The exchange: its reconciliation, the lists of those sought, tranches, and handovers leg by leg. */

import { useMoment } from '../../api/clock.ts';
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Peopled } from '../../people/Peopled.tsx';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { Handovers } from './handovers/Handovers.tsx';
import { Lists } from './lists/Lists.tsx';
import { Reconciliation } from './reconciliation/Reconciliation.tsx';
import { Tranches } from './tranches/Tranches.tsx';

export function ExchangePage() {
  const moment = useMoment();
  const awaited = useView('tranches').data?.awaitedFromReader.length ?? 0;
  const open = (useView('handovers').data?.handovers ?? []).filter((one) => one.awaitedFromReader.length > 0).length;
  const parts: readonly Part[] = [
    { id: 'reconciliation', name: 'exchange.part.reconciliation' },
    { id: 'lists', name: 'exchange.part.lists' },
    { id: 'tranches', name: 'exchange.part.tranches', ...(awaited > 0 && { count: awaited }) },
    { id: 'handovers', name: 'exchange.part.handovers', ...(open > 0 && { count: open }) },
  ];
  const part = usePart(parts);
  if (!moment) return null;
  return (
    <Peopled>
      <div className={blocks.page}>
        <div className={blocks.head}>
          <h1>
            <T id="exchange.title" />
          </h1>
          <p className={blocks.small}>
            <T id="frame.asOf" values={{ time: <Time at={moment.now} /> }} />
          </p>
        </div>
        <Parts all={parts} label="exchange.parts" />
        {part === 'reconciliation' ? <Reconciliation /> : null}
        {part === 'lists' ? <Lists /> : null}
        {part === 'tranches' ? <Tranches /> : null}
        {part === 'handovers' ? <Handovers /> : null}
      </div>
    </Peopled>
  );
}
