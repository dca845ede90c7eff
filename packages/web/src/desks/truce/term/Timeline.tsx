/** The term as a measured line: agreed segments, ends stated by telephone dashed, and the moment shown. Never mirrored. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { T } from '../../../words/T.tsx';
import { shortDay } from '../../../words/times.ts';
import { useSay } from '../../../words/useWord.ts';
import { useLanguage } from '../../../words/Words.tsx';
import { type Segment, segmentsOf } from './segments.ts';
import styles from './truce.module.css';

const dayMs = 86_400_000;
const width = 1000;

/** A day's label stands after its tick and is never cut. */
const roomForDay = 56;

export function Timeline({ view, now }: { view: TruceView; now: number }) {
  const { language } = useLanguage();
  const say = useSay();
  const segments = segmentsOf(view);
  if (segments.length === 0) return null;
  const from = Math.min(now, ...segments.map((one) => one.from)) - dayMs / 3;
  const to = Math.max(now, ...segments.map((one) => one.to)) + dayMs / 2;
  const x = (at: number) => ((at - from) / (to - from)) * width;
  const days: number[] = [];
  for (let day = Math.ceil(from / dayMs) * dayMs; day < to; day += dayMs) days.push(day);
  const every = Math.max(1, Math.ceil(days.length / 10));
  return (
    <figure className={blocks.section}>
      <div className={blocks.scroll}>
        <svg className={styles.timeline} viewBox={`0 0 ${width} 84`} role="img" aria-label={say('timeline.label')}>
          {days.map((day, place) => (
            <g key={day}>
              <line x1={x(day)} x2={x(day)} y1="6" y2="60" className={styles.tick} />
              {place % every === 0 && x(day) < width - roomForDay ? (
                <text x={x(day) + 4} y="76" className={styles.day}>
                  {shortDay(language, 'UTC', day)}
                </text>
              ) : null}
            </g>
          ))}
          {segments.map((one) => (
            <rect
              key={`${one.kind} ${one.from} ${one.to} ${one.row}`}
              x={x(one.from)}
              width={Math.max(2, x(one.to) - x(one.from))}
              y={18 + one.row * 14}
              height={one.rows === 1 ? 26 : 12}
              className={styles[one.kind]}
            />
          ))}
          <line x1={x(now)} x2={x(now)} y1="2" y2="64" className={styles.now} />
          <path d={`M${x(now) - 5} 0H${x(now) + 5}L${x(now)} 7Z`} className={styles.pointer} />
        </svg>
      </div>
      <figcaption className={styles.legend}>
        {legend.map(({ kind, id }) =>
          segments.some((one) => one.kind === kind) ? (
            <span key={kind}>
              <svg viewBox="0 0 20 12" aria-hidden="true">
                <rect x="1" y="1" width="18" height="10" className={styles[kind]} />
              </svg>
              <T id={id} />
            </span>
          ) : null,
        )}
        <span>
          <svg viewBox="0 0 20 12" aria-hidden="true">
            <line x1="10" x2="10" y1="0" y2="12" className={styles.now} />
          </svg>
          <T id="timeline.now" />
        </span>
      </figcaption>
    </figure>
  );
}

const legend: readonly {
  kind: Segment['kind'];
  id: 'timeline.first' | 'timeline.extension' | 'timeline.telephone' | 'timeline.party';
}[] = [
  { kind: 'first', id: 'timeline.first' },
  { kind: 'extension', id: 'timeline.extension' },
  { kind: 'telephone', id: 'timeline.telephone' },
  { kind: 'party', id: 'timeline.party' },
];
