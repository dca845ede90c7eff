/** Everybody of the plan by case code: at which station, in which state, and what the person wishes. Folded at first. */
import blocks from '../../../look/blocks.module.css';
import { Code, Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status, Tag } from '../../../signs/Sign.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

type Person = OneHandover['persons'][number];

const signs: Readonly<Record<Person['state'], Status>> = {
  waiting: 'plain',
  'in-care': 'pending',
  out: 'met',
  declined: 'plain',
  disputed: 'disputed',
};

export function Persons({ handover }: { handover: OneHandover }) {
  const word = useWord();
  const say = useSay();
  const { persons, stations } = handover;
  return (
    <details className={styles.fold}>
      <summary>
        <T id="handovers.persons" values={{ n: <Num>{persons.length}</Num> }} />
      </summary>
      <div className={blocks.scroll}>
        <table className={blocks.stack}>
          <thead>
            <tr>
              <th scope="col">{say('sought.case')}</th>
              <th scope="col">{say('handovers.station')}</th>
              <th scope="col">{say('handovers.state')}</th>
              <th scope="col">{say('handovers.wish')}</th>
            </tr>
          </thead>
          <tbody>
            {persons.map((one) => (
              <tr key={one.case}>
                <th scope="row">
                  <Code>{one.case}</Code>{' '}
                  {one.plannedElsewhere ? (
                    <Tag>
                      <T id="handovers.elsewhere" />
                    </Tag>
                  ) : null}
                </th>
                <td data-label={say('handovers.station')}>
                  <Party id={stations[one.station]?.holder ?? ''} />
                </td>
                <td data-label={say('handovers.state')}>
                  <Stated as={signs[one.state]}>{word([`handovers.person.${one.state}`], one.state)}</Stated>
                </td>
                <td data-label={say('handovers.wish')}>
                  {one.wish === null ? '–' : word([`value.wish.${one.wish}`, 'value.answer.contested'], one.wish)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
