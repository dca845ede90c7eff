/** Who is on duty at which post now, who is next, what is open; and the handovers from shift to shift. */

import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { HandSheet } from '../../../paper/HandSheet.tsx';
import { OfAList } from '../../../people/Person.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import styles from '../../truce/parts.module.css';
import { ShiftHandovers } from './ShiftHandovers.tsx';

type Post = TeamsView['posts'][number];
type Shift = Post['now'][number];

export function Duty({ view }: { view: TeamsView }) {
  return (
    <>
      <p className={blocks.row}>
        <Write act="teams.shift-set" isNew primary={view.posts.length === 0} />
      </p>
      {view.posts.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="duty.none" />
        </p>
      ) : null}
      <div className={blocks.pair}>
        {view.posts.map((one) => (
          <OnePost key={one.post} post={one} />
        ))}
      </div>
      <ShiftHandovers view={view} />
      <HandSheet of="shift" rows={6} />
    </>
  );
}

function OnePost({ post }: { post: Post }) {
  return (
    <article className={styles.card}>
      <h2>
        <OfAList>{post.post}</OfAList>
      </h2>
      {post.now.length === 0 ? (
        <p>
          <Stated as="outstanding">
            <T id="duty.nobody" />
          </Stated>
        </p>
      ) : null}
      {post.now.map((one) => (
        <OneShift key={one.id} shift={one} running />
      ))}
      {post.next ? (
        <>
          <h3>
            <T id="duty.next" />
          </h3>
          <OneShift shift={post.next} running={false} />
        </>
      ) : (
        <p className={blocks.quiet}>
          <T id="duty.nobodyNext" />
        </p>
      )}
      {post.openItems.length === 0 ? null : (
        <div className={styles.part}>
          <h3>
            <T id="duty.openItems" />
          </h3>
          <ul className={blocks.rows}>
            {post.openItems.map((one) => (
              <li key={`${one.handover} ${one.item}`} className={blocks.row}>
                <Verbatim>{one.what}</Verbatim>
                <Write act="teams.item-closed" given={{ handover: one.handover, item: one.item }} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function OneShift({ shift, running }: { shift: Shift; running: boolean }) {
  return (
    <div className={styles.part}>
      <p className={blocks.row}>
        <Stated as={running ? 'met' : 'plain'}>
          <Verbatim>{shift.officer}</Verbatim>
        </Stated>
        {shift.site === null ? null : (
          <span className={blocks.small}>
            <Verbatim>{shift.site}</Verbatim>
          </span>
        )}
        <span>
          <T
            id="duty.between"
            values={{ from: <Time at={shift.from} shape="utc" />, until: <Time at={shift.until} /> }}
          />
        </span>
      </p>
      <p className={blocks.row}>
        {running ? <Write act="teams.shift-handed-over" given={{ shift: shift.id }} primary /> : null}
        {running ? null : <Write act="teams.shift-cancelled" given={{ shift: shift.id }} />}
      </p>
    </div>
  );
}
