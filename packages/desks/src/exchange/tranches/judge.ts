/** May this act on a tranche stand? Every rule is one line and names itself. */
import type { DelegationId, Verdict } from '../../desk.ts';
import { allKept, isKept, kept } from '../../kept.ts';
import { isAccepted } from '../reconciliation/index.ts';
import { agreedBySides, codesIn, type Known, namesOf, sidesOf, standingNames } from './reckoning.ts';
import type { Tranche, TranchesRefusal, TranchesSaid } from './words.ts';

type Judged = Verdict<TranchesRefusal>;
type Of<Kind extends TranchesSaid['kind']> = Extract<TranchesSaid, { kind: Kind }>;

export function judge(state: Known, said: TranchesSaid): Judged {
  switch (said.kind) {
    case 'exchange.tranche-put':
      return tranchePut(state, said);
    case 'exchange.numbers-accepted': {
      const tranche = kept(state.tranches, said.body.tranche);
      return tranche ? accepts(state, tranche.terms, tranche.accepted, said.by) : 'unknown-tranche'; // EX32
    }
    case 'exchange.names-put':
      return namesPut(state, said);
    case 'exchange.names-accepted': {
      const names = kept(state.names, said.body.names);
      const tranche = names && kept(state.tranches, names.tranche);
      if (!names || !tranche) return 'unknown-names';
      const later = namesOf(state, tranche).some((one) => one.over.includes(names.id));
      if (later) return 'replaced-by-a-later-version'; // EX34
      return accepts(state, tranche.terms, names.accepted, said.by); // EX34
    }
    case 'exchange.criterion-put': {
      const terms = kept(state.terms, said.body.terms);
      if (isKept(state.criteria, said.id)) return 'recorded-already';
      if (!terms) return 'unknown-terms';
      return isAccepted(terms) ? 'stands' : 'not-agreed'; // EX35
    }
    case 'exchange.criterion-accepted': {
      const criterion = kept(state.criteria, said.body.criterion);
      return criterion ? accepts(state, criterion.terms, criterion.accepted, said.by) : 'unknown-criterion'; // EX35
    }
    case 'exchange.names-objected':
      return objected(state, said);
    case 'exchange.names-objection-settled': {
      const objection = kept(state.namesObjections, said.body.objection);
      if (!objection) return 'unknown-objection';
      // Two settlements at once stand beside each other; one who has seen both may settle again. EX36
      return objection.settlement.length === 1 ? 'settled-already' : 'stands';
    }
    case 'exchange.step-stated': {
      const tranche = kept(state.tranches, said.body.tranche);
      if (!tranche) return 'unknown-tranche';
      if (said.body.step > tranche.steps.length) return 'unknown-step';
      if (!agreedBySides(state, tranche.terms, tranche)) return 'not-agreed'; // EX38
      return said.body.at > said.at ? 'not-happened-yet' : 'stands'; // EX38
    }
  }
}

function accepts(state: Known, terms: string, accepted: Tranche['accepted'], by: DelegationId): Judged {
  if (!sidesOf(state, terms).includes(by)) return 'not-of-these-terms';
  return isKept(accepted, by) ? 'accepted-already' : 'stands';
}

function tranchePut(state: Known, said: Of<'exchange.tranche-put'>): Judged {
  const { n, numbers, steps } = said.body;
  const terms = kept(state.terms, said.body.terms);
  if (isKept(state.tranches, said.id)) return 'recorded-already';
  if (!terms) return 'unknown-terms';
  if (!isAccepted(terms)) return 'not-agreed'; // EX31
  const same = allKept(state.tranches).filter((one) => one.terms === terms.id && one.n === n);
  if (same.some((one) => agreedBySides(state, terms.id, one))) return 'tranche-agreed-already'; // EX32
  if (new Set(numbers.map((one) => one.category)).size < numbers.length) return 'category-named-twice'; // EX31
  // In whole numbers, as a quotient would round.
  const fitting = numbers.every(({ out, returned, ratio }) => !ratio || out * ratio.returned === returned * ratio.out);
  if (!fitting) return 'numbers-not-in-the-ratio'; // EX31
  const ofTerms = steps.every((step) => step.by === terms.releasing || step.by === terms.returning);
  return ofTerms ? 'stands' : 'not-of-these-terms'; // EX37
}

function namesPut(state: Known, said: Of<'exchange.names-put'>): Judged {
  const tranche = kept(state.tranches, said.body.tranche);
  if (isKept(state.names, said.id)) return 'recorded-already';
  if (!tranche) return 'unknown-tranche';
  if (!agreedBySides(state, tranche.terms, tranche)) return 'not-agreed'; // EX33
  const codes = codesIn(said.body);
  if (new Set(codes).size < codes.length) return 'case-named-twice'; // EX33
  const named = (category: string, which: 'out' | 'returned') =>
    said.body.names
      .filter((one) => one.category === category && one.which === which)
      .reduce((sum, one) => sum + one.cases.length, 0);
  const known = said.body.names.every((one) => tranche.numbers.some(({ category }) => category === one.category));
  const asAgreed = tranche.numbers.every(
    ({ category, out, returned }) => named(category, 'out') === out && named(category, 'returned') === returned,
  );
  if (!known || !asAgreed) return 'not-the-agreed-numbers'; // EX33
  const elsewhere = allKept(state.tranches)
    .filter((one) => one.id !== tranche.id)
    .flatMap((one) => standingNames(state, one).flatMap(codesIn));
  return codes.some((code) => elsewhere.includes(code)) ? 'case-in-another-tranche' : 'stands'; // EX33
}

function objected(state: Known, said: Of<'exchange.names-objected'>): Judged {
  const names = kept(state.names, said.body.names);
  const tranche = names && kept(state.tranches, names.tranche);
  if (isKept(state.namesObjections, said.id)) return 'recorded-already';
  if (!names || !tranche) return 'unknown-names';
  if (!sidesOf(state, tranche.terms).includes(said.by)) return 'not-of-these-terms'; // EX36
  const codes = codesIn(names);
  if (!said.body.cases.every((code) => codes.includes(code))) return 'unknown-case'; // EX36
  if (said.body.criterion === undefined) return 'stands';
  const criterion = kept(state.criteria, said.body.criterion);
  if (!criterion) return 'unknown-criterion'; // EX36
  return agreedBySides(state, criterion.terms, criterion) ? 'stands' : 'not-agreed'; // EX36
}
