import { expect, test } from 'vitest';
import { z } from 'zod';
import { activeParties, admit, known } from './admission.ts';
import {
  type Act,
  type Capacity,
  type Charter,
  fold,
  holds,
  type Participation,
  type Said,
  withCapacity,
} from './desk.ts';

const delegation = (id: string, capacities: readonly Capacity[], ...said: readonly Participation[]) => ({
  ...{ id, label: id, capacities, nodes: [], declared: [], consented: true, retired: [] },
  participation: said.map((value, index) => ({ ref: `${index}`, by: id, at: 0, value })),
});
const charter: Charter = {
  title: 'Talks',
  convener: 'mediator',
  delegations: [
    delegation('mediator', ['mediator', 'host']),
    delegation('north', ['party'], 'active'),
    delegation('south', ['party'], 'withdrawn'),
    delegation('east', ['party'], 'withdrawn', 'suspended'),
    delegation('west', ['party'], 'suspended', 'active'),
    delegation('far', ['party']),
  ],
  facts: [],
};
const act: Act = { fields: z.unknown(), paper: false, by: ['party'], final: false, rules: [] };
const says = (by: string, kind = 'desk.said'): Said => ({
  ...{ kind, id: 'a', ref: 'b', by, at: 0, notBefore: 0, body: {} },
  saw: () => false,
});

test('an act is known, its author is of the room and holds a capacity for it', () => {
  const verdict = (by: string, kind?: string) => admit(charter, { 'desk.said': act }, says(by, kind));
  expect(verdict('north')).toBe('stands');
  expect(verdict('north', 'toString')).toBe('unknown-act');
  expect(verdict('stranger')).toBe('not-in-the-charter');
  expect(verdict('mediator')).toBe('capacity-lacking');
});

test('an act is known by its own kind, and by no name that every object has', () => {
  const verdicts = ['desk.said', 'toString', 'other'].map((kind) => known({ 'desk.said': act }, says('north', kind)));
  expect(verdicts).toEqual([true, false, false]);
});

test('who has withdrawn, and said nothing else, acts in its own channels only', () => {
  const verdict = (by: string, shared?: 'own') => admit(charter, { 'desk.said': act }, says(by), shared);
  expect(['north', 'south', 'east', 'west', 'far'].map((by) => verdict(by))).toEqual([
    'stands',
    'has-withdrawn',
    'stands',
    'stands',
    'stands',
  ]);
  expect(verdict('south', 'own')).toBe('stands');
});

test('a party takes decisions while one of its standing words says that it is active, or it has said nothing', () => {
  expect(activeParties(charter)).toEqual(['north', 'west', 'far']);
});

test('one capacity of several is enough, and nobody holds one who is not in the room', () => {
  expect([holds(charter, 'mediator', ['host']), holds(charter, 'mediator', ['host', 'mediator'])]).toEqual([
    true,
    true,
  ]);
  expect([holds(charter, 'north', ['host']), holds(charter, 'stranger', ['party'])]).toEqual([false, false]);
  expect(withCapacity(charter, 'mediator')).toEqual(['mediator']);
  expect(withCapacity(charter, 'party')).toEqual(['north', 'south', 'east', 'west', 'far']);
});

test('what stands is applied, and what is refused leaves the very same state', () => {
  const desk = {
    ...{ name: 'desk', initial: [], acts: {}, refusals: ['no'] as const },
    judge: (_charter: Charter, _state: readonly string[], said: Said) =>
      said.by === 'north' ? ('stands' as const) : ('no' as const),
    apply: (_charter: Charter, state: readonly string[], said: Said) => [...state, said.by],
  };
  const state = ['before'];
  expect(fold(desk, charter, state, says('north'))).toEqual(['before', 'north']);
  expect(fold(desk, charter, state, says('south'))).toBe(state);
});
