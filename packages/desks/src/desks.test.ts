/** What every desk keeps true, whatever is said: order does not matter, nothing throws, nothing refused has an effect. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Charter,
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
} from './index.ts';
import { applyIn, type Judged, judged, type Room, roomOf, verdictIn } from './testing/given.ts';
import { arrival, histories } from './testing/history.ts';

/** A campaign runs forty times as many. */
const trials = (usual: number) => (process.env['PARLEY_CAMPAIGN'] ? usual * 40 : usual);

const chance = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 30 });
const names = desks.map((desk) => desk.name);

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

describe.each(names)('%s', (name) => {
  test('any order of arrival gives the same state and the same views', () => {
    fc.assert(
      fc.property(histories(name), chance, fc.nat({ max: 40_000_000 }), (history, dice, at) => {
        const acts = judged(history.acts);
        const one = roomOf(acts);
        const other = roomOf(arrival(history, dice).map((index) => acts[index] as Judged));
        expect(other).toEqual(one);
        expect(everyView(other, at)).toEqual(everyView(one, at));
      }),
      { numRuns: trials(30) },
    );
  });

  test('random histories are not mostly refusals, or the properties here would say little', () => {
    const drawn = fc.sample(histories(name), { numRuns: 200, seed: 7 });
    const acts = drawn.flatMap((history) => judged(history.acts));
    const stood = acts.filter((one) => one.verdict === 'stands');
    expect(stood.length / acts.length).toBeGreaterThan(0.4);
    const kinds = new Set(stood.map((one) => one.said.kind));
    const own = Object.keys(desks.find((desk) => desk.name === name)?.acts ?? {});
    expect(own.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('applying an act twice changes nothing more, and what is refused changes nothing', () => {
    fc.assert(
      fc.property(histories(name), (history) => {
        const acts = judged(history.acts);
        const room = roomOf(acts);
        for (const { said, charter } of acts) {
          const past = roomOf(acts.filter((one) => said.saw(one.said.ref)));
          const once = applyIn(past, said, charter);
          expect(applyIn(once, said, charter)).toEqual(once);
          const desk = deskOf(said.kind);
          if (desk && verdictIn(room, said) !== 'stands')
            expect(fold(desk, room.charter, room.states[desk.name], said)).toBe(room.states[desk.name]);
        }
      }),
      { numRuns: trials(8) },
    );
  });

  test('state is plain data that survives being written down', () => {
    fc.assert(
      fc.property(histories(name), (history) => {
        const { states } = roomOf(judged(history.acts));
        expect(JSON.parse(JSON.stringify(states))).toEqual(states);
      }),
      { numRuns: trials(8) },
    );
  });

  test('no act makes a judge, an apply or a view throw, in whatever room it arrives', () => {
    fc.assert(
      fc.property(histories(name), histories(name), fc.nat({ max: 40_000_000 }), (history, strange, at) => {
        const room = roomOf(judged(history.acts));
        for (const said of strange.acts) {
          const verdict = verdictIn(room, said);
          const refusals = deskOf(said.kind)?.refusals ?? [];
          expect(verdict === 'stands' || refusals.includes(verdict)).toBe(true);
          everyView(applyIn(room, said), at);
        }
      }),
      { numRuns: trials(8) },
    );
  });

  test('an act that this version does not know is refused and changes nothing', () => {
    const desk = desks.find((one) => one.name === name);
    const said = {
      kind: `${name}.toString`,
      id: 'a',
      ref: 'b',
      by: 'x',
      at: 0,
      notBefore: 0,
      body: {},
      saw: () => true,
    };
    const nobody: Charter = { title: '', convener: '', delegations: [], facts: [] };
    expect(desk?.judge(nobody, desk.initial, said)).toBe('unknown-act');
    expect(desk?.apply(nobody, desk.initial, said)).toBe(desk?.initial);
  });
});

test('the agreed end of a started truce moves by nothing but what its parties answer, declare or object to', () => {
  fc.assert(
    fc.property(histories('truce', 20), (history) => {
      const acts = judged(history.acts);
      const shown = (length: number) => {
        const { charter, states } = roomOf(acts.slice(0, length));
        return truceView(charter, states['truce'] as TruceState, 0);
      };
      for (const index of acts.keys()) {
        const before = shown(index);
        const after = shown(index + 1);
        const kind = history.acts[index]?.kind ?? '';
        const sameStart = before.truce === after.truce && before.start.set === after.start.set;
        const longer = ['truce.extension-agreed', 'truce.extension-consented', 'truce.extension-declared'];
        const other = ['truce.list-withdrawn', 'truce.list-refused', 'truce.proposal-withdrawn'];
        const answers = [...longer, ...other, 'truce.extension-declined', 'truce.renewal-objected'];
        // An acceptance makes it agreed; an answer may give way or contest; a start moves while it is not started.
        if (sameStart && !answers.includes(kind) && kind !== 'truce.accepted')
          expect(after.expiries).toEqual(before.expiries);
        if (sameStart && !longer.includes(kind) && before.expiresAt !== null && after.expiresAt !== null)
          expect(after.expiresAt).toBeLessThanOrEqual(before.expiresAt);
      }
    }),
    { numRuns: trials(30) },
  );
});

test('reconciliation: totals are the sums of what is settled, and nothing contested is in them', () => {
  fc.assert(
    fc.property(histories('exchange', 20), fc.nat({ max: 40_000_000 }), (history, at) => {
      const { charter, states } = roomOf(judged(history.acts));
      const view = exchangeView(charter, states['exchange'] as ExchangeState, at);
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(view.out.total).toBe(sum(view.batches.map((batch) => batch.out?.total ?? 0)));
      expect(view.out.total).toBe(view.out.quota + view.out.outside.dual + view.out.outside.foreign);
      expect(view.returned.total).toBe(sum(view.batches.map((batch) => batch.returned?.total ?? 0)));
      expect(view.out.credited).toBe(view.out.quota + sum(view.credits.filter((c) => c.counted).map((c) => c.persons)));
      for (const n of view.out.unsettled) {
        expect(view.batches.find((batch) => batch.n === n)?.out).toBeNull();
        const named = view.disputed.find((one) => one.what === 'released' && one.batch === n);
        expect(named?.versions.length).toBeGreaterThan(1);
      }
    }),
    { numRuns: trials(30) },
  );
});

test('talks: no reader but a mediator is shown what is for mediators, and nothing tells one side of the other’s answer', () => {
  fc.assert(
    fc.property(histories('talks', 24), (history) => {
      const acts = judged(history.acts);
      const { charter, states } = roomOf(acts);
      const others = ({ said }: (typeof acts)[number]) =>
        said.kind === 'talks.double-blind-answered' && said.by === 'south';
      const without = roomOf(acts.filter((one) => !others(one)));
      const shown = talksView(charter, states['talks'] as TalksState, 40_000_000, 'north');
      expect(shown).toMatchObject({ still: null, versions: [], soundings: [] });
      expect(shown.text.terms.every((one) => one.differ === null && one.leftOpen.length === 0)).toBe(true);
      expect([...shown.text.fallbacks, ...shown.text.redLines].every((one) => one.by === 'north')).toBe(true);
      expect(talksView(charter, without.states['talks'] as TalksState, 40_000_000, 'north')).toEqual(shown);
    }),
    { numRuns: trials(30) },
  );
});
