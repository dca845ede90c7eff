/** Who will be able to read it, named before anything is written. */
import type { SeatRoom } from '@parley/server/contract';
import { Parties } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import styles from './act.module.css';

export type Channel = SeatRoom['channels'][number];

export function Audience({ channel, strip = false }: { channel: Channel; strip?: boolean }) {
  const channelName = useChannelName();
  const all = [...new Set([...channel.members, ...channel.readers])];
  return (
    <p className={strip ? styles.strip : styles.audience}>
      <T id="form.visible" values={{ who: <Parties ids={all} /> }} />{' '}
      <span className={styles.where}>
        <T id="form.inChannel" values={{ channel: <bdi>{channelName(channel.id, channel.name)}</bdi> }} />
      </span>
    </p>
  );
}
