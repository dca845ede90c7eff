/** Reported incidents: who reported what, when and roughly where; then what was asked, said, found and remedied. */
import type { IncidentsView } from '@parley/server/contract';
import { useParam } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { Heard } from '../../../term/Heard.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { Incident } from './Incident.tsx';
import { IncidentTable } from './IncidentTable.tsx';

export function Incidents({ view }: { view: IncidentsView }) {
  const [sel] = useParam('sel');
  const newest = [...view.incidents].reverse();
  const shown = newest.find((one) => one.id === sel) ?? newest[0];
  return (
    <>
      <p className={blocks.row}>
        <Write
          act="incidents.reported"
          isNew
          primary={view.incidents.length === 0}
          again={['severity', 'intent', 'source']}
        />
        <span className={blocks.small}>
          <T id="incidents.note" />
        </span>
      </p>
      {shown ? (
        <>
          <IncidentTable incidents={newest} shown={shown.id} />
          <Incident key={shown.id} incident={shown} />
        </>
      ) : (
        <p className={blocks.quiet}>
          <T id="incidents.none" />
        </p>
      )}
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </>
  );
}
