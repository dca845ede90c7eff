/** What this node takes the time to be: everything it signs bears it, and nobody but people can tell whether it is right. */
import type { SettingsView } from '@parley/server/contract';
import { useEffect, useState } from 'react';
import { useSettings } from '../api/settings.ts';
import blocks from '../look/blocks.module.css';
import { T } from '../words/T.tsx';
import { day } from '../words/times.ts';
import { useLanguage } from '../words/Words.tsx';
import styles from './settings.module.css';

/** A page of the same machine has the same clock, give or take the way of an answer. */
const tolerated = 2_000;

export function ClockCheck({ view }: { view: SettingsView }) {
  const { language } = useLanguage();
  const arrived = useSettings().dataUpdatedAt;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  const apart = Date.parse(view.now) - arrived;
  const shown = new Date(now + apart);
  return (
    <section className={blocks.section}>
      <h2>
        <T id="sites.clock" />
      </h2>
      <p className={styles.clock}>
        <time dateTime={shown.toISOString().slice(0, 16)}>
          <T
            id="time.plain"
            values={{
              date: day(language, 'UTC', shown.getTime()),
              utc: <bdi dir="ltr">{`${shown.toISOString().slice(11, 19)} UTC`}</bdi>,
            }}
          />
        </time>
      </p>
      <p className={blocks.measure}>
        <T id="sites.clockText" />
      </p>
      {Math.abs(apart) > tolerated ? (
        <p role="status" className={styles.wrong}>
          <T id="sites.apart" values={{ seconds: Math.round(Math.abs(apart) / 1000) }} />
        </p>
      ) : null}
    </section>
  );
}
