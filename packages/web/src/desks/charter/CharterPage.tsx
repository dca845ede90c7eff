/** The charter: its terms of reference, who is in it, and which channels this seat can read. */
import { useRoom, useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { Parties, Party } from '../../signs/Party.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useWord } from '../../words/useWord.ts';
import { Decisions } from './Decisions.tsx';
import { Shared } from './Shared.tsx';

export function CharterPage() {
  const room = useRoom().data;
  const charter = useView('charter').data;
  const word = useWord();
  const channelName = useChannelName();
  if (!room || !charter) return null;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <bdi>{charter.title}</bdi>
        </h1>
        <p className={blocks.quiet}>
          <T id="room.seat" values={{ seat: <Party id={room.seat} /> }} />
        </p>
      </div>
      {charter.terms ? (
        <section className={blocks.section}>
          <h2>
            <T id="room.terms" />
          </h2>
          <p className={blocks.measure}>
            <Verbatim>{charter.terms}</Verbatim>
          </p>
          <p className={blocks.small}>
            <T id="room.convener" values={{ who: <Party id={charter.convener} /> }} />
          </p>
        </section>
      ) : null}
      <Shared room={room} />
      <section className={blocks.section}>
        <h2>
          <T id="room.delegations" />
        </h2>
        <div className={blocks.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <T id="room.delegation" />
                </th>
                <th scope="col">
                  <T id="room.capacities" />
                </th>
                <th scope="col">
                  <T id="room.participation" />
                </th>
                <th scope="col">
                  <T id="room.consent" />
                </th>
                <th scope="col">
                  <T id="room.heard" />
                </th>
              </tr>
            </thead>
            <tbody>
              {charter.delegations.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Party id={one.id} />
                  </th>
                  <td>
                    {one.capacities
                      .map((name) => word([`capacity.${name}`, `value.capacity.${name}`], name))
                      .join(', ')}
                  </td>
                  <td>{word([`participation.${one.participation}`], one.participation)}</td>
                  <td>
                    <T id={one.consented ? 'room.consented' : 'room.notConsented'} />
                  </td>
                  <td>
                    {one.id === room.seat ? (
                      <T id="room.self" />
                    ) : charter.heardFrom[one.id] ? (
                      <Time at={charter.heardFrom[one.id] ?? ''} />
                    ) : (
                      <T id="room.never" />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <Decisions charter={charter} />
      <section className={blocks.section}>
        <h2>
          <T id="room.channels" />
        </h2>
        <p className={blocks.small}>
          <T id="room.channelsNote" />
        </p>
        <div className={blocks.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <T id="room.channel" />
                </th>
                <th scope="col">
                  <T id="room.members" />
                </th>
                <th scope="col">
                  <T id="room.readers" />
                </th>
                <th scope="col">
                  <T id="room.own" />
                </th>
              </tr>
            </thead>
            <tbody>
              {room.channels.map((channel) => (
                <tr key={channel.id}>
                  <th scope="row">
                    <bdi>{channelName(channel.id, channel.name)}</bdi>
                  </th>
                  <td>
                    <Parties ids={channel.members} />
                  </td>
                  <td>
                    <Parties ids={channel.readers} />
                  </td>
                  <td>
                    <T id={channel.writes ? 'room.writes' : 'room.reads'} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={blocks.small}>
          <T id="room.id" values={{ id: <Code wrap>{room.room}</Code> }} />
        </p>
      </section>
    </div>
  );
}
