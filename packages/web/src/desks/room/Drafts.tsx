/** Drafts kept in this browser, and nowhere else: after a crash the writer finds them here, and goes on. */

import { useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Num } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName } from '../../words/useWord.ts';
import { draftKey, forget, useDrafts } from '../../writing/draft.ts';
import { useCanWrite } from '../../writing/Write.tsx';
import { useWriting } from '../../writing/Writing.ts';

export function Drafts() {
  const drafts = useDrafts();
  const act = useActName();
  const channels = useRoom().data?.channels ?? [];
  const channelName = useChannelName();
  const can = useCanWrite();
  const { begin } = useWriting();
  const open = drafts.filter((one) => can(one));
  if (open.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="drafts.title" />
      </h2>
      <ul className={blocks.rows}>
        {open.map((one) => (
          <li key={draftKey(one)} className={blocks.row}>
            <span className={blocks.strong}>{act(one.act)}</span>
            {channels
              .filter(({ id }) => id === one.channel)
              .map(({ id, name }) => (
                <bdi key={id}>{channelName(id, name)}</bdi>
              ))}
            <span className={blocks.small}>
              <Num>{`${one.savedAt.slice(0, 16).replace('T', ' ')} UTC`}</Num>
            </span>
            <button type="button" onClick={() => begin(one)}>
              <T id="drafts.goOn" />
            </button>
            <button type="button" onClick={() => forget(one)}>
              <T id="form.clear" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
