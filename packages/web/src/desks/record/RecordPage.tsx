/** One timeline over all desks, of what this seat holds. Nothing here counts what it does not hold. */
import { useCallback } from 'react';
import { useParam } from '../../api/place.ts';
import { useRoom } from '../../api/seat.ts';
import { useEntry, useTimeline } from '../../api/timeline.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { T } from '../../words/T.tsx';
import { Detail } from './Detail.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Intact } from './Intact.tsx';
import { Lines } from './Lines.tsx';
import styles from './record.module.css';
import { useFilters } from './useFilters.ts';

export function RecordPage() {
  const { chosen, filters, choose, clear } = useFilters();
  const view = useTimeline(filters).data;
  const room = useRoom().data;
  const [selected, setSelected] = useParam('sel');
  const entry = useEntry(selected).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines stay as they are while they say the same
  const select = useCallback((name: string) => setSelected(name), []);
  if (!view || !room) return null;

  const close = () => {
    setSelected(null);
    document.querySelector<HTMLElement>('main [data-rows] [tabindex="0"]')?.focus({ preventScroll: true });
  };
  return (
    <div className={cx(blocks.page, styles.page)}>
      <div className={blocks.head}>
        <h1>
          <T id="record.title" />
        </h1>
        <p className={blocks.small}>
          <T id="frame.asOf" values={{ time: <Time at={view.at} /> }} />
        </p>
      </div>
      <Intact view={view} />
      <FilterBar view={view} room={room} chosen={chosen} choose={choose} clear={clear} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the entry from wherever the focus is beside it */}
      <div
        className={cx(styles.panes, entry && styles.open)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && entry) close();
        }}
      >
        {view.shown === 0 ? (
          <p className={blocks.quiet}>
            <T id="record.none" />
          </p>
        ) : (
          <Lines filters={filters} count={view.shown} selected={selected} select={select} />
        )}
        {entry && selected !== null ? <Detail whole={entry} close={close} /> : null}
      </div>
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </div>
  );
}
