/** Remedies proposed for an incident: from whom, by when, what was answered, and each side's account of what was done. */
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../parts.module.css';
import type { OneIncident } from './IncidentTable.tsx';
import { Worded } from './Worded.tsx';

export function Remedies({ remedies }: { remedies: OneIncident['remedies'] }) {
  const word = useWord();
  if (remedies.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>
        <T id="incidents.remedies" />
      </h3>
      <ul className={blocks.rows}>
        {remedies.map((one) => (
          <li key={one.id}>
            <p className={blocks.measure}>
              <Verbatim>{one.text}</Verbatim>
            </p>
            <p className={blocks.row}>
              <span>
                <T
                  id="incidents.remedyOf"
                  values={{ by: <Party id={one.by} />, who: <Party id={one.expectedFrom} /> }}
                />
              </span>
              {one.due === null ? null : (
                <Stated as={one.dueState === 'passed' ? 'outstanding' : 'due'}>
                  <T id="incidents.due" values={{ time: <Time at={one.due} shape="utc" /> }} />
                </Stated>
              )}
            </p>
            {one.answers.map((answer) => (
              <Worded key={`${answer.by} ${answer.at}`} said={answer}>
                {word([`value.answer.${answer.answer}`], answer.answer)}
              </Worded>
            ))}
            {one.accounts.map((account) => (
              <Worded key={`${account.by} ${account.at}`} said={account}>
                {word([`value.account.${account.account}`], account.account)}
              </Worded>
            ))}
            <p className={blocks.row}>
              <Write act="incidents.remedy-answered" given={{ remedy: one.id }} />
              <Write act="incidents.remedy-account-given" given={{ remedy: one.id }} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
