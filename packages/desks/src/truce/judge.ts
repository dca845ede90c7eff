/** May this act stand? Every rule is one line and names itself. */
import { activeParties, admit, isMember } from '../admission.ts';
import type { Charter, Said, Verdict } from '../desk.ts';
import { isKept, kept } from '../kept.ts';
import {
  answersTo,
  HOUR,
  hoursEarned,
  isAgreed,
  listsOf,
  longestTerm,
  settledStart,
  termFor,
  widestCap,
} from './reckoning.ts';
import { acts, type List, type Truce, type TruceRefusal, type TruceSaid, type TruceState } from './words.ts';

type Given = { readonly charter: Charter; readonly state: TruceState; readonly said: TruceSaid };
type Judged = Verdict<TruceRefusal>;
type Of<Kind extends TruceSaid['kind']> = Extract<TruceSaid, { kind: Kind }>;

export function judge(charter: Charter, state: TruceState, said: TruceSaid): Judged {
  const admitted = admit(charter, acts, said); // TR1
  if (admitted !== 'stands') return admitted;
  const given = { charter, state, said };
  switch (said.kind) {
    case 'truce.proposed':
      return proposed(given, said);
    case 'truce.list-withdrawn':
    case 'truce.list-refused':
    case 'truce.extension-agreed':
      return aboutList(given, said);
    default:
      return aboutTruce(given, said);
  }
}

function proposed({ charter, state }: Given, said: Of<'truce.proposed'>): Judged {
  const parties = activeParties(charter);
  if (isKept(state.truces, said.id)) return 'recorded-already';
  if (parties.length < 2) return 'fewer-than-two-parties'; // TR2
  return parties.includes(said.body.releasing) ? 'stands' : 'releasing-is-not-a-party'; // TR2
}

type AboutTruce = Exclude<
  TruceSaid,
  Of<'truce.proposed' | 'truce.list-withdrawn' | 'truce.list-refused' | 'truce.extension-agreed'>
>;

function aboutTruce({ charter, state }: Given, said: AboutTruce): Judged {
  const truce = kept(state.truces, said.body.truce);
  if (!truce) return 'unknown-truce';
  switch (said.kind) {
    case 'truce.accepted':
      if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR3
      return isKept(truce.acceptances, said.by) ? 'accepted-already' : 'stands'; // TR3
    case 'truce.start-postponed':
      return hasStarted(truce, said) ? 'started-already' : 'stands'; // TR6
    case 'truce.start-set':
      if (!isAgreed(truce)) return 'not-agreed'; // TR7
      return hasStarted(truce, said) ? 'started-already' : 'stands'; // TR6
    case 'truce.list-handed-in':
      return handedIn(state, truce, said);
    case 'truce.extension-stated':
      if (!isAgreed(truce)) return 'not-agreed'; // TR17
      return [said.body.saidBy, ...said.body.heardBy].every((id) => isMember(charter, id))
        ? 'stands'
        : 'unknown-delegation';
    case 'truce.declared':
      if (isKept(state.declarations, said.id)) return 'recorded-already';
      if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR21
      return isAgreed(truce) ? 'stands' : 'not-agreed'; // TR21
    case 'truce.account-given':
    case 'truce.term-reported':
      return 'stands';
  }
}

function handedIn(state: TruceState, truce: Truce, said: Of<'truce.list-handed-in'>): Judged {
  const start = settledStart(truce);
  if (isKept(state.lists, said.id)) return 'recorded-already';
  if (said.by !== truce.releasing) return 'not-the-releasing-side'; // TR9
  if (truce.extension.model === 'none') return 'no-extension-in-the-terms'; // TR9
  if (!isAgreed(truce)) return 'not-agreed'; // TR9
  if (start === null) return 'start-not-settled'; // TR9
  const due = start + longestTerm(truce, listsOf(state.lists, truce.id)) * HOUR;
  return latest(said) < due ? 'stands' : 'after-the-due-time'; // TR10
}

function aboutList(
  { state }: Given,
  said: Of<'truce.list-withdrawn' | 'truce.list-refused' | 'truce.extension-agreed'>,
): Judged {
  const list = kept(state.lists, said.body.list);
  const truce = list && kept(state.truces, list.truce);
  if (!list || !truce) return 'unknown-list';
  const answers = answersTo(list);
  const own = answers.filter((answer) => answer.by === said.by);
  const withdrawn = answers.some((answer) => answer.by === list.by);

  if (said.kind === 'truce.list-withdrawn') {
    if (said.by !== list.by) return 'not-own-list'; // TR12
    if (withdrawn) return 'list-withdrawn-already'; // TR12
    return answers.length > 0 ? 'list-answered-already' : 'stands'; // TR12
  }
  if (said.by === list.by) return 'own-list'; // TR13
  if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR13
  const agreed = own.some((answer) => answer.word.outcome === 'agreed');
  // TR16: who agreed to a list that was withdrawn at the same time may give way; nobody else can undo a word.
  if (said.kind === 'truce.list-refused' && agreed && (withdrawn || own.length > 1)) return 'stands';
  if (own.length > 0) return 'list-answered-already'; // TR13
  if (withdrawn) return 'list-withdrawn-already'; // TR13
  return said.kind === 'truce.extension-agreed' ? agreedTo(state, truce, list, said) : 'stands';
}

function agreedTo(state: TruceState, truce: Truce, list: List, said: Of<'truce.extension-agreed'>): Judged {
  const { hours, credited = 0 } = said.body;
  if (hours > list.hours) return 'more-than-the-list-asks'; // TR14
  if (hours > hoursEarned(truce, list.living + credited)) return 'too-few-for-the-hours'; // TR15
  const term = termFor(said.by, truce, listsOf(state.lists, truce.id)) + hours;
  return term > widestCap(state.reports, truce.id) ? 'beyond-every-cap' : 'stands'; // TR20
}

/** Only what is proved counts: a start on which the record is contested has not provably passed. */
function hasStarted(truce: Truce, said: Said): boolean {
  const start = settledStart(truce);
  return isAgreed(truce) && start !== null && latest(said) >= start;
}

/** The latest moment that this act itself proves: what its author claims, and what it had seen of others. */
function latest(said: Said): number {
  return Math.max(said.at, said.notBefore);
}
