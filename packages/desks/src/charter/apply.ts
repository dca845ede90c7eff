/** What an act adds to what was said. The charter is reckoned from that afresh, so acts commute. */
import { known } from '../admission.ts';
import type { Charter, CharterFact } from '../desk.ts';
import { consentsFor, readDecisions, spareOf } from './decisions.ts';
import { reckon } from './reckoning.ts';
import { acts, type CharterSaid } from './words.ts';

export function apply(_charter: Charter, state: Charter, said: CharterSaid): Charter {
  if (!known<CharterSaid>(acts, said)) return state;
  if (state.facts.some((fact) => fact.ref === said.ref)) return state;
  if (said.kind === 'charter.convened' && state.delegations.length > 0) return state;
  return reckon([...state.facts, factOf(state, said)].sort((left, right) => (left.ref < right.ref ? -1 : 1)));
}

function factOf(state: Charter, said: CharterSaid): CharterFact {
  const { ref, by, at, id } = said;
  switch (said.kind) {
    case 'charter.convened':
      return { fact: 'convened', ref, ...said.body };
    case 'charter.consented':
      return { fact: 'consented', ref, by };
    case 'charter.participation-declared': {
      const { status, wording = null, cuts = null } = said.body;
      const own = state.facts.filter((fact) => fact.fact === 'declared').filter((fact) => fact.by === by);
      const over = own.map((fact) => fact.ref).filter((one) => said.saw(one));
      return { fact: 'declared', ref, by, at, status, wording, cuts, over };
    }
    case 'charter.decision-proposed': {
      const { decision, wording } = said.body;
      // Not the state as it is here, which may hold what the author had not seen. CH13
      const seen = reckon(state.facts.filter((fact) => fact.fact === 'convened' || said.saw(fact.ref)));
      const after = readDecisions(seen.facts).flatMap((one) => (one.taken ? [one.proposed.id] : []));
      const spare = spareOf(seen, by, decision);
      return { fact: 'proposed', id, ref, by, at, decision, wording, ...consentsFor(seen, by, decision), after, spare };
    }
    case 'charter.decision-approved':
      return { fact: 'approved', ref, by, decision: said.body.decision };
  }
}
