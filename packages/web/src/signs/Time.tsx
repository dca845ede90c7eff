/** An instant: UTC first, then the room's zones in brackets. Each run of digits is isolated. */
import { T } from '../words/T.tsx';
import { day, hourMinute, sameDay, shortDay } from '../words/times.ts';
import { useLanguage } from '../words/Words.tsx';
import { useFacts } from './Facts.ts';
import styles from './signs.module.css';

type Shape = 'full' | 'utc' | 'hour' | 'short';

/** `full`: "1 Dec 2023, 05:00 UTC (07:00 A)"; `utc`: "1 Dec, 05:00 UTC"; `short`: "1 Dec 05:00"; `hour`: "05:00". */
export function Time({ at, shape = 'full' }: { at: string | number; shape?: Shape }) {
  const { language } = useLanguage();
  const { zones } = useFacts();
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const iso = new Date(ms).toISOString();
  const hour = hourMinute(language, 'UTC', ms);
  if (shape === 'short') {
    return (
      <time dateTime={iso} className={styles.time}>
        <T id="time.short" values={{ date: shortDay(language, 'UTC', ms), hour: <bdi dir="ltr">{hour}</bdi> }} />
      </time>
    );
  }
  if (shape === 'hour') {
    return (
      <time dateTime={iso} dir="ltr" className={styles.time}>
        {hour}
      </time>
    );
  }
  const utc = (
    <bdi dir="ltr" className={styles.num}>
      {`${hour} UTC`}
    </bdi>
  );
  if (shape === 'utc' || zones.length === 0) {
    const date = shape === 'utc' ? shortDay(language, 'UTC', ms) : day(language, 'UTC', ms);
    return (
      <time dateTime={iso} className={styles.isolated}>
        <T id="time.plain" values={{ date: <span className={styles.num}>{date}</span>, utc }} />
      </time>
    );
  }
  const local = zones.map(({ label, zone }) => {
    const clock = hourMinute(language, zone, ms);
    const offset = day('en', zone, ms) !== day('en', 'UTC', ms);
    return `${offset ? `${shortDay(language, zone, ms)} ` : ''}${clock} ${label}`;
  });
  return (
    <time dateTime={iso} className={styles.isolated}>
      <T
        id="time.full"
        values={{
          date: <span className={styles.num}>{day(language, 'UTC', ms)}</span>,
          utc,
          local: (
            <bdi dir="ltr" className={styles.num}>
              {local.join(' · ')}
            </bdi>
          ),
        }}
      />
    </time>
  );
}

/** An hour alone where the day is plain, else with its day: for "last heard" lines. */
export function HourOrDay({ at, beside }: { at: string; beside: number }) {
  return <Time at={at} shape={sameDay('UTC', Date.parse(at), beside) ? 'hour' : 'short'} />;
}
