// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed by their number are no rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on one of the rows, and heads do nothing
/**
 * A table of any length, of which only the rows in sight are on the page (WAI-ARIA 1.2, grid): it tells how many rows there
 * are and which each is. One row has the focus; arrows, Home, End and Page move it, Enter and Space open it. All rows are of
 * one height, which the style sheet says, so that any row is found without those before it.
 */
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { usePrinting } from '../paper/usePrinting.ts';
import { Num } from '../signs/Code.tsx';
import { cx } from '../signs/cx.ts';
import { T } from '../words/T.tsx';
import styles from './rows.module.css';
import { inSight, nextRow, type Range, rowsOf } from './windows.ts';

export type Column = { readonly id: string; readonly name: ReactNode };
/**
 * The cells of a row in the columns' order; undefined where they are not here yet. The same array again for the same row, or
 * every row in sight is made anew with every answer.
 */
export type Cells = (row: number) => readonly ReactNode[] | undefined;

type Props = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly cells: Cells;
  readonly isChosen?: (row: number) => boolean;
  readonly open?: (row: number) => void;
  /** Told which rows are about to be seen. */
  readonly look?: (range: Range) => void;
  /** A row to be brought into sight, whenever it changes. */
  readonly shown?: number | null;
  /** The columns' widths, and how a row stands on a narrow screen. */
  readonly className?: string | undefined;
};

/** Sent to the table to move the focus by so many rows: `j` and `k` of the frame. */
export const stepRows = 'parley-step';

const mostOnPaper = 10_000;
const nobody = () => false;

export function Rows({ label, columns, count, cells, isChosen = nobody, open, look, shown = null, className }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const sizer = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ row: 34, viewport: 600 });
  const [range, setRange] = useState<Range>({ first: 0, last: Math.min(count, 40) });
  const [at, setAt] = useState(0);
  /** Goes up with every move of the focus, also with one to where it was. */
  const [moves, setMoves] = useState(0);
  const wantsFocus = useRef(false);
  const focused = Math.min(at, count - 1);

  const see = useCallback(() => {
    const { current } = grid;
    if (!current) return;
    const next = inSight(current.scrollTop, size.viewport, size.row, count);
    setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [count, size]);
  // While it is scrolled, rows are made between frames and never hold one up.
  const scrolled = useCallback(() => startTransition(see), [see]);
  useLayoutEffect(see, [see]);
  useEffect(() => look?.(range), [look, range]);

  useLayoutEffect(() => {
    const { current } = grid;
    if (!current) return;
    const measure = () => {
      const row = sizer.current?.offsetHeight || 34;
      const viewport = current.clientHeight;
      setSize((before) => (before.row === row && before.viewport === viewport ? before : { row, viewport }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    if (sizer.current) observer.observe(sizer.current);
    measure();
    return () => observer.disconnect();
  }, []);

  /** Into sight by the shortest way, and not under the heads. */
  const reveal = useCallback(
    (row: number) => {
      const { current } = grid;
      if (!current) return;
      const heads = head.current?.offsetHeight ?? 0;
      const top = row * size.row;
      if (top < current.scrollTop) current.scrollTop = top;
      else if (top + size.row > current.scrollTop + current.clientHeight - heads)
        current.scrollTop = top + size.row - current.clientHeight + heads;
      see();
    },
    [size, see],
  );

  useEffect(() => {
    if (shown === null || shown < 0) return;
    setAt(shown);
    reveal(shown);
  }, [shown, reveal]);

  const move = useCallback(
    (row: number) => {
      wantsFocus.current = true;
      setAt(row);
      setMoves((count) => count + 1);
      reveal(row);
    },
    [reveal],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that is to have the focus was made by the move
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const row = grid.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    row?.focus({ preventScroll: true });
    wantsFocus.current = false;
  }, [moves]);

  useEffect(() => {
    const { current } = grid;
    const onStep = (event: Event) => {
      const inside = current?.contains(document.activeElement) === true;
      const by = (event as CustomEvent<number>).detail;
      move(inside ? Math.max(0, Math.min(count - 1, focused + by)) : focused);
    };
    current?.addEventListener(stepRows, onStep);
    return () => current?.removeEventListener(stepRows, onStep);
  }, [count, focused, move]);

  // On paper nothing scrolls: every row that is here, and how many they are.
  const printing = usePrinting();
  const made = printing
    ? rowsOf({ first: 0, last: Math.min(count, mostOnPaper) }, 0, count).filter((row) => cells(row) !== undefined)
    : rowsOf(range, focused, count);

  const choose = useCallback(
    (row: number) => {
      setAt(row);
      open?.(row);
    },
    [open],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.floor(size.viewport / size.row);
    const to = nextRow(event.key, focused, count, page);
    if (to !== undefined) move(to);
    else if ((event.key === 'Enter' || event.key === ' ') && open) open(focused);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      className={cx(styles.grid, className)}
      data-rows
      onScroll={scrolled}
      onKeyDown={onKeyDown}
    >
      <div ref={sizer} className={styles.sizer} aria-hidden="true" />
      <div ref={head} className={styles.head} role="rowgroup">
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map(({ id, name }, place) => (
            <div key={id} role="columnheader" aria-colindex={place + 1}>
              {name}
            </div>
          ))}
        </div>
      </div>
      <div className={styles.body} role="rowgroup" style={{ '--length': `${count * size.row}px` } as CSSProperties}>
        {made.map((row) => (
          <Row
            key={row}
            row={row}
            top={row * size.row}
            content={cells(row)}
            isFocused={row === focused}
            chosen={isChosen(row)}
            choose={choose}
          />
        ))}
      </div>
      {printing && made.length < count ? (
        <div role="row">
          <div role="gridcell">
            <T id="rows.onPaper" values={{ here: <Num>{made.length}</Num>, all: <Num>{count}</Num> }} />
          </div>
        </div>
      ) : null}
    </div>
  );
}

type RowProps = {
  readonly row: number;
  readonly top: number;
  readonly content: readonly ReactNode[] | undefined;
  readonly isFocused: boolean;
  readonly chosen: boolean;
  readonly choose: (row: number) => void;
};

const Row = memo(function Row({ row, top, content, isFocused, chosen, choose }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the table
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={chosen}
      aria-busy={content === undefined}
      tabIndex={isFocused ? 0 : -1}
      className={cx(styles.row, styles.placed, chosen && styles.chosen)}
      style={{ insetBlockStart: top }}
      onClick={() => choose(row)}
    >
      {(content ?? [null]).map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the columns' order
        <div key={place} role="gridcell" aria-colindex={place + 1}>
          {cell}
        </div>
      ))}
    </div>
  );
});
