/** Writing an act: where it goes, what it is, what it says, then who will see it, and only then the signature. */
import type { ActDone } from '@parley/server/contract';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useAt, useKept } from '../../api/place.ts';
import { useActs, useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName, useWord } from '../../words/useWord.ts';
import { ActForm } from './ActForm.tsx';
import { Audience } from './Audience.tsx';
import styles from './act.module.css';

export function ActPage() {
  const room = useRoom().data;
  const acts = useActs().data?.acts;
  const [at] = useAt();
  const [params, setParams] = useSearchParams();
  const [done, setDone] = useState<ActDone | null>(null);
  const kept = useKept();
  const act = useActName();
  const word = useWord();
  const channelName = useChannelName();
  if (!room || !acts) return null;

  const own = room.delegations.find((one) => one.id === room.seat)?.capacities ?? [];
  const mine = acts.filter((one) => one.by.length === 0 || one.by.some((capacity) => own.includes(capacity)));
  const channels = room.channels.filter((one) => one.writes);
  const channel = channels.find((one) => one.id === params.get('channel') || one.name === params.get('channel'));
  const form = mine.find((one) => one.kind === params.get('kind'));
  const set = (name: string, value: string) => {
    setDone(null);
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true },
    );
  };
  const deskNames = [...new Set(mine.map((one) => one.desk))];

  return (
    <>
      <div className={blocks.page}>
        <h1>
          <T id="form.title" />
        </h1>
        {at !== null ? (
          <p className={blocks.quiet}>
            <T id="form.past" />
          </p>
        ) : (
          <>
            <div className={styles.steps}>
              <div className={styles.field}>
                <label htmlFor="channel">
                  <T id="form.channel" />
                </label>
                <select id="channel" value={channel?.id ?? ''} onChange={(event) => set('channel', event.target.value)}>
                  <option value="">
                    <T id="form.choose" />
                  </option>
                  {channels.map((one) => (
                    <option key={one.id} value={one.id}>
                      {channelName(one.id, one.name)}
                    </option>
                  ))}
                </select>
              </div>
              <div className={styles.field}>
                <label htmlFor="kind">
                  <T id="form.act" />
                </label>
                <select id="kind" value={form?.kind ?? ''} onChange={(event) => set('kind', event.target.value)}>
                  <option value="">
                    <T id="form.choose" />
                  </option>
                  {deskNames.map((desk) => (
                    <optgroup key={desk} label={word([`desk.${desk}`, `nav.${desk}`], desk)}>
                      {mine
                        .filter((one) => one.desk === desk)
                        .map((one) => (
                          <option key={one.kind} value={one.kind}>
                            {act(one.kind)}
                          </option>
                        ))}
                    </optgroup>
                  ))}
                </select>
              </div>
            </div>
            {done ? (
              <div className={blocks.notice} role="status">
                <p className={blocks.strong}>
                  <T id="form.signed" />
                </p>
                <p>
                  <T id="form.signedEntry" values={{ entry: <Code wrap>{done.entry}</Code> }} />
                </p>
                <p>
                  <Link href={`/record${kept === '' ? '?' : `${kept}&`}sel=${done.entry}`}>
                    <T id="form.toRecord" />
                  </Link>
                </p>
              </div>
            ) : null}
            {channel && form && !done ? (
              <ActForm key={`${channel.id} ${form.kind}`} form={form} channel={channel} done={setDone} />
            ) : null}
            {!channel || !form ? (
              <p className={cx(blocks.quiet, blocks.measure)}>
                <T id="form.start" />
              </p>
            ) : null}
          </>
        )}
      </div>
      {channel && at === null ? <Audience channel={channel} strip /> : null}
    </>
  );
}
