/** 72 hours are not three days where local clocks are set forward or back in between; then it is said, place by place. */
import blocks from '../../../look/blocks.module.css';
import { useFacts } from '../../../signs/Facts.ts';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { clocksMoved } from '../../../words/times.ts';

/** Instants in ms UTC. */
export function ClocksMoved({ from, to }: { from: number; to: number }) {
  const { zones } = useFacts();
  const moved = zones.flatMap(({ label, zone }) => {
    const minutes = clocksMoved(zone, from, to);
    return minutes === 0 ? [] : [{ label, minutes }];
  });
  return moved.map(({ label, minutes }) => (
    <span key={label} className={blocks.small}>
      <T
        id={minutes > 0 ? 'clocks.forward' : 'clocks.back'}
        values={{ minutes: Math.abs(minutes), place: <Verbatim>{label}</Verbatim> }}
      />
    </span>
  ));
}
