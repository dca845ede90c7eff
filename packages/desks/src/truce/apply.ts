/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { activeParties, known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { allKept, change, keep, kept, originOf, place } from '../kept.ts';
import { put, type Register } from '../register.ts';
import { acts } from './acts.ts';
import { ownWordKey } from './extending/renewal.ts';
import { applyObligation } from './obligations/desk.ts';
import { asksOf, longestTerm } from './reckoning.ts';
import type { Answer, Ask, List, StartWord, Truce, TruceSaid, TruceState, Word } from './words.ts';

export function apply(charter: Charter, state: TruceState, said: TruceSaid): TruceState {
  if (!known<TruceSaid>(acts, said)) return state;
  const origin = originOf(said);
  switch (said.kind) {
    case 'truce.proposed': {
      const parties = activeParties(charter);
      const truce: Truce = {
        id: said.id,
        ...origin,
        ...said.body,
        parties,
        acceptances: {},
        signatures: {},
        start: [],
      };
      return { ...state, truces: keep(state.truces, said.id, truce) };
    }
    case 'truce.own-announced': {
      const own = { id: said.id, ...origin, ...said.body };
      return { ...state, ownTruces: keep(state.ownTruces, said.id, own) };
    }
    case 'truce.accepted':
      return inTruce(state, said.body.truce, (truce) => ({
        ...truce,
        acceptances: keep(truce.acceptances, said.by, origin),
      }));
    case 'truce.signed': {
      const { truce, signedAt, wording } = said.body;
      const signature = { ...origin, signedAt, wording };
      return inTruce(state, truce, (one) => ({ ...one, signatures: keep(one.signatures, said.by, signature) }));
    }
    case 'truce.start-postponed':
      return started(state, said, { start: null, wording: said.body.wording, reason: said.body.reason });
    case 'truce.start-set':
      return started(state, said, { start: said.body.start, wording: said.body.wording, reason: null });
    case 'truce.list-handed-in': {
      const list: List = { id: said.id, ...origin, ...said.body, answers: {} };
      return { ...state, lists: keep(state.lists, said.id, list) };
    }
    case 'truce.list-withdrawn':
      return answered(state, said, 'lists', said.body.list, { outcome: 'withdrawn' });
    case 'truce.list-refused':
      return answered(state, said, 'lists', said.body.list, { outcome: 'refused', ground: said.body.ground });
    case 'truce.extension-agreed': {
      const { hours, credited = 0, wording } = said.body;
      return answered(state, said, 'lists', said.body.list, { outcome: 'agreed', hours, credited, wording });
    }
    case 'truce.extension-proposed': {
      const proposal: Ask = { id: said.id, ...origin, ...said.body, answers: {} };
      return { ...state, proposals: keep(state.proposals, said.id, proposal) };
    }
    case 'truce.proposal-withdrawn':
      return answered(state, said, 'proposals', said.body.proposal, { outcome: 'withdrawn' });
    case 'truce.extension-declined':
      return answered(state, said, 'proposals', said.body.proposal, { outcome: 'refused', ground: said.body.ground });
    case 'truce.extension-consented': {
      const hours = kept(state.proposals, said.body.proposal)?.hours ?? 0;
      return answered(state, said, 'proposals', said.body.proposal, {
        outcome: 'agreed',
        hours,
        credited: 0,
        wording: said.body.wording,
      });
    }
    case 'truce.renewal-objected': {
      const objection = { id: said.id, ...origin, ...said.body };
      return { ...state, objections: keep(state.objections, said.id, objection) };
    }
    case 'truce.extension-declared': {
      const { truce, from, hours } = said.body;
      const key = ownWordKey(truce, said.by, from);
      const before = kept(state.ownWords, key)?.hours ?? [];
      const word = { truce, by: said.by, from, hours: put(before, said, hours) };
      return { ...state, ownWords: place(state.ownWords, key, word) };
    }
    case 'truce.obligation-recorded':
    case 'truce.obligation-accepted':
    case 'truce.count-given':
      return { ...state, obligations: applyObligation(state.obligations, said) };
    case 'truce.extension-stated': {
      const truce = kept(state.truces, said.body.truce);
      if (!truce) return state;
      // Counted from what its recorder had seen, or the order of arrival would move the stated end. TR17
      const written = longestTerm(truce, asksOf(state, truce.id), said.saw);
      const stated = { id: said.id, ...origin, ...said.body, reaches: written + said.body.hours };
      return { ...state, stated: keep(state.stated, said.id, stated) };
    }
    case 'truce.account-given': {
      const { truce, about, due, says } = said.body;
      const key = `${truce} ${about} ${due} ${said.by}`;
      const before = kept(state.accounts, key)?.says ?? [];
      const account = { truce, about, due, by: said.by, says: put(before, said, says) };
      return { ...state, accounts: place(state.accounts, key, account) };
    }
    case 'truce.term-reported': {
      const { truce, term, source, value } = said.body;
      const key = `${truce} ${term} ${source}`;
      const before = kept(state.reports, key)?.value ?? [];
      const report = { truce, term, source, value: put(before, said, value) };
      return { ...state, reports: place(state.reports, key, report) };
    }
    case 'truce.declared': {
      const declaration = { id: said.id, ...origin, ...said.body };
      const declared = { ...state, declarations: keep(state.declarations, said.id, declaration) };
      return said.body.what === 'breached' ? declared : ended(declared, said, said.body.truce, said.body.what);
    }
  }
}

function inTruce(state: TruceState, id: string, how: (truce: Truce) => Truce): TruceState {
  return { ...state, truces: change(state.truces, id, how) };
}

type About = TruceSaid & { readonly body: { readonly truce: string } };

function started(state: TruceState, said: About, word: StartWord): TruceState {
  return inTruce(state, said.body.truce, (truce) => ({ ...truce, start: put(truce.start, said, word) }));
}

function ended(state: TruceState, said: TruceSaid, truce: string, what: 'ended' | 'goes-on'): TruceState {
  const key = `${truce} ${said.by}`;
  const before: Register<'ended' | 'goes-on'> = kept(state.ends, key)?.says ?? [];
  return { ...state, ends: place(state.ends, key, { truce, by: said.by, says: put(before, said, what) }) };
}

function answered(
  state: TruceState,
  said: TruceSaid,
  among: 'lists' | 'proposals',
  to: string,
  word: Word,
): TruceState {
  const how = <A extends Ask>(asked: A): A => {
    const after = allKept(asked.answers)
      .filter((answer) => answer.by === said.by && answer.ref !== said.ref && said.saw(answer.ref))
      .map((answer) => answer.ref)
      .sort();
    const answer: Answer = { ...originOf(said), word, after };
    return { ...asked, answers: place(asked.answers, said.ref, answer) };
  };
  return among === 'lists'
    ? { ...state, lists: change(state.lists, to, how) }
    : { ...state, proposals: change(state.proposals, to, how) };
}
