/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { change, keep, kept, originOf, place } from '../../kept.ts';
import { put } from '../../register.ts';
import { batchOf, holdsOf, resumedIn } from './reckoning.ts';
import { type Batch, batchKey, type ReconciliationSaid, type ReconciliationState, type Report } from './words.ts';

export function apply(state: ReconciliationState, said: ReconciliationSaid): ReconciliationState {
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
      const { persons, ground, corrects = null } = said.body;
      const terms = from.batch.terms;
      const between = { terms, from: from.key, toward: toward.key };
      const credit = { id: said.id, ...origin, ...between, persons, ground, corrects, agreed: {} };
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
  state: ReconciliationState,
  said: Extract<ReconciliationSaid, { kind: 'exchange.batch-announced' }>,
): ReconciliationState {
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

function inBatch(
  state: ReconciliationState,
  said: Extract<ReconciliationSaid, { body: { batch: string } }>,
): ReconciliationState {
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
      const { batch: _, correction = null, ...released } = said.body;
      const after = reported(state, said, { batch: key, which: 'released', correction });
      return changed(after, key, (one) => ({ ...one, released: put(one.released, said, released) }));
    }
    case 'exchange.returned': {
      const { batch: _, correction = null, ...returned } = said.body;
      const after = reported(state, said, { batch: key, which: 'returned', correction });
      return changed(after, key, (one) => ({ ...one, returned: put(one.returned, said, returned) }));
    }
    case 'exchange.list-objected': {
      const { which, ground } = said.body;
      const objection = { id: said.id, ...origin, batch: key, which, ground, settlement: [] };
      return { ...state, objections: keep(state.objections, said.id, objection) };
    }
  }
}

function reported(
  state: ReconciliationState,
  said: ReconciliationSaid,
  what: Pick<Report, 'batch' | 'which' | 'correction'>,
): ReconciliationState {
  const report = { id: said.id, ...originOf(said), ...what };
  return { ...state, reports: keep(state.reports, said.id, report) };
}

function changed(state: ReconciliationState, key: string, how: (batch: Batch) => Batch): ReconciliationState {
  return { ...state, batches: change(state.batches, key, how) };
}

/** Ends the holds that its author had seen open, and only those. EX6 */
function resumed(
  state: ReconciliationState,
  key: string,
  said: Extract<ReconciliationSaid, { kind: 'exchange.handover-resumed' }>,
): ReconciliationState {
  const open = holdsOf(state, key).filter((hold) => said.saw(hold.ref) && resumedIn(hold, said.saw).length === 0);
  const holds = open.reduce(
    (all, hold) => change(all, hold.id, (one) => ({ ...one, resumed: put(one.resumed, said, said.body.at) })),
    state.holds,
  );
  return { ...state, holds };
}
