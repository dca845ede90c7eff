/** The truce: its term and what is outstanding; reported incidents; notifications; calls on the hot line. */
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { Time } from '../../signs/Time.tsx';
import { useTerm } from '../../term/useTerm.ts';
import { T } from '../../words/T.tsx';
import { Calls } from './calls/Calls.tsx';
import { Incidents } from './incidents/Incidents.tsx';
import { Notifications } from './notifications/Notifications.tsx';
import { TermPart } from './term/TermPart.tsx';

export function TrucePage() {
  const shown = useTerm();
  const told = useView('incidents').data;
  const parts: readonly Part[] = [
    { id: 'term', name: 'truce.part.term' },
    { id: 'incidents', name: 'truce.part.incidents', count: told?.incidents.length ?? 0 },
    { id: 'notifications', name: 'truce.part.notifications', count: told?.notifications.length ?? 0 },
    { id: 'calls', name: 'truce.part.calls', count: told?.calls.length ?? 0 },
  ];
  const part = usePart(parts);
  if (!shown) return null;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="truce.title" />
        </h1>
        <p className={blocks.small}>
          <T id="frame.asOf" values={{ time: <Time at={shown.moment.now} /> }} />
        </p>
      </div>
      <Parts all={parts} label="truce.parts" />
      {part === 'term' ? <TermPart shown={shown} /> : null}
      {part === 'incidents' && told ? <Incidents view={told} /> : null}
      {part === 'notifications' && told ? <Notifications view={told} /> : null}
      {part === 'calls' && told ? <Calls view={told} /> : null}
    </div>
  );
}
