/**
 * The reconciliation at a moment: what was released and returned by then, under which counting rule. A report that
 * another contradicts is counted nowhere; it is named beside the totals and both versions are shown.
 */
import type { Charter, DelegationId } from '../../desk.ts';
import { allKept, allWithIds, byOrigin, inOrder, kept } from '../../kept.ts';
import { type Reading, type Register, read } from '../../register.ts';
import { counts, holdsOf, isAccepted, isAgreed, readAnnounced, readReleased, readReturned } from './reckoning.ts';
import type { Batch, Credit, Objection, ReconciliationState, Released, Returned, Terms } from './words.ts';

type Accounts = readonly { readonly by: DelegationId; readonly says: string }[];

export type ExchangeView = {
  readonly terms: string | null;
  readonly out: {
    readonly total: number;
    readonly quota: number;
    /** The persons that count under the terms: quota, and credits agreed by both sides. */
    readonly credited: number;
    readonly outside: { readonly dual: number; readonly foreign: number };
    readonly countingRule: string | null;
    readonly asOf: number | null;
    /** Batches whose reports exclude each other and are therefore in none of these numbers. */
    readonly unsettled: readonly number[];
  };
  readonly returned: {
    readonly total: number;
    readonly countingRule: string | null;
    readonly asOf: number | null;
    readonly unsettled: readonly number[];
  };
  readonly ratio: {
    readonly agreed: string | null;
    readonly out: number;
    readonly returned: number;
    readonly holds: boolean;
    readonly basis: 'credited-persons';
  };
  readonly batches: readonly {
    readonly n: number;
    readonly day: string | null;
    readonly announced: { readonly quota: number; readonly foreign: number } | null;
    readonly out: (Omit<Released, 'at'> & { readonly total: number; readonly at: number }) | null;
    readonly returned: { readonly total: number; readonly date: string; readonly at: number } | null;
    readonly held: readonly {
      readonly since: number;
      readonly resumed: number | null;
      readonly wording: string;
      readonly accounts: Accounts;
    }[];
    /** Accounts given while no hold was known. */
    readonly accounts: Accounts;
    readonly objections: readonly {
      readonly id: string;
      readonly by: DelegationId;
      readonly which: 'out' | 'returned';
      readonly ground: string;
      readonly settled: readonly string[];
    }[];
    /** Each report that took the place of others, with its ground. EX16 */
    readonly corrections: readonly {
      readonly which: 'released' | 'returned';
      readonly by: DelegationId;
      readonly at: number;
      readonly of: readonly string[];
      readonly ground: string;
    }[];
  }[];
  readonly credits: readonly {
    readonly id: string;
    readonly from: number | null;
    readonly toward: number | null;
    readonly persons: number;
    readonly ground: string;
    readonly agreedBy: readonly DelegationId[];
    readonly agreed: boolean;
    /** Whether it is in the numbers: agreed, and corrected by no agreed one. EX17 */
    readonly counted: boolean;
    readonly corrects: string | null;
  }[];
  readonly disputed: readonly {
    readonly what: 'announced' | 'released' | 'returned' | 'handover-resumed';
    readonly batch: number;
    readonly versions: readonly { readonly by: DelegationId; readonly value: unknown }[];
  }[];
};

/** A batch with what its reports say at the moment asked about. */
type Row = {
  readonly key: string;
  readonly batch: Batch;
  readonly released: Reading<Released>;
  readonly returned: Reading<Returned>;
};

export function exchangeView(_charter: Charter, state: ReconciliationState, at: number): ExchangeView {
  const terms = shown(state);
  const rows = allWithIds(state.batches)
    .filter(([, batch]) => batch.terms === terms?.id)
    .map(([key, batch]) => ({
      key,
      batch,
      released: by(readReleased(batch), at),
      returned: by(readReturned(batch), at),
    }))
    .sort((left, right) => left.batch.n - right.batch.n);
  const credits = inOrder(state.credits).filter((credit) => credit.terms === terms?.id);

  const released = rows.flatMap((row) => settledIn(row.released));
  const returned = rows.flatMap((row) => settledIn(row.returned));
  const quota = sum(released.map((one) => one.quota));
  const dual = sum(released.map((one) => one.dual));
  const foreign = sum(released.map((one) => one.foreign));
  const credited = quota + sum(credits.filter((one) => counts(state, one)).map((one) => one.persons));
  const back = sum(returned.map((one) => one.persons));
  const countingRule = terms?.countingRule ?? null;
  const agreed = terms?.ratio;

  return {
    terms: terms?.id ?? null,
    out: {
      total: quota + dual + foreign,
      quota,
      credited,
      outside: { dual, foreign },
      countingRule,
      asOf: last(released),
      unsettled: rows.filter((row) => row.released.state === 'contested').map(({ batch }) => batch.n),
    },
    returned: {
      total: back,
      countingRule,
      asOf: last(returned),
      unsettled: rows.filter((row) => row.returned.state === 'contested').map(({ batch }) => batch.n),
    },
    ratio: {
      agreed: agreed && terms && isAccepted(terms) ? `${agreed.out}:${agreed.returned}` : null,
      out: credited,
      returned: back,
      // In whole numbers, as a quotient would round. EX14
      holds: agreed !== undefined && back * agreed.out === credited * agreed.returned,
      basis: 'credited-persons',
    },
    batches: rows.map((row) => batchRow(state, row, at)),
    credits: credits.map((credit) => creditRow(state, terms, credit)),
    disputed: rows.flatMap((row) => disputedIn(state, row, at)),
  };
}

