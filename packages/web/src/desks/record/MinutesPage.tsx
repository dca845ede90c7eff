/** Minutes: what was said in one channel over a span, in order and in full, to be read and to be printed. */
import type { RecordEntry } from '@parley/server/contract';
import { useMoment } from '../../api/clock.ts';
import { useParam } from '../../api/place.ts';
import { useRoom, useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { Parties, Party } from '../../signs/Party.tsx';
import { Time } from '../../signs/Time.tsx';
import { UtcField } from '../../signs/UtcField.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName } from '../../words/useWord.ts';
import { Body } from './Body.tsx';
import styles from './record.module.css';
import { Mark, Verdict } from './Verdict.tsx';

const dayMs = 86_400_000;
const instant = (asked: string | null, otherwise: number): string => {
  const at = Date.parse(asked ?? '');
  return new Date(Number.isFinite(at) ? at : otherwise).toISOString();
};

export function MinutesPage() {
  const room = useRoom().data;
  const view = useView('record').data;
  const moment = useMoment();
  const channelName = useChannelName();
  const [asked, choose] = useParam('channel');
  const [askedFrom, setFrom] = useParam('from');
  const [askedUntil, setUntil] = useParam('until');
  if (!room || !view || !moment) return null;
  const channel = room.channels.find((one) => one.id === asked);
  const from = instant(askedFrom, moment.now - dayMs);
  const until = instant(askedUntil, moment.now);
  const said = view.entries.filter((one) => one.channel === channel?.id && one.claimed >= from && one.claimed <= until);
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="minutes.title" />
        </h1>
        {channel ? (
          <p>
            <bdi>{channelName(channel.id, channel.name)}</bdi>
          </p>
        ) : null}
        <p className={blocks.small}>
          <T id="duty.between" values={{ from: <Time at={from} />, until: <Time at={until} /> }} />
        </p>
      </div>
      <div className={`${blocks.row} ${blocks.noprint}`}>
        <label className={styles.filter}>
          <T id="record.channel" />
          <select value={channel?.id ?? ''} onChange={(event) => choose(event.target.value || null)}>
            <option value="">
              <T id="form.choose" />
            </option>
            {room.channels.map((one) => (
              <option key={one.id} value={one.id}>
                {channelName(one.id, one.name)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.filter} htmlFor="from">
          <T id="minutes.from" />
          <UtcField id="from" value={from} change={setFrom} />
        </label>
        <label className={styles.filter} htmlFor="until">
          <T id="minutes.until" />
          <UtcField id="until" value={until} change={setUntil} />
        </label>
        <button type="button" onClick={() => window.print()}>
          <T id="reports.print" />
        </button>
      </div>
      {channel ? (
        <p className={blocks.row}>
          <T
            id="form.visible"
            values={{ who: <Parties ids={[...new Set([...channel.members, ...channel.readers])]} /> }}
          />
        </p>
      ) : null}
      {said.length === 0 ? (
        <p className={blocks.quiet}>
          <T id={channel ? 'minutes.none' : 'minutes.choose'} />
        </p>
      ) : (
        <ol className={cx(blocks.rows, styles.minutes)}>
          {said.map((one) => (
            <Said key={one.entry} one={one} replay={room.mode === 'replay'} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Said({ one, replay }: { one: RecordEntry; replay: boolean }) {
  const act = useActName();
  return (
    <li className={blocks.section}>
      <p className={blocks.row}>
        <Time at={one.claimed} />
        <Party id={one.by} />
        <span className={blocks.strong}>{act(one.kind)}</span>
        {one.conveyed ? (
          <T id="record.conveyedAct" values={{ act: act(one.conveyed.kind), who: <Party id={one.conveyed.by} /> }} />
        ) : null}
        <Code>{one.reference}</Code>
        {one.verdict === 'stands' && one.disputed === null ? null : (
          <Verdict verdict={one.verdict} disputed={one.disputed !== null} />
        )}
        {replay && one.mark !== null ? <Mark mark={one.mark} /> : null}
      </p>
      <Body value={one.body} kind={one.kind} />
    </li>
  );
}
