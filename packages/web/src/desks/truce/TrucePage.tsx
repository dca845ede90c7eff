/** What is agreed, what is outstanding and from whom, and what each side says about it. */
import blocks from '../../look/blocks.module.css';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { TermClock } from '../../term/TermClock.tsx';
import { useTerm } from '../../term/useTerm.ts';
import { T } from '../../words/T.tsx';
import { Awaited, Declarations, Impasses, OwnTruces } from './Attributed.tsx';
import { Disputed } from './Disputed.tsx';
import { Extensions } from './Extensions.tsx';
import { LateChanges } from './LateChanges.tsx';
import { Lists } from './Lists.tsx';
import { Obligations } from './Obligations.tsx';
import { Outstanding } from './Outstanding.tsx';
import { Timeline } from './Timeline.tsx';

export function TrucePage() {
  const shown = useTerm();
  if (!shown) return null;
  const { view, moment } = shown;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="truce.title" />
        </h1>
        <p className={blocks.small}>
          <T id="frame.asOf" values={{ time: <Time at={moment.now} /> }} />
        </p>
      </div>
      <TermClock shown={shown} />
      <LateChanges view={view} />
      <Timeline view={view} now={moment.now} />
      <Outstanding view={view} now={moment.now} />
      <Obligations view={view} />
      <Awaited view={view} />
      <Lists view={view} />
      <Extensions view={view} />
      <Disputed disputed={view.disputed} />
      <OwnTruces view={view} />
      <Declarations view={view} />
      <Impasses view={view} />
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </div>
  );
}
