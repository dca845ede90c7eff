/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { change, keep, kept, originOf, place } from '../kept.ts';
import { put } from '../register.ts';
import { answersOf, linesFrom, placeOf } from './reckoning.ts';
import { type Answer, type Ask, acts, type PrincipalsSaid, type PrincipalsState } from './words.ts';

export function apply(_charter: Charter, state: PrincipalsState, said: PrincipalsSaid): PrincipalsState {
  if (!known<PrincipalsSaid>(acts, said)) return state;
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'principals.report-drafted': {
      const { asOf, generated, lines } = said.body;
      const draft = { ...created, asOf, generated, first: linesFrom(lines), edited: [], edits: {} };
      return { ...state, drafts: keep(state.drafts, said.id, draft) };
    }
    case 'principals.report-edited': {
      const lines = linesFrom(said.body.lines);
      const edit = { ...originOf(said), lines, wording: said.body.wording };
      const drafts = change(state.drafts, said.body.draft, (draft) => ({
        ...draft,
        edited: put(draft.edited, said, lines),
        edits: place(draft.edits, said.ref, edit),
      }));
      return { ...state, drafts };
    }
    case 'principals.report-signed': {
      const { asOf, office, generated, lines, draft = null, replaces = null } = said.body;
      const report = { ...created, asOf, office, generated, lines: linesFrom(lines), draft, replaces };
      return { ...state, reports: keep(state.reports, said.id, report) };
    }
    case 'principals.authority-delegated': {
      const authority = { ...created, ...said.body, ended: [] };
      return { ...state, authorities: keep(state.authorities, said.id, authority) };
    }
    case 'principals.authority-ended': {
      const authorities = change(state.authorities, said.body.authority, (authority) => ({
        ...authority,
        ended: put(authority.ended, said, said.body.wording),
      }));
      return { ...state, authorities };
    }
    default:
      return { ...state, asks: inAsks(state, said) };
  }
}

type Asking = Extract<PrincipalsSaid, { kind: `principals.${string}-requested` | `principals.${string}-asked` }>;
type AboutAsks =
  | Asking
  | Extract<PrincipalsSaid, { body: { request: string } | { ask: string } | { dueOut: string } }>
  | Extract<PrincipalsSaid, { kind: 'principals.due-out-set' | 'principals.report-distributed' }>;

function inAsks(state: PrincipalsState, said: AboutAsks): PrincipalsState['asks'] {
  const blank = {
    id: said.id,
    ...originOf(said),
    due: null,
    background: null,
    options: [],
    adReferendum: null,
    basis: null,
    report: null,
    answers: {},
    withdrawn: [],
  };
  const asked = (ask: Partial<Ask> & Pick<Ask, 'sort' | 'text' | 'of'>) =>
    keep(state.asks, said.id, { ...blank, ...ask });
  switch (said.kind) {
    case 'principals.decision-requested': {
      const { question, background = null, options, of, due, adReferendum = null } = said.body;
      return asked({ sort: 'decision', text: question, background, options, of: [of], due, adReferendum });
    }
    case 'principals.information-requested': {
      const { question, of, due } = said.body;
      return asked({ sort: 'information', text: question, of: [of], due });
    }
    case 'principals.due-out-set': {
      const { what, basis, of, due } = said.body;
      return asked({ sort: 'due-out', text: what, basis, of: [of], due });
    }
    case 'principals.acknowledgement-asked': {
      const { text, of, due = null } = said.body;
      return asked({ sort: 'acknowledgement', text, of, due });
    }
    case 'principals.report-distributed': {
      const { report, of, due = null } = said.body;
      return asked({ sort: 'report', text: '', of, due, report });
    }
    case 'principals.request-withdrawn':
      return change(state.asks, said.body.request, (ask) => ({
        ...ask,
        withdrawn: put(ask.withdrawn, said, said.body.wording),
      }));
    case 'principals.acknowledged':
      return answered(state, said.body.ask, said, { office: said.body.office });
    case 'principals.information-given': {
      const { request, answer, entries, office } = said.body;
      return answered(state, request, said, { office, wording: answer, entries });
    }
    case 'principals.due-out-done': {
      const { dueOut, wording, office } = said.body;
      return answered(state, dueOut, said, { office, wording });
    }
    case 'principals.decision-answered': {
      const { request, option, wording = null, office, under = null, resolves = null } = said.body;
      return answered(state, request, said, { office, wording, option, under, resolves });
    }
  }
}

function answered(
  state: PrincipalsState,
  of: string,
  said: PrincipalsSaid,
  answer: Partial<Answer> & { readonly office: string },
): PrincipalsState['asks'] {
  const whole = { wording: null, option: null, resolves: null, under: null, entries: [], ...answer };
  return change(state.asks, of, (ask) => {
    const index = placeIn(state, ask, said.by, whole);
    if (index < 0) return ask;
    return { ...ask, answers: place(ask.answers, String(index), put(answersOf(ask, index), said, whole)) };
  });
}

/** An answer under somebody's authority is that office's answer. */
function placeIn(state: PrincipalsState, ask: Ask, by: string, { office, under }: Answer): number {
  const from = under === null ? office : kept(state.authorities, under)?.from;
  return from === undefined ? -1 : placeOf(ask, by, from);
}
