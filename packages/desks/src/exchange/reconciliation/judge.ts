/** May this act stand? Every rule is one line and names itself. */
import { activeParties } from '../../admission.ts';
import type { Charter, Verdict } from '../../desk.ts';
import { allKept, isKept, kept } from '../../kept.ts';
import { batchOf, counts, holdsOf, isAccepted, isAgreed, readReleased, standingReports } from './reckoning.ts';
import type { Batch, Credit, ReconciliationRefusal, ReconciliationSaid, ReconciliationState } from './words.ts';

type Judged = Verdict<ReconciliationRefusal>;
type Of<Kind extends ReconciliationSaid['kind']> = Extract<ReconciliationSaid, { kind: Kind }>;

export function judge(charter: Charter, state: ReconciliationState, said: ReconciliationSaid): Judged {
  switch (said.kind) {
    case 'exchange.terms-put':
      return termsPut(charter, state, said);
    case 'exchange.terms-accepted': {
      const terms = kept(state.terms, said.body.terms);
      if (!terms) return 'unknown-terms';
      if (said.by !== terms.releasing && said.by !== terms.returning) return 'not-of-these-terms'; // EX3
      return isKept(terms.acceptances, said.by) ? 'accepted-already' : 'stands'; // EX3
    }
    case 'exchange.batch-announced': {
      const terms = kept(state.terms, said.body.terms);
      if (!terms) return 'unknown-terms';
      return isAccepted(terms) ? 'stands' : 'not-agreed'; // EX4
    }
    case 'exchange.objection-settled': {
      const objection = kept(state.objections, said.body.objection);
      if (!objection) return 'unknown-objection';
      // Two settlements at once stand beside each other; one who has seen both may settle again. EX11
      return objection.settlement.length === 1 ? 'settled-already' : 'stands';
    }
    case 'exchange.credit-proposed':
      return creditProposed(state, said);
    case 'exchange.credit-agreed':
      return creditAgreed(state, said);
    default:
      return aboutBatch(state, said);
  }
}

function termsPut(charter: Charter, state: ReconciliationState, said: Of<'exchange.terms-put'>): Judged {
  const { releasing, returning } = said.body;
  const parties = activeParties(charter);
  if (isKept(state.terms, said.id)) return 'recorded-already';
  if (releasing === returning) return 'not-two-parties'; // EX2
  return parties.includes(releasing) && parties.includes(returning) ? 'stands' : 'not-two-parties'; // EX2
}

type AboutBatch = Extract<ReconciliationSaid, { body: { batch: string } }>;

function aboutBatch(state: ReconciliationState, said: AboutBatch): Judged {
  const found = batchOf(state, said.body.batch);
  if (!found) return 'unknown-batch';
  const terms = kept(state.terms, found.batch.terms);
  const open = holdsOf(state, found.key).filter((hold) => hold.resumed.length === 0);
  switch (said.kind) {
    case 'exchange.handover-held':
      return open.length > 0 ? 'held-already' : 'stands'; // EX6
    case 'exchange.handover-resumed':
      if (open.length === 0) return 'not-held'; // EX6
      return open.some((hold) => said.body.at < hold.since) ? 'before-the-hold' : 'stands'; // EX6
    case 'exchange.list-objected':
      if (isKept(state.objections, said.id)) return 'recorded-already';
      return said.by === terms?.releasing || said.by === terms?.returning ? 'stands' : 'not-of-these-terms'; // EX11
    case 'exchange.released':
    case 'exchange.returned':
      return reported(state, found, said);
    case 'exchange.account-given':
      return 'stands';
  }
}

/** A report that comes after others names each of those that are shown, and no other. EX16 */
function reported(
  state: ReconciliationState,
  found: { key: string; batch: Batch },
  said: Of<'exchange.released' | 'exchange.returned'>,
): Judged {
  const which = said.kind === 'exchange.released' ? 'released' : 'returned';
  const shown = standingReports(state, found.key, which).map((report) => report.id);
  const named = said.body.correction?.of;
  if (isKept(state.reports, said.id)) return 'recorded-already';
  if (!named) return shown.length > 0 ? 'reported-already' : 'stands';
  const same = shown.every((id) => named.includes(id)) && named.every((id) => shown.includes(id));
  return same ? 'stands' : 'not-the-reports-shown';
}

function creditProposed(state: ReconciliationState, said: Of<'exchange.credit-proposed'>): Judged {
  const from = batchOf(state, said.body.from);
  const toward = batchOf(state, said.body.toward);
  if (isKept(state.credits, said.id)) return 'recorded-already';
  if (!from || !toward) return 'unknown-batch';
  if (from.key === toward.key) return 'same-batch'; // EX12
  if (from.batch.terms !== toward.batch.terms) return 'batches-of-other-terms'; // EX12
  const corrected = said.body.corrects === undefined ? undefined : kept(state.credits, said.body.corrects);
  if (said.body.corrects !== undefined) {
    if (!corrected) return 'unknown-credit'; // EX17
    if (corrected.terms !== from.batch.terms) return 'batches-of-other-terms'; // EX17
    const terms = kept(state.terms, corrected.terms);
    const again = allKept(state.credits).some((one) => one.corrects === corrected.id && terms && isAgreed(terms, one));
    if (again) return 'corrected-already'; // EX17
  }
  return said.body.persons > stillOutside(state, from.key, from.batch, corrected) ? 'more-than-were-outside' : 'stands'; // EX12
}

function creditAgreed(state: ReconciliationState, said: Of<'exchange.credit-agreed'>): Judged {
  const credit = kept(state.credits, said.body.credit);
  const terms = credit && kept(state.terms, credit.terms);
  if (!credit || !terms) return 'unknown-credit';
  if (said.by !== terms.releasing && said.by !== terms.returning) return 'not-of-these-terms'; // EX13
  return isKept(credit.agreed, said.by) ? 'agreed-already' : 'stands'; // EX13
}

/** Persons released outside the terms with a batch and not credited yet; without a settled report nothing is provable. */
function stillOutside(state: ReconciliationState, key: string, batch: Batch, but?: Credit): number {
  const released = readReleased(batch);
  if (released.state !== 'settled') return Number.POSITIVE_INFINITY;
  const credited = allKept(state.credits)
    .filter((credit) => credit.from === key && credit.id !== but?.id && counts(state, credit))
    .reduce((sum, credit) => sum + credit.persons, 0);
  return released.value.dual + released.value.foreign - credited;
}
