/** One message or offer: what it says, how far it has come, what was answered, and what this seat may do with it. */
import blocks from '../../../look/blocks.module.css';
import { Code } from '../../../signs/Code.tsx';
import { cx } from '../../../signs/cx.ts';
import { Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Stated, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useChannelName } from '../../../words/useChannelName.ts';
import { useWord } from '../../../words/useWord.ts';
import { type Handed, signOfStage, signOfStanding } from '../status.ts';
import { Answers } from './Answers.tsx';
import styles from './conveying.module.css';
import { HandedActs } from './HandedActs.tsx';
import { HeldVersions } from './HeldVersions.tsx';
import { Paper } from './Paper.tsx';

type Props = { one: Handed; counteredBy: readonly Handed[]; chosen: boolean };

export function HandedCard({ one, counteredBy, chosen }: Props) {
  const word = useWord();
  const channelName = useChannelName();
  return (
    <article className={cx(styles.card, chosen && styles.chosen)} id={`p-${one.id}`} tabIndex={-1} data-row>
      <header className={blocks.row}>
        <h2 className={styles.ref}>
          <Ref id={one.id} />
        </h2>
        <Status one={one} />
        <span className={blocks.small}>
          <Time at={one.at} shape="utc" />
        </span>
      </header>
      <Paper one={one} />
      {one.steps.length + (one.acknowledgedAt === null ? 0 : 1) > 0 ? (
        <ol className={styles.steps}>
          {one.steps.map((step) => (
            <li key={`${step.by} ${step.at} ${step.step}`} className={blocks.row}>
              <span className={blocks.strong}>{word([`value.step.${step.step}`], step.step)}</span>{' '}
              {step.words === null ? null : <Tag>{word([`value.words.${step.words}`], step.words)}</Tag>}
              {step.wording === null ? null : <Verbatim>{step.wording}</Verbatim>}
              <Party id={step.by} /> <Time at={step.at} shape="utc" />
            </li>
          ))}
          {one.acknowledgedAt === null ? null : (
            <li className={blocks.row}>
              <span className={blocks.strong}>{word(['value.step.acknowledged'], 'acknowledged')}</span>{' '}
              <Party id={one.to} /> <Time at={one.acknowledgedAt} shape="utc" />
            </li>
          )}
        </ol>
      ) : null}
      {counteredBy.length > 0 ? (
        <p className={blocks.row}>
          <T id="talks.counteredBy" />
          {counteredBy.map((counter) => (
            <Ref key={counter.id} id={counter.id} />
          ))}
        </p>
      ) : null}
      {one.withdrawnAt === null ? null : (
        <p>
          <Stated as="stale">
            <T id="talks.withdrawn" values={{ time: <Time at={one.withdrawnAt} /> }} />
          </Stated>
        </p>
      )}
      <HeldVersions of={one.id} />
      <Answers one={one} />
      <p className={blocks.small}>
        <T
          id="talks.standsIn"
          values={{
            channels: one.standsIn.map(({ channel, name }) => channelName(channel, name)).join(' · '),
            hash: <Code>{one.hash.slice(0, 8)}</Code>,
          }}
        />
      </p>
      <HandedActs one={one} />
    </article>
  );
}

/** Of an offer where it stands; else how far it has come. */
export function Status({ one }: { one: Handed }) {
  const word = useWord();
  const { standing, stage } = one;
  if (standing !== null && standing !== 'open') {
    return <Stated as={signOfStanding(standing)}>{word([`value.standing.${standing}`], standing)}</Stated>;
  }
  return <Stated as={signOfStage(stage)}>{word([`value.stage.${stage}`], stage)}</Stated>;
}
