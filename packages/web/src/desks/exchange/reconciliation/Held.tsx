/** A handover that was held, and objections to a batch: in whose words, side by side, without a verdict. */
import type { ExchangeView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Accounts } from '../../truce/term/Accounts.tsx';

export function HandoverHeld({ view }: { view: ExchangeView }) {
  const batches = view.batches.filter((batch) => batch.held.length > 0 || batch.accounts.length > 0);
  if (batches.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="held.title" />
      </h2>
      <ul className={blocks.rows}>
        {batches.map((batch) => (
          <li key={batch.n} className={blocks.section}>
            {batch.held.map((one) => (
              <div key={one.since}>
                <p className={blocks.row}>
                  <Stated as={one.resumed === null ? 'pending' : 'plain'}>
                    <T id="held.batch" values={{ n: <Num>{batch.n}</Num> }} />
                  </Stated>
                  <span>
                    {one.resumed === null ? (
                      <T id="held.since" values={{ from: <Time at={one.since} /> }} />
                    ) : (
                      <T id="held.between" values={{ from: <Time at={one.since} />, to: <Time at={one.resumed} /> }} />
                    )}
                  </span>
                </p>
                <p className={blocks.measure}>
                  <T id="quoted" values={{ words: <Verbatim>{one.wording}</Verbatim> }} />
                </p>
                <Accounts accounts={one.accounts} />
              </div>
            ))}
            <Accounts
              accounts={batch.accounts.filter(
                (one) =>
                  !batch.held.some((hold) => hold.accounts.some((own) => own.by === one.by && own.says === one.says)),
              )}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Objections({ view }: { view: ExchangeView }) {
  const word = useWord();
  const all = view.batches.flatMap((batch) => batch.objections.map((one) => ({ ...one, n: batch.n })));
  if (all.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="objections.title" />
      </h2>
      <ul className={blocks.rows}>
        {all.map((one) => (
          <li key={`${one.n} ${one.by} ${one.which} ${one.ground}`}>
            <p className={blocks.row}>
              <Stated as={one.settled ? 'met' : 'pending'}>
                <T id={one.settled ? 'objections.settled' : 'objections.open'} />
              </Stated>
              <span>
                <T
                  id="objections.one"
                  values={{
                    who: <Party id={one.by} />,
                    n: <Num>{one.n}</Num>,
                    which: word([`value.which.${one.which}`], one.which),
                  }}
                />
              </span>
            </p>
            <p className={blocks.measure}>
              <T id="quoted" values={{ words: <Verbatim>{one.ground}</Verbatim> }} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
