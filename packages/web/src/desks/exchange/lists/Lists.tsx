/**
 * Lists of those sought, by case code: handed in, given out, answered. Each stands in its own channel, which is named
 * above it with everybody who reads it; names lie in annexes and are not on this page.
 */
import { useRoom, useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { HandSheet } from '../../../paper/HandSheet.tsx';
import { Parties } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Heard } from '../../../term/Heard.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { InChannel } from '../InChannel.tsx';
import { GivenOut } from './GivenOut.tsx';
import { HandedIn } from './HandedIn.tsx';
import { PassedOn } from './PassedOn.tsx';
import { Series } from './Series.tsx';

export function Lists() {
  const view = useView('lists').data;
  const room = useRoom().data;
  if (!view || !room) return null;
  const { awaitedFrom, channels } = view;
  return (
    <>
      {awaitedFrom === null ? null : (
        <p className={blocks.row}>
          {awaitedFrom.length === 0 ? (
            <Stated as="met">
              <T id="sought.allHandedIn" />
            </Stated>
          ) : (
            <>
              <Stated as="pending">
                <T id="sought.awaitedFrom" />
              </Stated>
              <Parties ids={awaitedFrom} />
            </>
          )}
        </p>
      )}
      <p className={blocks.row}>
        <Write act="exchange.list-handed-in" isNew primary={channels.length === 0} />
        <Write act="exchange.lists-given-out" />
      </p>
      {channels.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="sought.none" />
        </p>
      ) : null}
      {channels.map((one) => (
        <InChannel key={one.channel} id={one.channel}>
          <HandedIn lists={one.handedIn} channel={one.channel} />
          <GivenOut given={one.givenOut} channel={one.channel} as={view.as} />
          {one.series.map((series) => (
            <Series key={series.series} series={series} channel={one.channel} as={view.as} />
          ))}
          <PassedOn passed={one.passedOn} />
        </InChannel>
      ))}
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
      <HandSheet of="list" />
    </>
  );
}
