/** What must stand before a handover begins: a date that both ends have accepted, and everybody's clearance. */
import blocks from '../../../look/blocks.module.css';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

type Clearance = OneHandover['clearances'][number]['clearance'];

const signs: Readonly<Record<Clearance, Status>> = {
  clear: 'met',
  'not-clear': 'outstanding',
  awaited: 'pending',
  contested: 'disputed',
};

export function Before({ handover, as }: { handover: OneHandover; as: string }) {
  const word = useWord();
  const { channel, id, date } = handover;
  const open = handover.begun.length === 0;
  const own = handover.clearances.find((one) => one.by === as);
  const clearance = { act: 'exchange.clearance-stated', channel } as const;
  const ends = [handover.stations[0]?.holder, handover.stations.at(-1)?.holder];
  return (
    <div className={styles.part}>
      <h4>
        <T id="handovers.date" />
      </h4>
      <p className={blocks.row}>
        {date ? (
          <Stated as="met">
            <T
              id="handovers.dateAgreed"
              values={{ from: <Time at={date.from} />, until: <Time at={date.until} shape="utc" /> }}
            />
          </Stated>
        ) : (
          <Stated as="pending">
            <T id="handovers.noDate" />
          </Stated>
        )}
        {open ? <Write act="exchange.date-proposed" channel={channel} given={{ handover: id }} /> : null}
      </p>
      <ul className={blocks.rows}>
        {handover.dates.map((one) => (
          <li key={one.id} className={blocks.row}>
            <span>
              <T
                id="handovers.proposed"
                values={{
                  who: <Party id={one.by} />,
                  from: <Time at={one.from} shape="utc" />,
                  until: <Time at={one.until} shape="utc" />,
                }}
              />
            </span>
            {one.acceptedBy.length === 0 ? null : (
              <span>
                <T id="tranches.acceptedBy" values={{ who: <Parties ids={one.acceptedBy} /> }} />
              </span>
            )}
            {open && ends.includes(as) && !one.acceptedBy.includes(as) ? (
              <Write act="exchange.date-accepted" channel={channel} given={{ date: one.id }} primary />
            ) : null}
          </li>
        ))}
      </ul>
      <h4>
        <T id="handovers.clearances" />
      </h4>
      <ul className={blocks.row}>
        {handover.clearances.map((one) => (
          <li key={one.by} className={blocks.row}>
            <Party id={one.by} />
            <Stated as={signs[one.clearance]}>
              {word([`value.clearance.${one.clearance}`, `value.answer.${one.clearance}`], one.clearance)}
            </Stated>
          </li>
        ))}
      </ul>
      {open && own ? (
        <p className={blocks.row}>
          {own.clearance === 'clear' ? null : (
            <Write
              {...clearance}
              primary={own.clearance === 'awaited'}
              given={{ handover: id, clearance: 'clear' }}
              label={word(['do.handovers.clear'], '')}
            />
          )}
          {own.clearance === 'not-clear' ? null : (
            <Write
              {...clearance}
              given={{ handover: id, clearance: 'not-clear' }}
              label={word(['do.handovers.notClear'], '')}
            />
          )}
        </p>
      ) : null}
    </div>
  );
}
