/** Extensions that were proposed and wait for consent, with each side's answer; tacit renewals and who objected. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';

type Proposal = TruceView['proposals'][number];

const signs: Readonly<Record<Proposal['outcome'], Status>> = {
  awaited: 'pending',
  agreed: 'met',
  refused: 'plain',
  withdrawn: 'plain',
  contested: 'disputed',
};

export function Proposals({ view }: { view: TruceView }) {
  if (view.proposals.length + view.objections.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="proposals.title" />
      </h2>
      <ul className={blocks.rows}>
        {view.proposals.map((one) => (
          <OneProposal key={one.proposal} proposal={one} as={view.as} />
        ))}
        {view.objections.map((one) => (
          <li key={`${one.by} ${one.from} ${one.at}`}>
            <p>
              <T
                id="proposals.objected"
                values={{
                  who: <Party id={one.by} />,
                  end: <Time at={one.from} shape="utc" />,
                  time: <Time at={one.at} shape="utc" />,
                }}
              />
            </p>
            <p className={blocks.measure}>
              <T id="quoted" values={{ words: <Verbatim>{one.wording}</Verbatim> }} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneProposal({ proposal: one, as }: { proposal: Proposal; as: string }) {
  const word = useWord();
  const about = { given: { proposal: one.proposal } };
  const answered = one.answers.some((answer) => answer.by === as);
  return (
    <li>
      <p className={blocks.row}>
        <Stated as={signs[one.outcome]}>{word([`outcome.${one.outcome}`], one.outcome)}</Stated>
        <span>
          <T
            id="proposals.one"
            values={{ who: <Party id={one.by} />, count: one.hours, time: <Time at={one.at} shape="utc" /> }}
          />
        </span>
      </p>
      <p className={blocks.measure}>
        <T id="quoted" values={{ words: <Verbatim>{one.wording}</Verbatim> }} />
      </p>
      {one.answers.map((answer) => (
        <p key={`${answer.by} ${answer.at}`} className={blocks.row}>
          <Party id={answer.by} />
          <span>{word([`outcome.${answer.outcome}`], answer.outcome)}</span>
          <Time at={answer.at} shape="utc" />
          {answer.ground ? <T id="quoted" values={{ words: <Verbatim>{answer.ground}</Verbatim> }} /> : null}
        </p>
      ))}
      {one.outcome === 'awaited' ? (
        <p className={blocks.row}>
          {one.by === as || answered ? null : (
            <>
              <Write act="truce.extension-consented" primary {...about} />
              <Write act="truce.extension-declined" {...about} />
            </>
          )}
          {one.by === as ? <Write act="truce.proposal-withdrawn" {...about} /> : null}
        </p>
      ) : null}
    </li>
  );
}
