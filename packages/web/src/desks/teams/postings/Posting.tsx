/** One posting, and its recall where one was ordered: decided, announced, departed, arrived. Four times, never one. */

import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Code } from '../../../signs/Code.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import type { MessageId } from '../../../words/languages.ts';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../../truce/parts.module.css';
import { Exit } from './Exit.tsx';

type OnePosting = TeamsView['postings'][number];
export type Recall = OnePosting['recalls'][number];
type Journey = Pick<OnePosting, 'decided' | 'announced' | 'departed' | 'arrived'>;

const moments: readonly { readonly key: keyof Journey; readonly name: MessageId }[] = [
  { key: 'decided', name: 'teams.decided' },
  { key: 'announced', name: 'teams.announced' },
  { key: 'departed', name: 'teams.departed' },
  { key: 'arrived', name: 'teams.arrived' },
];

export function Posting({ posting: one }: { posting: OnePosting }) {
  return (
    <article className={styles.card}>
      <h3>
        <T id="teams.posting" values={{ team: <OfAList>{one.team}</OfAList>, site: <OfAList>{one.site}</OfAList> }} />
      </h3>
      <p className={blocks.quiet}>
        <Verbatim>{one.mandate}</Verbatim>
      </p>
      <p className={blocks.row}>
        {one.mandateEnded === null ? (
          <Stated as="met">
            <T id="teams.posted" />
          </Stated>
        ) : (
          <Stated as="plain">
            <T id={one.mandateEnded === 'recalled' ? 'teams.recalled' : 'teams.mandatePast'} />
          </Stated>
        )}
        {one.until === null ? null : (
          <span>
            <T id="teams.until" values={{ time: <Time at={one.until} /> }} />
          </span>
        )}
        <Terms name="teams.roles" of={one.roles} />
        <Terms name="teams.lines" of={one.lines} />
      </p>
      <Times name="teams.journey" of={one} later={[]} />
      {one.recalls.length > 1 ? (
        <Stated as="disputed">
          <T id="teams.recallsDiffer" />
        </Stated>
      ) : null}
      {one.recalls.map((recall) => (
        <RecallOf key={recall.id} recall={recall} />
      ))}
      <p className={blocks.row}>
        <Write act="teams.posting-timed" given={{ posting: one.id }} />
        {one.recalls.length === 0 ? <Write act="teams.recall-ordered" given={{ posting: one.id }} /> : null}
      </p>
    </article>
  );
}

function Terms({ name, of }: { name: MessageId; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <span className={blocks.small}>
      <T id={name} values={{ all: <Verbatim>{of.join(' · ')}</Verbatim> }} />
    </span>
  );
}

function RecallOf({ recall }: { recall: Recall }) {
  const word = useWord();
  return (
    <div className={styles.part}>
      <h4>
        <T id="teams.recall" values={{ who: <Verbatim>{recall.orderedBy}</Verbatim> }} />
      </h4>
      <Times name="teams.recallTimes" of={recall} later={recall.enteredLater} />
      <p className={blocks.row}>
        <Write act="teams.recall-timed" given={{ order: recall.id }} />
      </p>
      {recall.nodes.length === 0 ? null : (
        <ul className={blocks.row}>
          {recall.nodes.map(({ node, state }) => (
            <li key={node} className={blocks.row}>
              <Code>{node.slice(0, 8)}</Code>
              <Stated as={state === 'retired' ? 'met' : 'due'}>{word([`teams.node.${state}`], state)}</Stated>
            </li>
          ))}
        </ul>
      )}
      <Exit recall={recall} />
    </div>
  );
}

type TimesProps = { name: MessageId; of: Journey; later: readonly string[] };

function Times({ name, of, later }: TimesProps) {
  return (
    <div className={blocks.scroll}>
      <table className={blocks.stack}>
        <caption className={blocks.small}>
          <T id={name} />
        </caption>
        <thead>
          <tr>
            {moments.map(({ key, name: head }) => (
              <th key={key} scope="col">
                <T id={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {moments.map(({ key }) => (
              <td key={key}>
                {of[key] === null ? <T id="teams.notRecorded" /> : <Time at={of[key]} shape="utc" />}
                {later.includes(key) ? (
                  <span className={blocks.small}>
                    {' '}
                    <T id="teams.typedLater" />
                  </span>
                ) : null}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
