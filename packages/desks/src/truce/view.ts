/**
 * What a reader is shown of the truce at a moment. The clock enters here and nowhere else, and it moves nothing but the
 * phase: the acts that `state` was folded from are those to be shown.
 */
import type { Charter, DelegationId } from '../desk.ts';
import { allKept, byOrigin, inOrder } from '../kept.ts';
import {
  capReports,
  HOUR,
  hoursEarned,
  isAgreed,
  listsOf,
  type Outcome,
  outcomeOf,
  settledStart,
  startOf,
  termFor,
  widestCap,
} from './reckoning.ts';
import type { Account, List, Truce, TruceState } from './words.ts';

export type TruceView = {
  readonly phase: 'none' | 'proposed' | 'agreed' | 'in-force' | 'term-ended';
  readonly truce: string | null;
  readonly start: {
    readonly planned: number | null;
    /** The start that was set, once its time has come. */
    readonly actual: number | null;
    readonly slipped: boolean;
    readonly set: number | null;
  };
  /** The agreed end where all parties' sides of the record have the same one, else null and `expiries` differ. */
  readonly expiresAt: number | null;
  readonly expiries: { readonly [party: DelegationId]: number };
  readonly extensions: readonly {
    readonly days: number;
    readonly hours: number;
    readonly newExpiry: number;
    /** Whose word completed it. */
    readonly statedBy: DelegationId;
    readonly list: string;
    readonly at: number;
  }[];
  readonly stated: readonly {
    readonly hours: number;
    readonly newExpiry: number | null;
    readonly saidBy: DelegationId;
    readonly recordedBy: DelegationId;
    readonly onLine: string;
    readonly saidAt: number;
    readonly heardBy: readonly DelegationId[];
    /** Whether the written record does not reach it yet. */
    readonly awaiting: boolean;
  }[];
  readonly outstanding: readonly {
    readonly what: 'list' | 'answer';
    readonly count: number;
    readonly expectedFrom: DelegationId;
    readonly due: number;
    readonly basis: 'performance-extension' | 'list-handed-in';
    readonly accounts: readonly { readonly by: DelegationId; readonly says: string }[];
  }[];
  readonly disputed: readonly {
    readonly term: 'cap-days' | 'start' | 'extension';
    readonly versions: readonly { readonly by: string; readonly value: number | string | null }[];
  }[];
  readonly lists: readonly {
    readonly list: string;
    readonly by: DelegationId;
    readonly living: number;
    readonly remains: number;
    readonly hours: number;
    readonly at: number;
    readonly outcome: Outcome['outcome'];
    readonly answers: readonly {
      readonly by: DelegationId;
      readonly outcome: 'agreed' | 'refused' | 'withdrawn';
      readonly hours: number | null;
      readonly ground: string | null;
      readonly at: number;
    }[];
  }[];
  readonly declarations: readonly {
    readonly by: DelegationId;
    readonly what: 'ended' | 'goes-on' | 'breached';
    readonly wording: string;
    readonly at: number;
  }[];
  readonly endDeclaredBy: readonly DelegationId[];
};

const nothing: TruceView = {
  phase: 'none',
  truce: null,
  start: { planned: null, actual: null, slipped: false, set: null },
  expiresAt: null,
  expiries: {},
  extensions: [],
  stated: [],
  outstanding: [],
  disputed: [],
  lists: [],
  declarations: [],
  endDeclaredBy: [],
};

/** Everything that the parts of the view are computed from, found once. */
type Term = {
  readonly state: TruceState;
  readonly truce: Truce;
  readonly at: number;
  readonly lists: readonly { readonly list: List; readonly outcome: Outcome }[];
  /** The settled start of an agreed truce, whether or not it has come. */
  readonly start: number | null;
  readonly ends: readonly (readonly [DelegationId, number])[];
  readonly expiresAt: number | null;
};

export function truceView(_charter: Charter, state: TruceState, at: number): TruceView {
  const truce = shown(state);
  if (!truce) return nothing;
  const term = termOf(state, truce, at);
  const set = settledStart(truce);
  return {
    phase: phaseOf(term),
    truce: truce.id,
    start: {
      planned: truce.plannedStart,
      actual: hasCome(term) ? term.start : null,
      slipped: hasSlipped(truce, set, at),
      set,
    },
    expiresAt: term.expiresAt,
    expiries: Object.fromEntries(term.ends),
    extensions: extensionsIn(term),
    stated: statedIn(term),
    outstanding: outstandingIn(term),
    disputed: disputedIn(term),
    lists: term.lists.map(({ list, outcome }) => listRow(list, outcome)),
    declarations: inOrder(state.declarations)
      .filter((one) => one.truce === truce.id)
      .map(({ by, what, wording, at: saidAt }) => ({ by, what, wording, at: saidAt })),
    endDeclaredBy: allKept(state.ends)
      .filter((end) => end.truce === truce.id && end.says.some((version) => version.value === 'ended'))
      .map((end) => end.by)
      .sort(),
  };
}

/** The truce agreed last, or while none is agreed the one proposed last. TR8 */
function shown(state: TruceState): Truce | undefined {
  const proposed = inOrder(state.truces);
  const agreed = proposed.filter(isAgreed).map((truce) => ({ truce, ...completion(truce) }));
  return agreed.sort(byOrigin).at(-1)?.truce ?? proposed.at(-1);
}

function completion(truce: Truce) {
  return inOrder(truce.acceptances).at(-1) ?? { by: truce.by, at: truce.at, ref: truce.ref };
}

