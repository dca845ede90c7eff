/** Whether the record is whole: what the node says, and on request an export made and verified now. */
import type { TimelineView } from '@parley/server/contract';
import { useState } from 'react';
import { useCheck } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Code, Num } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { Sign, Stated } from '../../signs/Sign.tsx';
import { T } from '../../words/T.tsx';

export function Intact({ view }: { view: Pick<TimelineView, 'intact'> }) {
  const [wanted, setWanted] = useState(false);
  const check = useCheck(wanted);
  const { holds, logs, entries } = view.intact;
  const result = check.data;
  return (
    <div className={blocks.section}>
      {holds ? (
        <p className={blocks.row}>
          <Stated as="met">
            <T id="intact.holds" values={{ logs, entries }} />
          </Stated>
          <button
            type="button"
            className={blocks.noprint}
            disabled={check.isFetching}
            onClick={() => {
              setWanted(true);
              if (wanted) void check.refetch();
            }}
          >
            <T id="intact.check" />
          </button>
        </p>
      ) : (
        <Broken first={result?.first ?? null} />
      )}
      <div aria-live="polite">
        {result?.holds ? (
          <p>
            <T
              id="intact.checked"
              values={{ bytes: <Num>{result.bytes}</Num>, logs: result.logs, entries: result.entries }}
            />{' '}
            {result.room ? <Code wrap>{result.room}</Code> : null}
          </p>
        ) : null}
        {result && !result.holds && holds ? <Broken first={result.first} /> : null}
        {check.isError ? <T id="intact.noAnswer" /> : null}
      </div>
    </div>
  );
}

type First = { log: string | null; position: number | null; reason: string } | null;

function Broken({ first }: { first: First }) {
  return (
    <div role="alert" className={cx(blocks.notice, blocks.blocking)}>
      <p className={blocks.strong}>
        <Sign of="outstanding" /> <T id="intact.fails" />
      </p>
      {first ? <FirstFault first={first} /> : null}
    </div>
  );
}

export function FirstFault({ first }: { first: NonNullable<First> }) {
  return (
    <p>
      <T
        id="intact.first"
        values={{
          log: <Code wrap>{first.log ?? '–'}</Code>,
          position: <Num>{first.position ?? '–'}</Num>,
          reason: <Code wrap>{first.reason}</Code>,
        }}
      />
    </p>
  );
}
