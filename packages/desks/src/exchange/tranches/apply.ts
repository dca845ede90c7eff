/** What each act on a tranche changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import { change, keep, kept, originOf, place } from '../../kept.ts';
import { put } from '../../register.ts';
import { seenBy } from '../agreement.ts';
import { type Known, namesOf } from './reckoning.ts';
import type { TranchesSaid, TranchesState } from './words.ts';

/** Only what it changes, to be laid over the desk's state. */
export function apply(state: Known, said: TranchesSaid): Partial<TranchesState> {
  const origin = originOf(said);
  const created = { id: said.id, ...origin };
  switch (said.kind) {
    case 'exchange.tranche-put':
      return { tranches: keep(state.tranches, said.id, { ...said.body, ...created, accepted: {} }) };
    case 'exchange.numbers-accepted':
      return { tranches: change(state.tranches, said.body.tranche, accepted) };
    case 'exchange.names-put': {
      const tranche = kept(state.tranches, said.body.tranche);
      if (!tranche) return {};
      const over = seenBy(said, namesOf(state, tranche));
      return { names: keep(state.names, said.id, { ...said.body, ...created, over, accepted: {} }) };
    }
    case 'exchange.names-accepted':
      return { names: change(state.names, said.body.names, accepted) };
    case 'exchange.criterion-put':
      return { criteria: keep(state.criteria, said.id, { ...said.body, ...created, accepted: {} }) };
    case 'exchange.criterion-accepted':
      return { criteria: change(state.criteria, said.body.criterion, accepted) };
    case 'exchange.names-objected': {
      const objection = { ...said.body, criterion: said.body.criterion ?? null, ...created, settlement: [] };
      return { namesObjections: keep(state.namesObjections, said.id, objection) };
    }
    case 'exchange.names-objection-settled': {
      const namesObjections = change(state.namesObjections, said.body.objection, (one) => ({
        ...one,
        settlement: put(one.settlement, said, said.body.wording),
      }));
      return { namesObjections };
    }
    case 'exchange.step-stated': {
      const { tranche, step, done, persons, at } = said.body;
      const key = `${tranche} ${step} ${said.by}`;
      const says = put(kept(state.steps, key)?.says ?? [], said, { done, persons, at });
      return { steps: place(state.steps, key, { tranche, step, by: said.by, says }) };
    }
  }

  function accepted<T extends { readonly accepted: TranchesState['tranches'][string]['accepted'] }>(one: T): T {
    return { ...one, accepted: keep(one.accepted, said.by, origin) };
  }
}
