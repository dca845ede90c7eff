/** The charter's words: its acts, its decisions, and why an act is refused. */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, everyCapacity } from '../admission.ts';
import type { Act, SaidOf } from '../desk.ts';
import { delegation, instant, line, reference, text } from '../fields.ts';

/** The most that a charter holds: delegations in the room, and nodes of one delegation. */
export const most = { delegations: 32, nodes: 8 };

const hex = (format: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ format });

const node = z.strictObject({
  node: hex('node-key'),
  seal: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,2048}$/)
    .meta({ format: 'seal-key' }),
});

const member = z.strictObject({
  id: delegation(),
  label: line(),
  capacities: z.array(z.enum(everyCapacity)).min(1).max(8),
  nodes: z.array(node).min(1).max(most.nodes),
});

const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('admit-delegation'), delegation: member }),
  z.strictObject({ kind: z.literal('add-node'), delegation: delegation(), node }),
  z.strictObject({
    kind: z.literal('retire-node'),
    node: hex('node-key'),
    cuts: hex('hash').optional(),
    reason: z.enum(['stolen', 'recalled', 'replaced']),
  }),
  z.strictObject({
    kind: z.literal('change-rule'),
    rule: z.strictObject({
      deciding: z.array(delegation()).min(1).max(most.delegations),
      consents: z.enum(['every-active', 'more-than-half']),
    }),
  }),
  z.strictObject({ kind: z.literal('reduced-procedure'), procedure: text(), until: instant() }),
  z.strictObject({ kind: z.literal('name-board'), channel: hex('hash') }),
]);

export const acts = {
  'charter.convened': {
    fields: z.strictObject({
      title: line(),
      terms: text(),
      convener: delegation(),
      delegations: z.array(member).min(1).max(most.delegations),
    }),
    paper: false,
    by: ['mediator'],
    final: true,
    rules: ['CH1', 'CH2', 'CH3', 'CH4', 'CH27'],
  },
  'charter.consented': {
    fields: z.strictObject({}),
    paper: false,
    by: everyCapacity,
    final: true,
    rules: ['CH5', 'CH6'],
  },
  'charter.participation-declared': {
    fields: z.strictObject({
      status: z.enum(['active', 'suspended', 'withdrawn']),
      wording: text().optional(),
      cuts: hex('hash').optional(),
    }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['CH5', 'CH7', 'CH8', 'CH9', 'CH10'],
  },
  'charter.decision-proposed': {
    fields: z.strictObject({ decision, wording: text() }),
    paper: false,
    by: everyCapacity,
    final: true,
    rules: [
      'CH11',
      'CH14',
      'CH15',
      'CH16',
      'CH17',
      'CH18',
      'CH19',
      'CH20',
      'CH21',
      'CH22',
      'CH24',
      'CH25',
      'CH26',
      'CH27',
      'CH28',
    ],
  },
  'charter.decision-approved': {
    fields: z.strictObject({ decision: reference('charter.decision-proposed') }),
    paper: false,
    by: everyCapacity,
    final: true,
    rules: ['CH11', 'CH12', 'CH13', 'CH14', 'CH16', 'CH23', 'CH24'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type CharterSaid = SaidOf<typeof acts>;

export const refusals = [
  ...admissionRefusals,
  'convened-already',
  'not-the-convener',
  'convener-is-not-a-mediator',
  'duplicate-delegation',
  'duplicate-capacity',
  'duplicate-node',
  'not-a-seal-key',
  'consented-already',
  'already-so',
  'wording-missing',
  'cuts-of-a-return',
  'is-suspended',
  'proposes-no-decisions',
  'not-own-node',
  'unknown-node',
  'last-node',
  'retired-already',
  'cuts-missing',
  'board-is-the-charter',
  'too-many-nodes',
  'too-many-delegations',
  'named-twice',
  'unknown-delegation',
  'never-decides',
  'nobody-is-suspended',
  'until-is-past',
  'unknown-decision',
  'not-asked',
  'approved-already',
  'decided-otherwise',
] as const;
export type CharterRefusal = (typeof refusals)[number] | AdmissionRefusal;
