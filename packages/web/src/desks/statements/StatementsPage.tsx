/** What is said in public: this room's own statements on their way to release, and what others said, with its claims. */
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { T } from '../../words/T.tsx';
import { Claims } from './Claims.tsx';
import { OwnStatements } from './OwnStatements.tsx';
import { Said } from './Said.tsx';

export function StatementsPage() {
  const view = useView('statements').data;
  const parts: readonly Part[] = [
    { id: 'own', name: 'statements.part.own', count: view?.statements.length ?? 0 },
    { id: 'said', name: 'statements.part.said', count: view?.logged.length ?? 0 },
    { id: 'claims', name: 'statements.part.claims', count: view?.claims.length ?? 0 },
  ];
  const part = usePart(parts);
  if (!view) return null;
  return (
    <div className={blocks.page}>
      <h1>
        <T id="statements.title" />
      </h1>
      <Parts all={parts} label="statements.parts" />
      {part === 'own' ? <OwnStatements view={view} /> : null}
      {part === 'said' ? <Said view={view} /> : null}
      {part === 'claims' ? <Claims view={view} /> : null}
    </div>
  );
}
