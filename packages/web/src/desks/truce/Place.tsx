/** A place as coarse as the rules allow: a name that everybody knows, or a cell of the grid. Never a position. */
import type { IncidentsView } from '@parley/server/contract';
import { Code } from '../../signs/Code.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';

export function Place({ of }: { of: IncidentsView['incidents'][number]['place'] }) {
  return of.as === 'cell' ? <Code>{of.cell}</Code> : <Verbatim>{of.name}</Verbatim>;
}
