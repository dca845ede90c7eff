/** Shift handovers, the newest first: a summary, open items that pass on, and the incoming officer's countersignature. */

import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { Entered } from '../../truce/Entered.tsx';
import styles from '../../truce/parts.module.css';

export function ShiftHandovers({ view }: { view: TeamsView }) {
  if (view.handovers.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="duty.handovers" />
      </h2>
      {[...view.handovers].reverse().map((one) => (
        <article key={one.id} className={styles.card}>
          <h3 className={blocks.row}>
            <OfAList>{one.post}</OfAList>
            <span>
              <T
                id="duty.fromTo"
                values={{ from: <Verbatim>{one.outgoing}</Verbatim>, to: <Verbatim>{one.incoming}</Verbatim> }}
              />
            </span>
          </h3>
          <p>
            <Entered of={one} />
          </p>
          <p className={blocks.measure}>
            <Verbatim>{one.summary}</Verbatim>
          </p>
          {one.items.length === 0 ? null : (
            <ul className={blocks.rows}>
              {one.items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: items are named by their place in the handover
                <li key={index} className={blocks.row}>
                  <Stated as={item.closed.length > 0 ? 'met' : 'pending'}>
                    <Verbatim>{item.what}</Verbatim>
                  </Stated>
                  {item.closed.map((wording) => (
                    <span key={wording} className={blocks.small}>
                      <T id="handovers.closedAs" values={{ words: <Verbatim>{wording}</Verbatim> }} />
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )}
          {one.countersigned === null ? (
            <p className={blocks.row}>
              <Stated as="due">
                <T id="duty.notCountersigned" />
              </Stated>
              <Write
                act="teams.handover-countersigned"
                given={{ handover: one.id }}
                start={{ officer: one.incoming }}
                primary
              />
            </p>
          ) : (
            <p className={blocks.row}>
              <Stated as="met">
                <T id="duty.countersigned" />
              </Stated>
              <Entered of={one.countersigned} />
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
