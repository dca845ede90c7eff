/** The state of the term first, in the words of the wall; then the clocks, and what was heard when. */

import { type Moment, useMoment } from '../api/clock.ts';
import type { Link } from '../api/live.ts';
import type { Arrived } from '../api/seat.ts';
import { Party, useLabel } from '../signs/Party.tsx';
import { Sign } from '../signs/Sign.tsx';
import { HourOrDay, Time } from '../signs/Time.tsx';
import { Digits } from '../term/Digits.tsx';
import { signOf } from '../term/sign.ts';
import { TermWords } from '../term/TermWords.tsx';
import { type Shown, useTerm } from '../term/useTerm.ts';
import { T } from '../words/T.tsx';
import { hourMinute } from '../words/times.ts';
import { useLanguage } from '../words/Words.tsx';
import styles from './frame.module.css';
import { Switches } from './Switches.tsx';

export function Header({ room, link }: { room: Arrived; link: Link }) {
  const moment = useMoment();
  const shown = useTerm();
  return (
    <header className={styles.header}>
      <p className={styles.brand}>
        <strong>
          <T id="frame.parley" />
        </strong>
        <Party id={room.seat} />
        <bdi className={styles.title} title={room.title}>
          {room.title}
        </bdi>
      </p>
      {shown ? <TermState shown={shown} /> : null}
      {moment ? <Clocks moment={moment} zones={room.zones} /> : null}
      {shown ? <HeardState shown={shown} link={link} now={room.now} /> : null}
      <Switches />
    </header>
  );
}

function TermState({ shown: { term, moment } }: { shown: Shown }) {
  return (
    <p className={styles.term}>
      <Sign of={signOf(term)} />
      <span>
        <TermWords term={term} />
      </span>
      {term.state === 'in-force' ? <Digits ms={term.end - moment.now} /> : null}
      {term.state === 'term-ended' ? <Digits ms={moment.now - term.end} /> : null}
    </p>
  );
}

export function Clocks({ moment, zones }: { moment: Moment; zones: Arrived['zones'] }) {
  const { language } = useLanguage();
  const all = [{ label: 'UTC', zone: 'UTC' }, ...zones];
  return (
    <ul className={styles.clocks}>
      {all.map(({ label, zone }) => (
        <li key={label}>
          <bdi dir="ltr">
            <span>{`${label} `}</span>
            <strong>{hourMinute(language, zone, moment.now)}</strong>
          </bdi>
        </li>
      ))}
    </ul>
  );
}

/** Whom this node heard last: what has not come in cannot be on this page. */
export function HeardState({ shown: { view }, link, now }: { shown: Shown; link: Link; now: string }) {
  const label = useLabel();
  const [latest] = Object.entries(view.heardFrom)
    .filter(([id]) => id !== view.as)
    .sort(([, one], [, other]) => (one < other ? 1 : -1));
  if (link === 'lost') {
    return (
      <p className={styles.heard}>
        <Sign of="stale" />
        <span>
          <T id="stale.asof" values={{ time: <Time at={now} shape="utc" /> }} />
        </span>
      </p>
    );
  }
  if (!latest) return null;
  const [who, at] = latest;
  return (
    <p className={styles.heard}>
      <span>
        <T
          id="heard.latest"
          values={{ who: <bdi>{label(who)}</bdi>, time: <HourOrDay at={at} beside={Date.parse(view.at)} /> }}
        />
      </span>
    </p>
  );
}
