/**
 * Rows to be filled in by hand while the node is out of reach, printed under what they go on from. Each column is a field of
 * the form into which the row is typed afterwards, in the same order.
 */
import { useId } from 'react';
import { Num } from '../signs/Code.tsx';
import { T } from '../words/T.tsx';
import styles from './paper.module.css';

/** What is written by hand, and its columns. */
const sheets = {
  log: ['paper.time', 'paper.who', 'paper.what', 'paper.toWhom'],
  list: ['paper.time', 'sought.case', 'sought.answer', 'sought.saidBy'],
  receipt: ['paper.time', 'paper.leg', 'paper.place', 'paper.persons', 'paper.cases', 'paper.gives', 'paper.takes'],
  shift: ['paper.time', 'paper.outgoing', 'paper.incoming', 'paper.summary', 'paper.items', 'paper.countersigned'],
} as const;

type Props = { readonly of: keyof typeof sheets; readonly rows?: number };

export function HandSheet({ of, rows = 12 }: Props) {
  const id = useId();
  return (
    <section className={styles.hand} aria-labelledby={id} data-hand={of}>
      <h2 id={id}>
        <T id={`paper.hand.${of}`} />
      </h2>
      <p>
        <T id="paper.note" />
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <T id="paper.row" />
            </th>
            {sheets[of].map((name) => (
              <th key={name} scope="col">
                <T id={name} />
              </th>
            ))}
            <th scope="col">
              <T id="paper.entered" />
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an empty row is its number
            <tr key={place}>
              <td>
                <Num>{place + 1}</Num>
              </td>
              {[...sheets[of], 'entered'].map((name) => (
                <td key={name} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
