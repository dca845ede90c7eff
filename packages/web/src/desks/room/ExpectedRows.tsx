/** What is outstanding, one row each: what, on what basis, by when, and what each side says of it. */

import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import blocks from '../../look/blocks.module.css';
import { Person } from '../../people/Person.tsx';
import { Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useWord } from '../../words/useWord.ts';
import { useCanWrite, Write } from '../../writing/Write.tsx';
import { answerTo, deskOf, type Expected, nameOf } from './expected.ts';
import styles from './room.module.css';

type Props = { all: readonly Expected[]; mine?: boolean };

export function ExpectedRows({ all, mine = false }: Props) {
  return (
    <ul className={blocks.rows}>
      {all.map((one) => (
        <Row key={nameOf(one)} one={one} mine={mine} />
      ))}
    </ul>
  );
}

function Row({ one, mine }: { one: Expected; mine: boolean }) {
  const word = useWord();
  const channelName = useChannelName();
  const kept = useKept();
  const can = useCanWrite();
  const answer = mine ? answerTo(one) : undefined;
  const desk = deskOf(one);
  const href = kept === '' ? desk : `${desk}${desk.includes('?') ? '&' : '?'}${kept.slice(1)}`;
  return (
    <li className={styles.row} data-row tabIndex={-1}>
      <div className={styles.what}>
        <p className={blocks.row}>
          <span className={blocks.strong}>{word([one.word], one.word)}</span>
          {one.text === null ? null : <Person>{one.text}</Person>}
        </p>
        <p className={blocks.small}>
          {one.ground === null ? word([one.basis], one.basis) : <Person>{one.ground}</Person>}
        </p>
        {one.accounts.length > 0 ? (
          <p className={blocks.row}>
            {one.accounts.map((account) => (
              <span key={account.by}>
                <Party id={account.by} /> <Person>{account.says}</Person>
              </span>
            ))}
          </p>
        ) : null}
        {one.reached ? null : (
          <p className={blocks.small}>
            <T id="expected.notReached" values={{ who: <Party id={one.expectedFrom} /> }} />
          </p>
        )}
      </div>
      <div className={styles.from}>
        {mine ? null : <Party id={one.expectedFrom} />}
        {one.office === null ? null : <Verbatim>{one.office}</Verbatim>}
        <span className={blocks.small}>
          <bdi>{channelName(one.channel, one.channelName)}</bdi>
        </span>
      </div>
      <div className={styles.due}>
        {one.due === null ? (
          <Stated as="pending">
            <T id="expected.noDue" />
          </Stated>
        ) : (
          <Stated as={one.passed ? 'outstanding' : 'due'}>
            <T
              id={one.passed ? 'expected.passed' : 'expected.due'}
              values={{ time: <Time at={one.due} shape="utc" /> }}
            />
          </Stated>
        )}
      </div>
      <div>
        {answer && can(answer) ? (
          <Write {...answer} />
        ) : (
          <Link href={href}>
            <T id="expected.toDesk" />
          </Link>
        )}
      </div>
    </li>
  );
}
