/** Where a seat begins its day: what waits for it, what changed since it looked, what is outstanding, who was heard when. */
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { useRoom, useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Party } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { Changed } from './Changed.tsx';
import { Drafts } from './Drafts.tsx';
import { ExpectedRows } from './ExpectedRows.tsx';
import { LastHeard } from './LastHeard.tsx';

export function RoomPage() {
  const room = useRoom().data;
  const waiting = useView('waiting').data;
  const outstanding = useView('outstanding').data;
  const kept = useKept();
  if (!room || !waiting || !outstanding) return null;
  const others = outstanding.outstanding.filter((one) => one.expectedFrom !== room.seat);
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <bdi>{room.title}</bdi>
        </h1>
        <p className={blocks.quiet}>
          <T id="room.seat" values={{ seat: <Party id={room.seat} /> }} />
        </p>
        <p>
          <Link href={`/charter${kept}`}>
            <T id="room.toCharter" />
          </Link>
        </p>
      </div>
      <Drafts />
      <section className={blocks.section}>
        <h2>
          <T id="waiting.title" values={{ who: <Party id={room.seat} /> }} />
        </h2>
        {waiting.waiting.length === 0 ? (
          <p className={blocks.quiet}>
            <T id="waiting.none" />
          </p>
        ) : (
          <ExpectedRows all={waiting.waiting} mine />
        )}
      </section>
      <Changed />
      <section className={blocks.section}>
        <h2>
          <T id="expected.others" />
        </h2>
        {others.length === 0 ? (
          <p className={blocks.quiet}>
            <T id="outstanding.none" />
          </p>
        ) : (
          <ExpectedRows all={others} />
        )}
      </section>
      <LastHeard />
    </div>
  );
}
