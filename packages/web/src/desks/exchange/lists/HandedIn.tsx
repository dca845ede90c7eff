/** Lists as they were handed in, each version under its number, and what became of its form. */

import type { ListsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Code, Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Cases } from '../Cases.tsx';
import styles from '../exchange.module.css';

type List = ListsView['channels'][number]['handedIn'][number];

const signs: Readonly<Record<List['form'], Status>> = {
  awaited: 'pending',
  complete: 'met',
  returned: 'due',
  contested: 'disputed',
};

export function HandedIn({ lists, channel }: { lists: readonly List[]; channel: string }) {
  if (lists.length === 0) return null;
  return (
    <div className={blocks.section}>
      <h3>
        <T id="sought.handedIn" />
      </h3>
      {lists.map((one) => (
        <OneList key={one.id} list={one} channel={channel} />
      ))}
    </div>
  );
}

function OneList({ list, channel }: { list: List; channel: string }) {
  const word = useWord();
  const check = { act: 'exchange.form-checked', channel } as const;
  const given = { list: list.id };
  return (
    <article className={styles.card}>
      <p className={blocks.row}>
        <Code>{`${list.series} · ${list.version}`}</Code>
        <Party id={list.by} />
        <Stated as={signs[list.form]}>{word([`sought.form.${list.form}`], list.form)}</Stated>
        {list.newest ? null : (
          <Tag>
            <T id="sought.replaced" />
          </Tag>
        )}
        <span className={blocks.small}>
          <Time at={list.at} shape="utc" />
        </span>
      </p>
      <p>
        <T id="sought.cases" values={{ count: list.cases, n: <Num>{list.cases}</Num> }} />
      </p>
      <ul className={blocks.row}>
        {list.categories.map(({ category, persons }) => (
          <li key={category}>
            <OfAList>{category}</OfAList> <Num>{persons}</Num>
          </li>
        ))}
      </ul>
      <p className={blocks.small}>
        <T
          id="sought.purpose"
          values={{ purpose: <OfAList>{list.purpose}</OfAList>, basis: <OfAList>{list.basis}</OfAList> }}
        />
      </p>
      <Retention until={list.retainUntil} past={list.retentionPast} />
      <p className={blocks.small}>
        <T id="sought.digest" values={{ digest: <Code>{list.digest.slice(0, 16)}</Code> }} />
      </p>
      {list.checks.map((one) => (
        <div key={`${one.by} ${one.at}`} className={blocks.account}>
          <p className={blocks.row}>
            <Party id={one.by} />
            <span>{word([`value.form.${one.form}`], one.form)}</span>
            <Time at={one.at} shape="utc" />
          </p>
          {one.faults.map((fault) => (
            <p key={fault.fault} className={blocks.row}>
              <span>{word([`value.fault.${fault.fault}`], fault.fault)}</span>
              <Cases of={fault.cases} />
            </p>
          ))}
        </div>
      ))}
      {list.newest ? (
        <p className={blocks.row}>
          <Write
            {...check}
            given={{ ...given, form: 'complete', faults: [] }}
            label={word(['do.sought.complete'], '')}
          />
          <Write {...check} given={{ ...given, form: 'returned' }} label={word(['do.sought.return'], '')} />
        </p>
      ) : null}
    </article>
  );
}

/** Until when it may be kept; past that it says so, and nothing is done by itself. */
export function Retention({ until, past }: { until: string; past: boolean }) {
  return past ? (
    <p>
      <Stated as="due">
        <T id="sought.retentionPast" values={{ time: <Time at={until} shape="utc" /> }} />
      </Stated>
    </p>
  ) : (
    <p className={blocks.small}>
      <T id="sought.retention" values={{ time: <Time at={until} /> }} />
    </p>
  );
}
