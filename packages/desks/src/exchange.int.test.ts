/**
 * Handovers at random: whatever ends sign, decline, dispute and correct, and in whatever order it comes together, everybody
 * is somewhere and nobody is twice.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExchangeState, handoversView, listsView } from './index.ts';
import { begun } from './testing/exchange-acts.ts';
import { judged, type Room, roomOf } from './testing/given.ts';
import { actsOf, type Draw, histories } from './testing/history.ts';

/** A campaign runs forty times as many. */
const trials = (usual: number) => (process.env['PARLEY_CAMPAIGN'] ? usual * 40 : usual);
const moment = fc.nat({ max: 40_000_000 });
const stateOf = ({ states }: Room) => states['exchange'] as ExchangeState;

const everybody = ['P-1', 'P-2', 'P-3'];
const sides = [
  ['south', 1, 'gives'],
  ['intermediary', 1, 'takes'],
  ['intermediary', 2, 'gives'],
  ['north', 2, 'takes'],
] as const;

/** Receipts of both legs by all their ends, of everybody or of some, with interviews and doubts among them. */
const walk: Draw = ({ kind, author, dice }) => {
  const [one = 0, other = 0] = dice;
  const some = everybody.filter((_, index) => one % 3 > 0 || (other >> index) % 2 === 0);
  const of = { handover: begun };
  const inCare = { by: 'intermediary', kind: 'exchange.interviewed' };
  if (kind % 12 === 0) return { ...inCare, body: () => ({ ...of, cases: ['P-3'], wish: 'declines', at: 0 }) };
  if (kind % 12 === 1) return { ...inCare, body: () => ({ ...of, cases: everybody, wish: 'goes', at: 0 }) };
  const doubt = { ...of, leg: 1, differs: 'identity', cases: ['P-2'] };
  if (kind % 12 === 2) return { by: 'intermediary', kind: 'exchange.discrepancy-named', body: () => doubt };
  const [by, leg, end] = sides[author % 4] ?? sides[0];
  const receipt = { ...of, leg, end, at: one, place: 'crossing', cases: some, unlisted: 0 };
  return { by, kind: 'exchange.leg-receipted', body: () => receipt };
};
const handovers = histories('exchange', 30, walk);

describe('people in a handover', () => {
  test('in = out + in care + declined + disputed, overall and at every leg', () => {
    const shown = { out: 0, inCare: 0, declined: 0, disputed: 0 };
    fc.assert(
      fc.property(handovers, moment, (history, at) => {
        const room = roomOf(judged(history.acts));
        for (const { ledger, stations, persons } of handoversView(room.charter, stateOf(room), at, 'north').handovers) {
          const { planned, waiting, declinedBefore, disputedBefore } = ledger;
          expect(ledger.in).toBe(ledger.out + ledger.inCare + ledger.declined + ledger.disputed);
          expect(planned).toBe(ledger.in + waiting + declinedBefore + disputedBefore);
          for (const one of ledger.stations) expect(one.in).toBe(one.out + one.there + one.declined + one.disputed);
          // What went on from a station came to the next one.
          for (const [index, one] of ledger.stations.slice(0, -2).entries())
            expect(ledger.stations[index + 1]?.in).toBe(one.out);
          expect(ledger.stations).toHaveLength(stations.length);
          expect(new Set(persons.map((person) => person.case)).size).toBe(planned);
          for (const name of ['out', 'inCare', 'declined', 'disputed'] as const) shown[name] += ledger[name];
        }
      }),
      { numRuns: trials(60), seed: 5 },
    );
    // Otherwise the histories would say little.
    expect(Object.entries(shown).filter(([, persons]) => persons === 0)).toEqual([]);
  });

  test('nobody is counted anywhere whom both ends of every leg before have not signed for', () => {
    fc.assert(
      fc.property(handovers, (history) => {
        const room = roomOf(judged(history.acts));
        for (const { legs, persons } of handoversView(room.charter, stateOf(room), 40_000_000, 'north').handovers) {
          for (const person of persons) {
            const signed = legs.slice(0, person.station).flatMap(({ gives, takes }) => [gives, takes]);
            for (const { receipts } of signed) {
              expect(receipts.length).toBeGreaterThan(0);
              expect(receipts.every((receipt) => receipt.cases.includes(person.case))).toBe(true);
            }
          }
        }
      }),
      { numRuns: trials(30) },
    );
  });

  test('no date is shown that both ends have not accepted', () => {
    const dates = (kind: string) => /date-|handover-planned/.test(kind);
    fc.assert(
      fc.property(histories('exchange', 30, actsOf('exchange', dates)), (history) => {
        const room = roomOf(judged(history.acts));
        for (const { date, dates, stations } of handoversView(room.charter, stateOf(room), 0, 'north').handovers) {
          if (!date) continue;
          const ends = [stations[0]?.holder, stations.at(-1)?.holder];
          const accepted = dates.filter((one) => ends.every((end) => one.acceptedBy.includes(end ?? '')));
          expect(accepted.map(({ from, until }) => ({ from, until }))).toContainEqual(date);
        }
      }),
      { numRuns: trials(30) },
    );
  });
});

test('lists: every case of a list is answered, contested or awaited, and none is lost', () => {
  const kinds = (kind: string) => /list|cases-answered|family|found-late/.test(kind);
  fc.assert(
    fc.property(histories('exchange', 30, actsOf('exchange', kinds)), (history) => {
      const acts = judged(history.acts);
      const room = roomOf(acts);
      const rows = listsView(room.charter, stateOf(room), 0, 'mediator').series;
      for (const { cases, counts, versions } of rows) {
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(cases);
        expect(Object.values(counts).every((one) => one >= 0)).toBe(true);
        expect(cases).toBe(Math.max(...versions.map((version) => version.cases)));
      }
      // What was given out once is never shorter afterwards.
      const before = roomOf(acts.slice(0, Math.ceil(acts.length / 2)));
      for (const { series, cases } of listsView(before.charter, stateOf(before), 0, 'mediator').series)
        expect(rows.find((row) => row.series === series)?.cases).toBeGreaterThanOrEqual(cases);
    }),
    { numRuns: trials(30) },
  );
});
