/** Notifications of sites and movements, on this seat's own lines only. An acknowledgement is never a permission. */

import type { IncidentsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Person } from '../../../people/Person.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useChannelName } from '../../../words/useChannelName.ts';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Worded } from '../incidents/Worded.tsx';
import { Place } from '../Place.tsx';
import styles from '../parts.module.css';

type Notification = IncidentsView['notifications'][number];

export function Notifications({ view }: { view: IncidentsView }) {
  return (
    <>
      <p className={blocks.row}>
        <Write act="notifications.given" isNew primary={view.notifications.length === 0} />
        <Write act="notifications.passed-on" />
        <span className={blocks.small}>
          <T id="notifications.note" />
        </span>
      </p>
      {view.notifications.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="notifications.none" />
        </p>
      ) : null}
      {[...view.notifications].reverse().map((one) => (
        <OneNotification key={one.id} notification={one} as={view.as} />
      ))}
    </>
  );
}

const signs: Readonly<Record<Notification['period'], Status>> = { coming: 'pending', running: 'due', past: 'plain' };

function OneNotification({ notification: one, as }: { notification: Notification; as: string }) {
  const word = useWord();
  const channelName = useChannelName();
  const about = { channel: one.channel, given: { notification: one.id } };
  const open = !one.withdrawn && one.period !== 'past';
  return (
    <article className={styles.card}>
      <h2 className={blocks.row}>
        <Stated as={one.withdrawn ? 'plain' : signs[one.period]}>
          {word([one.withdrawn ? 'notifications.withdrawn' : `notifications.period.${one.period}`], one.period)}
        </Stated>
        <Tag>{word([`value.of.${one.of}`], one.of)}</Tag>
        <Place of={one.place} />
      </h2>
      <p>
        <T
          id="notifications.between"
          values={{ from: <Time at={one.from} />, until: <Time at={one.until} shape="utc" /> }}
        />
      </p>
      <p className={blocks.measure}>
        <Person>{one.wording}</Person>
      </p>
      <p>
        <T id="notifications.fromTo" values={{ from: <Party id={one.givenBy} />, to: <Party id={one.to} /> }} />{' '}
        <span className={blocks.small}>
          <T id="form.inChannel" values={{ channel: <bdi>{channelName(one.channel, one.channelName)}</bdi> }} />
        </span>
      </p>
      {one.acknowledged.length === 0 ? (
        <p>
          <Stated as="pending">
            <T id="notifications.notAcknowledged" />
          </Stated>
        </p>
      ) : null}
      {one.acknowledged.map((said) => (
        <Worded key={`${said.by} ${said.at}`} said={said}>
          <T id="notifications.acknowledged" />
        </Worded>
      ))}
      {one.reported.map((said) => (
        <p key={`${said.by} ${said.at} ${said.step}`} className={blocks.row}>
          <Party id={said.by} />
          <span>{word([`value.step.${said.step}`], said.step)}</span>
          <Time at={said.at} shape="utc" />
        </p>
      ))}
      {open ? (
        <p className={blocks.row}>
          {one.to === as && one.acknowledged.length === 0 ? (
            <Write act="notifications.acknowledged" primary {...about} />
          ) : null}
          {one.to === as ? null : <Write act="notifications.progress-reported" {...about} />}
          {one.givenBy === as || one.passedOnBy === as ? <Write act="notifications.withdrawn" {...about} /> : null}
        </p>
      ) : null}
    </article>
  );
}
