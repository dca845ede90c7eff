/** Reconciliation: what was released and returned, counted how and as of when; batches, credits, what others say. */
import { useMoment } from '../../api/clock.ts';
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { T } from '../../words/T.tsx';
import { Disputed } from '../truce/Disputed.tsx';
import { Batches } from './Batches.tsx';
import { Credits } from './Credits.tsx';
import { HandoverHeld, Objections } from './Handover.tsx';
import { PublicTotals } from './PublicTotals.tsx';
import { Totals } from './Totals.tsx';

export function ExchangePage() {
  const view = useView('exchange').data;
  const moment = useMoment();
  if (!view || !moment) return null;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="exchange.title" />
        </h1>
        <p className={blocks.small}>
          <T id="frame.asOf" values={{ time: <Time at={moment.now} /> }} />
        </p>
      </div>
      <Totals view={view} />
      <Batches view={view} />
      <HandoverHeld view={view} />
      <Objections view={view} />
      <Credits view={view} />
      <Disputed disputed={view.disputed} />
      <PublicTotals view={view} />
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </div>
  );
}
