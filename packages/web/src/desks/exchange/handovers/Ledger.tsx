/** At every station: who came in is who went on, who is there, who declined and who is disputed. Nobody else. */
import { useId } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import type { MessageId } from '../../../words/languages.ts';
import { T } from '../../../words/T.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

const columns: readonly { readonly of: 'in' | 'out' | 'there' | 'declined' | 'disputed'; readonly name: MessageId }[] =
  [
    { of: 'in', name: 'handovers.in' },
    { of: 'out', name: 'handovers.out' },
    { of: 'there', name: 'handovers.there' },
    { of: 'declined', name: 'handovers.declined' },
    { of: 'disputed', name: 'handovers.disputed' },
  ];

export function Ledger({ handover: { ledger, stations } }: { handover: OneHandover }) {
  const id = useId();
  return (
    <div className={styles.part}>
      <p className={blocks.small} id={id}>
        <T id="handovers.ledger" />{' '}
        {ledger.asOf === null ? (
          <T id="handovers.noReceipt" />
        ) : (
          <T id="handovers.ledgerAsOf" values={{ time: <Time at={ledger.asOf} shape="utc" /> }} />
        )}
      </p>
      <div className={blocks.scroll}>
        <table className={styles.figures} aria-describedby={id}>
          <thead>
            <tr>
              <th scope="col">
                <T id="handovers.station" />
              </th>
              {columns.map(({ of, name }) => (
                <th key={of} scope="col">
                  <T id={name} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.stations.map((row, index) => (
              <tr key={`${row.holder} ${stations[index]?.place} ${row.in}`}>
                <th scope="row">
                  <Party id={row.holder} />
                </th>
                {columns.map(({ of }) => (
                  <td key={of} className={row[of] > 0 ? blocks.strong : blocks.quiet}>
                    <Num>{row[of]}</Num>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
