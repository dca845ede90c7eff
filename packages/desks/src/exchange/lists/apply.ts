/** What each act on a list changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import type { Said } from '../../desk.ts';
import { change, type Kept, keep, kept, originOf, place, placeEach } from '../../kept.ts';
import { put, type Register } from '../../register.ts';
import type { Given, ListsSaid, ListsState } from './words.ts';

export function apply(state: ListsState, said: ListsSaid): ListsState {
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'exchange.list-handed-in': {
      const list = { ...said.body, annex: said.body.annex ?? null, ...created, form: [] };
      return { ...state, handedIn: keep(state.handedIn, said.id, list) };
    }
    case 'exchange.form-checked': {
      const { form, faults } = said.body;
      const checked = change(state.handedIn, said.body.list, (list) => ({
        ...list,
        form: put(list.form, said, { form, faults }),
      }));
      return { ...state, handedIn: checked };
    }
    case 'exchange.lists-given-out': {
      const [one, other] = said.body.lists;
      if (!one || !other) return state;
      const lists: readonly Given[] = [
        { ...one, to: other.side },
        { ...other, to: one.side },
      ];
      const series = lists.reduce((all, list) => inRegister(all, list.series, said, list), state.series);
      return { ...state, series, givenOut: keep(state.givenOut, said.id, { ...created, lists, words: {} }) };
    }
    case 'exchange.list-acknowledged': {
      const givenOut = change(state.givenOut, said.body.given, (given) => ({
        ...given,
        words: inRegister(given.words, said.by, said, said.body.word),
      }));
      return { ...state, givenOut };
    }
    case 'exchange.cases-answered': {
      const { cases, answer, sameAs = null } = said.body;
      return { ...state, answers: forEach(state.answers, cases, said, { answer, sameAs }) };
    }
    case 'exchange.family-informed': {
      const { cases, ...informed } = said.body;
      return { ...state, informed: forEach(state.informed, cases, said, informed) };
    }
    case 'exchange.found-late': {
      const { cases, ...find } = said.body;
      return { ...state, foundLate: forEach(state.foundLate, cases, said, find) };
    }
    case 'exchange.names-passed-on': {
      const passed = { ...said.body, annex: said.body.annex ?? null, ...created };
      return { ...state, passedOn: keep(state.passedOn, said.id, passed) };
    }
  }
}

function inRegister<T>(registers: Kept<Register<T>>, key: string, said: Said, value: T): Kept<Register<T>> {
  return place(registers, key, put(kept(registers, key) ?? [], said, value));
}

function forEach<T>(registers: Kept<Register<T>>, keys: readonly string[], said: Said, value: T): Kept<Register<T>> {
  return placeEach(registers, keys, (before = []) => put(before, said, value));
}
