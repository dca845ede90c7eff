/** Lists handed in, and each one's outcome. Counts only: names are not in this channel. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';

const signs: Readonly<Record<string, Status>> = {
  awaited: 'pending',
  agreed: 'met',
  refused: 'plain',
  withdrawn: 'plain',
  contested: 'disputed',
};

export function Lists({ view }: { view: TruceView }) {
  const word = useWord();
  const say = useSay();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="lists.title" />
      </h2>
      {view.lists.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="lists.none" />
        </p>
      ) : (
        <div className={blocks.scroll}>
          <table className={blocks.stack}>
            <thead>
              <tr>
                <th scope="col">
                  <T id="lists.at" />
                </th>
                <th scope="col">
                  <T id="lists.by" />
                </th>
                <th scope="col">
                  <T id="lists.living" />
                </th>
                <th scope="col">
                  <T id="lists.remains" />
                </th>
                <th scope="col">
                  <T id="lists.hours" />
                </th>
                <th scope="col">
                  <T id="lists.outcome" />
                </th>
              </tr>
            </thead>
            <tbody>
              {view.lists.map((list) => (
                <tr key={list.list}>
                  <td data-label={say('lists.at')}>
                    <Time at={list.at} />
                  </td>
                  <td data-label={say('lists.by')}>
                    <Party id={list.by} />
                  </td>
                  <td data-label={say('lists.living')}>
                    <Num>{list.living}</Num>
                  </td>
                  <td data-label={say('lists.remains')}>
                    <Num>{list.remains}</Num>
                  </td>
                  <td className={blocks.number} data-label={say('lists.hours')}>
                    <T id="hours" values={{ count: list.hours }} />
                  </td>
                  <td>
                    <Stated as={signs[list.outcome] ?? 'plain'}>
                      {word([`outcome.${list.outcome}`], list.outcome)}
                    </Stated>
                    {list.answers.map((answer) => (
                      <p key={`${answer.by} ${answer.at}`} className={blocks.small}>
                        <T
                          id="lists.answer"
                          values={{
                            who: <Party id={answer.by} />,
                            outcome: word([`outcome.${answer.outcome}`], answer.outcome),
                            time: <Time at={answer.at} shape="utc" />,
                          }}
                        />{' '}
                        {answer.ground ? (
                          <T id="quoted" values={{ words: <Verbatim>{answer.ground}</Verbatim> }} />
                        ) : null}
                      </p>
                    ))}
                    {list.outcome === 'awaited' ? <Answers list={list} /> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Answers({ list }: { list: TruceView['lists'][number] }) {
  const { list: id, hours } = list;
  return (
    <p className={blocks.row}>
      <Write act="truce.extension-agreed" given={{ list: id }} start={{ hours }} />
      <Write act="truce.list-refused" given={{ list: id }} />
      <Write act="truce.list-withdrawn" given={{ list: id }} />
    </p>
  );
}
