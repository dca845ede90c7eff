/** What is agreed, what is outstanding and from whom, and what each side says about it. */
import blocks from '../../../look/blocks.module.css';
import { Heard } from '../../../term/Heard.tsx';
import { TermClock } from '../../../term/TermClock.tsx';
import type { Shown } from '../../../term/useTerm.ts';
import { Disputed } from '../Disputed.tsx';
import { Awaited, Declarations, Impasses, OwnTruces } from './Attributed.tsx';
import { Doing } from './Doing.tsx';
import { Extensions } from './Extensions.tsx';
import { LateChanges } from './LateChanges.tsx';
import { Lists } from './Lists.tsx';
import { Obligations } from './Obligations.tsx';
import { Outstanding } from './Outstanding.tsx';
import { Proposals } from './Proposals.tsx';
import { Timeline } from './Timeline.tsx';

export function TermPart({ shown }: { shown: Shown }) {
  const { view, moment } = shown;
  return (
    <>
      <TermClock shown={shown} />
      <Doing view={view} />
      <LateChanges view={view} />
      <Timeline view={view} now={moment.now} />
      <Outstanding view={view} now={moment.now} />
      <Obligations view={view} />
      <Awaited view={view} />
      <Lists view={view} />
      <Proposals view={view} />
      <Extensions view={view} />
      <Disputed disputed={view.disputed} />
      <OwnTruces view={view} />
      <Declarations view={view} />
      <Impasses view={view} />
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </>
  );
}
