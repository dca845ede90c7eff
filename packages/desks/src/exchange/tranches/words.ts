/**
 * The words of tranches: numbers first, names second, names as case codes; criteria and objections; steps by moments.
 * They stand on the notice board, where both sides' papers are conveyed.
 */
import { z } from 'zod';
import type { Act, DelegationId, SaidOf } from '../../desk.ts';
import { caseCode, count, delegation, instant, line, reference, text } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';
import type { Proposal } from '../agreement.ts';

const terms = () => reference('exchange.terms-put');
const tranche = () => reference('exchange.tranche-put');
const share = () => z.int().min(1).max(1000);

export const acts = {
  'exchange.tranche-put': {
    fields: z.strictObject({
      terms: terms(),
      n: z.int().min(1).max(10_000),
      numbers: z
        .array(
          z.strictObject({
            category: line(),
            out: count(),
            returned: count(),
            ratio: z.strictObject({ out: share(), returned: share() }).optional(),
          }),
        )
        .min(1)
        .max(20),
      steps: z
        .array(
          z.strictObject({
            by: delegation(),
            moment: z.int().min(1).max(20),
            persons: count(),
            wording: line(),
            unconditional: z.boolean(),
          }),
        )
        .max(40),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX31', 'EX32', 'EX37'],
  },
  'exchange.numbers-accepted': {
    fields: z.strictObject({ tranche: tranche() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX32'],
  },
  'exchange.names-put': {
    fields: z.strictObject({
      tranche: tranche(),
      names: z
        .array(
          z.strictObject({
            category: line(),
            which: z.enum(['out', 'returned']),
            cases: z.array(caseCode()).min(1).max(500),
          }),
        )
        .min(1)
        .max(40),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX33'],
  },
  'exchange.names-accepted': {
    fields: z.strictObject({ names: reference('exchange.names-put') }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX34'],
  },
  'exchange.criterion-put': {
    fields: z.strictObject({ terms: terms(), text: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX35'],
  },
  'exchange.criterion-accepted': {
    fields: z.strictObject({ criterion: reference('exchange.criterion-put') }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX35'],
  },
  'exchange.names-objected': {
    fields: z.strictObject({
      names: reference('exchange.names-put'),
      cases: z.array(caseCode()).min(1).max(500),
      criterion: reference('exchange.criterion-put').optional(),
      ground: line(),
    }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX36'],
  },
  'exchange.names-objection-settled': {
    fields: z.strictObject({ objection: reference('exchange.names-objected'), wording: line() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX36'],
  },
  'exchange.step-stated': {
    fields: z.strictObject({
      tranche: tranche(),
      step: z.int().min(1).max(40),
      done: z.enum(['whole', 'in-part', 'not']),
      persons: count(),
      at: instant(),
    }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['EX1', 'EX38'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type TranchesSaid = SaidOf<typeof acts>;

export const refusals = [
  'recorded-already',
  'unknown-terms',
  'unknown-tranche',
  'unknown-names',
  'unknown-criterion',
  'unknown-objection',
  'unknown-step',
  'unknown-case',
  'not-agreed',
  'not-of-these-terms',
  'accepted-already',
  'settled-already',
  'category-named-twice',
  'numbers-not-in-the-ratio',
  'tranche-agreed-already',
  'not-the-agreed-numbers',
  'case-named-twice',
  'case-in-another-tranche',
  'replaced-by-a-later-version',
  'not-happened-yet',
] as const;
export type TranchesRefusal = (typeof refusals)[number];

type Fields<Kind extends keyof typeof acts> = z.output<(typeof acts)[Kind]['fields']>;

/** Its numbers, agreed once both sides of the terms have accepted them. */
export type Tranche = Origin &
  Fields<'exchange.tranche-put'> & { readonly id: string; readonly accepted: Kept<Origin> };

export type Named = Fields<'exchange.names-put'>['names'][number];
export type Names = Proposal & { readonly tranche: string; readonly names: readonly Named[] };

export type Criterion = Origin & {
  readonly id: string;
  readonly terms: string;
  readonly text: string;
  readonly accepted: Kept<Origin>;
};

export type NamesObjection = Origin & {
  readonly id: string;
  readonly names: string;
  readonly cases: readonly string[];
  readonly criterion: string | null;
  readonly ground: string;
  readonly settlement: Register<string>;
};

export type StepWord = Pick<Fields<'exchange.step-stated'>, 'done' | 'persons' | 'at'>;
export type Stated = {
  readonly tranche: string;
  readonly step: number;
  readonly by: DelegationId;
  readonly says: Register<StepWord>;
};

export type TranchesState = {
  readonly tranches: Kept<Tranche>;
  readonly names: Kept<Names>;
  readonly criteria: Kept<Criterion>;
  readonly namesObjections: Kept<NamesObjection>;
  /** By tranche, step and delegation. */
  readonly steps: Kept<Stated>;
};

export const initial: TranchesState = { tranches: {}, names: {}, criteria: {}, namesObjections: {}, steps: {} };
