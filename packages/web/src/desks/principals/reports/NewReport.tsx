/** A new report: for whom it is made decides from which channels its lines come; then it is edited, and put as a draft. */
import { type LineValue, worded } from '@parley/desks/wording';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useActs, useRoom, useSituation } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Parties } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useSay } from '../../../words/useWord.ts';
import { ChannelChoice } from '../../../writing/ChannelChoice.tsx';
import { channelsFor } from '../../../writing/place.ts';
import { Write } from '../../../writing/Write.tsx';
import { asMade, changesOf, type Generated, type Lines, toSay } from './editing.ts';
import { LineEditor } from './LineEditor.tsx';
import { Lines as Shown } from './Lines.tsx';
import styles from './reports.module.css';

/** As many as an act takes for one line. */
const mostEntries = 16;

type Made = { readonly channel: string; readonly asOf: string; readonly generated: Generated; readonly lines: Lines };

export function NewReport({ done }: { done: () => void }) {
  const room = useRoom().data;
  const form = useActs().data?.acts.find((one) => one.kind === 'principals.report-drafted');
  const [channel, choose] = useState<string | undefined>(undefined);
  const view = useSituation(channel, channel !== undefined).data;
  const [made, setMade] = useState<Made | null>(null);
  const { messages } = useIntl();
  const say = useSay();
  if (!room || !form) return null;
  const make = () => {
    if (!view || channel === undefined) return;
    const generated = view.lines.map(({ key, values, entries }) => ({
      text: worded(messages as Record<string, string>, {
        key: key as never,
        values: values as Readonly<Record<string, LineValue>>,
      }),
      entries: entries.slice(0, mostEntries),
    }));
    setMade({ channel, asOf: view.at, generated, lines: asMade(generated) });
  };
  return (
    <section className={styles.making} aria-label={say('reports.make')}>
      <ChannelChoice
        among={channelsFor(form, room)}
        chosen={channel}
        choose={(next) => {
          choose(next);
          setMade(null);
        }}
      />
      {view && channel !== undefined ? (
        <p className={blocks.row}>
          <span>
            <T id="reports.madeFor" values={{ who: <Parties ids={view.madeFor} /> }} />
          </span>
          <button type="button" onClick={make}>
            <T id={made === null ? 'reports.generate' : 'reports.again'} />
          </button>
        </p>
      ) : null}
      {made ? (
        <>
          <p className={blocks.strong}>
            <T id="reports.asOf" values={{ time: <Time at={made.asOf} /> }} />
          </p>
          <LineEditor generated={made.generated} lines={made.lines} change={(lines) => setMade({ ...made, lines })} />
          <p className={blocks.row}>
            <Write
              act="principals.report-drafted"
              channel={made.channel}
              given={{ asOf: made.asOf, generated: made.generated, lines: toSay(made.lines) }}
              preview={() => <Shown changes={changesOf(made.generated, made.lines)} full />}
              primary
              isNew
            />
            <button type="button" onClick={done}>
              <T id="writing.close" />
            </button>
          </p>
        </>
      ) : null}
    </section>
  );
}
