/** Persons released outside the framework whom both sides count toward a batch; a credit counts once both have agreed. */
import type { ExchangeView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Parties } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';

export function Credits({ view }: { view: ExchangeView }) {
  if (view.credits.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="credits.title" />
      </h2>
      <ul className={blocks.rows}>
        {view.credits.map((one) => (
          <li key={`${one.from} ${one.toward} ${one.persons}`}>
            <p className={blocks.row}>
              <Stated as={one.agreed ? 'met' : 'pending'}>
                <T id={one.agreed ? 'credits.counts' : 'credits.open'} />
              </Stated>
              <span>
                <T
                  id="credits.one"
                  values={{
                    count: one.persons,
                    from: <Num>{one.from ?? '–'}</Num>,
                    toward: <Num>{one.toward ?? '–'}</Num>,
                  }}
                />
              </span>
              {one.agreedBy.length === 0 ? null : (
                <span>
                  <T id="credits.agreed" values={{ who: <Parties ids={one.agreedBy} /> }} />
                </span>
              )}
            </p>
            <p className={blocks.measure}>
              <Verbatim>{one.ground}</Verbatim>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
