/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { change, keep, kept, originOf, place } from '../kept.ts';
import { put } from '../register.ts';
import { acts, type StatementsSaid, type StatementsState, type Text } from './words.ts';

type Of<Kind extends StatementsSaid['kind']> = Extract<StatementsSaid, { kind: Kind }>;

export function apply(_charter: Charter, state: StatementsState, said: StatementsSaid): StatementsState {
  if (!known<StatementsSaid>(acts, said)) return state;
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'statements.logged': {
      const { relayedBy = null, about = null, claims, ...body } = said.body;
      const listed = claims.map(({ what = null, countingRule = null, asOf = null, ...claim }) => ({
        ...claim,
        what,
        countingRule,
        asOf,
      }));
      return {
        ...state,
        logged: keep(state.logged, said.id, { ...created, ...body, relayedBy, about, claims: listed }),
      };
    }
    case 'statements.assessed': {
      const { claim = null, ...body } = said.body;
      return { ...state, assessments: keep(state.assessments, said.id, { ...created, ...body, claim }) };
    }
    case 'statements.drafted': {
      const { title, ...text } = said.body;
      const blank = { current: [], standing: [], published: {}, withdrawn: [] };
      const statements = keep(state.statements, said.id, { ...created, title, ...blank });
      return withText({ ...state, statements }, said, { ...text, statement: said.id, wording: null });
    }
    case 'statements.redrafted':
      return withText(state, said, said.body);
    case 'statements.cleared':
    case 'statements.clearance-given':
      return inText(state, said);
    case 'statements.condition-met': {
      const met = { ...originOf(said), entry: said.body.entry, wording: said.body.wording };
      const texts = change(state.texts, said.body.text, (text) => ({ ...text, met: place(text.met, said.ref, met) }));
      return { ...state, texts };
    }
    case 'statements.released':
    case 'statements.corrected':
      return published(state, said);
    case 'statements.withdrawn': {
      const statements = change(state.statements, said.body.statement, (one) => ({
        ...one,
        withdrawn: put(one.withdrawn, said, said.body.wording),
      }));
      return { ...state, statements };
    }
    case 'statements.embargo-broken': {
      const { logged = null, ...body } = said.body;
      const breach = { ...created, ...body, logged, decided: [], wordings: {} };
      return { ...state, breaches: keep(state.breaches, said.id, breach) };
    }
    case 'statements.embargo-decided': {
      const { breach: of, decision, wording } = said.body;
      const breaches = change(state.breaches, of, (breach) => ({
        ...breach,
        decided: put(breach.decided, said, decision),
        wordings: place(breach.wordings, said.ref, wording),
      }));
      return { ...state, breaches };
    }
  }
}

function withText(
  state: StatementsState,
  said: Of<'statements.drafted' | 'statements.redrafted'>,
  body: Omit<Text, 'id' | 'by' | 'at' | 'ref' | 'clearances' | 'met'>,
): StatementsState {
  const text: Text = { id: said.id, ...originOf(said), ...body, clearances: {}, met: {} };
  const statements = change(state.statements, body.statement, (one) => ({
    ...one,
    current: put(one.current, said, said.id),
  }));
  return { ...state, statements, texts: keep(state.texts, said.id, text) };
}

function inText(
  state: StatementsState,
  said: Of<'statements.cleared' | 'statements.clearance-given'>,
): StatementsState {
  const { text: of, answer, wording = null } = said.body;
  const texts = change(state.texts, of, (text) => ({
    ...text,
    clearances: place(text.clearances, said.by, put(kept(text.clearances, said.by) ?? [], said, { answer, wording })),
  }));
  return { ...state, texts };
}

function published(state: StatementsState, said: Of<'statements.released' | 'statements.corrected'>): StatementsState {
  const { text, outlet, at: released } = said.body;
  const wording = said.kind === 'statements.corrected' ? said.body.wording : null;
  const of = kept(state.texts, text)?.statement ?? '';
  const statements = change(state.statements, of, (one) => ({
    ...one,
    standing: put(one.standing, said, text),
    published: place(one.published, said.ref, { ...originOf(said), text, outlet, released, wording }),
  }));
  return { ...state, statements };
}
