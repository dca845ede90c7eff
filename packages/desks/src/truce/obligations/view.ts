/** Obligations at a moment: the time last due and the next, with each side's count. It never says whose count is right. */
import type { DelegationId } from '../../desk.ts';
import { allKept, inOrder } from '../../kept.ts';
import type { Truce } from '../words.ts';
import type { Count, Obligation, ObligationState } from './words.ts';

const HOUR = 3_600_000;

export type DueView = {
  readonly due: number;
  /** Met where every delegation that counted reached the quantity, each party among them; else open, or passed at T. */
  readonly state: 'met' | 'open' | 'passed';
  /** Whether those who counted give different figures. */
  readonly differs: boolean;
  readonly counts: readonly {
    readonly by: DelegationId;
    readonly quantity: number;
    readonly asOf: number;
    readonly says: string | null;
  }[];
};

export type ObligationView = {
  readonly id: string;
  readonly expectedFrom: DelegationId;
  readonly track: Obligation['track'];
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  readonly countingRule: string;
  readonly everyHours: number | null;
  readonly acceptedBy: readonly DelegationId[];
  /** Every due time that somebody counted towards, the last that has passed and the next, in order of time. */
  readonly dues: readonly DueView[];
};

/** `end`: the last end of the truce on anybody's side, after which nothing falls due again; null while not started. */
export function obligationsView(
  state: ObligationState,
  truce: Truce,
  end: number | null,
  at: number,
): readonly ObligationView[] {
  return inOrder(state.obligations)
    .filter((one) => one.truce === truce.id)
    .map((one) => {
      const counts = allKept(state.counts).filter((count) => count.obligation === one.id);
      const times = new Set([...counts.map((count) => count.due), ...around(one, end, at)]);
      return {
        id: one.id,
        expectedFrom: one.expectedFrom,
        track: one.track,
        what: one.what,
        quantity: one.quantity,
        unit: one.unit,
        countingRule: one.countingRule,
        everyHours: one.everyHours ?? null,
        acceptedBy: inOrder(one.acceptances).map((acceptance) => acceptance.by),
        dues: [...times].sort((left, right) => left - right).map((due) => dueView(one, truce, counts, due, at)),
      };
    });
}

/** The due time that has passed last, and the next, neither after the end of the truce. */
function around({ due, everyHours }: Obligation, end: number | null, at: number): readonly number[] {
  const now = end === null ? at : Math.min(at, end);
  if (everyHours === undefined || now < due) return [due];
  const step = everyHours * HOUR;
  const last = due + Math.floor((now - due) / step) * step;
  return end === null || last + step <= end ? [last, last + step] : [last];
}

function dueView(obligation: Obligation, truce: Truce, all: readonly Count[], due: number, at: number): DueView {
  const counts = all
    .filter((one) => one.due === due)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap(({ by, counted }) => counted.map(({ value }) => ({ by, ...value })));
  const by = new Set(counts.map((one) => one.by));
  const reached = counts.every((one) => one.quantity >= obligation.quantity);
  const met = reached && truce.parties.every((party) => by.has(party));
  return {
    due,
    state: met ? 'met' : at < due ? 'open' : 'passed',
    differs: new Set(counts.map((one) => one.quantity)).size > 1,
    counts,
  };
}
