/** The steps of a tranche in their moments: those of one moment are due together, and each side says what was done. */
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import type { OneTranche } from './Tranche.tsx';

type Step = OneTranche['steps'][number];

const signs: Readonly<Record<Step['state'], Status>> = { open: 'plain', due: 'due', done: 'met' };

export function Steps({ tranche }: { tranche: OneTranche }) {
  if (tranche.steps.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>
        <T id="tranches.steps" />
      </h3>
      <ol className={blocks.rows}>
        {tranche.steps.map((step) => (
          <OneStep key={step.step} step={step} tranche={tranche} />
        ))}
      </ol>
    </div>
  );
}

function OneStep({ step, tranche }: { step: Step; tranche: OneTranche }) {
  const word = useWord();
  return (
    <li>
      <p className={blocks.row}>
        <Stated as={signs[step.state]}>{word([`tranches.step.${step.state}`], step.state)}</Stated>
        <Party id={step.by} />
        <Verbatim>{step.wording}</Verbatim>
        <span className={blocks.small}>
          <T id="tranches.moment" values={{ n: <Num>{step.moment}</Num> }} />
        </span>
        {step.persons > 0 ? (
          <span>
            <T id="tranches.persons" values={{ count: step.persons, n: <Num>{step.persons}</Num> }} />
          </span>
        ) : null}
        {step.unconditional ? (
          <Tag>
            <T id="tranches.unconditional" />
          </Tag>
        ) : null}
      </p>
      {step.words.length === 0 ? null : (
        <ul className={blocks.accounts}>
          {step.words.map((one) => (
            <li key={`${one.by} ${one.at}`} className={blocks.account}>
              <p className={blocks.row}>
                <Party id={one.by} />
                <span>{word([`value.done.${one.done}`], one.done)}</span>
                <span>
                  <T id="tranches.persons" values={{ count: one.persons, n: <Num>{one.persons}</Num> }} />
                </span>
                <Time at={one.at} shape="utc" />
              </p>
            </li>
          ))}
        </ul>
      )}
      {tranche.agreed && step.state !== 'done' ? (
        <p>
          <Write
            act="exchange.step-stated"
            given={{ tranche: tranche.id, step: step.step }}
            start={{ persons: step.persons }}
          />
        </p>
      ) : null}
    </li>
  );
}
