/** Handovers at a moment: date, clearances, clock, and at every station how many are where, with what both ends signed. */
import type { Charter, DelegationId } from '../../desk.ts';
import { allWithIds, inOrder } from '../../kept.ts';
import { read } from '../../register.ts';
import { type Ledger, type LegRow, ledgerOf, legRows } from './ledger.ts';
import {
  clearanceOf,
  datesOf,
  endsOf,
  holdersOf,
  isClosed,
  type Person,
  personsOf,
  standingDates,
  stopsOf,
  wishOf,
} from './reckoning.ts';
import { type RemainsRow, remainsRows } from './remains.ts';
import type { Clearance, DateProposal, Discrepancy, Handover, HandoverState, Stop } from './words.ts';

export type HandoversView = {
  readonly handovers: readonly {
    readonly id: string;
    readonly track: Handover['track'];
    readonly under: Handover['under'];
    readonly stations: Handover['stations'];
    /** There is none until both ends have accepted one, nor while two accepted ones exclude each other. EX41 */
    readonly date: { readonly from: number; readonly until: number } | null;
    readonly dates: readonly (Pick<DateProposal, 'id' | 'by' | 'from' | 'until'> & {
      readonly acceptedBy: readonly DelegationId[];
    })[];
    readonly clearances: readonly {
      readonly by: DelegationId;
      readonly clearance: Clearance | 'awaited' | 'contested';
    }[];
    readonly begun: readonly number[];
    readonly clock: {
      readonly running: boolean;
      readonly stops: readonly (Pick<Stop, 'by' | 'since' | 'stopFor' | 'hours'> & {
        readonly resumed: number | null;
      })[];
    };
    readonly persons: readonly (Person & {
      readonly wish: ReturnType<typeof wishOf>;
      /** Whether another handover of this record names the same person: neither author knew of the other. EX40 */
      readonly plannedElsewhere: boolean;
    })[];
    readonly ledger: Ledger;
    readonly legs: readonly LegRow[];
    readonly discrepancies: readonly (Pick<Discrepancy, 'id' | 'by' | 'leg' | 'differs' | 'cases'> & {
      readonly closed: readonly string[];
    })[];
    readonly remains: readonly RemainsRow[];
    /** What is awaited from the reader's own delegation. */
    readonly awaitedFromReader: readonly ('date' | 'clearance' | 'receipt')[];
  }[];
};

export function handoversView(
  _charter: Charter,
  state: HandoverState,
  at: number,
  reader: DelegationId,
): HandoversView {
  const all = inOrder(state.handovers);
  return { handovers: all.map((handover) => handoverRow(state, all, handover, at, reader)) };
}

function handoverRow(
  state: HandoverState,
  all: readonly Handover[],
  handover: Handover,
  at: number,
  reader: DelegationId,
): HandoversView['handovers'][number] {
  const standing = standingDates(state, handover);
  const [date] = standing;
  const dates = datesOf(state, handover);
  const persons = personsOf(state, handover, at);
  const legs = legRows(state, handover, at);
  const stops = stopsOf(state, handover.id)
    .filter((stop) => stop.since <= at)
    .sort((left, right) => left.since - right.since);
  const shownStops = stops.map(({ by, since, stopFor, hours, resumed }) => {
    const reading = read(resumed);
    const again = reading.state === 'settled' && reading.value <= at ? reading.value : null;
    return { by, since, stopFor, hours, resumed: again };
  });
  const others = all.filter((one) => one.id !== handover.id).flatMap((one) => underWay(state, one, at));
  return {
    id: handover.id,
    track: handover.track,
    under: handover.under,
    stations: handover.stations,
    date: date && standing.length === 1 ? { from: date.from, until: date.until } : null,
    dates: dates.map((one) => ({ ...proposal(one), acceptedBy: acceptedBy(one) })),
    clearances: holdersOf(handover).map((by) => ({ by, clearance: clearanceOf(state, handover, by) })),
    begun: handover.begun.map((version) => version.value).filter((begun) => begun <= at),
    clock: { running: shownStops.every((stop) => stop.resumed !== null), stops: shownStops },
    persons: persons.map((person) => ({
      ...person,
      wish: wishOf(state, handover, person.case, at),
      plannedElsewhere: others.includes(person.case),
    })),
    ledger: ledgerOf(state, handover, persons, at),
    legs,
    discrepancies: inOrder(state.discrepancies)
      .filter((one) => one.handover === handover.id)
      .map((one) => ({
        ...{ id: one.id, by: one.by, leg: one.leg, differs: one.differs, cases: one.cases },
        closed: isClosed(one) ? one.closed.map((version) => version.value) : [],
      })),
    remains: remainsRows(state, handover, at),
    awaitedFromReader: awaited(state, handover, legs, reader),
  };
}

function underWay(state: HandoverState, handover: Handover, at: number): readonly string[] {
  return personsOf(state, handover, at)
    .filter((person) => person.state !== 'out' && person.state !== 'declined')
    .map((person) => person.case);
}

function proposal({ id, by, from, until }: DateProposal) {
  return { id, by, from, until };
}

function acceptedBy(date: DateProposal): readonly DelegationId[] {
  return allWithIds(date.accepted)
    .map(([by]) => by)
    .sort();
}

function awaited(state: HandoverState, handover: Handover, legs: readonly LegRow[], reader: DelegationId) {
  const dates = datesOf(state, handover);
  const newest = dates.filter((date) => !dates.some((other) => other.over.includes(date.id)));
  const date = endsOf(handover).includes(reader) && newest.some((one) => !acceptedBy(one).includes(reader));
  const clearance = holdersOf(handover).includes(reader) && clearanceOf(state, handover, reader) === 'awaited';
  // The other end has signed and this one has not.
  const receipt = legs.some(
    ({ gives, takes }) =>
      (gives.by === reader && gives.receipts.length === 0 && takes.receipts.length > 0) ||
      (takes.by === reader && takes.receipts.length === 0 && gives.receipts.length > 0),
  );
  const open = { date, clearance, receipt };
  return (['date', 'clearance', 'receipt'] as const).filter((what) => open[what]);
}
