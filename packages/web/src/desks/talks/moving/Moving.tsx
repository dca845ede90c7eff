/** Whether the talks move: impasses with whose step is awaited, remedies, and what mediators alone are shown of silence. */
import type { TalksView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { DoubleBlind } from './DoubleBlind.tsx';
import { Impasses } from './Impasses.tsx';
import { Remedies } from './Remedies.tsx';

export function Moving({ view }: { view: TalksView }) {
  return (
    <>
      <Still view={view} />
      <Impasses view={view} />
      <Remedies view={view} />
      <DoubleBlind view={view} />
    </>
  );
}

/** For mediators alone; on any other seat the view bears nothing of it. */
export function Still({ view: { still } }: { view: TalksView }) {
  if (still === null) {
    return (
      <p>
        <Write act="talks.movement-watched" within={['mediators']} />
      </p>
    );
  }
  return (
    <div className={blocks.notice}>
      <Stated as="due">
        <T id="talks.still" values={{ hours: still.hours, time: <Time at={still.since} /> }} />
      </Stated>
    </div>
  );
}
