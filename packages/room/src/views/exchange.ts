/** The reconciliation of the exchange, with the totals that were said in public beside it, never in it. */
import { exchangeView as deskView, type ExchangeState, publicTotals, type StatementsState } from '@parley/desks';
import type { Node } from '../state.ts';
import { boardOf, charterIn, frame, heardFrom, iso, isoOrNull, type Moment, stateOf } from './frame.ts';

export function exchangeView(node: Node, moment: Moment) {
  const state = stateOf(node, boardOf(node), moment);
  const view = deskView(charterIn(node, moment), state.desks['exchange'] as ExchangeState, moment.at);
  const totals = publicTotals(state.desks['statements'] as StatementsState, 'out-total');
  return {
    ...frame(node, 'exchange', moment),
    out: { ...view.out, asOf: isoOrNull(view.out.asOf) },
    returned: { ...view.returned, asOf: isoOrNull(view.returned.asOf) },
    ratio: view.ratio,
    batches: view.batches.map((batch) => ({
      ...batch,
      out: batch.out && { ...batch.out, at: iso(batch.out.at) },
      returned: batch.returned && { ...batch.returned, at: iso(batch.returned.at) },
      held: batch.held.map((one) => ({ ...one, since: iso(one.since), resumed: isoOrNull(one.resumed) })),
      objections: batch.objections.map((one) => ({
        by: one.by,
        which: one.which,
        ground: one.ground,
        settled: one.settled.length > 0,
      })),
      corrections: batch.corrections.map(({ which, by, at, ground }) => ({ which, by, at: iso(at), ground })),
    })),
    credits: view.credits.map(({ from, toward, persons, ground, agreedBy, agreed, counted }) => ({
      from,
      toward,
      persons,
      ground,
      agreedBy,
      agreed,
      counted,
    })),
    disputed: view.disputed.map((one) => ({
      term: `${one.what}-${one.batch}`,
      versions: one.versions.map(({ by, value }) => ({ by, value: JSON.stringify(value) })),
    })),
    publicTotals: totals
      .filter((one) => one.saidAt <= moment.at)
      .map(({ by, outlet, value, countingRule, saidAt }) => ({
        by: outlet || by,
        value,
        countingRule,
        saidAt: iso(saidAt),
      })),
    heardFrom: heardFrom(node, moment),
  };
}
