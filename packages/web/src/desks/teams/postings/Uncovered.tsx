/** What a recall or the end of a mandate has left without anybody: lines, tasks, nodes still in force, open exit items. */
import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';

export function Uncovered({ view }: { view: TeamsView }) {
  const word = useWord();
  const lines = view.lines.filter((one) => !one.cover);
  const tasks = view.tasks.filter((one) => one.done.length === 0 && one.filledBy.length === 0);
  const nodes = view.postings.flatMap(({ team, recalls }) =>
    recalls.flatMap((recall) =>
      recall.nodes
        .filter(({ state }) => state === 'in-force' || state === 'retirement-proposed')
        .map((one) => ({ team, ...one })),
    ),
  );
  const items = view.postings.flatMap(({ team, recalls }) =>
    recalls.flatMap((recall) =>
      recall.exit.filter(({ settled }) => settled.length === 0).map(({ item }) => ({ team, item })),
    ),
  );
  if (lines.length + tasks.length + nodes.length + items.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="teams.uncovered" />
      </h2>
      <ul className={blocks.rows}>
        {lines.map(({ line }) => (
          <li key={`line ${line}`} className={blocks.row}>
            <Stated as="due">
              <T id="teams.lineUncovered" values={{ line: <Verbatim>{line}</Verbatim> }} />
            </Stated>
          </li>
        ))}
        {tasks.map(({ id, what, roles }) => (
          <li key={id} className={blocks.row}>
            <Stated as="due">
              <T
                id="teams.taskUnfilled"
                values={{ what: <Verbatim>{what}</Verbatim>, role: <Verbatim>{roles.join(' · ')}</Verbatim> }}
              />
            </Stated>
          </li>
        ))}
        {nodes.map(({ team, node, state }) => (
          <li key={`${team} ${node}`} className={blocks.row}>
            <Stated as="due">
              <T
                id={state === 'in-force' ? 'teams.nodeInForce' : 'teams.nodeProposed'}
                values={{ team: <Verbatim>{team}</Verbatim>, node: <bdi dir="ltr">{node.slice(0, 8)}</bdi> }}
              />
            </Stated>
          </li>
        ))}
        {items.map(({ team, item }) => (
          <li key={`${team} ${item}`} className={blocks.row}>
            <Stated as="plain">
              <T
                id="teams.exitOpen"
                values={{ team: <Verbatim>{team}</Verbatim>, item: word([`value.item.${item}`], item) }}
              />
            </Stated>
          </li>
        ))}
      </ul>
    </section>
  );
}
