/** "Last heard: Mediator 06:58, B 06:41." The reader's own delegation is left out: it hears itself. */
import { Fragment } from 'react';
import { useFacts } from '../signs/Facts.ts';
import { useInOrder, useLabel } from '../signs/Party.tsx';
import { HourOrDay } from '../signs/Time.tsx';
import { T } from '../words/T.tsx';
import styles from './term.module.css';

type From = { readonly heardFrom: Readonly<Record<string, string>>; readonly as: string; readonly at: string };

export function Heard({ from, among }: { from: From; among?: readonly string[] }) {
  const { delegations } = useFacts();
  const label = useLabel();
  const inOrder = useInOrder();
  const isAmong = (id: string) =>
    !among || delegations.some((one) => one.id === id && one.capacities.some((own) => among.includes(own)));
  const others = inOrder(Object.keys(from.heardFrom)).filter((id) => id !== from.as && isAmong(id));
  if (others.length === 0) return <T id="heard.nobody" />;
  const list = (
    <span className={styles.list}>
      {others.map((id) => (
        <Fragment key={id}>
          <span className={styles.heard}>
            <T
              id="heard.one"
              values={{
                who: <bdi>{label(id)}</bdi>,
                time: <HourOrDay at={from.heardFrom[id] ?? from.at} beside={Date.parse(from.at)} />,
              }}
            />
          </span>{' '}
        </Fragment>
      ))}
    </span>
  );
  return <T id="heard.all" values={{ list }} />;
}
