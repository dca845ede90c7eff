/** Writing any act at all: where it goes, what it is, what it says, then who will see it, and only then the signature. */
import { useId } from 'react';
import { useSearchParams } from 'wouter';
import { useAt } from '../../api/place.ts';
import { useActs, useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { T } from '../../words/T.tsx';
import { useActName, useWord } from '../../words/useWord.ts';
import { ChannelChoice } from '../../writing/ChannelChoice.tsx';
import { Composer } from '../../writing/Composer.tsx';
import { mayAct } from '../../writing/place.ts';
import styles from '../../writing/writing.module.css';

export function ActPage() {
  const room = useRoom().data;
  const acts = useActs().data?.acts;
  const [at] = useAt();
  const [params, setParams] = useSearchParams();
  const id = useId();
  const act = useActName();
  const word = useWord();
  if (!room || !acts) return null;

  const mine = acts.filter((one) => mayAct(one, room));
  const channels = room.channels.filter((one) => one.writes);
  const channel = channels.find((one) => one.id === params.get('channel') || one.name === params.get('channel'));
  const form = mine.find((one) => one.kind === params.get('kind'));
  const set = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === undefined) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const deskNames = [...new Set(mine.map((one) => one.desk))];

  return (
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
            <ChannelChoice among={channels} chosen={channel?.id} choose={(next) => set('channel', next)} />
            <div className={styles.field}>
              <label htmlFor={id}>
                <T id="form.act" />
              </label>
              <select
                id={id}
                value={form?.kind ?? ''}
                onChange={(event) => set('kind', event.target.value || undefined)}
              >
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
          {channel && form ? (
            <Composer
              key={`${channel.id} ${form.kind}`}
              writing={{ act: form.kind, channel: channel.id }}
              form={form}
              room={room}
            />
          ) : (
            <p className={cx(blocks.quiet, blocks.measure)}>
              <T id="form.start" />
            </p>
          )}
        </>
      )}
    </div>
  );
}
