/** Tranches at a moment: what is agreed of numbers and of names, whose word is awaited, and which step is due. */
import type { Charter, DelegationId } from '../../desk.ts';
import { allWithIds, inOrder, kept } from '../../kept.ts';
import { agreedBySides, doneFor, isDue, type Known, namesOf, sidesOf, standingNames, wordsOn } from './reckoning.ts';
import type { Criterion, Named, NamesObjection, StepWord, Tranche } from './words.ts';

type Agreement = {
  readonly acceptedBy: readonly DelegationId[];
  /** The sides whose acceptance is awaited; none once it is agreed. */
  readonly awaitedFrom: readonly DelegationId[];
};

export type TranchesView = {
  readonly criteria: readonly (Agreement & Pick<Criterion, 'id' | 'text'> & { readonly agreed: boolean })[];
  readonly tranches: readonly (Agreement & {
    readonly id: string;
    readonly n: number;
    readonly numbers: Tranche['numbers'];
    readonly agreed: boolean;
    /** Whether another tranche of the same number is agreed too: neither author knew of the other. */
    readonly contested: boolean;
    readonly names: readonly (Agreement & {
      readonly id: string;
      readonly names: readonly Named[];
      /** `agreed` is the one that stands; of two that stand and exclude each other both are `contested`. */
      readonly state: 'proposed' | 'agreed' | 'contested' | 'replaced';
      readonly objections: readonly (Pick<NamesObjection, 'id' | 'by' | 'cases' | 'ground'> & {
        readonly criterion: string | null;
        readonly settled: readonly string[];
      })[];
    })[];
    readonly steps: readonly (Tranche['steps'][number] & {
      readonly step: number;
      /** `open` until its moment has come, then `due`; `done` once both sides say so of the same number. */
      readonly state: 'open' | 'due' | 'done';
      readonly words: readonly (StepWord & { readonly by: DelegationId })[];
    })[];
  })[];
  /** Ids of what awaits the reader's own acceptance. */
  readonly awaitedFromReader: readonly string[];
};

export function tranchesView(_charter: Charter, state: Known, at: number, reader: DelegationId): TranchesView {
  const put = inOrder(state.tranches);
  const criteria = inOrder(state.criteria).map(({ id, text, terms, accepted }) => ({
    id,
    text,
    agreed: agreedBySides(state, terms, { accepted }),
    ...agreement(state, terms, { accepted }),
  }));
  const tranches = put.map((tranche) => ({
    id: tranche.id,
    n: tranche.n,
    numbers: tranche.numbers,
    agreed: agreedBySides(state, tranche.terms, tranche),
    contested: isContested(state, put, tranche),
    ...agreement(state, tranche.terms, tranche),
    names: namesRows(state, tranche),
    steps: tranche.steps.map((step, index) => stepRow(state, tranche, step, index + 1, at)),
  }));
  const open = [...criteria, ...tranches, ...tranches.flatMap((one) => one.names)];
  const awaitedFromReader = open.filter((one) => one.awaitedFrom.includes(reader)).map((one) => one.id);
  return { criteria, tranches, awaitedFromReader };
}

function agreement(state: Known, terms: string, { accepted }: Pick<Tranche, 'accepted'>): Agreement {
  const acceptedBy = allWithIds(accepted).map(([by]) => by);
  const awaitedFrom = sidesOf(state, terms).filter((side) => !acceptedBy.includes(side));
  return { acceptedBy: acceptedBy.sort(), awaitedFrom };
}

function isContested(state: Known, put: readonly Tranche[], tranche: Tranche): boolean {
  const agreed = put.filter((one) => one.terms === tranche.terms && one.n === tranche.n);
  return agreed.filter((one) => agreedBySides(state, one.terms, one)).length > 1;
}

function namesRows(state: Known, tranche: Tranche): TranchesView['tranches'][number]['names'] {
  const all = namesOf(state, tranche);
  const stands = standingNames(state, tranche);
  return all.map((one) => {
    const replaced = all.some((other) => other.over.includes(one.id));
    const standing = stands.length > 1 ? ('contested' as const) : ('agreed' as const);
    const stage = stands.includes(one) ? standing : replaced ? ('replaced' as const) : ('proposed' as const);
    const asked = agreement(state, tranche.terms, one);
    return {
      id: one.id,
      names: one.names,
      ...asked,
      awaitedFrom: replaced ? [] : asked.awaitedFrom,
      state: stage,
      objections: inOrder(state.namesObjections)
        .filter((objection) => objection.names === one.id)
        .map(({ id, by, cases, ground, criterion, settlement }) => ({
          ...{ id, by, cases, ground },
          criterion: criterion === null ? null : (kept(state.criteria, criterion)?.text ?? null),
          settled: settlement.map((version) => version.value),
        })),
    };
  });
}

function stepRow(state: Known, tranche: Tranche, step: Tranche['steps'][number], n: number, at: number) {
  const done = doneFor(state, tranche, n, at) !== null;
  const due = isDue(state, tranche, n, at);
  const stage = done ? ('done' as const) : due ? ('due' as const) : ('open' as const);
  return { ...step, step: n, state: stage, words: wordsOn(state, tranche.id, n, at) };
}
