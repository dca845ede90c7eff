/** A mediator's own page: papers that were handed in, or put in one line only, and where each can be conveyed. */
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useActName } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { useConveyPaper, useInHand } from './useConvey.tsx';

export function InHand() {
  const papers = useInHand();
  const ways = useConveyPaper();
  const act = useActName();
  if (papers.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.inHand" values={{ count: papers.length }} />
      </h2>
      <ul className={blocks.rows}>
        {papers.map((one) => (
          <li key={one.id} className={blocks.row}>
            <Ref id={one.id} />
            <Party id={one.by} />
            <span>{act(one.kind)}</span>
            <span className={blocks.small}>
              <Time at={one.at} shape="utc" />
            </span>
            {ways({ ...one, in: one.standsIn.map((place) => place.channel) }).map((way) => (
              <Write key={way.channel} {...way} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
