/**
 * Causal pasts as vectors: for each log of a channel, how many of its entries lie in the past. A vector is made once,
 * when an entry is admitted, and answers "had its author seen this?" with one comparison.
 */
export type Past = readonly number[];

export const nothing: Past = [];

export function union(left: Past, right: Past): Past {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, log) => Math.max(left[log] ?? 0, right[log] ?? 0));
}

/** The past with `count` entries of `log`, at least. */
export function including(past: Past, log: number, count: number): Past {
  return union(
    past,
    Array.from({ length: log + 1 }, (_, i) => (i === log ? count : 0)),
  );
}

export function covers(past: Past, log: number, position: number): boolean {
  return (past[log] ?? 0) > position;
}

export function contains(outer: Past, inner: Past): boolean {
  return inner.every((count, log) => (outer[log] ?? 0) >= count);
}
