/**
 * Where the persons of a handover are. A leg counts for a person once both its ends have receipted that person, so each
 * has one place in the chain and one state there, and at every leg the numbers add up.
 */
import type { DelegationId } from '../../desk.ts';
import { allKept, inOrder, kept } from '../../kept.ts';
import { read } from '../../register.ts';
import { standing } from '../agreement.ts';
import type { DateProposal, Discrepancy, End, Handover, HandoverState, Receipt, Stop } from './words.ts';

/** When nothing is left out for being later than the moment asked about. */
export const ALWAYS = Number.POSITIVE_INFINITY;

export function legsOf({ stations }: Handover): number {
  return stations.length - 1;
}

/** Who signs for this end of a leg. */
export function holderAt({ stations }: Handover, leg: number, end: End): DelegationId | undefined {
  return stations[end === 'gives' ? leg - 1 : leg]?.holder;
}

export function holdersOf({ stations }: Handover): readonly DelegationId[] {
  return [...new Set(stations.map((station) => station.holder))];
}

/** The two whose acceptances make a date. EX41 */
export function endsOf({ stations }: Handover): readonly DelegationId[] {
  return [stations[0]?.holder ?? '', stations.at(-1)?.holder ?? ''];
}

export function datesOf(state: HandoverState, handover: Handover): readonly DateProposal[] {
  return inOrder(state.dates).filter((date) => date.handover === handover.id);
}

/** None, the date, or several that exclude each other. EX41 */
export function standingDates(state: HandoverState, handover: Handover): readonly DateProposal[] {
  return standing(datesOf(state, handover), endsOf(handover));
}

export function clearanceOf(state: HandoverState, handover: Handover, by: DelegationId) {
  const reading = read(kept(state.clearances, `${handover.id} ${by}`) ?? []);
  if (reading.state === 'empty') return 'awaited' as const;
  return reading.state === 'settled' ? reading.value : ('contested' as const);
}

export function stopsOf(state: HandoverState, handover: string): readonly Stop[] {
  return inOrder(state.stops).filter((stop) => stop.handover === handover);
}

/** The receipts of one end that count at a moment; more than one only where they were given at once. */
export function receiptsAt(
  state: HandoverState,
  handover: string,
  leg: number,
  end: End,
  at: number,
): readonly Receipt[] {
  const register = kept(state.receipts, `${handover} ${leg} ${end}`) ?? [];
  return register.map((version) => version.value).filter((receipt) => receipt.at <= at);
}

/** The persons named in the receipts of each leg's two ends, so that a long list is gone through once. */
export type Signatures = readonly { readonly [end in End]: readonly ReadonlySet<string>[] }[];

export function signaturesOf(state: HandoverState, handover: Handover, at: number): Signatures {
  return Array.from({ length: legsOf(handover) }, (_, index) => {
    const named = (end: End) =>
      receiptsAt(state, handover.id, index + 1, end, at).map((receipt) => new Set(receipt.cases));
    return { gives: named('gives'), takes: named('takes') };
  });
}

type Word = 'silent' | 'named' | 'not-named' | 'split';

function wordOn(receipts: readonly ReadonlySet<string>[], code: string): Word {
  const naming = receipts.filter((receipt) => receipt.has(code)).length;
  if (receipts.length === 0) return 'silent';
  return naming === receipts.length ? 'named' : naming === 0 ? 'not-named' : 'split';
}

/** What a leg's two ends say of a person: `passed` by both, `awaited` while one is silent, `differs` where they do. */
export function legOf({ gives, takes }: Signatures[number], code: string) {
  const words = [wordOn(gives, code), wordOn(takes, code)];
  if (words.every((word) => word === 'named')) return 'passed' as const;
  if (words.every((word) => word === 'silent' || word === 'not-named')) return 'none' as const;
  if (words.includes('silent') && !words.includes('split')) return 'awaited' as const;
  return 'differs' as const;
}

export type Person = {
  readonly case: string;
  /** How many legs, from the first, have both receipts: the station where this person counts. */
  readonly station: number;
  readonly state: 'waiting' | 'in-care' | 'out' | 'declined' | 'disputed';
};

/** Every person of the plan with one station and one state. EX46, EX47 */
export function personsOf(state: HandoverState, handover: Handover, at: number): readonly Person[] {
  const questioned = new Set(
    allKept(state.discrepancies)
      .filter((one) => one.handover === handover.id && one.differs === 'identity' && !isClosed(one))
      .flatMap((one) => one.cases),
  );
  const signatures = signaturesOf(state, handover, at);
  return handover.cases.map((code) => {
    const legs = signatures.map((signed) => legOf(signed, code));
    const missing = legs.findIndex((leg) => leg !== 'passed');
    const station = missing < 0 ? legs.length : missing;
    const out = station === legs.length;
    // A later leg names somebody for whom the leg before lacks a receipt: the receipts do not agree.
    const gap = legs.slice(station + 1).some((leg) => leg !== 'none');
    const wish = wishOf(state, handover, code, at);
    const disputed = gap || legs[station] === 'differs' || questioned.has(code) || wish === 'contested';
    const plain = out ? 'out' : station === 0 ? 'waiting' : 'in-care';
    const declines = wish === 'declines';
    const stage = disputed || (declines && out) ? 'disputed' : declines ? 'declined' : plain;
    return { case: code, station, state: stage };
  });
}

/** What a person told the intermediary; `contested` where it is recorded both that the person goes and declines. */
export function wishOf(state: HandoverState, handover: Handover, code: string, at: number) {
  const told = (kept(state.wishes, `${handover.id} ${code}`) ?? []).filter((version) => version.value.at <= at);
  const reading = read(told, (left, right) => left.wish === right.wish);
  if (reading.state === 'empty') return null;
  if (reading.state === 'settled') return reading.value.wish;
  return told.some((version) => version.value.wish === 'declines') ? ('contested' as const) : null;
}

export function isClosed(discrepancy: Discrepancy): boolean {
  return discrepancy.closed.length > 0;
}
