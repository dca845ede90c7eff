/** What was released and returned, counted how and as of when; batches, credits, and what others say. */
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Heard } from '../../../term/Heard.tsx';
import { Disputed } from '../../truce/Disputed.tsx';
import { Batches } from './Batches.tsx';
import { Credits } from './Credits.tsx';
import { HandoverHeld, Objections } from './Held.tsx';
import { PublicTotals } from './PublicTotals.tsx';
import { Totals } from './Totals.tsx';

export function Reconciliation() {
  const view = useView('exchange').data;
  if (!view) return null;
  return (
    <>
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
    </>
  );
}
