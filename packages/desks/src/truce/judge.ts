/** May this act stand? Every rule is one line and names itself. */
import { activeParties, admit, isMember } from '../admission.ts';
import type { Charter, Said, Verdict } from '../desk.ts';
import { allKept, isKept, kept } from '../kept.ts';
import { acts } from './acts.ts';
import { endOf } from './alone/view.ts';
import { modelOf, modelsIn } from './extending/models.ts';
import { comesTo, endsAt, furthestEnd, objectionBy, standsApart } from './extending/renewal.ts';
import { judgeObligation } from './obligations/desk.ts';
import {
  answersTo,
  asksOf,
  HOUR,
  hoursEarned,
  isAgreed,
  notificationUntil,
  settledStart,
  termFor,
  widestCap,
} from './reckoning.ts';
import type { Ask, List, Truce, TruceRefusal, TruceSaid, TruceState } from './words.ts';

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
    case 'truce.own-announced':
      if (isKept(state.ownTruces, said.id)) return 'recorded-already';
      return latest(said) < endOf(said.body) ? 'stands' : 'after-the-due-time'; // TR40
    case 'truce.list-withdrawn':
    case 'truce.list-refused':
    case 'truce.extension-agreed':
      return aboutList(given, said);
    case 'truce.extension-consented':
    case 'truce.extension-declined':
    case 'truce.proposal-withdrawn':
      return aboutProposal(given, said);
    case 'truce.obligation-recorded':
    case 'truce.obligation-accepted':
    case 'truce.count-given':
      return judgeObligation({ find: (id) => kept(state.truces, id) }, state.obligations, said); // TR33, TR34
    default:
      return aboutTruce(given, said);
  }
}

function proposed({ charter, state }: Given, said: Of<'truce.proposed'>): Judged {
  const parties = activeParties(charter);
  const models = modelsIn(said.body.extension).map((one) => one.model);
  if (isKept(state.truces, said.id)) return 'recorded-already';
  if (parties.length < 2) return 'fewer-than-two-parties'; // TR2
  if (new Set(models).size < models.length) return 'model-named-twice'; // TR24
  return parties.includes(said.body.releasing) ? 'stands' : 'releasing-is-not-a-party'; // TR2
}

type OfList = Of<'truce.list-withdrawn' | 'truce.list-refused' | 'truce.extension-agreed'>;
type OfProposal = Of<'truce.extension-consented' | 'truce.extension-declined' | 'truce.proposal-withdrawn'>;
type OfObligation = Of<'truce.obligation-recorded' | 'truce.obligation-accepted' | 'truce.count-given'>;
type AboutTruce = Exclude<TruceSaid, Of<'truce.proposed' | 'truce.own-announced'> | OfList | OfProposal | OfObligation>;

