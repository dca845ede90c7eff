/** What a reader is shown of lists and answers: codes and counts, whose turn it is, and until when they may be kept. */
import { activeParties } from '../../admission.ts';
import { type Charter, type DelegationId, holds } from '../../desk.ts';
import { allWithIds, inOrder, kept } from '../../kept.ts';
import { type Register, read } from '../../register.ts';
import { newest, readFind, readForm, sameGiven, seriesOf } from './reckoning.ts';
import { type Answered, answers, type Form, type Given, type HandedIn, type ListsState } from './words.ts';

type Words<T> = readonly ({ readonly by: DelegationId; readonly at: number } & T)[];

export type CaseRow = {
  readonly case: string;
  /** `awaited` while there is none, `contested` where two exclude each other. */
  readonly answer: Answered['answer'] | 'awaited' | 'contested';
  readonly sameAs: string | null;
  readonly answers: Words<Answered>;
  readonly familyInformed: readonly { readonly informedBy: string; readonly at: number }[];
  readonly foundLate: 'living' | 'remains' | 'contested' | null;
};

export type ListsView = {
  /** Shown to mediators, intermediaries and the side whose list it is, and to nobody else. EX23 */
  readonly handedIn: readonly (Omit<HandedIn, 'form' | 'ref'> & {
    readonly form: 'awaited' | 'complete' | 'returned' | 'contested';
    readonly checks: Words<Form>;
    readonly newest: boolean;
    readonly retentionPast: boolean;
  })[];
  readonly givenOut: readonly {
    readonly id: string;
    readonly by: DelegationId;
    readonly at: number;
    readonly lists: readonly (Given & { readonly word: 'awaited' | 'ours' | 'not-ours' | 'contested' })[];
  }[];
  readonly series: readonly {
    readonly series: string;
    /** One list, or all that were given out at once and differ. */
    readonly versions: readonly Given[];
    readonly cases: number;
    /** Sums up to `cases`, with `awaited` and `contested` in it. EX25 */
    readonly counts: { readonly [answer in CaseRow['answer']]: number };
    /** How they are counted: by what the side that was asked says of each case, one for one. */
    readonly basis: 'answers-by-case';
    /** Claimed time of the latest answer in them; null while there is none. EX54 */
    readonly asOf: number | null;
    /** Cases of which something has been said; the others await their answer. */
    readonly rows: readonly CaseRow[];
    readonly retainUntil: number;
    readonly retentionPast: boolean;
  }[];
  readonly passedOn: Words<{ readonly cases: readonly string[]; readonly to: string }>;
};

export function listsView(charter: Charter, state: ListsState, at: number, reader: DelegationId): ListsView {
  const between = isBetween(charter, reader);
  return {
    handedIn: inOrder(state.handedIn)
      .filter((list) => between || list.by === reader)
      .map(({ ref: _, form, ...list }) => ({
        ...list,
        form: readForm({ ...list, ref: '', form }),
        checks: form.map(({ by, at: said, value }) => ({ by, at: said, ...value })),
        newest: newest(state, list.by, list.series)?.id === list.id,
        retentionPast: list.retainUntil <= at,
      })),
    givenOut: inOrder(state.givenOut).map(({ id, by, at: said, lists, words }) => ({
      id,
      by,
      at: said,
      lists: lists.map((list) => ({ ...list, word: wordOf(kept(words, list.side) ?? []) })),
    })),
    series: allWithIds(state.series)
      .map(([series, register]) => seriesRow(state, series, register, at))
      .sort((left, right) => (left.series < right.series ? -1 : 1)),
    passedOn: inOrder(state.passedOn).map(({ by, at: said, cases, to }) => ({ by, at: said, cases, to })),
  };
}

/**
 * The parties of which no channel of `states` has a list whose form is complete: shown to those between the sides, who
 * alone read every line. Nobody else is told which list is awaited. EX23
 */
export function listsAwaited(
  charter: Charter,
  states: readonly ListsState[],
  reader: DelegationId,
): readonly DelegationId[] | null {
  if (!isBetween(charter, reader)) return null;
  const complete = states
    .flatMap((state) => inOrder(state.handedIn).filter((list) => newest(state, list.by, list.series) === list))
    .filter((list) => readForm(list) === 'complete')
    .map((list) => list.by);
  return activeParties(charter).filter((party) => !complete.includes(party));
}

const isBetween = (charter: Charter, reader: DelegationId): boolean =>
  holds(charter, reader, ['mediator', 'intermediary']);

function wordOf(register: Register<'ours' | 'not-ours'>) {
  const reading = read(register);
  return reading.state === 'settled' ? reading.value : reading.state === 'contested' ? 'contested' : 'awaited';
}

function seriesRow(
  state: ListsState,
  series: string,
  register: Register<Given>,
  at: number,
): ListsView['series'][number] {
  const reading = read(register, sameGiven);
  const given = register.map((version) => version.value);
  const versions = reading.state === 'settled' ? [reading.value] : given;
  const said = [state.answers, state.informed, state.foundLate].flatMap((things) =>
    allWithIds<unknown>(things).map(([code]) => code),
  );
  const codes = [...new Set(said)].filter((code) => seriesOf(code) === series);
  const rows = codes.map((code) => caseRow(state, code)).sort((left, right) => numberOf(left) - numberOf(right));
  const cases = Math.max(...given.map((list) => list.cases));
  const zero = Object.fromEntries([...answers, 'awaited', 'contested'].map((answer) => [answer, 0]));
  const counts = zero as { [answer in CaseRow['answer']]: number };
  for (const row of rows) counts[row.answer] += 1;
  counts.awaited += cases - rows.length;
  const retainUntil = Math.min(...given.map((list) => list.retainUntil));
  const times = rows.flatMap((row) => row.answers.map((answer) => answer.at));
  const asOf = times.length === 0 ? null : Math.max(...times);
  const basis = 'answers-by-case';
  return { series, versions, cases, counts, basis, asOf, rows, retainUntil, retentionPast: retainUntil <= at };
}

function numberOf(row: CaseRow): number {
  return Number(row.case.slice(row.case.indexOf('-') + 1));
}

function caseRow(state: ListsState, code: string): CaseRow {
  const register: Register<Answered> = kept(state.answers, code) ?? [];
  const same = (left: Answered, right: Answered) => left.answer === right.answer && left.sameAs === right.sameAs;
  const reading = read(register, same);
  const settled = reading.state === 'settled' ? reading.value : undefined;
  const find = readFind(state, code);
  const open = reading.state === 'contested' ? 'contested' : 'awaited';
  return {
    case: code,
    answer: settled?.answer ?? open,
    sameAs: settled?.sameAs ?? null,
    answers: register.map(({ by, at, value }) => ({ by, at, ...value })),
    familyInformed: (kept(state.informed, code) ?? []).map((version) => version.value),
    foundLate: find.state === 'settled' ? find.value.track : find.state === 'contested' ? 'contested' : null,
  };
}
