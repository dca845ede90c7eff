/** May this act stand? Every rule is one line and names itself. */
import { admit, isMember } from '../admission.ts';
import { type Charter, holds, type Said, type Verdict } from '../desk.ts';
import { isKept, kept } from '../kept.ts';
import { settled } from '../register.ts';
import { acts, type TalksSaid } from './acts.ts';
import { judgeDoubleBlind } from './double-blind.ts';
import { answersTo, isAccepted, isWithdrawn } from './reckoning.ts';
import { judgeText } from './text/judge.ts';
import type { Step, TalksRefusal, TalksState } from './words.ts';

type Judged = Verdict<TalksRefusal>;
type Of<Kind extends TalksSaid['kind']> = Extract<TalksSaid, { kind: Kind }>;

/** A delegation's own words stay its to say after it has withdrawn from the room. */
const own: readonly string[] = [
  'talks.message-sent',
  'talks.noted',
  'talks.sounding-noted',
  'talks.impasse-ended',
  'talks.fallback-kept',
  'talks.red-line-kept',
];

export function judge(charter: Charter, state: TalksState, said: TalksSaid): Judged {
  const admitted = admit(charter, acts, said, own.includes(said.kind) ? 'own' : 'shared'); // TA1, TA4, TA5, TA6
  if (admitted !== 'stands') return admitted;
  switch (said.kind) {
    case 'talks.message-sent':
    case 'talks.noted':
    case 'talks.version-noted':
    case 'talks.movement-watched':
    case 'talks.understanding-given':
    case 'talks.term-left-open':
    case 'talks.fallback-kept':
    case 'talks.red-line-kept':
    case 'talks.remedy-begun':
      return 'stands';
    case 'talks.sounding-noted':
      return isMember(charter, said.body.heardFrom) ? 'stands' : 'unknown-delegation'; // TA6
    case 'talks.message-handed-in':
    case 'talks.offered':
      return handedIn(charter, state, said);
    case 'talks.step-told':
      return stepTold(state, said);
    case 'talks.acknowledged': {
      const handed = kept(state.handed, said.body.of);
      if (!handed) return 'nothing-handed-in';
      if (handed.to !== said.by) return 'not-for-this-delegation'; // TA10
      return isKept(state.acknowledged, said.body.of) ? 'acknowledged-already' : 'stands'; // TA10
    }
    case 'talks.offer-withdrawn':
      return withdrawn(state, said);
    case 'talks.text-answered':
      return answered(state, said);
    case 'talks.principal-decided':
      return decided(state, said);
    case 'talks.draft-put':
    case 'talks.position-taken':
      return judgeText(state, said);
    case 'talks.impasse-declared':
      if (isKept(state.impasses, said.id)) return 'recorded-already';
      return isMember(charter, said.body.owner) ? 'stands' : 'unknown-delegation'; // TA2
    case 'talks.impasse-ended':
      return ended(kept(state.impasses, said.body.impasse)?.ended, 'unknown-impasse'); // TA3
    case 'talks.remedy-ended':
      return ended(kept(state.remedies, said.body.remedy)?.ended, 'unknown-remedy'); // TA28
    case 'talks.double-blind-put':
    case 'talks.double-blind-consented':
    case 'talks.double-blind-opened':
    case 'talks.double-blind-answered':
    case 'talks.double-blind-closed':
      return judgeDoubleBlind(charter, state, said);
  }
}

function ended(words: readonly unknown[] | undefined, unknown: 'unknown-impasse' | 'unknown-remedy'): Judged {
  if (!words) return unknown;
  return words.length === 1 ? 'ended-already' : 'stands';
}

function handedIn(
  charter: Charter,
  state: TalksState,
  said: Of<'talks.message-handed-in'> | Of<'talks.offered'>,
): Judged {
  const { to, rewordedFrom } = said.body;
  if (isKept(state.handed, said.id)) return 'recorded-already';
  if (!isMember(charter, to)) return 'unknown-delegation'; // TA7
  if (to === said.by) return 'for-oneself'; // TA7
  if (rewordedFrom !== undefined && !holds(charter, said.by, ['mediator'])) return 'only-a-mediator-rewords'; // TA8
  if (rewordedFrom !== undefined && !isMember(charter, rewordedFrom)) return 'unknown-delegation'; // TA8
  if (said.kind === 'talks.message-handed-in') return 'stands';
  const { expiresAt, counterTo } = said.body;
  if (expiresAt !== undefined && latest(said) >= expiresAt) return 'expiry-past'; // TA11
  // Conveyed elsewhere, the offer that it counters may be here in other words only, and then under another id.
  if (counterTo === undefined || said.conveyedBy !== undefined) return 'stands';
  return kept(state.handed, counterTo)?.sort === 'offer' ? 'stands' : 'unknown-offer'; // TA13
}

const inOrder: readonly Step['step'][] = ['received', 'held', 'conveyed', 'acknowledged'];

function stepTold(state: TalksState, said: Of<'talks.step-told'>): Judged {
  const { of, step, words } = said.body;
  if (!isKept(state.handed, of)) return 'nothing-handed-in';
  if ((step === 'conveyed') !== (words !== undefined)) return 'words-not-named'; // TA9
  const before = (kept(state.steps, of) ?? []).map((version) => inOrder.indexOf(version.value.step));
  return Math.max(-1, ...before) >= inOrder.indexOf(step) ? 'step-taken-already' : 'stands'; // TA9
}

function withdrawn(state: TalksState, said: Of<'talks.offer-withdrawn'>): Judged {
  const offer = kept(state.handed, said.body.offer);
  if (offer?.sort !== 'offer') return 'unknown-offer';
  if (offer.by !== said.by) return 'not-own-offer'; // TA12
  if (isWithdrawn(state, offer.id)) return 'offer-withdrawn'; // TA12
  // What a mediator conveys is shown beside what it meets. TA16
  return said.conveyedBy === undefined && isAccepted(state, offer.id) ? 'offer-accepted' : 'stands'; // TA12
}

function answered(state: TalksState, said: Of<'talks.text-answered'>): Judged {
  const { of, hash } = said.body;
  const offer = kept(state.handed, of);
  const text = offer?.sort === 'offer' ? offer : kept(state.drafts, of);
  if (isKept(state.answers, said.id)) return 'recorded-already';
  if (!text) return 'unknown-text';
  if (text.hash !== hash) return 'another-text'; // TA14
  if (offer && offer.to !== said.by) return 'not-for-this-delegation'; // TA14
  if (answersTo(state, of, said.by).length > 0) return 'answered-already'; // TA14
  if (said.conveyedBy !== undefined || !offer) return 'stands'; // TA16
  if (isWithdrawn(state, of)) return 'offer-withdrawn'; // TA12
  return offer.expiresAt !== null && latest(said) >= offer.expiresAt ? 'offer-expired' : 'stands'; // TA11
}

function decided(state: TalksState, said: Of<'talks.principal-decided'>): Judged {
  const answer = kept(state.answers, said.body.answer);
  if (!answer) return 'unknown-answer';
  if (answer.by !== said.by) return 'not-own-answer'; // TA15
  if (answer.answer !== 'ad-referendum') return 'not-ad-referendum'; // TA15
  if (settled(kept(state.decisions, answer.id) ?? []) !== undefined) return 'decided-already'; // TA15
  return said.conveyedBy === undefined && isWithdrawn(state, answer.of) ? 'offer-withdrawn' : 'stands'; // TA12
}

/** The latest moment that this act itself proves: what its author claims, and what it had seen of others. */
function latest(said: Said): number {
  return Math.max(said.at, said.notBefore);
}
