/** Two lists given out at one moment: whose, in which version, and whether each side calls its own what went out. */
import type { ListsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Code, Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';

type Given = ListsView['channels'][number]['givenOut'][number];

const signs: Readonly<Record<Given['lists'][number]['word'], Status>> = {
  awaited: 'pending',
  ours: 'met',
  'not-ours': 'outstanding',
  contested: 'disputed',
};

export function GivenOut({ given, channel, as }: { given: readonly Given[]; channel: string; as: string }) {
  const word = useWord();
  if (given.length === 0) return null;
  const acknowledge = { act: 'exchange.list-acknowledged', channel } as const;
  return (
    <div className={blocks.section}>
      <h3>
        <T id="sought.givenOut" />
      </h3>
      {given.map((one) => (
        <article key={one.id} className={styles.card}>
          <p>
            <T id="sought.givenOutAt" values={{ who: <Party id={one.by} />, time: <Time at={one.at} /> }} />
          </p>
          <ul className={blocks.rows}>
            {one.lists.map((list) => (
              <li key={list.side} className={blocks.row}>
                <Code>{`${list.series} · ${list.version}`}</Code>
                <Party id={list.side} />
                <span>
                  <T id="sought.to" values={{ who: <Party id={list.to} /> }} />
                </span>
                <span>
                  <T id="sought.cases" values={{ count: list.cases, n: <Num>{list.cases}</Num> }} />
                </span>
                <Stated as={signs[list.word]}>{word([`sought.word.${list.word}`], list.word)}</Stated>
              </li>
            ))}
          </ul>
          {one.lists.some((list) => list.side === as && list.word === 'awaited') ? (
            <p className={blocks.row}>
              <Write
                {...acknowledge}
                primary
                given={{ given: one.id, word: 'ours' }}
                label={word(['do.sought.ours'], '')}
              />
              <Write
                {...acknowledge}
                given={{ given: one.id, word: 'not-ours' }}
                label={word(['do.sought.notOurs'], '')}
              />
            </p>
          ) : null}
        </article>
      ))}
    </div>
  );
}
