/** Calls on the hot line: who called whom, what about, and whether both ends say that it was so. */

import type { IncidentsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Person } from '../../../people/Person.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { Heard } from '../../../term/Heard.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Entered } from '../Entered.tsx';
import styles from '../parts.module.css';

type Call = IncidentsView['calls'][number];

const signs: Readonly<Record<Call['from']['state'], Status>> = {
  awaited: 'pending',
  confirmed: 'met',
  differs: 'disputed',
};

export function Calls({ view }: { view: IncidentsView }) {
  return (
    <>
      <p className={blocks.row}>
        <Write
          act="hotline.call-logged"
          isNew
          primary={view.calls.length === 0}
          again={['from', 'to', 'onLine', 'call']}
        />
      </p>
      {view.calls.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="calls.none" />
        </p>
      ) : null}
      {[...view.calls].reverse().map((one) => (
        <OneCall key={one.id} call={one} as={view.as} />
      ))}
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </>
  );
}

function OneCall({ call, as }: { call: Call; as: string }) {
  const word = useWord();
  const own = [call.from, call.to].find((side) => side.by === as);
  return (
    <article className={styles.card}>
      <h2 className={blocks.row}>
        <Entered of={call} />
        <span>{word([`value.call.${call.call}`], call.call)}</span>
      </h2>
      <p>
        <T
          id="calls.between"
          values={{
            from: <Party id={call.from.by} />,
            to: <Party id={call.to.by} />,
            line: <Verbatim>{call.onLine}</Verbatim>,
          }}
        />
      </p>
      <p className={blocks.measure}>
        <Person>{call.about}</Person>
      </p>
      <div className={blocks.accounts}>
        {[call.from, call.to].map((side) => (
          <div key={side.by} className={blocks.account}>
            <p className={blocks.row}>
              <Party id={side.by} />
              <Stated as={signs[side.state]}>{word([`calls.side.${side.state}`], side.state)}</Stated>
              {side.by === call.loggedBy ? (
                <span className={blocks.small}>
                  <T id="calls.logged" />
                </span>
              ) : null}
            </p>
            {side.words.map((one) => (
              <p key={`${one.at} ${one.wording}`} className={blocks.row}>
                <Time at={one.at} shape="utc" />
                <T id="quoted" values={{ words: <Person>{one.wording}</Person> }} />
              </p>
            ))}
          </div>
        ))}
      </div>
      {own?.state === 'awaited' ? (
        <p>
          <Write act="hotline.call-answered" given={{ call: call.id }} primary />
        </p>
      ) : null}
    </article>
  );
}
