/**
 * Principals' papers at a moment: reports with every change, what was asked of whom and what came of it, and who may act
 * in whose name. Whether a deadline is met, open or passed is reckoned here, from the moment asked about.
 */
import type { Charter, DelegationId } from '../desk.ts';
import { inOrder, type Origin } from '../kept.ts';
import { type Change, changesOf, readAnswer, textOf } from './reckoning.ts';
import type {
  Addressee,
  Answer,
  Ask,
  Authority,
  Draft,
  Generated,
  Lines,
  PrincipalsState,
  Report,
  Sort,
} from './words.ts';

/** One addressee's part of what is asked. `late`: answered after it was due, by the answer's own claimed time. */
export type Awaited = Addressee & {
  readonly state: 'awaited' | 'passed' | 'answered' | 'contested' | 'withdrawn';
  readonly late: boolean;
  readonly answers: readonly (Answer & { readonly by: DelegationId; readonly at: number; readonly ref: string })[];
};

export type AskView = Omit<Ask, 'of' | 'answers' | 'withdrawn' | 'ref'> & {
  readonly of: readonly Awaited[];
  readonly withdrawn: readonly string[];
};

export type ReportView = {
  readonly id: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly asOf: number;
  readonly office: string;
  readonly draft: string | null;
  readonly replaces: string | null;
  readonly changes: readonly Change[];
  /** Ids of the reports that replace it: more than one only where two were signed without knowing of each other. */
  readonly supersededBy: readonly string[];
};

export type DraftView = {
  readonly id: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly asOf: number;
  readonly state: 'draft' | 'contested' | 'signed';
  readonly generated: Generated;
  /** The text as it stands; several where changes exclude each other. */
  readonly texts: readonly { readonly lines: Lines; readonly changes: readonly Change[] }[];
  readonly edits: readonly (Omit<Origin, 'ref'> & { readonly wording: string; readonly changes: readonly Change[] })[];
};

export type AuthorityView = Omit<Authority, 'ended' | 'ref'> & {
  readonly state: 'to-begin' | 'in-force' | 'term-over' | 'ended';
  readonly ended: readonly { readonly at: number; readonly wording: string }[];
  /** Ids of the decisions that were answered under it. */
  readonly used: readonly string[];
};

export type PrincipalsView = {
  readonly reports: readonly ReportView[];
  readonly drafts: readonly DraftView[];
  readonly asks: readonly AskView[];
  readonly authorities: readonly AuthorityView[];
  /** The constant line: who was asked to acknowledge what, and has not. PR7 */
  readonly unacknowledged: readonly (Addressee & { readonly ask: string; readonly sort: Sort; readonly at: number })[];
};

export function principalsView(_charter: Charter, state: PrincipalsState, at: number): PrincipalsView {
  const asks = inOrder(state.asks).map((ask) => shownAsk(ask, at));
  const reports = inOrder(state.reports);
  return {
    reports: reports.map((report) => shownReport(report, reports)),
    drafts: inOrder(state.drafts).map((draft) => shownDraft(draft, reports)),
    asks,
    authorities: inOrder(state.authorities).map((authority) => shownAuthority(authority, asks, at)),
    unacknowledged: asks
      .filter((ask) => ask.sort === 'acknowledgement' || ask.sort === 'report')
      .flatMap(({ id, sort, of, at: asked }) =>
        of.filter(isOpen).map(({ delegation, office }) => ({ ask: id, sort, delegation, office, at: asked })),
      ),
  };
}

/** Whether something is still awaited of this addressee. */
export const isOpen = (one: Awaited): boolean => one.state === 'awaited' || one.state === 'passed';

function shownAsk(ask: Ask, at: number): AskView {
  const { ref: _ref, answers: _answers, ...shown } = ask;
  return {
    ...shown,
    of: ask.of.map((one, place) => awaited(ask, one, place, at)),
    withdrawn: ask.withdrawn.map((version) => version.value),
  };
}

function awaited(ask: Ask, one: Addressee, place: number, at: number): Awaited {
  const reading = readAnswer(ask, place);
  const versions = reading.state === 'empty' ? [] : reading.versions;
  const answers = versions.map(({ by, at: answered, ref, value }) => ({ ...value, by, at: answered, ref }));
  const { due } = ask;
  const late = due !== null && answers.length > 0 && answers.every((answer) => answer.at > due); // PR10
  return { ...one, state: stateOf(ask, reading.state, at), late, answers };
}

function stateOf(ask: Ask, reading: 'empty' | 'settled' | 'contested', at: number): Awaited['state'] {
  if (reading === 'contested') return 'contested';
  if (reading === 'settled') return 'answered';
  if (ask.withdrawn.length > 0) return 'withdrawn';
  return ask.due !== null && at > ask.due ? 'passed' : 'awaited';
}

function shownReport(
  { id, by, at, asOf, office, draft, replaces, generated, lines }: Report,
  all: readonly Report[],
): ReportView {
  const supersededBy = all.filter((other) => other.replaces === id).map((other) => other.id);
  return { id, by, at, asOf, office, draft, replaces, changes: changesOf(generated, lines), supersededBy };
}

function shownDraft(draft: Draft, reports: readonly Report[]): DraftView {
  const { id, by, at, asOf, generated } = draft;
  const reading = textOf(draft);
  const standing = reading.state === 'settled' ? [reading.value] : draft.edited.map((version) => version.value);
  const isSigned = reports.some((report) => report.draft === id);
  return {
    id,
    by,
    at,
    asOf,
    state: isSigned ? 'signed' : reading.state === 'contested' ? 'contested' : 'draft',
    generated,
    texts: standing.map((lines) => ({ lines, changes: changesOf(generated, lines) })),
    edits: inOrder(draft.edits).map((edit) => ({
      ...{ by: edit.by, at: edit.at, wording: edit.wording },
      changes: changesOf(generated, edit.lines),
    })),
  };
}

function shownAuthority(
  { ended, ref: _, ...authority }: Authority,
  asks: readonly AskView[],
  at: number,
): AuthorityView {
  const used = asks.filter((ask) => ask.of.some((one) => one.answers.some((answer) => answer.under === authority.id)));
  const inTerm = at < authority.begins ? 'to-begin' : at < authority.ends ? 'in-force' : 'term-over';
  // An end counts from when it was said: before that moment the authority was in force.
  const isEnded = ended.some((version) => version.at <= at);
  return {
    ...authority,
    state: isEnded ? 'ended' : inTerm,
    ended: ended.map(({ at: said, value }) => ({ at: said, wording: value })),
    used: used.map((ask) => ask.id),
  };
}
