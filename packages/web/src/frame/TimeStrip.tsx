/** Live, or as of a moment. The axis is measured time and runs left to right in every language. */
import { useEffect, useState } from 'react';
import { useMoment } from '../api/clock.ts';
import { useAt } from '../api/place.ts';
import type { Arrived } from '../api/seat.ts';
import { Sign } from '../signs/Sign.tsx';
import { UtcField } from '../signs/UtcField.tsx';
import { T } from '../words/T.tsx';
import { shortDay } from '../words/times.ts';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import { News } from './News.tsx';
import styles from './strip.module.css';

const dayMs = 86_400_000;
const minute = 60_000;
const settle = 200;

export function TimeStrip({ room }: { room: Arrived }) {
  const [at, setAt] = useAt();
  const moment = useMoment();
  const say = useSay();
  const now = Date.parse(room.now);
  const start = room.began === null ? now - 7 * dayMs : Date.parse(room.began);
  const shown = at === null ? (moment?.now ?? now) : Date.parse(at);
  return (
    <section className={styles.strip} aria-label={say('strip.label')} data-pane tabIndex={-1}>
      <button type="button" className={styles.live} aria-pressed={at === null} onClick={() => setAt(null)}>
        <Sign of="plain" />
        <T id="strip.live" />
      </button>
      <Axis start={start} end={Math.max(now, start + minute)} shown={shown} choose={setAt} />
      <label className={styles.field} htmlFor="asof">
        <T id="strip.asof" />
        <UtcField id="asof" value={`${new Date(shown).toISOString().slice(0, 16)}:00.000Z`} change={setAt} />
      </label>
      <News />
    </section>
  );
}

type AxisProps = { start: number; end: number; shown: number; choose: (at: string) => void };

/** A slider over the days of the record; it asks only once the hand rests. */
function Axis({ start, end, shown, choose }: AxisProps) {
  const { language } = useLanguage();
  const say = useSay();
  const [held, setHeld] = useState<number | null>(null);
  useEffect(() => {
    if (held === null) return;
    const timer = window.setTimeout(() => {
      choose(new Date(held).toISOString());
      setHeld(null);
    }, settle);
    return () => window.clearTimeout(timer);
  }, [held, choose]);

  const days: number[] = [];
  for (let day = Math.ceil(start / dayMs) * dayMs; day <= end; day += dayMs) days.push(day);
  const every = Math.max(1, Math.ceil(days.length / 8));
  const value = held ?? shown;
  return (
    <div className={styles.axis}>
      <input
        type="range"
        aria-label={say('strip.slider')}
        aria-valuetext={new Date(value).toISOString().slice(0, 16)}
        min={start}
        max={end}
        step={minute}
        value={Math.min(end, Math.max(start, value))}
        onChange={(event) => setHeld(Number(event.target.value))}
      />
      <div className={styles.days} aria-hidden="true">
        {days
          .filter((day, place) => place % every === 0 && (day - start) / (end - start) < 0.94)
          .map((day) => (
            <span key={day} style={{ left: `${((day - start) / (end - start)) * 100}%` }}>
              {shortDay(language, 'UTC', day)}
            </span>
          ))}
      </div>
    </div>
  );
}
