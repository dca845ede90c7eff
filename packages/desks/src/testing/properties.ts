/** What every desk keeps true, whatever is said: order does not matter, nothing throws, nothing refused has an effect. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deskOf,
  desks,
  type ExchangeState,
  exchangeView,
  fold,
  type HotlineState,
  handoversView,
  hotlineView,
  type IncidentsState,
  incidentsView,
  listsAwaited,
  listsView,
  type NotificationsState,
  notificationsView,
  type PrincipalsState,
  principalsView,
  publicTotals,
  type StatementsState,
  statementsView,
  type TalksState,
  type TeamsState,
  type TruceState,
  talksView,
  teamsView,
  tranchesView,
  truceView,
} from '../index.ts';
import { applyIn, type Judged, judged, nobody, type Room, roomAfter, roomOf, verdictIn } from './given.ts';
import { arrival, histories } from './history.ts';

/** How many histories are tried, at random: of orders and of what is true of single desks, and of anything else. */
export type Trials = { readonly orders: number; readonly others: number };

const chance = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 30 });
const moment = fc.nat({ max: 40_000_000 });

function everyView({ charter, states }: Room, at: number) {
  return {
    truce: truceView(charter, states['truce'] as TruceState, at),
    incidents: incidentsView(charter, states['incidents'] as IncidentsState, at),
    notifications: notificationsView(charter, states['notifications'] as NotificationsState, at),
    hotline: hotlineView(charter, states['hotline'] as HotlineState),
    exchange: exchangeView(charter, states['exchange'] as ExchangeState, at),
    lists: listsView(charter, states['exchange'] as ExchangeState, at, 'mediator'),
    awaited: listsAwaited(charter, [states['exchange'] as ExchangeState], 'mediator'),
    tranches: tranchesView(charter, states['exchange'] as ExchangeState, at, 'north'),
    handovers: handoversView(charter, states['exchange'] as ExchangeState, at, 'north'),
    talks: ['mediator', 'north', 'observer'].map((reader) =>
      talksView(charter, states['talks'] as TalksState, at, reader),
    ),
    teams: teamsView(charter, states['teams'] as TeamsState, at),
    statements: statementsView(charter, states['statements'] as StatementsState, at),
    principals: principalsView(charter, states['principals'] as PrincipalsState, at),
    totals: publicTotals(states['statements'] as StatementsState, 'out-total'),
  };
}

export function everyDeskKeepsTrue({ orders, others }: Trials): void {
  describe.each(desks.map((desk) => desk.name))('%s', (name) => {
    const some = histories(name);

    test('any order of arrival gives the same state and the same views', () => {
      fc.assert(
        fc.property(some, chance, moment, (history, dice, at) => {
          const acts = judged(history.acts);
          const one = roomOf(acts);
          const other = roomOf(arrival(history, dice).map((index) => acts[index] as Judged));
          expect(other).toEqual(one);
          expect(everyView(other, at)).toEqual(everyView(one, at));
        }),
        { numRuns: orders },
      );
    });

    test('applying an act twice changes nothing more, and what is refused changes nothing', () => {
      fc.assert(
        fc.property(some, (history) => {
          const acts = judged(history.acts);
          const room = roomOf(acts);
          for (const { said, past } of acts) {
            const once = applyIn(past, said);
            expect(applyIn(once, said, past.charter)).toEqual(once);
            const desk = deskOf(said.kind);
            if (desk && verdictIn(room, said) !== 'stands')
              expect(fold(desk, room.charter, room.states[desk.name], said)).toBe(room.states[desk.name]);
          }
        }),
        { numRuns: others },
      );
    });

    test('state is plain data that survives being written down', () => {
      fc.assert(
        fc.property(some, (history) => {
          const { states } = roomOf(judged(history.acts));
          expect(JSON.parse(JSON.stringify(states))).toEqual(states);
        }),
        { numRuns: others },
      );
    });

    test('no act makes a judge, an apply or a view throw, in whatever room it arrives', () => {
      fc.assert(
        fc.property(some, some, moment, (history, strange, at) => {
          const room = roomOf(judged(history.acts));
          for (const said of strange.acts) {
            const verdict = verdictIn(room, said);
            const refusals = deskOf(said.kind)?.refusals ?? [];
            expect(verdict === 'stands' || refusals.includes(verdict)).toBe(true);
            everyView(applyIn(room, said), at);
          }
        }),
        { numRuns: others },
      );
    });
  });
}

