/** The lines of the record, newest first: time, who, act in words, channel, verdict, held by, mark. */
import type { RecordEntry } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { Parties, Party } from '../../signs/Party.tsx';
import { Stated, Tag } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName, useWord } from '../../words/useWord.ts';
import styles from './record.module.css';

type Props = {
  entries: readonly RecordEntry[];
  selected: string | null;
  select: (entry: string) => void;
  replay: boolean;
};

const heads: readonly MessageId[] = [
  'record.claimed',
  'record.by',
  'record.act',
  'record.reference',
  'record.channel',
  'record.verdict',
  'record.heldBy',
];

export function Entries({ entries, selected, select, replay }: Props) {
  const act = useActName();
  const channelName = useChannelName();
  if (entries.length === 0) {
    return (
      <p className={blocks.quiet}>
        <T id="record.none" />
      </p>
    );
  }
  const newest = [...entries].sort((left, right) =>
    left.claimed < right.claimed ? 1 : left.claimed > right.claimed ? -1 : 0,
  );
  return (
    <div className={blocks.scroll}>
      <table className={styles.entries}>
        <thead>
          <tr>
            {heads.map((id) => (
              <th key={id} scope="col">
                <T id={id} />
              </th>
            ))}
            {replay ? (
              <th scope="col">
                <T id="record.mark" />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {newest.map((one) => (
            <tr key={one.entry} className={cx(one.entry === selected && styles.selected)}>
              <td className={blocks.number}>
                <Time at={one.claimed} shape="utc" />
              </td>
              <td>
                <Party id={one.by} />
              </td>
              <td>
                <button
                  type="button"
                  className={styles.act}
                  aria-pressed={one.entry === selected}
                  onClick={() => select(one.entry)}
                >
                  {act(one.conveyed ? one.conveyed.kind : one.kind)}
                </button>
                {one.conveyed ? (
                  <span className={styles.conveyed}>
                    <T
                      id={one.kind === 'instrument.confirmed' ? 'record.confirmed' : 'record.conveyed'}
                      values={{ who: <Party id={one.conveyed.by} /> }}
                    />
                  </span>
                ) : null}
              </td>
              <td>
                <Code>{one.reference}</Code>
              </td>
              <td>
                <bdi>{channelName(one.channel, one.channelName)}</bdi>
              </td>
              <td>
                <Verdict verdict={one.verdict} disputed={one.disputed !== null} />
              </td>
              <td>
                <Parties ids={one.heldBy} />
              </td>
              {replay ? <td>{one.mark === null ? null : <Mark mark={one.mark} />}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Verdict({ verdict, disputed }: { verdict: string; disputed: boolean }) {
  const word = useWord();
  if (disputed)
    return (
      <Stated as="outstanding">
        <T id="record.disputed" />
      </Stated>
    );
  if (verdict === 'stands') return <T id="record.stands" />;
  return <Stated as="outstanding">{word([`refusal.${verdict}`], verdict)}</Stated>;
}

export function Mark({ mark }: { mark: 'source' | 'invented' }) {
  return (
    <Tag>
      <T id={mark === 'source' ? 'mark.source' : 'mark.invented'} />
    </Tag>
  );
}
