/** For those who decide, often far away and on a bad link: the report, what is asked of whom, and who may act for whom. */
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { T } from '../../words/T.tsx';
import { Asks } from './Asks.tsx';
import { Authorities } from './Authorities.tsx';
import { ConstantLine } from './ConstantLine.tsx';
import { Reports } from './reports/Reports.tsx';
import { isOpen } from './status.ts';

export function PrincipalsPage() {
  const view = useView('principals').data;
  const open = view?.asks.filter((one) => one.of.some(isOpen)).length ?? 0;
  const parts: readonly Part[] = [
    { id: 'reports', name: 'principals.part.reports' },
    { id: 'asks', name: 'principals.part.asks', count: open },
    { id: 'line', name: 'principals.part.line', count: view?.unacknowledged.length ?? 0 },
    { id: 'authority', name: 'principals.part.authority' },
  ];
  const part = usePart(parts);
  if (!view) return null;
  return (
    <div className={blocks.page}>
      <h1>
        <T id="principals.title" />
      </h1>
      <Parts all={parts} label="principals.parts" />
      {part === 'reports' ? <Reports view={view} /> : null}
      {part === 'asks' ? <Asks view={view} /> : null}
      {part === 'line' ? <ConstantLine view={view} /> : null}
      {part === 'authority' ? <Authorities view={view} /> : null}
    </div>
  );
}