/** The terms accepted last, or while none are accepted those put last. */
function shown(state: ReconciliationState): Terms | undefined {
  const put = inOrder(state.terms);
  const accepted = put.filter(isAccepted).map((terms) => ({ terms, ...(inOrder(terms.acceptances).at(-1) ?? terms) }));
  return accepted.sort(byOrigin).at(-1)?.terms ?? put.at(-1);
}

/** A report says nothing of the moments before its event; reports that exclude each other do so from the first event on. */
function by<T extends { readonly at: number }>(reading: Reading<T>, at: number): Reading<T> {
  if (reading.state === 'settled') return reading.value.at <= at ? reading : { state: 'empty' };
  if (reading.state === 'contested' && reading.versions.every(({ value }) => value.at > at)) return { state: 'empty' };
  return reading;
}

function settledIn<T>(reading: Reading<T>): readonly T[] {
  return reading.state === 'settled' ? [reading.value] : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function last(reports: readonly { readonly at: number }[]): number | null {
  return reports.length === 0 ? null : Math.max(...reports.map((one) => one.at));
}

function batchRow(
  state: ReconciliationState,
  { key, batch, ...row }: Row,
  at: number,
): ExchangeView['batches'][number] {
  const announced = readAnnounced(batch);
  const [out] = settledIn(row.released);
  const [returned] = settledIn(row.returned);
  const settled = announced.state === 'settled' ? announced.value : undefined;
  return {
    n: batch.n,
    day: settled?.day ?? null,
    announced: settled ? { quota: settled.quota, foreign: settled.foreign } : null,
    out: out ? { ...out, total: out.quota + out.dual + out.foreign } : null,
    returned: returned ? { total: returned.persons, date: returned.date, at: returned.at } : null,
    held: holdsOf(state, key)
      .filter((hold) => hold.since <= at)
      .sort((left, right) => left.since - right.since)
      .map((hold) => ({
        since: hold.since,
        resumed: resumedAt(hold.resumed, at),
        wording: hold.wording,
        accounts: accountsOf(state, key, hold.id),
      })),
    accounts: accountsOf(state, key, null),
    objections: inOrder(state.objections)
      .filter((objection) => objection.batch === key)
      .map(objectionRow),
    corrections: inOrder(state.reports)
      .filter((report) => report.batch === key)
      .flatMap(({ which, by, at: said, correction }) => (correction ? [{ which, by, at: said, ...correction }] : [])),
  };
}

/** Null while it is held, and where two reports of the resumption differ: both are then among the disputed. */
function resumedAt(resumed: Register<number>, at: number): number | null {
  const reading = read(resumed);
  return reading.state === 'settled' && reading.value <= at ? reading.value : null;
}

function accountsOf(state: ReconciliationState, key: string, hold: string | null): Accounts {
  return allKept(state.accounts)
    .filter((one) => one.batch === key && one.hold === hold)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap((one) => one.says.map((version) => ({ by: one.by, says: version.value })));
}

function objectionRow({ id, by, which, ground, settlement }: Objection) {
  return { id, by, which, ground, settled: settlement.map((version) => version.value) };
}

function creditRow(
  state: ReconciliationState,
  terms: Terms | undefined,
  credit: Credit,
): ExchangeView['credits'][number] {
  return {
    id: credit.id,
    from: kept(state.batches, credit.from)?.n ?? null,
    toward: kept(state.batches, credit.toward)?.n ?? null,
    persons: credit.persons,
    ground: credit.ground,
    agreedBy: allWithIds(credit.agreed)
      .map(([by]) => by)
      .sort(),
    agreed: terms !== undefined && isAgreed(terms, credit),
    counted: counts(state, credit),
    corrects: credit.corrects,
  };
}

function disputedIn(state: ReconciliationState, row: Row, at: number): ExchangeView['disputed'] {
  const { key, batch, released, returned } = row;
  const resumptions = holdsOf(state, key)
    .filter((hold) => hold.since <= at)
    .map((hold) => ({ what: 'handover-resumed' as const, reading: read(hold.resumed) }));
  return [
    { what: 'announced' as const, reading: readAnnounced(batch) },
    { what: 'released' as const, reading: released },
    { what: 'returned' as const, reading: returned },
    ...resumptions,
  ].flatMap(({ what, reading }) => {
    if (reading.state !== 'contested') return [];
    return [{ what, batch: batch.n, versions: reading.versions.map(({ by, value }) => ({ by, value })) }];
  });
}
