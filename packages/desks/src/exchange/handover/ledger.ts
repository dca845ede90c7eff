/** The numbers of a handover, station by station, and what the two receipts of each leg say. */
import type { DelegationId } from '../../desk.ts';
import { holderAt, legOf, legsOf, type Person, receiptsAt, signaturesOf } from './reckoning.ts';
import type { End, Handover, HandoverState, Receipt } from './words.ts';

export type Station = {
  readonly holder: DelegationId;
  /** Who came to this station: by the receipts of every leg before it. */
  readonly in: number;
  /** Who went on: by the receipts of the next leg too. At the last station, who arrived. */
  readonly out: number;
  /** Who is there: in the intermediary's care, or at the first station waiting. */
  readonly there: number;
  readonly declined: number;
  readonly disputed: number;
};

/** Everybody of the plan, then everybody who came in. In each row `in = out + there + declined + disputed`. EX47 */
export type Ledger = {
  readonly planned: number;
  readonly waiting: number;
  readonly declinedBefore: number;
  readonly disputedBefore: number;
  readonly in: number;
  readonly out: number;
  readonly inCare: number;
  readonly declined: number;
  readonly disputed: number;
  readonly stations: readonly Station[];
  /** How they are counted: a leg counts for a person once both ends have receipted that person. */
  readonly basis: 'both-receipts';
  /** The latest receipt that is in them; null while there is none. EX54 */
  readonly asOf: number | null;
};

export function ledgerOf(state: HandoverState, handover: Handover, persons: readonly Person[], at: number): Ledger {
  const last = legsOf(handover);
  const signatures = signaturesOf(state, handover, at);
  const cameTo = (station: number) =>
    handover.cases.filter((code) => signatures.slice(0, station).every((leg) => legOf(leg, code) === 'passed')).length;
  const here = (station: number, stage: Person['state']) =>
    persons.filter((person) => person.station === station && person.state === stage).length;
  const stations = handover.stations.map(({ holder }, index) => ({
    holder,
    in: cameTo(index),
    out: index === last ? here(index, 'out') : cameTo(index + 1),
    there: here(index, 'in-care') + here(index, 'waiting'),
    declined: here(index, 'declined'),
    disputed: here(index, 'disputed'),
  }));
  const after = stations.slice(1);
  const sum = (of: 'there' | 'declined' | 'disputed') => after.reduce((total, station) => total + station[of], 0);
  return {
    planned: handover.cases.length,
    waiting: stations[0]?.there ?? 0,
    declinedBefore: stations[0]?.declined ?? 0,
    disputedBefore: stations[0]?.disputed ?? 0,
    in: stations[1]?.in ?? 0,
    out: stations[last]?.out ?? 0,
    inCare: sum('there'),
    declined: sum('declined'),
    disputed: sum('disputed'),
    stations,
    basis: 'both-receipts',
    asOf: lastReceipt(state, handover, at),
  };
}

function lastReceipt(state: HandoverState, handover: Handover, at: number): number | null {
  const times = Array.from({ length: legsOf(handover) }, (_, index) =>
    (['gives', 'takes'] as const).flatMap((end) => receiptsAt(state, handover.id, index + 1, end, at)),
  ).flatMap((receipts) => receipts.map((receipt) => receipt.at));
  return times.length === 0 ? null : Math.max(...times);
}

type Signed = { readonly by: DelegationId; readonly receipts: readonly (Receipt & { readonly persons: number })[] };

export type LegRow = {
  readonly leg: number;
  readonly gives: Signed;
  readonly takes: Signed;
  /** What the receipts themselves show: another count, other persons. Named by comparing them, by nobody's judgement. */
  readonly differs: readonly ('count' | 'identity')[];
  /** Persons of whom the two ends do not say the same. */
  readonly cases: readonly string[];
};

export function legRows(state: HandoverState, handover: Handover, at: number): readonly LegRow[] {
  return signaturesOf(state, handover, at).map((signatures, index) => {
    const leg = index + 1;
    const [gives, takes] = [signed(state, handover, leg, 'gives', at), signed(state, handover, leg, 'takes', at)];
    const cases = handover.cases.filter((code) => legOf(signatures, code) === 'differs');
    const both = gives.receipts.length > 0 && takes.receipts.length > 0;
    const counts = new Set([...gives.receipts, ...takes.receipts].map((receipt) => receipt.persons));
    const count = both && counts.size > 1 ? ['count' as const] : [];
    const identity = cases.length > 0 ? ['identity' as const] : [];
    return { leg, gives, takes, differs: [...count, ...identity], cases };
  });
}

function signed(state: HandoverState, handover: Handover, leg: number, end: End, at: number): Signed {
  const receipts = receiptsAt(state, handover.id, leg, end, at);
  return {
    by: holderAt(handover, leg, end) ?? '',
    receipts: receipts.map((receipt) => ({ ...receipt, persons: receipt.cases.length + receipt.unlisted })),
  };
}
