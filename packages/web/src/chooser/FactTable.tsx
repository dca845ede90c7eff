/** Facts by seats, made from the seats' own records: whether each holds the entry. */
import type { DemoState } from '@parley/server/contract';
import blocks from '../look/blocks.module.css';
import { Party } from '../signs/Party.tsx';
import { T } from '../words/T.tsx';
import { useLanguage } from '../words/Words.tsx';
import styles from './chooser.module.css';
import { inWords } from './inWords.ts';

export function FactTable({ state }: { state: DemoState }) {
  const { language } = useLanguage();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="facts.title" />
      </h2>
      <p className={blocks.small}>
        <T id="facts.note" />
      </p>
      <div className={blocks.scroll}>
        <table className={styles.facts}>
          <thead>
            <tr>
              <th scope="col">
                <T id="facts.fact" />
              </th>
              {state.seats.map((seat) => (
                <th key={seat.id} scope="col">
                  <Party id={seat.id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.facts.map((fact) => (
              <tr key={fact.title.en}>
                <th scope="row">
                  <bdi>{inWords(fact.title, language)}</bdi>
                </th>
                {state.seats.map((seat) => (
                  <td key={seat.id} className={fact.seen[seat.id] ? styles.sees : styles.not}>
                    <T id={fact.seen[seat.id] ? 'facts.sees' : 'facts.not'} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
