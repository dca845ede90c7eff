/** An export of a seat, verified as on a machine without any server; and a copy of it with one byte changed. */
import type { CheckResult, DemoState } from '@parley/server/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { checkSeat } from '../api/demo.ts';
import { FirstFault } from '../desks/record/Intact.tsx';
import blocks from '../look/blocks.module.css';
import { Code, Num } from '../signs/Code.tsx';
import { cx } from '../signs/cx.ts';
import { Stated } from '../signs/Sign.tsx';
import { T } from '../words/T.tsx';
import styles from './chooser.module.css';

export function Check({ state, of }: { state: DemoState; of?: string }) {
  const [seat, setSeat] = useState(of ?? state.seats[0]?.id ?? '');
  const whole = useMutation({ mutationFn: () => checkSeat(seat, false) });
  const changed = useMutation({ mutationFn: () => checkSeat(seat, true) });
  return (
    <section className={blocks.section}>
      <h2>
        <T id="chooser.check" />
      </h2>
      <p className={blocks.measure}>
        <T id="check.text" />
      </p>
      <p className={blocks.row}>
        <label className={styles.pick}>
          <T id="check.seat" />
          <select
            value={seat}
            onChange={(event) => {
              setSeat(event.target.value);
              whole.reset();
              changed.reset();
            }}
          >
            {state.seats.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className={blocks.primary} disabled={whole.isPending} onClick={() => whole.mutate()}>
          <T id="check.verify" />
        </button>
        <button type="button" disabled={changed.isPending} onClick={() => changed.mutate()}>
          <T id="check.change" />
        </button>
      </p>
      <div className={blocks.pair} aria-live="polite">
        {whole.data ? <Result result={whole.data} /> : null}
        {changed.data ? <Result result={changed.data} /> : null}
        {whole.isError || changed.isError ? <T id="intact.noAnswer" /> : null}
      </div>
    </section>
  );
}

function Result({ result }: { result: CheckResult }) {
  return (
    <div className={cx(blocks.notice, !result.holds && blocks.blocking)}>
      <p>
        {result.changed === null ? (
          <T id="check.export" values={{ bytes: <Num>{result.bytes}</Num> }} />
        ) : (
          <T
            id="check.copy"
            values={{ bytes: <Num>{result.bytes}</Num>, offset: <Code>{String(result.changed)}</Code> }}
          />
        )}
      </p>
      <p>
        <Stated as={result.holds ? 'met' : 'outstanding'}>
          {result.holds ? (
            <T id="intact.holds" values={{ logs: result.logs, entries: result.entries }} />
          ) : (
            <T id="intact.fails" />
          )}
        </Stated>
      </p>
      {result.first ? <FirstFault first={result.first} /> : null}
      {result.room ? (
        <p className={blocks.small}>
          <T id="room.id" values={{ id: <Code wrap>{result.room}</Code> }} />
        </p>
      ) : null}
    </div>
  );
}
