/** One act from an empty form to its place in the record: the channel, the form, and what is usually written next. */
import type { ActDone, ActForm as Form, SeatRoom } from '@parley/server/contract';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useKept } from '../api/place.ts';
import blocks from '../look/blocks.module.css';
import { Sign } from '../signs/Sign.tsx';
import { T } from '../words/T.tsx';
import { ActForm } from './ActForm.tsx';
import { ChannelChoice } from './ChannelChoice.tsx';
import { channelsFor } from './place.ts';
import { Write } from './Write.tsx';
import { useAudience, useWriting, type Writing } from './Writing.ts';

type Props = { writing: Writing; form: Form; room: SeatRoom };
type Signed = { readonly act: ActDone; readonly body: Readonly<Record<string, unknown>> };

export function Composer({ writing, form, room }: Props) {
  const fitting = channelsFor(form, room, writing.within);
  const [chosen, choose] = useState(fitting.length === 1 ? fitting[0]?.id : undefined);
  const [signed, setSigned] = useState<Signed | null>(null);
  const channel =
    writing.channel === undefined
      ? fitting.find((one) => one.id === chosen)
      : room.channels.find((one) => one.id === writing.channel);
  useAudience(channel);

  if (signed) return <Done signed={signed} writing={writing} channel={channel?.id} />;
  return (
    <>
      {writing.channel === undefined && fitting.length > 1 ? (
        <ChannelChoice among={fitting} chosen={chosen} choose={choose} />
      ) : null}
      {channel ? (
        <ActForm
          key={channel.id}
          form={form}
          channel={channel}
          writing={writing}
          done={(act, body) => setSigned({ act, body })}
        />
      ) : (
        <p className={blocks.quiet}>
          <T id="writing.choose" />
        </p>
      )}
    </>
  );
}

type DoneProps = { signed: Signed; writing: Writing; channel: string | undefined };

function Done({ signed: { act, body }, writing, channel }: DoneProps) {
  const kept = useKept();
  const following = writing.next?.(act, body) ?? [];
  return (
    <div className={blocks.notice} role="status">
      <p className={blocks.strong}>
        <Sign of="met" /> <T id="form.signed" />
      </p>
      <p>
        <Link href={`/record${kept === '' ? '?' : `${kept}&`}sel=${act.entry}`}>
          <T id="form.toRecord" />
        </Link>
      </p>
      {writing.again ? <NextRow writing={{ ...writing, channel }} body={body} keeps={writing.again} /> : null}
      {following.length > 0 ? (
        <>
          <p>
            <T id="writing.next" />
          </p>
          <p className={blocks.row}>
            {following.map((one) => (
              <Write key={`${one.act} ${one.channel} ${one.label}`} primary {...one} />
            ))}
          </p>
        </>
      ) : null}
    </div>
  );
}

type NextRowProps = { writing: Writing; body: Signed['body']; keeps: readonly string[] };

/** The focus is on it: from row to row only the return key is pressed, and what differs is typed. */
function NextRow({ writing, body, keeps }: NextRowProps) {
  const { begin } = useWriting();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const row = (writing.row ?? 0) + 1;
  const kept = Object.fromEntries(keeps.flatMap((name) => (name in body ? [[name, body[name]]] : [])));
  return (
    <p>
      <button
        ref={button}
        type="button"
        onClick={() => begin({ ...writing, start: { ...writing.start, ...kept }, row })}
      >
        <T id="writing.again" values={{ n: row + 1 }} />
      </button>
    </p>
  );
}