function termOf(state: TruceState, truce: Truce, at: number): Term {
  const own = listsOf(state.lists, truce.id);
  const lists = own.map((list) => ({ list, outcome: outcomeOf(truce, list) }));
  const start = isAgreed(truce) ? settledStart(truce) : null;
  const ends =
    start === null ? [] : truce.parties.map((party) => [party, start + termFor(party, truce, own) * HOUR] as const);
  const [first, ...others] = ends.map(([, end]) => end);
  const contested = lists.some(({ outcome }) => outcome.outcome === 'contested');
  const agreedByAll = first !== undefined && !contested && others.every((end) => end === first);
  return { state, truce, at, lists, start, ends, expiresAt: agreedByAll ? first : null };
}

function hasCome({ start, at }: Term): boolean {
  return start !== null && at >= start;
}

/** [start, end): at the end itself the agreed term has ended. While ends differ, it runs to the last of them. TR18 */
function phaseOf(term: Term): TruceView['phase'] {
  if (!isAgreed(term.truce)) return 'proposed';
  if (!hasCome(term)) return 'agreed';
  return term.ends.some(([, end]) => term.at < end) ? 'in-force' : 'term-ended';
}

function hasSlipped(truce: Truce, set: number | null, at: number): boolean {
  if (set !== null) return set !== truce.plannedStart;
  return truce.start.some((version) => version.value.start === null) || at >= truce.plannedStart; // TR5
}

function extensionsIn({ truce, lists, start }: Term): TruceView['extensions'] {
  if (start === null) return [];
  let reached = truce.hours;
  return lists
    .flatMap(({ list, outcome }) =>
      outcome.outcome === 'agreed' && outcome.last ? [{ list: list.id, hours: outcome.hours, ...outcome.last }] : [],
    )
    .sort(byOrigin)
    .map(({ list, hours, by, at }) => {
      reached += hours;
      return { days: hours / 24, hours, newExpiry: start + reached * HOUR, statedBy: by, list, at };
    });
}

function statedIn({ state, truce, start, ends }: Term): TruceView['stated'] {
  return inOrder(state.stated)
    .filter((one) => one.truce === truce.id)
    .map(({ hours, reaches, saidBy, by, onLine, saidAt, heardBy }) => {
      const newExpiry = start === null ? null : start + reaches * HOUR;
      const awaiting = newExpiry === null || ends.some(([, end]) => end < newExpiry);
      return { hours, newExpiry, saidBy, recordedBy: by, onLine, saidAt, heardBy, awaiting };
    });
}

function outstandingIn(term: Term): TruceView['outstanding'] {
  const { state, truce, lists } = term;
  if (!hasCome(term) || truce.extension.model !== 'performance') return [];
  const { personsPer, hoursPer } = truce.extension;
  const due = Math.min(...term.ends.map(([, end]) => end));
  const accounts = accountsOn(state, truce, 'list', due);
  const awaited = lists.filter(({ outcome }) => outcome.outcome === 'awaited');
  const answers = awaited.flatMap(({ list, outcome }) =>
    truce.parties
      .filter((party) => party !== list.by && !outcome.answers.some((answer) => answer.by === party))
      .map((party) => ({
        what: 'answer' as const,
        count: list.living,
        expectedFrom: party,
        due,
        basis: 'list-handed-in' as const,
        accounts,
      })),
  );
  const reached = Math.max(...term.ends.map(([party]) => termFor(party, truce, listsOf(state.lists, truce.id))));
  const full = awaited.some(({ list }) => hoursEarned(truce, list.living) > 0);
  // A full list that awaits its answer is not expected a second time; nor is one that every cap reported rules out. TR22
  if (full || reached + hoursPer > widestCap(state.reports, truce.id)) return answers;
  const list = {
    what: 'list' as const,
    count: personsPer,
    expectedFrom: truce.releasing,
    due,
    basis: 'performance-extension' as const,
    accounts,
  };
  return [list, ...answers];
}

function accountsOn(state: TruceState, truce: Truce, about: Account['about'], due: number) {
  return allKept(state.accounts)
    .filter((one) => one.truce === truce.id && one.about === about && one.due === due)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap((one) => one.says.map((version) => ({ by: one.by, says: version.value })));
}

function disputedIn({ state, truce, lists }: Term): TruceView['disputed'] {
  const caps = capReports(state.reports, truce.id).flatMap((report) =>
    report.value.map((version) => ({ by: report.source, value: version.value })),
  );
  const start = startOf(truce);
  const contested = lists.filter(({ outcome }) => outcome.outcome === 'contested');
  return [
    ...(new Set(caps.map((cap) => cap.value)).size > 1 ? [{ term: 'cap-days' as const, versions: caps }] : []),
    ...(start.state === 'contested'
      ? [{ term: 'start' as const, versions: start.versions.map(({ by, value }) => ({ by, value: value.start })) }]
      : []),
    ...contested.map(({ outcome }) => ({
      term: 'extension' as const,
      versions: outcome.answers.map(({ by, word }) => ({
        by,
        value: word.outcome === 'agreed' ? word.hours : word.outcome,
      })),
    })),
  ];
}

function listRow(list: List, { outcome, answers }: Outcome): TruceView['lists'][number] {
  const { id, by, living, remains, hours, at } = list;
  return {
    list: id,
    by,
    living,
    remains,
    hours,
    at,
    outcome,
    answers: answers.map(({ by: who, at: when, word }) => ({
      by: who,
      outcome: word.outcome,
      hours: word.outcome === 'agreed' ? word.hours : null,
      ground: word.outcome === 'refused' ? word.ground : null,
      at: when,
    })),
  };
}
