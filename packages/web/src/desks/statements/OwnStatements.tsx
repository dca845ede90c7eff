/** Statements of this room's delegations: each with its text in every language, its clearances, its embargo, its release. */

import type { StatementsView } from '@parley/server/contract';
import { useState } from 'react';
import { useParam } from '../../api/place.ts';
import blocks from '../../look/blocks.module.css';
import { Person } from '../../people/Person.tsx';
import { cx } from '../../signs/cx.ts';
import { Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import { Clearances } from './Clearances.tsx';
import { Embargo } from './Embargo.tsx';
import { StatementActs } from './StatementActs.tsx';
import styles from './statements.module.css';
import { currentText, type Statement, signOfStage, type Text } from './status.ts';
import { Versions } from './Versions.tsx';

export function OwnStatements({ view }: { view: StatementsView }) {
  const [chosen] = useParam('sel');
  const newest = [...view.statements].reverse();
  return (
    <>
      <p>
        <Write act="statements.drafted" primary isNew />
      </p>
      {newest.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="statements.none" />
        </p>
      ) : null}
      {newest.map((one) => (
        <Card key={`${one.channel} ${one.id}`} one={one} chosen={one.id === chosen} />
      ))}
    </>
  );
}

function Card({ one, chosen }: { one: Statement; chosen: boolean }) {
  const word = useWord();
  const channelName = useChannelName();
  const text = currentText(one);
  return (
    <article className={cx(styles.card, chosen && styles.chosen)} data-row tabIndex={-1}>
      <header className={blocks.head}>
        <h2 className={styles.title}>
          <Ref id={one.id} /> <Verbatim>{one.title}</Verbatim>
        </h2>
        <Stated as={signOfStage(one.stage)}>{word([`value.stage.${one.stage}`], one.stage)}</Stated>
        <span className={blocks.small}>
          <Party id={one.by} /> <Time at={one.at} shape="utc" /> <bdi>{channelName(one.channel, one.channelName)}</bdi>
        </span>
      </header>
      {one.current.length > 1 ? (
        <p>
          <Stated as="disputed">
            <T id="statements.texts" />
          </Stated>
        </p>
      ) : null}
      {text ? <Current text={text} /> : null}
      {one.published.map((published) => (
        <p key={`${published.by} ${published.at}`} className={blocks.row}>
          <span>
            <T
              id={published.wording === null ? 'statements.released' : 'statements.corrected'}
              values={{
                who: <Party id={published.by} />,
                time: <Time at={published.released} />,
                outlet: <Verbatim>{published.outlet}</Verbatim>,
              }}
            />
          </span>
          {published.wording === null ? null : <Verbatim>{published.wording}</Verbatim>}
        </p>
      ))}
      {one.withdrawn.map((wording) => (
        <p key={wording}>
          <Stated as="stale">
            <T id="statements.withdrawn" />
          </Stated>{' '}
          <Verbatim>{wording}</Verbatim>
        </p>
      ))}
      {text ? <StatementActs one={one} text={text} /> : null}
      {one.texts.length > 1 ? <Earlier one={one} /> : null}
    </article>
  );
}

function Current({ text }: { text: Text }) {
  const word = useWord();
  return (
    <>
      <p className={blocks.row}>
        <span>
          <T id="statements.speaker" values={{ speaker: <Person>{text.speaker}</Person> }} />
        </span>
        <span className={blocks.quiet}>{word([`value.groundRule.${text.groundRule}`], text.groundRule)}</span>
      </p>
      <Versions text={text} />
      <Clearances text={text} />
      <Embargo text={text} />
    </>
  );
}

/** Earlier texts stay readable; what was cleared of them was cleared of them alone. */
function Earlier({ one }: { one: Statement }) {
  const [shown, show] = useState(false);
  const current = currentText(one);
  const earlier = one.texts.filter((text) => text.id !== current?.id).reverse();
  return (
    <div className={blocks.section}>
      <p>
        <button type="button" aria-expanded={shown} onClick={() => show(!shown)}>
          <T id="statements.earlier" values={{ count: earlier.length }} />
        </button>
      </p>
      {shown
        ? earlier.map((text) => (
            <section key={text.id} className={styles.earlier}>
              <p className={blocks.row}>
                <Ref id={text.id} />
                <span className={blocks.small}>
                  <Time at={text.at} shape="utc" />
                </span>
                {text.wording === null ? null : <Verbatim>{text.wording}</Verbatim>}
              </p>
              <Versions text={text} />
              <Clearances text={text} />
            </section>
          ))
        : null}
    </div>
  );
}
