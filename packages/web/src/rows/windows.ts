/** Which rows of a long list are on the page: those in sight, some on either side, and the one that has the focus. */

export type Range = { readonly first: number; readonly last: number };

/** Rows before and after the sight, and by how many the range moves at once, so that a scrolled page is rarely made anew. */
const beside = 12;
const step = 6;

/** `last` is the first row that is no longer in the range. Sizes in px. */
export function inSight(scrolled: number, viewport: number, rowSize: number, count: number): Range {
  const size = Math.max(1, rowSize);
  const top = Math.floor(scrolled / size / step) * step;
  const first = Math.max(0, Math.min(top - beside, count - 1));
  const last = Math.min(count, top + Math.ceil(viewport / size) + step + beside);
  return { first: Math.max(0, first), last: Math.max(first, last) };
}

/** The rows to be made, in order; the focused one stays wherever the list is scrolled, or the focus would be lost. */
export function rowsOf({ first, last }: Range, focused: number, count: number): number[] {
  const rows = Array.from({ length: last - first }, (_, place) => first + place);
  if (focused >= 0 && focused < count && focused < first) rows.unshift(focused);
  if (focused < count && focused >= last) rows.push(focused);
  return rows;
}

/** Where a key leads from a row; undefined where it leads nowhere. `page` is how many rows are in sight. */
export function nextRow(key: string, from: number, count: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + Math.max(1, page - 1),
    PageUp: from - Math.max(1, page - 1),
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}
