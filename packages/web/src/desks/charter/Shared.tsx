/** Whether two delegations hold the same, to be compared by voice; what others say is here not yet; and forked logs. */
import type { SeatRoom } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Code, Num } from '../../signs/Code.tsx';
import { Parties, Party } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';

export function Shared({ room }: { room: SeatRoom }) {
  const channelName = useChannelName();
  const nameOf = (id: string) => channelName(id, room.channels.find((one) => one.id === id)?.name ?? id);
  return (
    <section className={blocks.section}>
      <h2>
        <T id="room.words" />
      </h2>
      <p className={blocks.strong}>
        <Code>{room.words.join(' ')}</Code>
      </p>
      <p className={blocks.small}>
        <T id="room.wordsWhy" />
      </p>
      {room.gaps.length > 0 ? (
        <ul className={blocks.rows}>
          {room.gaps.map((one) => (
            <li key={`${one.channel} ${one.of}`}>
              <T
                id="room.gap"
                values={{
                  held: <Num>{one.held}</Num>,
                  told: <Num>{one.told}</Num>,
                  of: <Party id={one.of} />,
                  channel: <bdi>{nameOf(one.channel)}</bdi>,
                  by: <Parties ids={one.toldBy} />,
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {room.forks.length > 0 ? (
        <ul className={blocks.rows}>
          {room.forks.map((one) => (
            <li key={`${one.channel} ${one.node} ${one.position}`}>
              <T
                id="room.fork"
                values={{
                  of: <Party id={one.of} />,
                  position: <Num>{one.position}</Num>,
                  channel: <bdi>{nameOf(one.channel)}</bdi>,
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