export function singleDesksKeepTrue({ orders }: Trials): void {
  test('the agreed end of a started truce moves by nothing but what its parties answer, declare or object to', () => {
    const shown = ({ charter, states }: Room) => truceView(charter, states['truce'] as TruceState, 0);
    const longer = ['truce.extension-agreed', 'truce.extension-consented', 'truce.extension-declared'];
    const other = ['truce.list-withdrawn', 'truce.list-refused', 'truce.proposal-withdrawn'];
    const answers = [...longer, ...other, 'truce.extension-declined', 'truce.renewal-objected'];
    fc.assert(
      fc.property(histories('truce', 20), (history) => {
        let room = nobody;
        for (const one of judged(history.acts)) {
          const before = shown(room);
          room = roomAfter(room, one);
          const after = shown(room);
          const { kind } = one.said;
          const sameStart = before.truce === after.truce && before.start.set === after.start.set;
          // An acceptance makes it agreed; an answer may give way or contest; a start moves while it is not started.
          if (sameStart && !answers.includes(kind) && kind !== 'truce.accepted')
            expect(after.expiries).toEqual(before.expiries);
          if (sameStart && !longer.includes(kind) && before.expiresAt !== null && after.expiresAt !== null)
            expect(after.expiresAt).toBeLessThanOrEqual(before.expiresAt);
        }
      }),
      { numRuns: orders },
    );
  });

  test('reconciliation: totals are the sums of what is settled, and nothing contested is in them', () => {
    fc.assert(
      fc.property(histories('exchange', 20), moment, (history, at) => {
        const { charter, states } = roomOf(judged(history.acts));
        const view = exchangeView(charter, states['exchange'] as ExchangeState, at);
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(view.out.total).toBe(sum(view.batches.map((batch) => batch.out?.total ?? 0)));
        expect(view.out.total).toBe(view.out.quota + view.out.outside.dual + view.out.outside.foreign);
        expect(view.returned.total).toBe(sum(view.batches.map((batch) => batch.returned?.total ?? 0)));
        const credits = view.credits.filter((credit) => credit.counted);
        expect(view.out.credited).toBe(view.out.quota + sum(credits.map((credit) => credit.persons)));
        for (const n of view.out.unsettled) {
          expect(view.batches.find((batch) => batch.n === n)?.out).toBeNull();
          const named = view.disputed.find((one) => one.what === 'released' && one.batch === n);
          expect(named?.versions.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: orders },
    );
  });

  test('talks: no reader but a mediator is shown what is for mediators, and nothing tells one side of the other’s answer', () => {
    fc.assert(
      fc.property(histories('talks', 24), (history) => {
        const acts = judged(history.acts);
        const { charter, states } = roomOf(acts);
        const others = ({ said }: Judged) => said.kind === 'talks.double-blind-answered' && said.by === 'south';
        const without = roomOf(acts.filter((one) => !others(one)));
        const shown = talksView(charter, states['talks'] as TalksState, 40_000_000, 'north');
        expect(shown).toMatchObject({ still: null, versions: [], soundings: [] });
        expect(shown.text.terms.every((one) => one.differ === null && one.leftOpen.length === 0)).toBe(true);
        expect([...shown.text.fallbacks, ...shown.text.redLines].every((one) => one.by === 'north')).toBe(true);
        expect(talksView(charter, without.states['talks'] as TalksState, 40_000_000, 'north')).toEqual(shown);
      }),
      { numRuns: orders },
    );
  });
}
