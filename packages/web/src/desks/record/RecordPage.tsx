/** One timeline over all desks, of what this seat holds. Nothing here counts what it does not hold. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { exportAddress, useRoom, useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useWord } from '../../words/useWord.ts';
import { Detail } from './Detail.tsx';
import { Entries } from './Entries.tsx';
import { Intact } from './Intact.tsx';
import styles from './record.module.css';

export function RecordPage() {
  const view = useView('record').data;
  const room = useRoom().data;
  const word = useWord();
  const channelName = useChannelName();
  const [params, setParams] = useSearchParams();
  const [desk, setDesk] = useState('');
  const [channel, setChannel] = useState('');
  if (!view || !room) return null;

  const selected = params.get('sel');
  const select = (reference: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (reference === null) after.delete('sel');
        else after.set('sel', reference);
        return after;
      },
      { replace: true },
    );
  const shown = view.entries.filter(
    (one) => (desk === '' || one.desk === desk) && (channel === '' || one.channel === channel),
  );
  const entry = view.entries.find((one) => one.entry === selected || one.id === selected);
  const deskNames = [...new Set(view.entries.map((one) => one.desk))];

  return (
    <div className={cx(blocks.page, styles.page)}>
      <div className={blocks.head}>
        <h1>
          <T id="record.title" />
        </h1>
        <p className={blocks.small}>
          <T id="frame.asOf" values={{ time: <Time at={view.at} /> }} />
        </p>
      </div>
      <Intact view={view} />
      <div className={cx(blocks.row, blocks.noprint)}>
        <label className={styles.filter}>
          <T id="record.desk" />
          <select value={desk} onChange={(event) => setDesk(event.target.value)}>
            <option value="">
              <T id="record.all" />
            </option>
            {deskNames.map((name) => (
              <option key={name} value={name}>
                {word([`desk.${name}`, `nav.${name}`], name)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.filter}>
          <T id="record.channel" />
          <select value={channel} onChange={(event) => setChannel(event.target.value)}>
            <option value="">
              <T id="record.all" />
            </option>
            {room.channels.map((one) => (
              <option key={one.id} value={one.id}>
                {channelName(one.id, one.name)}
              </option>
            ))}
          </select>
        </label>
        <span aria-live="polite">
          <T id="record.count" values={{ count: shown.length }} />
        </span>
        <a className={styles.export} href={exportAddress} download>
          <T id="record.export" />
        </a>
      </div>
      <div className={cx(styles.panes, entry && styles.open)}>
        <Entries entries={shown} selected={selected} select={select} replay={room.mode === 'replay'} />
        {entry ? <Detail entry={entry} close={() => select(null)} /> : null}
      </div>
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </div>
  );
}
