/** Who will be able to read it, named before anything is written. */
import { Parties } from '../signs/Party.tsx';
import { T } from '../words/T.tsx';
import { useChannelName } from '../words/useChannelName.ts';
import { useSay } from '../words/useWord.ts';
import type { Channel } from './place.ts';
import styles from './writing.module.css';

export function Audience({ channel, strip = false }: { channel: Channel; strip?: boolean }) {
  const channelName = useChannelName();
  const all = [...new Set([...channel.members, ...channel.readers])];
  const say = useSay();
  const named = (
    <p className={strip ? undefined : styles.audience}>
      <T id="form.visible" values={{ who: <Parties ids={all} /> }} />{' '}
      <span className={styles.where}>
        <T id="form.inChannel" values={{ channel: <bdi>{channelName(channel.id, channel.name)}</bdi> }} />
      </span>
    </p>
  );
  if (!strip) return named;
  return (
    <section className={styles.strip} aria-label={say('writing.audience')}>
      {named}
    </section>
  );
}
