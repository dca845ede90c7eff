/** Reported incidents, the newest first; a row opens one in full below. */
import type { IncidentsView } from '@parley/server/contract';
import { Link } from 'wouter';
import { useHref } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { Place } from '../Place.tsx';

export type OneIncident = IncidentsView['incidents'][number];

/** Reported by one side is no more than that, until others have said their own. */
export const stageSigns: Readonly<Record<OneIncident['stage'], Status>> = {
  reported: 'stale',
  inquiry: 'pending',
  finding: 'plain',
};

type Props = { incidents: readonly OneIncident[]; shown: string };

export function IncidentTable({ incidents, shown }: Props) {
  const href = useHref();
  const say = useSay();
  const word = useWord();
  return (
    <div className={blocks.scroll}>
      <table className={blocks.stack}>
        <thead>
          <tr>
            <th scope="col">{say('incidents.occurred')}</th>
            <th scope="col">{say('incidents.place')}</th>
            <th scope="col">{say('incidents.severity')}</th>
            <th scope="col">{say('incidents.reportedBy')}</th>
            <th scope="col">{say('incidents.stage')}</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={href({ sel: one.id })} aria-current={one.id === shown ? 'true' : undefined}>
                  <Time at={one.at} shape="utc" />
                </Link>
              </th>
              <td data-label={say('incidents.place')}>
                <Place of={one.place} />
              </td>
              <td data-label={say('incidents.severity')}>{word([`value.severity.${one.severity}`], one.severity)}</td>
              <td data-label={say('incidents.reportedBy')}>
                <Party id={one.reportedBy} />
              </td>
              <td data-label={say('incidents.stage')}>
                <Stated as={stageSigns[one.stage]}>{word([`incidents.stage.${one.stage}`], one.stage)}</Stated>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
