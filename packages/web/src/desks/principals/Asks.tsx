/** What is asked of an office, and awaited from it: decisions, information, due-outs. Open ones first. */
import type { PrincipalsView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Num } from '../../signs/Code.tsx';
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
import { AnswerActs } from './AnswerActs.tsx';
import styles from './principals.module.css';
import { type Ask, type Awaited, isOpen, signOfAwaited } from './status.ts';

export function Asks({ view }: { view: PrincipalsView }) {
  const asked = view.asks.filter((one) => one.sort !== 'report' && one.sort !== 'acknowledgement');
  const open = asked.filter((one) => one.of.some(isOpen));
  const closed = asked.filter((one) => !one.of.some(isOpen)).reverse();
  return (
    <>
      <p className={blocks.row}>
        <Write act="principals.decision-requested" primary isNew />
        <Write act="principals.information-requested" />
        <Write act="principals.due-out-set" />
      </p>
      {asked.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="asks.none" />
        </p>
      ) : null}
      {[...open, ...closed].map((one) => (
        <AskCard key={`${one.channel} ${one.id}`} one={one} mine={view.as} />
      ))}
    </>
  );
}

export function AskCard({ one, mine }: { one: Ask; mine: string }) {
  const channelName = useChannelName();
  const word = useWord();
  return (
    <article
      className={cx(styles.card, one.of.some((to) => isOpen(to) && to.delegation === mine) && styles.waits)}
      data-row
      tabIndex={-1}
    >
      <header className={blocks.row}>
        <h2 className={styles.title}>
          <Ref id={one.id} /> {word([`outstanding.${one.sort}`], one.sort)}
        </h2>
        <span className={blocks.small}>
          <T
            id="asks.by"
            values={{
              who: <Party id={one.by} />,
              time: <Time at={one.at} shape="utc" />,
              channel: <bdi>{channelName(one.channel, one.channelName)}</bdi>,
            }}
          />
        </span>
        {one.due === null ? null : (
          <span>
            <T id="expected.due" values={{ time: <Time at={one.due} /> }} />
          </span>
        )}
      </header>
      {one.text === '' ? null : (
        <p className={styles.text}>
          <Verbatim>{one.text}</Verbatim>
        </p>
      )}
      {one.background === null ? null : (
        <p className={blocks.measure}>
          <Verbatim>{one.background}</Verbatim>
        </p>
      )}
      {one.basis === null ? null : (
        <p className={blocks.small}>
          <T id="asks.basis" values={{ basis: <Verbatim>{one.basis}</Verbatim> }} />
        </p>
      )}
      {one.adReferendum === null ? null : (
        <p>
          <T id="asks.adReferendum" values={{ which: <Ref id={one.adReferendum} /> }} />
        </p>
      )}
      {one.options.length > 0 ? (
        <ol className={styles.options}>
          {one.options.map((option) => (
            <li key={option}>
              <Verbatim>{option}</Verbatim>
            </li>
          ))}
        </ol>
      ) : null}
      <ul className={blocks.rows}>
        {one.of.map((to) => (
          <Addressed key={`${to.delegation} ${to.office}`} one={one} to={to} mine={mine} />
        ))}
      </ul>
      {one.withdrawn.map((wording) => (
        <p key={wording}>
          <Stated as="stale">
            <T id="asks.withdrawn" />
          </Stated>{' '}
          <Verbatim>{wording}</Verbatim>
        </p>
      ))}
      {one.by === mine && one.withdrawn.length === 0 && one.of.some(isOpen) ? (
        <p>
          <Write act="principals.request-withdrawn" channel={one.channel} given={{ request: one.id }} />
        </p>
      ) : null}
    </article>
  );
}

/** One addressee's part: whether it has answered, what, under whose authority, and whether in time. */
function Addressed({ one, to, mine }: { one: Ask; to: Awaited; mine: string }) {
  const word = useWord();
  return (
    <li className={blocks.section}>
      <p className={blocks.row}>
        <Party id={to.delegation} />
        <Verbatim>{to.office}</Verbatim>
        <Stated as={signOfAwaited(to.state)}>{word([`value.state.${to.state}`], to.state)}</Stated>
        {to.late ? (
          <Stated as="due">
            <T id="asks.late" />
          </Stated>
        ) : null}
      </p>
      {to.answers.map((answer) => (
        <div key={answer.ref} className={styles.answer}>
          <p className={blocks.row}>
            {answer.option === null ? null : (
              <span className={blocks.strong}>
                <Num>{answer.option}</Num> <Verbatim>{one.options[answer.option - 1] ?? ''}</Verbatim>
              </span>
            )}
            {answer.resolves === null ? null : word([`value.resolves.${answer.resolves}`], answer.resolves)}
            {answer.wording === null ? null : <Verbatim>{answer.wording}</Verbatim>}
          </p>
          <p className={blocks.row}>
            <span className={blocks.small}>
              <Verbatim>{answer.office}</Verbatim> <Time at={answer.at} shape="utc" />
            </span>
            {answer.under === null ? null : (
              <span>
                <T id="asks.under" values={{ authority: <Ref id={answer.under} /> }} />
              </span>
            )}
            {answer.entries.map((id) => (
              <Ref key={id} id={id} />
            ))}
          </p>
        </div>
      ))}
      {to.delegation === mine && isOpen(to) ? <AnswerActs one={one} to={to} /> : null}
    </li>
  );
}
