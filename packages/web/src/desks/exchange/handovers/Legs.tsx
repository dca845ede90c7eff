/** Leg by leg: what the giving end and the taking end have each signed, and where the two do not say the same. */
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Cases } from '../Cases.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

type Leg = OneHandover['legs'][number];

export function Legs({ handover, as }: { handover: OneHandover; as: string }) {
  return (
    <div className={styles.part}>
      <h4>
        <T id="handovers.receipts" />
      </h4>
      <ol className={blocks.rows}>
        {handover.legs.map((leg) => (
          <OneLeg key={leg.leg} leg={leg} handover={handover} as={as} />
        ))}
      </ol>
    </div>
  );
}

function OneLeg({ leg, handover, as }: { leg: Leg; handover: OneHandover; as: string }) {
  const word = useWord();
  return (
    <li>
      <p className={blocks.row}>
        <span className={blocks.strong}>
          <T id="handovers.leg" values={{ n: <Num>{leg.leg}</Num> }} />
        </span>
        {leg.differs.map((what) => (
          <Stated key={what} as="disputed">
            {word([`handovers.differs.${what}`], what)}
          </Stated>
        ))}
        {leg.cases.length > 0 ? <Cases of={leg.cases} /> : null}
      </p>
      <div className={blocks.accounts}>
        <End leg={leg} end="gives" handover={handover} as={as} />
        <End leg={leg} end="takes" handover={handover} as={as} />
      </div>
    </li>
  );
}

type EndProps = { leg: Leg; end: 'gives' | 'takes'; handover: OneHandover; as: string };

function End({ leg, end, handover, as }: EndProps) {
  const word = useWord();
  const { by, receipts } = leg[end];
  const expected = expectedAt(handover, leg, end);
  const station = handover.stations[end === 'gives' ? leg.leg - 1 : leg.leg];
  return (
    <div className={blocks.account}>
      <p className={blocks.row}>
        <Party id={by} />
        <span className={blocks.small}>{word([`value.end.${end}`], end)}</span>
        {receipts.length === 0 ? (
          <Stated as="pending">
            <T id="handovers.noReceiptYet" />
          </Stated>
        ) : null}
      </p>
      {receipts.map((one) => (
        <p key={`${one.at} ${one.persons}`} className={blocks.row}>
          <span className={blocks.strong}>
            <T id="tranches.persons" values={{ count: one.persons, n: <Num>{one.persons}</Num> }} />
          </span>
          {one.unlisted > 0 ? (
            <span>
              <T id="handovers.unlisted" values={{ count: one.unlisted, n: <Num>{one.unlisted}</Num> }} />
            </span>
          ) : null}
          <span className={blocks.small}>{word([`value.place.${one.place}`], one.place)}</span>
          <Time at={one.at} shape="utc" />
          <Cases of={one.cases} />
        </p>
      ))}
      {by === as && handover.begun.length > 0 && expected.length > 0 ? (
        <p>
          <Write
            act="exchange.leg-receipted"
            channel={handover.channel}
            given={{ handover: handover.id, leg: leg.leg, end }}
            start={{ cases: expected, unlisted: 0, ...(station && { place: station.place }) }}
            primary={receipts.length === 0}
          />
        </p>
      ) : null}
    </div>
  );
}

/** Whom this end would name if all went as planned; whoever signs takes out who was not there. */
function expectedAt(handover: OneHandover, leg: Leg, end: 'gives' | 'takes'): readonly string[] {
  const named = new Set(leg[end].receipts.flatMap((one) => one.cases));
  return handover.persons
    .filter((one) => one.station >= leg.leg - 1 && one.state !== 'declined' && !named.has(one.case))
    .map((one) => one.case);
}
