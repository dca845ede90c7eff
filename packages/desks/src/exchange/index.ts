/**
 * The exchange desk, in four parts: lists of those sought, tranches, handovers, and their reconciliation in numbers. It
 * knows case codes and counts. One state, since a tranche rests on terms and a handover on what was found late.
 */
import { type AdmissionRefusal, admissionRefusals, admit, known } from '../admission.ts';
import type { Charter, Desk, Verdict } from '../desk.ts';
import * as handover from './handover/index.ts';
import * as lists from './lists/index.ts';
import * as reconciliation from './reconciliation/index.ts';
import * as tranches from './tranches/index.ts';

export type ExchangeSaid =
  | reconciliation.ReconciliationSaid
  | lists.ListsSaid
  | tranches.TranchesSaid
  | handover.HandoverSaid;
export type ExchangeRefusal =
  | AdmissionRefusal
  | reconciliation.ReconciliationRefusal
  | lists.ListsRefusal
  | tranches.TranchesRefusal
  | handover.HandoverRefusal;
export type ExchangeState = reconciliation.ReconciliationState &
  lists.ListsState &
  tranches.TranchesState &
  handover.HandoverState;

const parts = [reconciliation, lists, tranches, handover] as const;
const acts = { ...reconciliation.acts, ...lists.acts, ...tranches.acts, ...handover.acts };
const refusals = new Set([...admissionRefusals, ...parts.flatMap((part): readonly ExchangeRefusal[] => part.refusals)]);

function judge(charter: Charter, state: ExchangeState, said: ExchangeSaid): Verdict<ExchangeRefusal> {
  const admitted = admit(charter, acts, said); // EX1
  if (admitted !== 'stands') return admitted;
  if (known<lists.ListsSaid>(lists.acts, said)) return lists.judge(charter, state, said);
  if (known<tranches.TranchesSaid>(tranches.acts, said)) return tranches.judge(state, said);
  if (known<handover.HandoverSaid>(handover.acts, said)) return handover.judge(charter, state, said);
  return reconciliation.judge(charter, state, said as reconciliation.ReconciliationSaid);
}

function apply(_charter: Charter, state: ExchangeState, said: ExchangeSaid): ExchangeState {
  if (known<lists.ListsSaid>(lists.acts, said)) return { ...state, ...lists.apply(state, said) };
  if (known<tranches.TranchesSaid>(tranches.acts, said)) return { ...state, ...tranches.apply(state, said) };
  if (known<handover.HandoverSaid>(handover.acts, said)) return { ...state, ...handover.apply(state, said) };
  if (known<reconciliation.ReconciliationSaid>(reconciliation.acts, said))
    return { ...state, ...reconciliation.apply(state, said) };
  return state;
}

export const exchange: Desk<ExchangeState, ExchangeSaid, ExchangeRefusal> = {
  name: 'exchange',
  initial: { ...reconciliation.initial, ...lists.initial, ...tranches.initial, ...handover.initial },
  acts,
  refusals: [...refusals],
  judge,
  apply,
};

export { type HandoversView, handoversView } from './handover/index.ts';
export { type ListsView, listsAwaited, listsView } from './lists/index.ts';
export { type ExchangeView, exchangeView } from './reconciliation/index.ts';
export { type TranchesView, tranchesView } from './tranches/index.ts';
