/** Terms, daily batches and their reconciliation, in numbers. It stands on the notice board. */
export { apply } from './apply.ts';
export { judge } from './judge.ts';
export { isAccepted } from './reckoning.ts';
export { type ExchangeView, exchangeView } from './view.ts';
export {
  acts,
  initial,
  type ReconciliationRefusal,
  type ReconciliationSaid,
  type ReconciliationState,
  refusals,
  type Terms,
} from './words.ts';
