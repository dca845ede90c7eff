/** Extensions in writing, and those stated by telephone; the second never look like the first. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { ClocksMoved } from './ClocksMoved.tsx';

const HOUR = 3_600_000;

export function Extensions({ view }: { view: TruceView }) {
  if (view.extensions.length === 0 && view.stated.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="extensions.title" />
      </h2>
      <ul className={blocks.rows}>
        {view.extensions.map((one) => (
          <li key={`${one.at} ${one.newExpiry}`} className={blocks.row}>
            <Stated as="met">
              <T id="extensions.written" values={{ count: one.hours }} />
            </Stated>
            <span>
              <T id="extensions.end" values={{ time: <Time at={one.newExpiry} /> }} />
            </span>
            <ClocksMoved from={Date.parse(one.newExpiry) - one.hours * HOUR} to={Date.parse(one.newExpiry)} />
            <span className={blocks.small}>
              <T id="extensions.by" values={{ who: <Party id={one.statedBy} />, time: <Time at={one.at} /> }} />
            </span>
          </li>
        ))}
        {view.stated.map((one) => (
          <li key={`${one.saidAt} ${one.newExpiry} ${one.saidBy}`} className={blocks.row}>
            <Stated as={one.awaiting ? 'stale' : 'plain'}>
              <T id="extensions.telephone" values={{ count: one.hours }} />
            </Stated>
            {one.newExpiry === null ? null : (
              <span>
                <T id="extensions.end" values={{ time: <Time at={one.newExpiry} /> }} />
              </span>
            )}
            <span className={blocks.strong}>
              <T id={one.awaiting ? 'extensions.awaited' : 'extensions.reached'} />
            </span>
            <span className={blocks.small}>
              <T
                id="extensions.said"
                values={{
                  who: <Party id={one.saidBy} />,
                  line: <Verbatim>{one.onLine}</Verbatim>,
                  time: <Time at={one.saidAt} />,
                  recorder: <Party id={one.recordedBy} />,
                }}
              />
            </span>
            {one.heardBy.length === 0 ? null : (
              <span className={blocks.small}>
                <T id="extensions.listened" values={{ who: <Parties ids={one.heardBy} /> }} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
