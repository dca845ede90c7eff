/** May this act on a list stand? Every rule is one line and names itself. */
import { activeParties } from '../../admission.ts';
import type { Charter, Verdict } from '../../desk.ts';
import { isKept, kept } from '../../kept.ts';
import { isFoundLate, isInformed, listOf, newest, readForm, seriesOf } from './reckoning.ts';
import type { Given, ListsRefusal, ListsSaid, ListsState } from './words.ts';

type Judged = Verdict<ListsRefusal>;
type Of<Kind extends ListsSaid['kind']> = Extract<ListsSaid, { kind: Kind }>;

export function judge(charter: Charter, state: ListsState, said: ListsSaid): Judged {
  switch (said.kind) {
    case 'exchange.list-handed-in':
      return handedIn(state, said);
    case 'exchange.form-checked':
      return formChecked(state, said);
    case 'exchange.lists-given-out':
      return givenOut(charter, state, said);
    case 'exchange.list-acknowledged': {
      const given = kept(state.givenOut, said.body.given);
      if (!given) return 'unknown-list';
      return given.lists.some((list) => list.side === said.by) ? 'stands' : 'not-own-list'; // EX24
    }
    case 'exchange.cases-answered':
      return answered(state, said);
    case 'exchange.family-informed': {
      if (said.body.at > said.at) return 'not-happened-yet'; // EX27
      return ofEach(state, said.body.cases, (list) => (list.side === said.by ? 'stands' : 'not-own-case')); // EX27
    }
    case 'exchange.names-passed-on':
      if (isKept(state.passedOn, said.id)) return 'recorded-already';
      return ofEach(state, said.body.cases, (_, code) => (isInformed(state, code) ? 'stands' : 'family-not-informed')); // EX28
    case 'exchange.found-late':
      if (said.body.at > said.at) return 'not-happened-yet'; // EX30
      return ofEach(state, said.body.cases, (list, code) => {
        if (list.to !== said.by) return list.side === said.by ? 'own-case' : 'not-given-out-to-you'; // EX30
        return isFoundLate(state, code) ? 'found-already' : 'stands'; // EX30
      });
  }
}

/** The first refusal among these cases, each on the list that it stands on. */
function ofEach(state: ListsState, codes: readonly string[], how: (list: Given, code: string) => Judged): Judged {
  for (const code of codes) {
    const list = listOf(state, code);
    if (!list) return 'unknown-case';
    if (list === 'differ') return 'lists-differ';
    const judged = how(list, code);
    if (judged !== 'stands') return judged;
  }
  return 'stands';
}

function handedIn(state: ListsState, said: Of<'exchange.list-handed-in'>): Judged {
  const { series, version, cases, categories, retainUntil } = said.body;
  const before = newest(state, said.by, series);
  if (isKept(state.handedIn, said.id)) return 'recorded-already';
  if (retainUntil <= Math.max(said.at, said.notBefore)) return 'retention-is-past'; // EX18
  if (version !== (before?.version ?? 0) + 1) return 'version-out-of-order'; // EX19
  if (before && cases < before.cases) return 'cases-lost'; // EX19
  return categories.reduce((sum, one) => sum + one.persons, 0) === cases ? 'stands' : 'categories-do-not-add-up'; // EX20
}

function formChecked(state: ListsState, said: Of<'exchange.form-checked'>): Judged {
  const { form, faults } = said.body;
  const list = kept(state.handedIn, said.body.list);
  if (!list) return 'unknown-list';
  if (newest(state, list.by, list.series) !== list) return 'replaced-by-a-later-version'; // EX21
  if (form === 'returned' && faults.length === 0) return 'faults-missing'; // EX21
  if (form === 'complete' && faults.length > 0) return 'faults-of-a-complete-list'; // EX21
  const onIt = (code: string) => seriesOf(code) === list.series && Number(code.split('-')[1]) <= list.cases;
  return faults.every((one) => one.cases.every(onIt)) ? 'stands' : 'unknown-case'; // EX21
}

function givenOut(charter: Charter, state: ListsState, said: Of<'exchange.lists-given-out'>): Judged {
  const [one, other] = said.body.lists;
  const parties = activeParties(charter);
  if (isKept(state.givenOut, said.id)) return 'recorded-already';
  if (!one || !other || one.side === other.side) return 'not-two-parties'; // EX22
  if (!parties.includes(one.side) || !parties.includes(other.side)) return 'not-two-parties'; // EX22
  if (one.series === other.series) return 'series-of-another-side'; // EX22
  for (const list of said.body.lists) {
    for (const { value: before } of kept(state.series, list.series) ?? []) {
      if (before.side !== list.side) return 'series-of-another-side'; // EX22
      if (list.version < before.version) return 'version-out-of-order'; // EX19
      if (list.cases < before.cases) return 'cases-lost'; // EX19
      const same = list.digest === before.digest && list.cases === before.cases;
      if (list.version === before.version && !same) return 'another-list-under-this-version'; // EX19
    }
    const own = newest(state, list.side, list.series);
    if (!own) continue;
    const same = own.version === list.version && own.cases === list.cases && own.digest === list.digest;
    if (!same) return 'not-the-list-handed-in'; // EX22
    if (readForm(own) !== 'complete') return 'form-not-checked'; // EX22
  }
  return 'stands';
}

function answered(state: ListsState, said: Of<'exchange.cases-answered'>): Judged {
  const { cases, answer, sameAs } = said.body;
  const judged = ofEach(state, cases, (list) => {
    if (list.side === said.by) return 'own-case'; // EX25
    return list.to === said.by ? 'stands' : 'not-given-out-to-you'; // EX25
  });
  if (judged !== 'stands') return judged;
  if (answer !== 'duplicate') return sameAs === undefined ? 'stands' : 'duplicate-of-what'; // EX26
  const [code] = cases;
  if (cases.length !== 1 || code === undefined || sameAs === undefined || sameAs === code) return 'duplicate-of-what'; // EX26
  const known = seriesOf(sameAs) === seriesOf(code) && listOf(state, sameAs) !== undefined;
  return known ? 'stands' : 'duplicate-of-what'; // EX26
}
