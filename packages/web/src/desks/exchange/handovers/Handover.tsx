/** One handover: the chain, its date, who is clear to proceed, the clock, the numbers at every station, the receipts. */
import type { HandoversView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import { Before } from './Before.tsx';
import { Clock } from './Clock.tsx';
import { Discrepancies } from './Discrepancies.tsx';
import { Ledger } from './Ledger.tsx';
import { Legs } from './Legs.tsx';
import { Persons } from './Persons.tsx';
import { Remains } from './Remains.tsx';

export type OneHandover = HandoversView['handovers'][number];

export function Handover({ handover, as }: { handover: OneHandover; as: string }) {
  const word = useWord();
  const { channel, id } = handover;
  const ready = handover.date !== null && handover.clearances.every((one) => one.clearance === 'clear');
  return (
    <article className={styles.card}>
      <h3 className={blocks.row}>
        <T id="handovers.of" values={{ count: handover.ledger.planned, n: <Num>{handover.ledger.planned}</Num> }} />
        <Tag>{word([`value.track.${handover.track}`], handover.track)}</Tag>
        <Tag>{word([`value.under.${handover.under}`], handover.under)}</Tag>
      </h3>
      <Chain handover={handover} />
      {handover.awaitedFromReader.map((what) => (
        <p key={what}>
          <Stated as="due">{word([`handovers.awaited.${what}`], what)}</Stated>
        </p>
      ))}
      <Before handover={handover} as={as} />
      {handover.begun.length === 0 ? (
        <p className={blocks.row}>
          <Stated as="plain">
            <T id="handovers.notBegun" />
          </Stated>
          {ready ? <Write act="exchange.handover-begun" channel={channel} given={{ handover: id }} primary /> : null}
        </p>
      ) : (
        <p className={blocks.row}>
          {handover.begun.map((at) => (
            <span key={at}>
              <T id="handovers.begun" values={{ time: <Time at={at} /> }} />
            </span>
          ))}
        </p>
      )}
      <Clock handover={handover} />
      <Ledger handover={handover} />
      <Legs handover={handover} as={as} />
      <Discrepancies handover={handover} as={as} />
      <Persons handover={handover} />
      <Remains handover={handover} />
    </article>
  );
}

function Chain({ handover }: { handover: OneHandover }) {
  const word = useWord();
  return (
    <ol className={styles.chain}>
      {handover.stations.map(({ holder, place }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chain may pass one holder twice, and never changes
        <li key={index}>
          {index === 0 ? null : (
            <svg viewBox="0 0 18 12" className={styles.arrow} aria-hidden="true" focusable="false">
              <path d="M1 6H16M11 1.5 16 6 11 10.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
            </svg>
          )}
          <Party id={holder} />
          <span className={blocks.small}>{word([`value.place.${place}`], place)}</span>
        </li>
      ))}
    </ol>
  );
}
