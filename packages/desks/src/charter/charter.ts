/**
 * The charter desk: who is in the room, in which capacities, with which nodes. Its state is the charter itself, under
 * which every other desk judges.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, everyCapacity, known } from '../admission.ts';
import type { Act, Charter, Delegation, DelegationId, Desk, Participation, SaidOf, Verdict } from '../desk.ts';
import { delegation, line, text } from '../fields.ts';
import { put, type Reading, read } from '../register.ts';

const node = z.strictObject({
  node: z.string().regex(/^[0-9a-f]{64}$/),
  seal: z.string().regex(/^[A-Za-z0-9_-]{1,2048}$/),
});

export const acts = {
  'charter.convened': {
    fields: z.strictObject({
      title: line(),
      terms: text(),
      convener: delegation(),
      delegations: z
        .array(
          z.strictObject({
            id: delegation(),
            label: line(),
            capacities: z.array(z.enum(everyCapacity)).min(1).max(8),
            nodes: z.array(node).min(1).max(8),
          }),
        )
        .min(1)
        .max(32),
    }),
    paper: false,
    by: ['mediator'],
    final: true,
    rules: ['CH1', 'CH2', 'CH3', 'CH4'],
  },
  'charter.consented': {
    fields: z.strictObject({}),
    paper: false,
    by: everyCapacity,
    final: true,
    rules: ['CH5', 'CH6'],
  },
  'charter.participation-declared': {
    fields: z.strictObject({ status: z.enum(['active', 'suspended', 'withdrawn']), wording: text() }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['CH5', 'CH7', 'CH8'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type CharterSaid = SaidOf<typeof acts>;

const refusals = [
  ...admissionRefusals,
  'convened-already',
  'not-the-convener',
  'convener-is-not-a-mediator',
  'duplicate-delegation',
  'duplicate-capacity',
  'duplicate-node',
  'consented-already',
  'already-so',
] as const;
export type CharterRefusal = (typeof refusals)[number] | AdmissionRefusal;

function judge(_charter: Charter, state: Charter, said: CharterSaid): Verdict<CharterRefusal> {
  // Before the room is convened nobody holds a capacity, so the first act answers for its own author.
  if (said.kind === 'charter.convened') return state.delegations.length > 0 ? 'convened-already' : convened(said); // CH1
  const admitted = admit(state, acts, said, 'own'); // CH5
  if (admitted !== 'stands') return admitted;
  switch (said.kind) {
    case 'charter.consented':
      return state.delegations.some((one) => one.id === said.by && one.consented) ? 'consented-already' : 'stands'; // CH6
    case 'charter.participation-declared': {
      const declared = participationOf(state, said.by);
      const now = declared.state === 'empty' ? 'active' : declared.state === 'settled' ? declared.value : null;
      return now === said.body.status ? 'already-so' : 'stands'; // CH7
    }
  }
}

function convened({ by, body }: Extract<CharterSaid, { kind: 'charter.convened' }>): Verdict<CharterRefusal> {
  const convener = body.delegations.find((one) => one.id === body.convener);
  if (by !== body.convener) return 'not-the-convener'; // CH2
  if (!convener?.capacities.includes('mediator')) return 'convener-is-not-a-mediator'; // CH2
  const labels = body.delegations.map((one) => one.label);
  // One label for two delegations would show a text to a wrong reader as much as one id would. CH3
  if (repeats(body.delegations.map((one) => one.id)) || repeats(labels)) return 'duplicate-delegation';
  if (body.delegations.some((one) => repeats(one.capacities))) return 'duplicate-capacity'; // CH3
  const nodes = body.delegations.flatMap((one) => one.nodes);
  return repeats(nodes.map((one) => one.node)) || repeats(nodes.map((one) => one.seal)) ? 'duplicate-node' : 'stands'; // CH4
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function apply(_charter: Charter, state: Charter, said: CharterSaid): Charter {
  if (!known<CharterSaid>(acts, said)) return state;
  switch (said.kind) {
    case 'charter.convened': {
      const { title, terms, convener, delegations } = said.body;
      const members = delegations.map((one) => ({ ...one, participation: [], consented: false }));
      return state.delegations.length > 0 ? state : { title, terms, convener, delegations: members };
    }
    case 'charter.consented':
      return forOne(state, said.by, (one) => ({ ...one, consented: true }));
    case 'charter.participation-declared':
      return forOne(state, said.by, (one) => ({
        ...one,
        participation: put(one.participation, said, said.body.status),
      }));
  }
}

function forOne(charter: Charter, id: DelegationId, how: (one: Delegation) => Delegation): Charter {
  return { ...charter, delegations: charter.delegations.map((one) => (one.id === id ? how(one) : one)) };
}

/** What a delegation has declared of its own participation; empty means active since the room was convened. CH8 */
export function participationOf(charter: Charter, id: DelegationId): Reading<Participation> {
  return read(charter.delegations.find((one) => one.id === id)?.participation ?? []);
}

export const charter: Desk<Charter, CharterSaid, CharterRefusal> = {
  name: 'charter',
  initial: { title: '', convener: '', delegations: [] },
  acts,
  refusals,
  judge,
  apply,
};
