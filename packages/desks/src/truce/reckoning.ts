/**
 * The arithmetic of a truce's term, once, for judge, apply and view: what is agreed, who has answered a list and how,
 * and how many hours that gives each party. Nothing here looks at a clock.
 */
import type { DelegationId } from '../desk.ts';
import { allKept, byOrigin, inOrder, isKept, type Kept, kept } from '../kept.ts';
import { read } from '../register.ts';
import { modelOf } from './extending/models.ts';
import type { Answer, Ask, List, StartWord, TermReport, Truce, TruceState } from './words.ts';

export const HOUR = 3_600_000;
const HOURS_PER_DAY = 24;

export type Seen = (ref: string) => boolean;
const all: Seen = () => true;

/** When the last of its parties signed, by its own word, or null while one has not. */
export function signedAt(truce: Truce): number | null {
  const all = truce.parties.map((party) => kept(truce.signatures, party)?.signedAt);
  return all.every((one) => one !== undefined) ? Math.max(...all) : null;
}

/** Until when the terms keep a signed truce from starting, or null where they do not, or it is not signed. */
export function notificationUntil(truce: Truce): number | null {
  const signed = signedAt(truce);
  return signed === null || truce.notificationHours === undefined ? null : signed + truce.notificationHours * HOUR;
}

export function isAgreed(truce: Truce): boolean {
  return truce.parties.every((party) => isKept(truce.acceptances, party));
}

export function startOf(truce: Truce) {
  return read<StartWord>(truce.start, (left, right) => left.start === right.start);
}

/** The start on which nobody differs, or null: none set, postponed, or contested. */
export function settledStart(truce: Truce): number | null {
  const reading = startOf(truce);
  return reading.state === 'settled' ? reading.value.start : null;
}

export function listsOf(lists: Kept<List>, truce: string): readonly List[] {
  return inOrder(lists).filter((list) => list.truce === truce);
}

/** All that may give hours: lists, and proposals to consent to. */
export function asksOf({ lists, proposals }: TruceState, truce: string): readonly Ask[] {
  return [...listsOf(lists, truce), ...inOrder(proposals).filter((one) => one.truce === truce)];
}

/** The answers that nothing of the same side has replaced, among those in `seen`. */
export function answersTo(list: Ask, seen: Seen = all): readonly Answer[] {
  const among = allKept(list.answers).filter((answer) => seen(answer.ref));
  const replaced = new Set(among.flatMap((answer) => answer.after));
  return among.filter((answer) => !replaced.has(answer.ref)).sort(byOrigin);
}

const hoursIn = (answer: Answer): number => (answer.word.outcome === 'agreed' ? answer.word.hours : 0);

export type Outcome = {
  readonly outcome: 'awaited' | 'agreed' | 'refused' | 'withdrawn' | 'contested';
  /** Hours that the other parties' words all cover. */
  readonly hours: number;
  /** Whether the side that handed the list in has withdrawn it. */
  readonly withdrawn: boolean;
  readonly answers: readonly Answer[];
  /** Whose word completed it. */
  readonly last: Answer | undefined;
};

export function outcomeOf(truce: Truce, list: Ask, seen: Seen = all): Outcome {
  const answers = answersTo(list, seen);
  const withdrawn = answers.some((answer) => answer.by === list.by);
  const others = truce.parties.filter((party) => party !== list.by);
  const words = others.map((party) => answers.filter((answer) => answer.by === party));
  const covered = words.map((own) => (own.length === 0 ? 0 : Math.min(...own.map(hoursIn))));
  const hours = others.length === 0 ? 0 : Math.min(...covered);
  const agreeing = answers.filter((answer) => answer.word.outcome === 'agreed');
  const selfExcluding = words.some((own) => own.some((one) => hoursIn(one) !== hoursIn(own[0] ?? one)));
  const differing = new Set(agreeing.map(hoursIn)).size > 1;
  const shared = { hours, withdrawn, answers, last: agreeing.at(-1) };

  if (agreeing.length > 0 && (withdrawn || selfExcluding || differing)) return { outcome: 'contested', ...shared };
  if (hours > 0) return { outcome: 'agreed', ...shared };
  if (withdrawn) return { outcome: 'withdrawn', ...shared };
  return { outcome: answers.some((answer) => answer.word.outcome === 'refused') ? 'refused' : 'awaited', ...shared };
}

/** Hours of the whole term as this party's side of the record has it. TR16 */
export function termFor(party: DelegationId, truce: Truce, asks: readonly Ask[], seen: Seen = all): number {
  const extended = asks.map((list) => {
    const { hours, withdrawn } = outcomeOf(truce, list, seen);
    return withdrawn && list.by === party ? 0 : hours;
  });
  return extended.reduce((sum, hours) => sum + hours, truce.hours);
}

/** The longest term that any party's side of the record has: before it, lateness is not proved for all. */
export function longestTerm(truce: Truce, asks: readonly Ask[], seen: Seen = all): number {
  return Math.max(truce.hours, ...truce.parties.map((party) => termFor(party, truce, asks, seen)));
}

/** The hours that so many persons give under the performance model. TR15 */
export function hoursEarned(truce: Truce, persons: number): number {
  const terms = modelOf(truce, 'performance');
  return terms ? terms.hoursPer * Math.floor(persons / terms.personsPer) : 0;
}

export function capReports(reports: Kept<TermReport>, truce: string): readonly TermReport[] {
  return [...allKept(reports)]
    .filter((report) => report.truce === truce && report.term === 'cap-days')
    .sort((left, right) => (left.source < right.source ? -1 : 1));
}

/** The most generous of the caps reported, in hours; without a report there is no cap. TR20 */
export function widestCap(reports: Kept<TermReport>, truce: string): number {
  const days = capReports(reports, truce).flatMap((report) => report.value.map((version) => version.value));
  return days.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...days) * HOURS_PER_DAY;
}
