/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { change, type Kept, keep, keepWhole, kept, originOf, place } from '../kept.ts';
import { put, type Register } from '../register.ts';
import { acts, type TalksSaid } from './acts.ts';
import { baseOf } from './reckoning.ts';
import type { TalksState } from './words.ts';

export function apply(_charter: Charter, state: TalksState, said: TalksSaid): TalksState {
  if (!known<TalksSaid>(acts, said)) return state;
  const created = { id: said.id, ...originOf(said) };
  const shown = { ...created, hash: said.hash ?? '', conveyedBy: said.conveyedBy ?? null };
  switch (said.kind) {
    case 'talks.message-sent':
      return { ...state, messages: keep(state.messages, said.id, { ...created, text: said.body.text }) };
    case 'talks.noted':
      return { ...state, notes: keep(state.notes, said.id, { ...created, text: said.body.text }) };
    case 'talks.sounding-noted':
      return { ...state, soundings: keep(state.soundings, said.id, { ...created, ...said.body }) };
    case 'talks.message-handed-in': {
      const { to, text, rewordedFrom = null } = said.body;
      const message = { ...shown, sort: 'message' as const, to, text, rewordedFrom, ...unconditional };
      return { ...state, handed: keepWhole(state.handed, said.id, message) };
    }
    case 'talks.offered': {
      const { expiresAt = null, counterTo = null, rewordedFrom = null, ...body } = said.body;
      const offer = { ...shown, sort: 'offer' as const, ...body, expiresAt, counterTo, rewordedFrom };
      return { ...state, handed: keepWhole(state.handed, said.id, offer) };
    }
    case 'talks.step-told': {
      const { of, step, words = null, wording = null } = said.body;
      return { ...state, steps: worded(state.steps, of, said, { step, words, wording }) };
    }
    case 'talks.acknowledged':
      return { ...state, acknowledged: keepWhole(state.acknowledged, said.body.of, originOf(said)) };
    case 'talks.offer-withdrawn': {
      const { offer } = said.body;
      const withdrawal = { ...originOf(said), conveyedBy: shown.conveyedBy, offer };
      return { ...state, withdrawals: keepWhole(state.withdrawals, offer, withdrawal) };
    }
    case 'talks.text-answered': {
      const { of, hash, answer, wording = null } = said.body;
      const answered = { ...created, conveyedBy: shown.conveyedBy, of, hash, answer, wording };
      return { ...state, answers: keepWhole(state.answers, said.id, answered) };
    }
    case 'talks.principal-decided':
      return { ...state, decisions: worded(state.decisions, said.body.answer, said, said.body.decision) };
    case 'talks.version-noted': {
      const { of, text } = said.body;
      return { ...state, versions: says(state.versions, `${of} ${said.by}`, { of, by: said.by }, said, text) };
    }
    case 'talks.draft-put': {
      const { title, prevailing, articles, dropped } = said.body;
      const base = baseOf(said.body);
      const draft = { ...created, hash: shown.hash, title, base, prevailing, articles, dropped };
      return { ...state, drafts: keepWhole(state.drafts, said.id, draft) };
    }
    case 'talks.impasse-declared': {
      const { cause, owner, lastOffers, nextContact = null } = said.body;
      const impasse = { ...created, cause, owner, lastOffers, nextContact, ended: [] };
      return { ...state, impasses: keep(state.impasses, said.id, impasse) };
    }
    case 'talks.impasse-ended': {
      const { impasse, wording } = said.body;
      const impasses = change(state.impasses, impasse, (one) => ({ ...one, ended: put(one.ended, said, wording) }));
      return { ...state, impasses };
    }
    case 'talks.movement-watched':
      return { ...state, watches: put(state.watches, said, said.body.hours) };
    case 'talks.remedy-begun': {
      const { remedy, wording, until = null } = said.body;
      return { ...state, remedies: keep(state.remedies, said.id, { ...created, remedy, wording, until, ended: [] }) };
    }
    case 'talks.remedy-ended': {
      const { remedy, wording } = said.body;
      const remedies = change(state.remedies, remedy, (one) => ({ ...one, ended: put(one.ended, said, wording) }));
      return { ...state, remedies };
    }
    case 'talks.double-blind-put': {
      const question = { ...created, text: said.body.text, sides: said.body.sides };
      return { ...state, questions: keepWhole(state.questions, said.id, question) };
    }
    case 'talks.double-blind-consented': {
      const { question } = said.body;
      const consent = { ...originOf(said), conveyedBy: shown.conveyedBy, question };
      return { ...state, consents: keepWhole(state.consents, `${question} ${said.by}`, consent) };
    }
    case 'talks.double-blind-opened':
      return { ...state, opened: keepWhole(state.opened, said.body.question, originOf(said)) };
    case 'talks.double-blind-closed':
      return { ...state, closed: worded(state.closed, said.body.question, said, said.body.outcome) };
    default:
      return ownWord(state, said);
  }
}

const unconditional = { conditions: [], expiresAt: null, counterTo: null };

type OwnWord = Extract<
  TalksSaid,
  {
    kind:
      | 'talks.position-taken'
      | 'talks.understanding-given'
      | 'talks.term-left-open'
      | 'talks.fallback-kept'
      | 'talks.red-line-kept'
      | 'talks.double-blind-answered';
  }
>;

/** One delegation's own word, which replaces nobody else's. */
function ownWord(state: TalksState, said: OwnWord): TalksState {
  const { by } = said;
  switch (said.kind) {
    case 'talks.position-taken': {
      const { article, draft, stance, wording = null } = said.body;
      const value = { draft, stance, wording };
      return { ...state, positions: says(state.positions, `${by} ${article}`, { by, article }, said, value) };
    }
    case 'talks.understanding-given': {
      const { article, term, says: words } = said.body;
      const key = `${by} ${article} ${term}`;
      return { ...state, understandings: says(state.understandings, key, { by, article, term }, said, words) };
    }
    case 'talks.term-left-open': {
      const { article, term, wording } = said.body;
      return { ...state, leftOpen: says(state.leftOpen, `${article} ${term}`, { article, term }, said, wording) };
    }
    case 'talks.fallback-kept': {
      const { article, rank, text } = said.body;
      const key = `${by} ${article} ${rank}`;
      return { ...state, fallbacks: says(state.fallbacks, key, { by, article, rank }, said, text) };
    }
    case 'talks.red-line-kept': {
      const { article, text } = said.body;
      return { ...state, redLines: says(state.redLines, `${by} ${article}`, { by, article }, said, text) };
    }
    case 'talks.double-blind-answered': {
      const { question, answer } = said.body;
      return { ...state, blind: says(state.blind, `${question} ${by}`, { question, by }, said, answer) };
    }
  }
}

function worded<T>(all: Kept<Register<T>>, id: string, said: TalksSaid, value: T): Kept<Register<T>> {
  return place(all, id, put(kept(all, id) ?? [], said, value));
}

/** Puts a word under its key, beside what it is about. */
function says<About, T>(
  all: Kept<About & { readonly says: Register<T> }>,
  key: string,
  about: About,
  said: TalksSaid,
  value: T,
): Kept<About & { readonly says: Register<T> }> {
  return place(all, key, { ...about, says: put(kept(all, key)?.says ?? [], said, value) });
}
