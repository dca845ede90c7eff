/**
 * Causal pasts as vectors: for each log of a channel, how many of its entries lie in the past. A vector is made once,
 * when an entry is admitted, and answers "had its author seen this?" with one comparison.
 */
export type Past = readonly number[];

export const nothing: Past = [];

/** Vectors are never changed, so one that holds the other already is itself the answer. */
export function union(left: Past, right: Past): Past {
  if (left.length >= right.length && contains(left, right)) return left;
  const both = [...left];
  for (let log = 0; log < right.length; log++) both[log] = Math.max(left[log] ?? 0, right[log] ?? 0);
  return both;
}

/** The past with `count` entries of `log`, at least. */
export function including(past: Past, log: number, count: number): Past {
  if (log < past.length && (past[log] ?? 0) >= count) return past;
  const more = [...past];
  for (let i = past.length; i < log; i++) more[i] = 0;
  more[log] = count;
  return more;
}

export function covers(past: Past, log: number, position: number): boolean {
  return (past[log] ?? 0) > position;
}

export function contains(outer: Past, inner: Past): boolean {
  for (let log = 0; log < inner.length; log++) if ((outer[log] ?? 0) < (inner[log] ?? 0)) return false;
  return true;
}
