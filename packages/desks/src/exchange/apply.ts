/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { change, keep, kept, originOf, place } from '../kept.ts';
import { put } from '../register.ts';
import { batchOf, holdsOf, resumedIn } from './reckoning.ts';
import { acts, type Batch, batchKey, type ExchangeSaid, type ExchangeState } from './words.ts';

export function apply(_charter: Charter, state: ExchangeState, said: ExchangeSaid): ExchangeState {
  if (!known<ExchangeSaid>(acts, said)) return state;
  const origin = originOf(said);
  switch (said.kind) {
    case 'exchange.terms-put': {
      const terms = { id: said.id, ...origin, ...said.body, acceptances: {} };
      return { ...state, terms: keep(state.terms, said.id, terms) };
    }
    case 'exchange.terms-accepted': {
      const terms = change(state.terms, said.body.terms, (one) => ({
        ...one,
        acceptances: keep(one.acceptances, said.by, origin),
      }));
      return { ...state, terms };
    }
    case 'exchange.batch-announced':
      return announced(state, said);
    case 'exchange.objection-settled': {
      const objections = change(state.objections, said.body.objection, (one) => ({
        ...one,
        settlement: put(one.settlement, said, said.body.wording),
      }));
      return { ...state, objections };
    }
    case 'exchange.credit-proposed': {
      const from = batchOf(state, said.body.from);
      const toward = batchOf(state, said.body.toward);
      if (!from || !toward) return state;
      const { persons, ground } = said.body;
      const terms = from.batch.terms;
      const credit = { id: said.id, ...origin, terms, from: from.key, toward: toward.key, persons, ground, agreed: {} };
      return { ...state, credits: keep(state.credits, said.id, credit) };
    }
    case 'exchange.credit-agreed': {
      const credits = change(state.credits, said.body.credit, (one) => ({
        ...one,
        agreed: keep(one.agreed, said.by, origin),
      }));
      return { ...state, credits };
    }
    default:
      return inBatch(state, said);
  }
}

function announced(
  state: ExchangeState,
  said: Extract<ExchangeSaid, { kind: 'exchange.batch-announced' }>,
): ExchangeState {
  const { terms, n, day, quota, foreign } = said.body;
  const key = batchKey(terms, n);
  const before = kept(state.batches, key) ?? { terms, n, announced: [], released: [], returned: [] };
  const batch: Batch = { ...before, announced: put(before.announced, said, { day, quota, foreign }) };
  return {
    ...state,
    batches: place(state.batches, key, batch),
    announcements: place(state.announcements, said.id, key),
  };
}

function inBatch(state: ExchangeState, said: Extract<ExchangeSaid, { body: { batch: string } }>): ExchangeState {
  const key = batchOf(state, said.body.batch)?.key;
  if (key === undefined) return state;
  const origin = originOf(said);
  switch (said.kind) {
    case 'exchange.handover-held': {
      const { since, wording } = said.body;
      const hold = { id: said.id, ...origin, batch: key, since, wording, resumed: [] };
      return { ...state, holds: keep(state.holds, said.id, hold) };
    }
    case 'exchange.handover-resumed':
      return resumed(state, key, said);
    case 'exchange.account-given': {
      // By what its author had seen, so that a hold arriving in between does not take the account to itself. EX7
      const hold = holdsOf(state, key).findLast((one) => said.saw(one.ref))?.id ?? null;
      const at = `${key} ${hold ?? '-'} ${said.by}`;
      const says = put(kept(state.accounts, at)?.says ?? [], said, said.body.says);
      return { ...state, accounts: place(state.accounts, at, { batch: key, hold, by: said.by, says }) };
    }
    case 'exchange.released': {
      const { batch: _, ...released } = said.body;
      return changed(state, key, (one) => ({ ...one, released: put(one.released, said, released) }));
    }
    case 'exchange.returned': {
      const { batch: _, ...returned } = said.body;
      return changed(state, key, (one) => ({ ...one, returned: put(one.returned, said, returned) }));
    }
    case 'exchange.list-objected': {
      const { which, ground } = said.body;
      const objection = { id: said.id, ...origin, batch: key, which, ground, settlement: [] };
      return { ...state, objections: keep(state.objections, said.id, objection) };
    }
  }
}

function changed(state: ExchangeState, key: string, how: (batch: Batch) => Batch): ExchangeState {
  return { ...state, batches: change(state.batches, key, how) };
}

/** Ends the holds that its author had seen open, and only those. EX6 */
function resumed(
  state: ExchangeState,
  key: string,
  said: Extract<ExchangeSaid, { kind: 'exchange.handover-resumed' }>,
): ExchangeState {
  const open = holdsOf(state, key).filter((hold) => said.saw(hold.ref) && resumedIn(hold, said.saw).length === 0);
  const holds = open.reduce(
    (all, hold) => change(all, hold.id, (one) => ({ ...one, resumed: put(one.resumed, said, said.body.at) })),
    state.holds,
  );
  return { ...state, holds };
}
