/** What others said in public: who, on whose behalf, under which ground rule and so how far it may be quoted. */

import type { StatementsView } from '@parley/server/contract';
import { useState } from 'react';
import blocks from '../../look/blocks.module.css';
import { Person } from '../../people/Person.tsx';
import { Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Tag } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import { ClaimRow } from './Claims.tsx';
import styles from './statements.module.css';
import type { Logged } from './status.ts';

const page = 15;

export function Said({ view }: { view: StatementsView }) {
  const [many, setMany] = useState(page);
  const newest = [...view.logged].reverse();
  return (
    <>
      <p>
        <Write act="statements.logged" primary isNew />
      </p>
      {newest.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="statements.noneSaid" />
        </p>
      ) : null}
      <ul className={styles.said}>
        {newest.slice(0, many).map((one) => (
          <SaidOne key={`${one.channel} ${one.id}`} one={one} view={view} />
        ))}
      </ul>
      {newest.length > many ? (
        <p>
          <button type="button" onClick={() => setMany(many + page)}>
            <T id="talks.earlier" values={{ count: newest.length - many }} />
          </button>
        </p>
      ) : null}
    </>
  );
}

function SaidOne({ one, view }: { one: Logged; view: StatementsView }) {
  const word = useWord();
  const channelName = useChannelName();
  const claims = view.claims.filter((claim) => claim.statement === one.id && claim.channel === one.channel);
  return (
    <li className={styles.card} data-row tabIndex={-1}>
      <p className={blocks.row}>
        <Ref id={one.id} />
        <span className={blocks.strong}>
          <Person>{one.speaker}</Person>
        </span>
        <span>
          <T id="statements.onBehalf" values={{ whom: <Person>{one.onBehalfOf}</Person> }} />
        </span>
        <Time at={one.saidAt} />
      </p>
      <p className={blocks.row}>
        <Verbatim>{one.outlet}</Verbatim>
        {one.relayedBy === null ? null : (
          <span>
            <T id="statements.relayed" values={{ who: <Person>{one.relayedBy}</Person> }} />
          </span>
        )}
        <Tag>{word([`value.groundRule.${one.groundRule}`], one.groundRule)}</Tag>
        <Tag>{word([`value.quotable.${one.quotable}`], one.quotable)}</Tag>
        <span className={blocks.small}>{word([`value.language.${one.language}`], one.language)}</span>
      </p>
      <p className={styles.text}>
        <Verbatim>{one.text}</Verbatim>
      </p>
      {one.about === null ? null : (
        <p className={blocks.small}>
          <T id="statements.about" values={{ which: <Ref id={one.about} /> }} />
        </p>
      )}
      {one.answeredBy.length > 0 ? (
        <p className={blocks.row}>
          <T id="statements.answeredBy" />
          {one.answeredBy.map((id) => (
            <Ref key={id} id={id} />
          ))}
        </p>
      ) : null}
      {claims.length > 0 ? (
        <ul className={blocks.rows}>
          {claims.map((claim) => (
            <ClaimRow key={claim.place} claim={claim} />
          ))}
        </ul>
      ) : null}
      {one.assessments.map((note) => (
        <p key={note.at} className={blocks.account}>
          <T id="statements.assessment" values={{ who: <Party id={view.as} /> }} /> <Verbatim>{note.text}</Verbatim>
        </p>
      ))}
      <p className={blocks.row}>
        <span className={blocks.small}>
          <T
            id="statements.loggedBy"
            values={{
              who: <Party id={one.loggedBy} />,
              time: <Time at={one.loggedAt} shape="utc" />,
              channel: <bdi>{channelName(one.channel, one.channelName)}</bdi>,
            }}
          />
        </span>
        <Write act="statements.assessed" given={{ statement: one.id }} />
      </p>
    </li>
  );
}
