/** Cases row by row: the answer, whose word it is, whether the family was informed. The first of them, then all. */
import type { ListsView } from '@parley/server/contract';
import { useState } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Code, Num } from '../../../signs/Code.tsx';
import { cx } from '../../../signs/cx.ts';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';

type Row = ListsView['channels'][number]['series'][number]['rows'][number];

const first = 25;

export function CaseRows({ rows }: { rows: readonly Row[] }) {
  const [all, showAll] = useState(false);
  const say = useSay();
  const shown = all ? rows : rows.slice(0, first);
  return (
    <>
      <div className={blocks.scroll}>
        <table className={blocks.stack}>
          <thead>
            <tr>
              <th scope="col">{say('sought.case')}</th>
              <th scope="col">{say('sought.answer')}</th>
              <th scope="col">{say('sought.saidBy')}</th>
              <th scope="col">{say('sought.family')}</th>
              <th scope="col">{say('sought.foundLate')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <CaseRow key={row.case} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length ? (
        <p>
          <button type="button" onClick={() => showAll(true)}>
            <T id="sought.more" values={{ n: <Num>{rows.length - shown.length}</Num> }} />
          </button>
        </p>
      ) : null}
    </>
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
        <Stated as={signOf(row.answer)}>{word([`value.answer.${row.answer}`], row.answer)}</Stated>
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
        {row.foundLate === null ? '–' : word([`value.track.${row.foundLate}`, 'value.answer.contested'], row.foundLate)}
      </td>
    </tr>
  );
}

/** Nothing here is good or bad news by its colour: an answer is an answer. */
function signOf(answer: Row['answer']): Status {
  return answer === 'awaited' ? 'pending' : answer === 'contested' ? 'disputed' : 'plain';
}
