/** What stands in one channel, under its name and everybody who reads it. */
import { type ReactNode, useId } from 'react';
import { useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Parties } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';

export function InChannel({ id, children }: { id: string; children: ReactNode }) {
  const head = useId();
  const channelName = useChannelName();
  const channel = useRoom().data?.channels.find((one) => one.id === id);
  return (
    <section className={blocks.section} aria-labelledby={head}>
      <h2 id={head}>{channelName(id, channel?.name ?? '')}</h2>
      {channel ? (
        <p>
          <T id="form.visible" values={{ who: <Parties ids={[...channel.members, ...channel.readers]} /> }} />
        </p>
      ) : null}
      {children}
    </section>
  );
}
