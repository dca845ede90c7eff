/** What each act changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { known } from '../admission.ts';
import type { Charter } from '../desk.ts';
import { change, type Kept, keep, kept, originOf, place } from '../kept.ts';
import { put } from '../register.ts';
import { acts, type IncidentsSaid, type IncidentsState, type OwnWord } from './words.ts';

export function apply(_charter: Charter, state: IncidentsState, said: IncidentsSaid): IncidentsState {
  if (!known<IncidentsSaid>(acts, said)) return state;
  const origin = originOf(said);
  const created = { id: said.id, ...origin };
  switch (said.kind) {
    case 'incidents.reported':
      return { ...state, incidents: keep(state.incidents, said.id, { ...created, ...said.body }) };
    case 'incidents.inquiry-opened':
      return { ...state, inquiries: keep(state.inquiries, said.id, { ...created, ...said.body }) };
    case 'incidents.visit-recorded': {
      const { at, ...body } = said.body;
      return { ...state, visits: keep(state.visits, said.id, { ...created, ...body, visitedAt: at }) };
    }
    case 'incidents.version-given':
      return { ...state, versions: spoken(state.versions, said, said.body.incident, said.body.says) };
    case 'incidents.finding-made':
      return { ...state, findings: keep(state.findings, said.id, { ...created, ...said.body, answers: {} }) };
    case 'incidents.finding-answered': {
      const { finding, ...answer } = said.body;
      const findings = change(state.findings, finding, (one) => ({
        ...one,
        answers: place(one.answers, said.ref, { ...origin, ...answer }),
      }));
      return { ...state, findings };
    }
    case 'incidents.remedy-proposed':
      return { ...state, remedies: keep(state.remedies, said.id, { ...created, ...said.body, answers: {} }) };
    case 'incidents.remedy-answered': {
      const { remedy, ...answer } = said.body;
      const remedies = change(state.remedies, remedy, (one) => ({
        ...one,
        answers: place(one.answers, said.ref, { ...origin, ...answer }),
      }));
      return { ...state, remedies };
    }
    case 'incidents.remedy-account-given': {
      const { remedy, ...word } = said.body;
      return { ...state, accounts: spoken(state.accounts, said, remedy, word) };
    }
    case 'incidents.effect-stated': {
      const { incident, ...word } = said.body;
      return { ...state, effects: spoken(state.effects, said, incident, word) };
    }
  }
}

/** A delegation's own word, in place of what it had said before. */
function spoken<T>(words: Kept<OwnWord<T>>, said: IncidentsSaid, about: string, word: T): Kept<OwnWord<T>> {
  const key = `${about} ${said.by}`;
  const says = put(kept(words, key)?.says ?? [], said, word);
  return place(words, key, { about, by: said.by, says });
}
