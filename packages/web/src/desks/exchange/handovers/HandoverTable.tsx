/** The handovers of a channel, a row each; a row opens one in full below. */
import { Link } from 'wouter';
import { useHref } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import type { OneHandover } from './Handover.tsx';

type Stage = 'planned' | 'dated' | 'under-way' | 'arrived' | 'differs';

const signs: Readonly<Record<Stage, Status>> = {
  planned: 'pending',
  dated: 'pending',
  'under-way': 'due',
  arrived: 'met',
  differs: 'disputed',
};

export function HandoverTable({ handovers, shown }: { handovers: readonly OneHandover[]; shown: string | undefined }) {
  const href = useHref();
  const word = useWord();
  const say = useSay();
  return (
    <div className={blocks.scroll}>
      <table className={blocks.stack}>
        <thead>
          <tr>
            <th scope="col">{say('handovers.date')}</th>
            <th scope="col">{say('handovers.fromTo')}</th>
            <th scope="col">{say('handovers.planned')}</th>
            <th scope="col">{say('handovers.state')}</th>
            <th scope="col">{say('handovers.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {handovers.map((one) => {
            const stage = stageOf(one);
            return (
              <tr key={one.id}>
                <th scope="row">
                  <Link href={href({ sel: one.id })} aria-current={one.id === shown ? 'true' : undefined}>
                    {one.date ? <Time at={one.date.from} shape="utc" /> : <T id="handovers.noDateYet" />}
                  </Link>
                </th>
                <td data-label={say('handovers.fromTo')}>
                  <T
                    id="handovers.between"
                    values={{
                      from: <Party id={one.stations[0]?.holder ?? ''} />,
                      to: <Party id={one.stations.at(-1)?.holder ?? ''} />,
                    }}
                  />
                </td>
                <td data-label={say('handovers.planned')}>
                  <Num>{one.ledger.planned}</Num> {word([`value.track.${one.track}`], one.track)}
                </td>
                <td data-label={say('handovers.state')}>
                  <Stated as={signs[stage]}>{word([`handovers.stage.${stage}`], stage)}</Stated>
                </td>
                <td data-label={say('handovers.yours')}>
                  {one.awaitedFromReader.map((what) => (
                    <span key={what}>{word([`handovers.awaited.${what}`], what)}</span>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** As far as the receipts of both ends say. */
function stageOf({ begun, date, ledger, legs, discrepancies }: OneHandover): Stage {
  const open = discrepancies.some((one) => one.closed.length === 0);
  if (open || legs.some((leg) => leg.differs.length > 0)) return 'differs';
  if (begun.length === 0) return date ? 'dated' : 'planned';
  return ledger.out === ledger.in && ledger.in > 0 && ledger.waiting === 0 ? 'arrived' : 'under-way';
}
