/** Discrepancies that a holder has named: of count, identity or condition; open until that holder closes it. */
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Cases } from '../Cases.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

export function Discrepancies({ handover, as }: { handover: OneHandover; as: string }) {
  const word = useWord();
  const { channel, id, discrepancies } = handover;
  const holds = handover.stations.some((one) => one.holder === as);
  if (discrepancies.length === 0 && !holds) return null;
  return (
    <div className={styles.part}>
      <h4>
        <T id="handovers.discrepancies" />
      </h4>
      {discrepancies.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="handovers.noDiscrepancy" />
        </p>
      ) : null}
      <ul className={blocks.rows}>
        {discrepancies.map((one) => (
          <li key={one.id}>
            <p className={blocks.row}>
              <Stated as={one.closed.length > 0 ? 'plain' : 'outstanding'}>
                {word([`value.differs.${one.differs}`], one.differs)}
              </Stated>
              <span>
                <T id="handovers.namedBy" values={{ who: <Party id={one.by} />, n: <Num>{one.leg}</Num> }} />
              </span>
              <Cases of={one.cases} />
              {one.by === as && one.closed.length === 0 ? (
                <Write act="exchange.discrepancy-closed" channel={channel} given={{ discrepancy: one.id }} />
              ) : null}
            </p>
            {one.closed.map((wording) => (
              <p key={wording} className={blocks.measure}>
                <T id="handovers.closedAs" values={{ words: <Verbatim>{wording}</Verbatim> }} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      {holds && handover.begun.length > 0 ? (
        <p>
          <Write act="exchange.discrepancy-named" channel={channel} given={{ handover: id }} />
        </p>
      ) : null}
    </div>
  );
}
