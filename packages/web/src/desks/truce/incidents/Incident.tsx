/** One incident: the report in its author's words, versions beside it, inquiry, findings with dissent, remedies, effect. */

import blocks from '../../../look/blocks.module.css';
import { Person } from '../../../people/Person.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Entered } from '../Entered.tsx';
import { Place } from '../Place.tsx';
import styles from '../parts.module.css';
import { type OneIncident, stageSigns } from './IncidentTable.tsx';
import { Inquiries } from './Inquiries.tsx';
import { Remedies } from './Remedies.tsx';
import { Worded } from './Worded.tsx';

export function Incident({ incident }: { incident: OneIncident }) {
  const word = useWord();
  const about = { given: { incident: incident.id } };
  return (
    <article className={styles.card}>
      <h2 className={blocks.row}>
        <Stated as={stageSigns[incident.stage]}>{word([`incidents.stage.${incident.stage}`], incident.stage)}</Stated>
        <span>
          <T id="incidents.by" values={{ who: <Party id={incident.reportedBy} /> }} />
        </span>
      </h2>
      <p>
        <Entered of={incident} />
      </p>
      <p className={blocks.row}>
        <Place of={incident.place} />
        <span>{word([`value.severity.${incident.severity}`], incident.severity)}</span>
        <span>
          <T
            id="incidents.intent"
            values={{
              intent: word([`value.intent.${incident.intent}`], incident.intent),
              source: word([`value.source.${incident.source}`], incident.source),
            }}
          />
        </span>
      </p>
      <p className={blocks.measure}>
        <T id="quoted" values={{ words: <Person>{incident.text}</Person> }} />
      </p>
      {incident.versions.length === 0 ? null : (
        <div className={styles.part}>
          <h3>
            <T id="incidents.versions" />
          </h3>
          <div className={blocks.accounts}>
            {incident.versions.map((one) => (
              <div key={`${one.by} ${one.at}`} className={blocks.account}>
                <p className={blocks.row}>
                  <Party id={one.by} />
                  <Time at={one.at} shape="utc" />
                </p>
                <p>
                  <T id="quoted" values={{ words: <Person>{one.says}</Person> }} />
                </p>
              </div>
            ))}
          </div>
        </div>
      )}
      <p className={blocks.row}>
        <Write act="incidents.version-given" {...about} />
        <Write act="incidents.inquiry-opened" {...about} />
        <Write act="incidents.remedy-proposed" {...about} />
        <Write act="incidents.effect-stated" {...about} />
      </p>
      <Inquiries inquiries={incident.inquiries} />
      <Remedies remedies={incident.remedies} />
      {incident.effect ? (
        <div className={styles.part}>
          <h3>
            <T id="incidents.effect" />
          </h3>
          <p>
            {incident.effect.agreed === null ? (
              <Stated as="pending">
                <T id="incidents.effectOpen" />
              </Stated>
            ) : (
              <Stated as="plain">{word([`value.clock.${incident.effect.agreed}`], incident.effect.agreed)}</Stated>
            )}
          </p>
          {incident.effect.words.map((one) => (
            <Worded key={`${one.by} ${one.at}`} said={one}>
              {word([`value.clock.${one.clock}`], one.clock)}
            </Worded>
          ))}
          <p className={blocks.small}>
            <T id="incidents.effectNote" />
          </p>
        </div>
      ) : null}
    </article>
  );
}
