/** What counts, once, for judge and view: whose terms are accepted, which reports nobody contradicts, which credits. */
import { allKept, inOrder, isKept, type Kept, kept } from '../../kept.ts';
import { type Reading, type Register, read } from '../../register.ts';
import type {
  Announced,
  Batch,
  Credit,
  Hold,
  ReconciliationState,
  Released,
  Report,
  Returned,
  Terms,
} from './words.ts';

export function isAccepted(terms: Terms): boolean {
  return hasBoth(terms, terms.acceptances);
}

/** A credit counts once both sides of the terms have agreed to it. EX13 */
export function isAgreed(terms: Terms, credit: Credit): boolean {
  return hasBoth(terms, credit.agreed);
}

/** An agreed credit counts until an agreed one corrects it; of two agreed corrections of one credit neither counts. EX17 */
export function counts(state: ReconciliationState, credit: Credit): boolean {
  const agreed = (one: Credit) => {
    const terms = kept(state.terms, one.terms);
    return terms !== undefined && isAgreed(terms, one);
  };
  const others = allKept(state.credits).filter((one) => one.id !== credit.id && agreed(one));
  const rival = credit.corrects !== null && others.some((one) => one.corrects === credit.corrects);
  return agreed(credit) && !rival && !others.some((one) => one.corrects === credit.id);
}

/** The reports of a batch that nothing has replaced. EX16 */
export function standingReports(state: ReconciliationState, key: string, which: Report['which']): readonly Report[] {
  const refs = new Set(kept(state.batches, key)?.[which].map((version) => version.ref));
  return inOrder(state.reports).filter(
    (report) => report.batch === key && report.which === which && refs.has(report.ref),
  );
}

function hasBoth(terms: Terms, words: Kept<unknown>): boolean {
  return isKept(words, terms.releasing) && isKept(words, terms.returning);
}

/** The batch that a reference to any of its announcements means. */
export function batchOf(state: ReconciliationState, reference: string): { key: string; batch: Batch } | undefined {
  const key = kept(state.announcements, reference);
  const batch = key === undefined ? undefined : kept(state.batches, key);
  return key !== undefined && batch ? { key, batch } : undefined;
}

/** Two reporters may differ by minutes in when, and still report one release: the numbers and the date must be equal. */
export function readReleased(batch: Batch): Reading<Released> {
  return read(
    batch.released,
    (left, right) =>
      left.date === right.date &&
      left.quota === right.quota &&
      left.dual === right.dual &&
      left.foreign === right.foreign,
  );
}

export function readReturned(batch: Batch): Reading<Returned> {
  return read(batch.returned, (left, right) => left.date === right.date && left.persons === right.persons);
}

export function readAnnounced(batch: Batch): Reading<Announced> {
  return read(
    batch.announced,
    (left, right) => left.day === right.day && left.quota === right.quota && left.foreign === right.foreign,
  );
}

export function holdsOf(state: ReconciliationState, key: string): readonly Hold[] {
  return inOrder(state.holds).filter((hold) => hold.batch === key);
}

/** The resumptions of a hold that lie in `seen`. */
export function resumedIn(hold: Hold, seen: (ref: string) => boolean): Register<number> {
  return hold.resumed.filter((version) => seen(version.ref));
}
