/** Into which channel something is written, where several fit. */
import type { SeatRoom } from '@parley/server/contract';
import { useId } from 'react';
import { T } from '../words/T.tsx';
import { useChannelName } from '../words/useChannelName.ts';
import styles from './writing.module.css';

type Choice = {
  among: readonly SeatRoom['channels'][number][];
  chosen: string | undefined;
  choose: (id: string | undefined) => void;
};

/** Nothing is chosen beforehand: the wrong side is one wrong default away. */
export function ChannelChoice({ among, chosen, choose }: Choice) {
  const channelName = useChannelName();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        <T id="form.channel" />
      </label>
      <select id={id} value={chosen ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">
          <T id="form.choose" />
        </option>
        {among.map((one) => (
          <option key={one.id} value={one.id}>
            {channelName(one.id, one.name)}
          </option>
        ))}
      </select>
    </div>
  );
}
