/** Cases row by row: the answer, whose word it is, whether the family was informed. */
import type { ListsView } from '@parley/server/contract';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import blocks from '../../../look/blocks.module.css';
import { usePrinting } from '../../../paper/usePrinting.ts';
import { Rows } from '../../../rows/Rows.tsx';
import { Code, Num } from '../../../signs/Code.tsx';
import { cx } from '../../../signs/cx.ts';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import styles from '../exchange.module.css';

type Row = ListsView['channels'][number]['series'][number]['rows'][number];

/** Up to so many rows stand in full; more of them in a table of one line each, which opens a row in full. */
const few = 40;

export function CaseRows({ rows }: { rows: readonly Row[] }) {
  const printing = usePrinting();
  return rows.length <= few || printing ? <InFull rows={rows} /> : <InLines rows={rows} />;
}

function InLines({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  const [opened, open] = useState<string | null>(null);
  const columns = useMemo(() => heads.map((id) => ({ id, name: say(id) })), [say]);
  const cells = useCallback((row: number) => rows[row] && onceFor(rows[row]), [rows]);
  const isChosen = useCallback((row: number) => rows[row]?.case === opened, [rows, opened]);
  const choose = useCallback((row: number) => open(rows[row]?.case ?? null), [rows]);
  const whole = rows.find((one) => one.case === opened);
  return (
    <>
      <Rows
        label={say('sought.case')}
        columns={columns}
        count={rows.length}
        cells={cells}
        isChosen={isChosen}
        open={choose}
        className={styles.cases}
      />
      <div aria-live="polite">{whole ? <InFull rows={[whole]} /> : null}</div>
    </>
  );
}

const heads = ['sought.case', 'sought.answer', 'sought.saidBy', 'sought.family', 'sought.foundLate'] as const;

const made = new WeakMap<Row, readonly ReactNode[]>();

function onceFor(row: Row): readonly ReactNode[] {
  const known = made.get(row) ?? lineOf(row);
  made.set(row, known);
  return known;
}

const lineOf = (row: Row) => [
  <Code key="case">{row.case}</Code>,
  <Answer key="answer" row={row} />,
  <Latest key="by" of={row.answers.map(({ by, at }) => ({ by: <Party id={by} />, at }))} />,
  <Latest key="family" of={row.familyInformed.map(({ at }) => ({ by: null, at }))} />,
  <FoundLate key="late" row={row} />,
];

/** The latest of several words, and how many there are besides: the row opened has them all. */
function Latest({ of }: { of: readonly { readonly by: ReactNode; readonly at: string }[] }) {
  const latest = of.reduce<(typeof of)[number] | undefined>(
    (last, one) => (last && last.at > one.at ? last : one),
    undefined,
  );
  if (!latest) return '–';
  return (
    <>
      {latest.by} <Time at={latest.at} shape="utc" /> {of.length > 1 ? <Num>{`+${of.length - 1}`}</Num> : null}
    </>
  );
}

function Answer({ row }: { row: Row }) {
  const word = useWord();
  return <Stated as={signOf(row.answer)}>{word([`value.answer.${row.answer}`], row.answer)}</Stated>;
}

function FoundLate({ row }: { row: Row }) {
  const word = useWord();
  return row.foundLate === null ? '–' : word([`value.track.${row.foundLate}`, 'value.answer.contested'], row.foundLate);
}

function InFull({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  return (
    <div className={blocks.scroll}>
      <table className={blocks.stack}>
        <thead>
          <tr>
            {heads.map((id) => (
              <th key={id} scope="col">
                {say(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CaseRow key={row.case} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CaseRow({ row }: { row: Row }) {
  const word = useWord();
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Code>{row.case}</Code>
      </th>
      <td data-label={say('sought.answer')}>
        <Answer row={row} />
        {row.sameAs === null ? null : (
          <span>
            {' '}
            <T id="sought.sameAs" values={{ code: <Code>{row.sameAs}</Code> }} />
          </span>
        )}
      </td>
      <td data-label={say('sought.saidBy')}>
        {row.answers.map((one) => (
          <span key={`${one.by} ${one.at}`} className={blocks.row}>
            <Party id={one.by} />
            {row.answers.length > 1 ? <span>{word([`value.answer.${one.answer}`], one.answer)}</span> : null}
            <Time at={one.at} shape="utc" />
          </span>
        ))}
      </td>
      <td data-label={say('sought.family')}>
        {row.familyInformed.length === 0 ? (
          <span className={blocks.quiet}>
            <T id="sought.familyNot" />
          </span>
        ) : (
          row.familyInformed.map((one) => (
            <span key={`${one.informedBy} ${one.at}`} className={blocks.row}>
              <Verbatim>{one.informedBy}</Verbatim>
              <Time at={one.at} shape="utc" />
            </span>
          ))
        )}
      </td>
      <td data-label={say('sought.foundLate')} className={cx(row.foundLate === null && blocks.quiet)}>
        <FoundLate row={row} />
      </td>
    </tr>
  );
}

/** Nothing here is good or bad news by its colour: an answer is an answer. */
function signOf(answer: Row['answer']): Status {
  return answer === 'awaited' ? 'pending' : answer === 'contested' ? 'disputed' : 'plain';
}
