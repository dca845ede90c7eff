/** The term's line cut into what was agreed first, each extension, and what stands beside it. */
import type { TruceView } from '@parley/server/contract';

export type Segment = {
  readonly kind: 'first' | 'extension' | 'telephone' | 'party';
  readonly from: number;
  readonly to: number;
  /** Where ends differ, each has a row of its own. */
  readonly row: number;
  readonly rows: number;
};

const hour = 3_600_000;

export function segmentsOf(view: TruceView): Segment[] {
  const start = Date.parse(view.start.actual ?? view.start.set ?? '');
  if (!Number.isFinite(start)) return [];
  const ends = Object.values(view.expiries).map((at) => Date.parse(at));
  const agreed = view.expiresAt === null ? null : Date.parse(view.expiresAt);
  if (agreed === null && new Set(ends).size > 1) {
    return ends.map((to, row) => ({ kind: 'party' as const, from: start, to, row, rows: ends.length }));
  }
  const end = agreed ?? ends[0];
  if (end === undefined) return [];
  const extended = view.extensions.map((one) => {
    const to = Date.parse(one.newExpiry);
    return { kind: 'extension' as const, from: to - one.hours * hour, to, row: 0, rows: 1 };
  });
  const firstEnd = Math.min(end, ...extended.map((one) => one.from));
  const telephone = view.stated
    .flatMap((one) => (one.awaiting && one.newExpiry !== null ? [Date.parse(one.newExpiry)] : []))
    .filter((to) => to > end)
    .map((to) => ({ kind: 'telephone' as const, from: end, to, row: 0, rows: 1 }));
  return [{ kind: 'first', from: start, to: firstEnd, row: 0, rows: 1 }, ...extended, ...telephone];
}
