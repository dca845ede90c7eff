/**
 * What a reader is shown of the truce at a moment. The clock enters here and nowhere else: it moves the phase, what silence
 * renews and which reminders have come. The acts that `state` was folded from are those to be shown.
 */
import type { Charter, DelegationId } from '../desk.ts';
import { allKept, byOrigin, inOrder } from '../kept.ts';
import { type OwnTruceView, ownTrucesView } from './alone/view.ts';
import { type Model, modelsIn } from './extending/models.ts';
import { type ObligationView, obligationsView } from './obligations/view.ts';
import { outstandingIn } from './outstanding.ts';
import { capReports, HOUR, notificationUntil, type Outcome, settledStart, startOf } from './reckoning.ts';
import { type Reminder, remindersIn } from './reminders.ts';
import { hasCome, hasSlipped, type Phase, phaseOf, shown, type Term, termOf } from './term.ts';
import type { TruceState } from './words.ts';

type AnswerRows = readonly {
  readonly by: DelegationId;
  readonly outcome: 'agreed' | 'refused' | 'withdrawn';
  readonly hours: number | null;
  readonly ground: string | null;
  readonly at: number;
}[];

export type TruceView = {
  readonly phase: Phase;
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
    /** The list or the proposal that it rests on. */
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
    readonly what: 'list' | 'answer' | 'consent';
    readonly count: number;
    readonly expectedFrom: DelegationId;
    readonly due: number;
    readonly basis: 'performance-extension' | 'list-handed-in' | 'extension-proposed';
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
    readonly answers: AnswerRows;
  }[];
  readonly proposals: readonly {
    readonly proposal: string;
    readonly by: DelegationId;
    readonly hours: number;
    readonly wording: string;
    readonly at: number;
    readonly outcome: Outcome['outcome'];
    readonly answers: AnswerRows;
  }[];
  readonly signatures: readonly { readonly by: DelegationId; readonly signedAt: number; readonly wording: string }[];
  /** Until when the terms keep the signed truce from starting. */
  readonly notificationUntil: number | null;
  readonly models: readonly Model['model'][];
  readonly objections: readonly {
    readonly by: DelegationId;
    readonly from: number;
    readonly wording: string;
    readonly at: number;
  }[];
  /** Lengths that parties named for their own side; two of one party for one end only where it said both at once. */
  readonly ownWords: readonly { readonly by: DelegationId; readonly from: number; readonly hours: number }[];
  readonly obligations: readonly ObligationView[];
  /** What each side announced for itself alone, beside what is agreed. */
  readonly ownTruces: readonly OwnTruceView[];
  readonly reminders: readonly Reminder[];
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
  proposals: [],
  signatures: [],
  notificationUntil: null,
  models: [],
  objections: [],
  ownWords: [],
  obligations: [],
  ownTruces: [],
  reminders: [],
  declarations: [],
  endDeclaredBy: [],
};

export function truceView(_charter: Charter, state: TruceState, at: number): TruceView {
  const truce = shown(state);
  const ownTruces = ownTrucesView(state, at);
  if (!truce) return { ...nothing, ownTruces };
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
    ...asksIn(term),
    ...termsIn(term),
    ownTruces,
    declarations: inOrder(state.declarations)
      .filter((one) => one.truce === truce.id)
      .map(({ by, what, wording, at: saidAt }) => ({ by, what, wording, at: saidAt })),
    endDeclaredBy: allKept(state.ends)
      .filter((end) => end.truce === truce.id && end.says.some((version) => version.value === 'ended'))
      .map((end) => end.by)
      .sort(),
  };
}

function asksIn({ lists, proposals }: Term): Pick<TruceView, 'lists' | 'proposals'> {
  return {
    lists: lists.map(({ list: { id, by, living, remains, hours, at }, outcome }) => ({
      list: id,
      by,
      living,
      remains,
      hours,
      at,
      outcome: outcome.outcome,
      answers: answerRows(outcome),
    })),
    proposals: proposals.map(({ proposal: { id, by, hours, wording, at }, outcome }) => ({
      proposal: id,
      by,
      hours,
      wording,
      at,
      outcome: outcome.outcome,
      answers: answerRows(outcome),
    })),
  };
}

/** What the text provides for, what of it was counted, and which reminders have come. */
function termsIn(term: Term) {
  const { state, truce, at, ends } = term;
  const obligations = obligationsView(
    state.obligations,
    truce,
    ends.length > 0 ? Math.max(...ends.map(([, end]) => end)) : null,
    at,
  );
  return {
    signatures: inOrder(truce.signatures).map(({ by, signedAt, wording }) => ({ by, signedAt, wording })),
    notificationUntil: notificationUntil(truce),
    models: modelsIn(truce.extension).map((one) => one.model),
    objections: inOrder(state.objections)
      .filter((one) => one.truce === truce.id)
      .map(({ by, from, wording, at: saidAt }) => ({ by, from, wording, at: saidAt })),
    ownWords: allKept(state.ownWords)
      .filter((one) => one.truce === truce.id)
      .sort((left, right) => left.from - right.from || (left.by < right.by ? -1 : 1))
      .flatMap(({ by, from, hours }) => hours.map(({ value }) => ({ by, from, hours: value }))),
    obligations,
    reminders: remindersIn(term, obligations),
  };
}

function answerRows({ answers }: Outcome): AnswerRows {
  return answers.map(({ by, at, word }) => ({
    by,
    outcome: word.outcome,
    hours: word.outcome === 'agreed' ? word.hours : null,
    ground: word.outcome === 'refused' ? word.ground : null,
    at,
  }));
}

function extensionsIn({ truce, lists, proposals, start }: Term): TruceView['extensions'] {
  if (start === null) return [];
  let reached = truce.hours;
  const asked = [
    ...lists.map(({ list, outcome }) => ({ id: list.id, outcome })),
    ...proposals.map(({ proposal, outcome }) => ({ id: proposal.id, outcome })),
  ];
  return asked
    .flatMap(({ id, outcome }) =>
      outcome.outcome === 'agreed' && outcome.last ? [{ list: id, hours: outcome.hours, ...outcome.last }] : [],
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

function disputedIn({ state, truce, lists, proposals }: Term): TruceView['disputed'] {
  const caps = capReports(state.reports, truce.id).flatMap((report) =>
    report.value.map((version) => ({ by: report.source, value: version.value })),
  );
  const start = startOf(truce);
  const contested = [...lists, ...proposals].filter(({ outcome }) => outcome.outcome === 'contested');
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