function aboutTruce({ charter, state }: Given, said: AboutTruce): Judged {
  const truce = kept(state.truces, said.body.truce);
  if (!truce) return 'unknown-truce';
  switch (said.kind) {
    case 'truce.accepted':
      if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR3
      return isKept(truce.acceptances, said.by) ? 'accepted-already' : 'stands'; // TR3
    case 'truce.signed':
      if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR25
      if (!isAgreed(truce)) return 'not-agreed'; // TR25
      return isKept(truce.signatures, said.by) ? 'signed-already' : 'stands'; // TR25
    case 'truce.start-postponed':
      return hasStarted(truce, said) ? 'started-already' : 'stands'; // TR6
    case 'truce.start-set':
      if (!isAgreed(truce)) return 'not-agreed'; // TR7
      if (hasStarted(truce, said)) return 'started-already'; // TR6
      return startsTooSoon(truce, said.body.start) ? 'within-the-notification-period' : 'stands'; // TR26
    case 'truce.list-handed-in':
      return handedIn(state, truce, said);
    case 'truce.extension-proposed':
      return extensionProposed(state, truce, said);
    case 'truce.renewal-objected':
    case 'truce.extension-declared':
      return ownWord(state, truce, said);
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
  if (isKept(state.lists, said.id)) return 'recorded-already';
  if (said.by !== truce.releasing) return 'not-the-releasing-side'; // TR9
  if (!modelOf(truce, 'performance')) return 'no-extension-in-the-terms'; // TR9
  if (!isAgreed(truce)) return 'not-agreed'; // TR9
  if (settledStart(truce) === null) return 'start-not-settled'; // TR9
  return latest(said) < furthestEnd(state, truce) ? 'stands' : 'after-the-due-time'; // TR10
}

function extensionProposed(state: TruceState, truce: Truce, said: Of<'truce.extension-proposed'>): Judged {
  const terms = modelOf(truce, 'consent');
  if (isKept(state.proposals, said.id)) return 'recorded-already';
  if (!terms) return 'not-in-the-terms'; // TR27
  if (!isAgreed(truce)) return 'not-agreed'; // TR27
  if (settledStart(truce) === null) return 'start-not-settled'; // TR27
  const by = furthestEnd(state, truce) - terms.noticeHours * HOUR;
  return latest(said) <= by ? 'stands' : 'after-the-notice-time'; // TR28
}

/** An objection, or a length that a party names for its own side. */
function ownWord(
  state: TruceState,
  truce: Truce,
  said: Of<'truce.renewal-objected' | 'truce.extension-declared'>,
): Judged {
  const { from } = said.body;
  const objects = said.kind === 'truce.renewal-objected';
  const silence = objectionBy(truce, from);
  if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR30
  if (!isAgreed(truce)) return 'not-agreed'; // TR30
  if (settledStart(truce) === null) return 'start-not-settled'; // TR30
  if (silence === null && (objects || !modelOf(truce, 'unilateral'))) return 'not-in-the-terms'; // TR29, TR31
  if (silence !== null && latest(said) >= silence) return 'after-the-notice-time'; // TR29, TR32
  if (silence === null && latest(said) >= from) return 'after-the-due-time'; // TR31
  if (
    objects &&
    allKept(state.objections).some((one) => one.by === said.by && one.truce === truce.id && one.from === from)
  )
    return 'objected-already'; // TR30
  const own = endsAt(state, truce, 0).find(([party]) => party === said.by)?.[1];
  const apart = !objects && standsApart(state, truce, said.by, from); // TR37
  if (silence === null ? own !== from : !(comesTo(state, truce, from) || apart)) return 'no-such-end'; // TR30
  const start = settledStart(truce) ?? from;
  const reached = objects ? 0 : (from - start) / HOUR + said.body.hours;
  return reached > widestCap(state.reports, truce.id) ? 'beyond-every-cap' : 'stands'; // TR20
}

function startsTooSoon(truce: Truce, start: number): boolean {
  if (truce.notificationHours === undefined) return false;
  const until = notificationUntil(truce);
  return until === null || start < until;
}

function aboutList({ state }: Given, said: OfList): Judged {
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
  return withinCap(state, truce, said.by, hours) ? 'stands' : 'beyond-every-cap'; // TR20
}

/** The written term alone counts towards a cap, and what is asked for now. TR20 */
function withinCap(state: TruceState, truce: Truce, by: string, hours: number): boolean {
  return termFor(by, truce, asksOf(state, truce.id)) + hours <= widestCap(state.reports, truce.id);
}

function aboutProposal({ state }: Given, said: OfProposal): Judged {
  const proposal = kept(state.proposals, said.body.proposal);
  const truce = proposal && kept(state.truces, proposal.truce);
  if (!proposal || !truce) return 'unknown-proposal';
  const answers = answersTo(proposal);
  const own = answers.filter((answer) => answer.by === said.by);
  const withdrawn = answers.some((answer) => answer.by === proposal.by);

  if (said.kind === 'truce.proposal-withdrawn') {
    if (said.by !== proposal.by) return 'not-own-proposal'; // TR27
    if (withdrawn) return 'proposal-withdrawn-already'; // TR27
    return answers.length > 0 ? 'proposal-answered-already' : 'stands'; // TR27
  }
  if (said.by === proposal.by) return 'own-proposal'; // TR27
  if (!truce.parties.includes(said.by)) return 'not-of-this-truce'; // TR27
  const consented = own.some((answer) => answer.word.outcome === 'agreed');
  // As with a list: who consented to what was withdrawn at the same time may give way. TR16
  if (said.kind === 'truce.extension-declined' && consented && (withdrawn || own.length > 1)) return 'stands';
  if (own.length > 0) return 'proposal-answered-already'; // TR27
  if (withdrawn) return 'proposal-withdrawn-already'; // TR27
  return said.kind === 'truce.extension-declined' ? 'stands' : consentedTo(state, truce, proposal, said);
}

function consentedTo(state: TruceState, truce: Truce, proposal: Ask, said: OfProposal): Judged {
  return withinCap(state, truce, said.by, proposal.hours) ? 'stands' : 'beyond-every-cap'; // TR20
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
