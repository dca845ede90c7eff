/** Tasks given to roles, whoever fills them; and checklists, step by step. */
import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { Entered } from '../../truce/Entered.tsx';
import styles from '../../truce/parts.module.css';

type Task = TeamsView['tasks'][number];

export function Tasks({ view }: { view: TeamsView }) {
  const open = view.tasks.filter((one) => one.done.length === 0);
  const done = view.tasks.filter((one) => one.done.length > 0);
  return (
    <>
      <p className={blocks.row}>
        <Write act="teams.task-set" isNew primary={view.tasks.length === 0} />
        <Write act="teams.checklist-opened" />
        <Write act="teams.template-kept" />
      </p>
      {view.tasks.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="work.none" />
        </p>
      ) : (
        <ul className={blocks.rows}>
          {[...open, ...done].map((one) => (
            <OneTask key={one.id} task={one} />
          ))}
        </ul>
      )}
      {view.checklists.map((one) => (
        <section key={one.id} className={styles.card}>
          <h2>
            <Verbatim>{one.title}</Verbatim>
          </h2>
          <ol className={blocks.rows}>
            {one.steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are named by their place in the checklist
              <li key={index} className={blocks.row}>
                <Stated as={step.done.length > 0 ? 'met' : 'pending'}>
                  <Verbatim>{step.what}</Verbatim>
                </Stated>
                {step.done.map((told) => (
                  <Done key={`${told.at} ${told.wording}`} told={told} />
                ))}
                {step.done.length > 0 ? null : (
                  <Write act="teams.step-done" given={{ checklist: one.id, place: index + 1 }} />
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function OneTask({ task }: { task: Task }) {
  const open = task.done.length === 0;
  const given = { given: { task: task.id } };
  return (
    <li>
      <p className={blocks.row}>
        <Stated as={open ? 'pending' : 'met'}>
          <Verbatim>{task.what}</Verbatim>
        </Stated>
        {task.due === null ? null : (
          <span>
            <T id="incidents.due" values={{ time: <Time at={task.due} shape="utc" /> }} />
          </span>
        )}
        <span className={blocks.small}>
          <T id="work.role" values={{ role: <Verbatim>{task.roles.join(' · ')}</Verbatim> }} />
        </span>
        {task.filledBy.length > 0 ? (
          <span className={blocks.small}>
            <T id="work.filledBy" values={{ who: <Verbatim>{task.filledBy.join(' · ')}</Verbatim> }} />
          </span>
        ) : (
          <Stated as="due">
            <T id="work.unfilled" />
          </Stated>
        )}
      </p>
      {task.done.map((told) => (
        <Done key={`${told.at} ${told.wording}`} told={told} />
      ))}
      {open ? (
        <p className={blocks.row}>
          <Write act="teams.task-done" {...given} />
          <Write act="teams.task-moved" {...given} />
        </p>
      ) : null}
    </li>
  );
}

function Done({ told }: { told: Task['done'][number] }) {
  return (
    <span className={blocks.row}>
      <Verbatim>{told.wording}</Verbatim>
      <Entered of={told} />
    </span>
  );
}
