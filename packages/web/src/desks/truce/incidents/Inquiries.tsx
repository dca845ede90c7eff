/** Inquiries with their members, visits and findings. Who joined a finding and who dissents stand under it by name. */

import blocks from '../../../look/blocks.module.css';
import { Person } from '../../../people/Person.tsx';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../parts.module.css';
import type { OneIncident } from './IncidentTable.tsx';
import { Worded } from './Worded.tsx';

type Inquiry = OneIncident['inquiries'][number];

export function Inquiries({ inquiries }: { inquiries: readonly Inquiry[] }) {
  return inquiries.map((one) => <OneInquiry key={one.id} inquiry={one} />);
}

function OneInquiry({ inquiry }: { inquiry: Inquiry }) {
  const word = useWord();
  const about = { given: { inquiry: inquiry.id } };
  return (
    <div className={styles.part}>
      <h3>
        <T id="incidents.inquiry" values={{ who: <Party id={inquiry.by} />, time: <Time at={inquiry.at} /> }} />
      </h3>
      <p className={blocks.measure}>
        <Verbatim>{inquiry.mandate}</Verbatim>
      </p>
      <p>
        <T id="incidents.members" values={{ who: <Parties ids={inquiry.members} /> }} />
      </p>
      {inquiry.visits.map((one) => (
        <Worded key={`${one.by} ${one.visitedAt}`} said={one}>
          <T
            id="incidents.visit"
            values={{
              visit: word([`value.visit.${one.visit}`], one.visit),
              time: <Time at={one.visitedAt} shape="utc" />,
            }}
          />
        </Worded>
      ))}
      {inquiry.findings.length > 1 ? (
        <Stated as="disputed">
          <T id="incidents.findingsDiffer" />
        </Stated>
      ) : null}
      {inquiry.findings.map((finding) => (
        <div key={finding.id} className={blocks.account}>
          <p className={blocks.row}>
            <span className={blocks.strong}>
              <T id="incidents.finding" />
            </span>
            <Party id={finding.by} />
            <Time at={finding.at} shape="utc" />
          </p>
          <p className={blocks.measure}>
            <T id="quoted" values={{ words: <Person>{finding.text}</Person> }} />
          </p>
          {finding.joined.map((one) => (
            <Worded key={one.by} said={one}>
              <T id="incidents.joined" />
            </Worded>
          ))}
          {finding.dissents.map((one) => (
            <Worded key={one.by} said={one}>
              <T id="incidents.dissents" />
            </Worded>
          ))}
          {finding.awaitedFrom.length === 0 ? null : (
            <p>
              <T id="tranches.awaitedFrom" values={{ who: <Parties ids={finding.awaitedFrom} /> }} />
            </p>
          )}
          <p>
            <Write act="incidents.finding-answered" given={{ finding: finding.id }} />
          </p>
        </div>
      ))}
      <p className={blocks.row}>
        <Write act="incidents.visit-recorded" {...about} />
        <Write act="incidents.finding-made" {...about} />
      </p>
    </div>
  );
}
