/** Who was last heard when, channel by channel. A claimed time is its author's; who else bears witness stands beside it. */
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Parties, Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useSay } from '../../words/useWord.ts';

export function LastHeard() {
  const view = useView('heard').data;
  const channelName = useChannelName();
  const say = useSay();
  if (!view) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="room.heard" />
      </h2>
      <div className={blocks.scroll}>
        <table className={blocks.stack}>
          <thead>
            <tr>
              <th scope="col">
                <T id="room.delegation" />
              </th>
              <th scope="col">
                <T id="room.heard" />
              </th>
              <th scope="col">
                <T id="heard.where" />
              </th>
              <th scope="col">
                <T id="heard.witnessed" />
              </th>
            </tr>
          </thead>
          <tbody>
            {view.delegations.map(({ delegation, last, channels }) => {
              const latest = channels.find((one) => one.at === last);
              return (
                <tr key={delegation}>
                  <td data-label={say('room.delegation')}>
                    <Party id={delegation} />
                  </td>
                  <td data-label={say('room.heard')}>
                    {last === null ? (
                      <Stated as="stale">
                        <T id="room.never" />
                      </Stated>
                    ) : (
                      <Time at={last} />
                    )}
                  </td>
                  <td data-label={say('heard.where')}>
                    {latest ? <bdi>{channelName(latest.channel, latest.channelName)}</bdi> : null}
                  </td>
                  <td data-label={say('heard.witnessed')}>
                    {latest && latest.witnessed.length > 0 ? (
                      <Parties ids={latest.witnessed.map((one) => one.by)} />
                    ) : latest ? (
                      <T id="record.unwitnessed" />
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
