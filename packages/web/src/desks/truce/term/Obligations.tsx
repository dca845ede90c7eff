/** The terms as obligations: what is expected from whom, counted how, due when, and each side's own count beside it. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';

type Due = TruceView['obligations'][number]['dues'][number];

function statusOf({ state, differs }: Due): Status {
  if (state === 'met') return 'met';
  if (differs) return 'disputed';
  return state === 'open' ? 'due' : 'outstanding';
}

const named = { met: 'obligations.met', open: 'obligations.open', passed: 'obligations.passed' } as const;

export function Obligations({ view }: { view: TruceView }) {
  if (view.obligations.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="obligations.title" />
      </h2>
      {view.obligations.map((one) => (
        <div key={one.id}>
          <h3>
            <Verbatim>{one.what}</Verbatim>
          </h3>
          <p className={blocks.small}>
            <T
              id="obligations.measure"
              values={{
                who: <Party id={one.expectedFrom} />,
                quantity: one.quantity,
                unit: <Verbatim>{one.unit}</Verbatim>,
                rule: <Verbatim>{one.countingRule}</Verbatim>,
              }}
            />
          </p>
          <p className={blocks.row}>
            {one.acceptedBy.length === 0 ? null : (
              <span>
                <T id="tranches.acceptedBy" values={{ who: <Parties ids={one.acceptedBy} /> }} />
              </span>
            )}
            {one.acceptedBy.includes(view.as) ? null : (
              <Write act="truce.obligation-accepted" given={{ obligation: one.id }} />
            )}
          </p>
          <ul className={blocks.rows}>
            {one.dues.map((due) => (
              <li key={due.due} className={blocks.row}>
                <Stated as={statusOf(due)}>
                  <T id={named[due.state]} values={{ time: <Time at={due.due} /> }} />
                </Stated>
                {due.state === 'met' ? null : (
                  <Write act="truce.count-given" given={{ obligation: one.id, due: due.due }} />
                )}
                {due.counts.map((count) => (
                  <span key={`${count.by} ${count.asOf} ${count.quantity}`}>
                    <T
                      id="obligations.count"
                      values={{
                        who: <Party id={count.by} />,
                        quantity: count.quantity,
                        time: <Time at={count.asOf} shape="short" />,
                      }}
                    />
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
