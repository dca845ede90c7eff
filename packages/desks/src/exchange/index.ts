/** The exchange desk: terms, batches and their reconciliation, in numbers. */
import type { Desk } from '../desk.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { acts, type ExchangeRefusal, type ExchangeSaid, type ExchangeState, initial, refusals } from './words.ts';

export const exchange: Desk<ExchangeState, ExchangeSaid, ExchangeRefusal> = {
  name: 'exchange',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export { type ExchangeView, exchangeView } from './view.ts';
export type { ExchangeRefusal, ExchangeSaid, ExchangeState } from './words.ts';
