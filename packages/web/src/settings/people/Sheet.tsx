/** A code on paper that opens the node where every passphrase is lost. It is shown once, to be printed at once. */
import type { SettingsView } from '@parley/server/contract';
import { useMakeSheet } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';
import { Refused } from '../Refused.tsx';
import styles from '../settings.module.css';

export function Sheet({ view }: { view: SettingsView }) {
  const make = useMakeSheet();
  const isThere = view.people?.some((one) => one.sheet) === true;
  const { delegation, key } = view.node;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="people.sheet" />
      </h2>
      <p className={blocks.measure}>
        <T id="sheet.text" />
      </p>
      {isThere && !make.data ? (
        <p className={blocks.measure}>
          <T id="sheet.there" />
        </p>
      ) : null}
      {make.data ? (
        <div className={styles.sheet} data-sheet>
          <p className={blocks.strong}>
            <T id="sheet.title" values={{ delegation: <Code>{delegation}</Code> }} />
          </p>
          <p className={styles.code}>
            <bdi dir="ltr">{make.data.code}</bdi>
          </p>
          <p>
            <T id="sheet.use" />
          </p>
          <p className={blocks.small}>
            <T id="sheet.made" values={{ time: <Time at={make.data.made} />, key: <Code>{key.slice(0, 16)}</Code> }} />
          </p>
          <p className={cx(blocks.row, blocks.noprint)}>
            <button type="button" className={blocks.primary} onClick={() => window.print()}>
              <T id="sheet.print" />
            </button>
            <button type="button" onClick={() => make.reset()}>
              <T id="sheet.putAway" />
            </button>
          </p>
        </div>
      ) : (
        <p>
          <button type="button" disabled={make.isPending} onClick={() => make.mutate()}>
            <T id={isThere ? 'sheet.makeNew' : 'sheet.make'} />
          </button>
        </p>
      )}
      <Refused error={make.error} />
    </section>
  );
}
