/** What was written in each channel: messages, and of a mediator its notes, soundings and non-papers. */
import type { TalksView } from '@parley/server/contract';
import { useId, useState } from 'react';
import { useParam } from '../../../api/place.ts';
import { useRoom } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Parties, Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import type { MessageId } from '../../../words/languages.ts';
import { T } from '../../../words/T.tsx';
import { useChannelName } from '../../../words/useChannelName.ts';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from './said.module.css';

type Line = TalksView['messages'][number] & {
  readonly sort: MessageId | null;
  readonly manner?: string;
  readonly heardFrom?: string;
};

const page = 20;

export function Said({ view }: { view: TalksView }) {
  const room = useRoom().data;
  const [asked, choose] = useParam('in');
  const [many, setMany] = useState(page);
  const channelName = useChannelName();
  const id = useId();
  if (!room) return null;
  const all: readonly Line[] = [
    ...view.messages.map((one) => ({ ...one, sort: null })),
    ...view.notes.map((one) => ({ ...one, sort: 'talks.note' as const })),
    ...view.soundings.map((one) => ({ ...one, sort: null })),
  ].sort((left, right) => (left.at < right.at ? 1 : -1));
  const places = room.channels.filter((one) => one.purpose !== 'charter');
  const channel = places.find((one) => one.id === asked) ?? places.find((one) => one.purpose === 'line') ?? places[0];
  if (!channel) return null;
  const here = all.filter((one) => one.channel === channel.id);
  return (
    <>
      <div className={blocks.row}>
        <label htmlFor={id}>
          <T id="form.channel" />
        </label>
        <select id={id} value={channel.id} onChange={(event) => choose(event.target.value)}>
          {places.map((one) => (
            <option key={one.id} value={one.id}>
              {channelName(one.id, one.name)}
            </option>
          ))}
        </select>
        <span>
          <T id="form.visible" values={{ who: <Parties ids={[...channel.members, ...channel.readers]} /> }} />
        </span>
      </div>
      <p className={blocks.row}>
        <Write act="talks.message-sent" channel={channel.id} primary isNew />
        <Write act="talks.noted" channel={channel.id} />
        <Write act="talks.sounding-noted" channel={channel.id} />
      </p>
      {here.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="talks.nothingSaid" />
        </p>
      ) : null}
      <ol className={styles.lines}>
        {here.slice(0, many).map((one) => (
          <SaidLine key={one.id} one={one} />
        ))}
      </ol>
      {here.length > many ? (
        <p>
          <button type="button" onClick={() => setMany(many + page)}>
            <T id="talks.earlier" values={{ count: here.length - many }} />
          </button>
        </p>
      ) : null}
    </>
  );
}

function SaidLine({ one }: { one: Line }) {
  const word = useWord();
  return (
    <li data-row tabIndex={-1}>
      <p className={blocks.row}>
        <Party id={one.by} />
        <span className={blocks.small}>
          <Time at={one.at} shape="utc" />
        </span>
        <Ref id={one.id} />
        {one.sort === null ? null : (
          <Tag>
            <T id={one.sort} />
          </Tag>
        )}
        {one.manner === undefined ? null : (
          <>
            <Tag>{word([`value.manner.${one.manner}`], one.manner)}</Tag>
            <span>
              <T id="talks.heardFrom" values={{ who: <Party id={one.heardFrom ?? ''} /> }} />
            </span>
          </>
        )}
      </p>
      <p className={blocks.measure}>
        <Verbatim>{one.text}</Verbatim>
      </p>
    </li>
  );
}
