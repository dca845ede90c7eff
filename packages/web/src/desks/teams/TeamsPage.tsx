/** The teams of one's own delegation, and of no other: postings and recalls, duty, tasks, who is where. */

import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Peopled } from '../../people/Peopled.tsx';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { Party } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { Duty } from './duty/Duty.tsx';
import { Postings } from './postings/Postings.tsx';
import { Tasks } from './tasks/Tasks.tsx';
import { Whereabouts } from './Whereabouts.tsx';

export function TeamsPage() {
  const view = useView('teams').data;
  const open = view?.tasks.filter((one) => one.done.length === 0).length ?? 0;
  const parts: readonly Part[] = [
    { id: 'postings', name: 'teams.part.postings', count: view?.postings.length ?? 0 },
    { id: 'duty', name: 'teams.part.duty', count: view?.posts.length ?? 0 },
    { id: 'tasks', name: 'teams.part.tasks', count: open },
    { id: 'whereabouts', name: 'teams.part.whereabouts' },
  ];
  const part = usePart(parts);
  if (!view) return null;
  return (
    <Peopled>
      <div className={blocks.page}>
        <div className={blocks.head}>
          <h1>
            <T id="teams.title" />
          </h1>
          <p className={blocks.quiet}>
            <T id="teams.own" values={{ who: <Party id={view.as} /> }} />
          </p>
        </div>
        <Parts all={parts} label="teams.parts" />
        {part === 'postings' ? <Postings view={view} /> : null}
        {part === 'duty' ? <Duty view={view} /> : null}
        {part === 'tasks' ? <Tasks view={view} /> : null}
        {part === 'whereabouts' ? <Whereabouts view={view} /> : null}
      </div>
    </Peopled>
  );
}
