/** The lines of the record, newest first: time, who, act in words, reference, channel, verdict, who holds it. */
import { type ReactNode, useCallback, useMemo } from 'react';
import { type Filters, type Line, useLines, usePlaceOf } from '../../api/timeline.ts';
import { type Column, Rows } from '../../rows/Rows.tsx';
import { Code, Num } from '../../signs/Code.tsx';
import { Parties, Party, useInOrder } from '../../signs/Party.tsx';
import { Tag } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName, useSay } from '../../words/useWord.ts';
import styles from './record.module.css';
import { Mark, Verdict } from './Verdict.tsx';

type Props = {
  filters: Filters;
  count: number;
  selected: string | null;
  select: (entry: string) => void;
};

const columns: readonly Column[] = [
  { id: 'claimed', name: <T id="record.claimed" /> },
  { id: 'by', name: <T id="record.by" /> },
  { id: 'act', name: <T id="record.act" /> },
  { id: 'reference', name: <T id="record.reference" /> },
  { id: 'channel', name: <T id="record.channel" /> },
  { id: 'verdict', name: <T id="record.verdict" /> },
  { id: 'held', name: <T id="record.heldBy" /> },
];

export function Lines({ filters, count, selected, select }: Props) {
  const say = useSay();
  const { line, look } = useLines(filters);
  const place = usePlaceOf(selected, filters);
  const isChosen = useCallback(
    (row: number) => {
      const one = line(row);
      return selected !== null && (one?.entry === selected || (one?.id === selected && row === place));
    },
    [line, selected, place],
  );
  const open = useCallback(
    (row: number) => {
      const one = line(row);
      if (one) select(one.entry);
    },
    [line, select],
  );
  const cells = useMemo(() => {
    return (row: number) => {
      const one = line(row);
      return one && onceFor(one);
    };
  }, [line]);
  return (
    <Rows
      label={say('record.title')}
      columns={columns}
      count={count}
      cells={cells}
      look={look}
      isChosen={isChosen}
      open={open}
      shown={place}
      className={styles.lines}
    />
  );
}

const made = new WeakMap<Line, readonly ReactNode[]>();

function onceFor(one: Line): readonly ReactNode[] {
  const known = made.get(one) ?? cellsOf(one);
  made.set(one, known);
  return known;
}

const cellsOf = (one: Line) => [
  <Time key="claimed" at={one.claimed} shape="utc" />,
  <Party key="by" id={one.by} />,
  <What key="act" line={one} />,
  <Code key="reference">{one.reference}</Code>,
  <Where key="channel" line={one} />,
  <Became key="verdict" line={one} />,
  <Held key="held" ids={one.heldBy} />,
];

/** The first two by name, in the charter's order; the opened entry names all. */
function Held({ ids }: { ids: readonly string[] }) {
  const inOrder = useInOrder()(ids);
  return (
    <>
      <Parties ids={inOrder.slice(0, 2)} /> {inOrder.length > 2 ? <Num>{`+${inOrder.length - 2}`}</Num> : null}
    </>
  );
}

function What({ line }: { line: Line }) {
  const act = useActName();
  return (
    <>
      <span className={styles.act}>{act(line.conveyed ? line.conveyed.kind : line.kind)}</span>
      {line.conveyed ? (
        <span className={styles.conveyed}>
          <T
            id={line.kind === 'instrument.confirmed' ? 'record.confirmed' : 'record.conveyed'}
            values={{ who: <Party id={line.conveyed.by} /> }}
          />
        </span>
      ) : null}
      {line.mark === null ? null : <Mark mark={line.mark} />}
    </>
  );
}

function Where({ line }: { line: Line }) {
  const channelName = useChannelName();
  return <bdi>{channelName(line.channel, line.channelName)}</bdi>;
}

function Became({ line }: { line: Line }) {
  if (line.voided)
    return (
      <Tag>
        <T id="record.provenance.withdrawn" />
      </Tag>
    );
  if (line.verdict === 'stands' || line.disputed)
    return <Verdict verdict={line.verdict} disputed={line.disputed !== null} />;
  // The refusal is a whole sentence: it stands in the opened entry.
  return <T id="record.standsNot" />;
}
