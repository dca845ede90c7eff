/** The intermediary's clock: stopped since when and what for, or running. Nobody else stops it. */
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

export function Clock({ handover: { channel, id, clock } }: { handover: OneHandover }) {
  const word = useWord();
  const to = { channel, given: { handover: id } };
  return (
    <div className={styles.part}>
      <p className={blocks.row}>
        <Stated as={clock.running ? 'plain' : 'due'}>
          <T id={clock.running ? 'handovers.clockRuns' : 'handovers.clockStopped'} />
        </Stated>
        {clock.running ? (
          <Write act="exchange.clock-stopped" {...to} />
        ) : (
          <Write act="exchange.clock-resumed" {...to} primary />
        )}
        <Write act="exchange.interviewed" {...to} />
      </p>
      {clock.stops.length === 0 ? null : (
        <ul className={blocks.rows}>
          {clock.stops.map((stop) => (
            <li key={`${stop.by} ${stop.since}`} className={blocks.row}>
              <Party id={stop.by} />
              <span>{word([`value.stopFor.${stop.stopFor}`], stop.stopFor)}</span>
              {stop.resumed === null ? (
                <T id="held.since" values={{ from: <Time at={stop.since} /> }} />
              ) : (
                <T id="held.between" values={{ from: <Time at={stop.since} />, to: <Time at={stop.resumed} /> }} />
              )}
              {stop.hours === null ? null : (
                <span className={blocks.small}>
                  <T id="handovers.stopHours" values={{ count: stop.hours, n: <Num>{stop.hours}</Num> }} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
