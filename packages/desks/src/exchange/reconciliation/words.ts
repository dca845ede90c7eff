/**
 * The exchange desk's words: terms, daily batches, what was released and returned. Numbers only: names live in another
 * channel, with the few who need them.
 */
import { z } from 'zod';
import type { Act, DelegationId, SaidOf } from '../../desk.ts';
import { count, delegation, instant, line, localDay, reference, text } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

const batchReference = () => reference('exchange.batch-announced');
const credit = () => reference('exchange.credit-proposed');
/** What a report takes the place of, and why. */
const correction = (kind: string) =>
  z.strictObject({ of: z.array(reference(kind)).min(1).max(8), ground: text() }).optional();
const share = () => z.int().min(1).max(1000);

export const acts = {
  'exchange.terms-put': {
    fields: z.strictObject({
      text: text(),
      releasing: delegation(),
      returning: delegation(),
      /** Absent where the text has none, as in an exchange of all for all. */
      ratio: z.strictObject({ out: share(), returned: share() }).optional(),
      countingRule: line(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX2'],
  },
  'exchange.terms-accepted': {
    fields: z.strictObject({ terms: reference('exchange.terms-put') }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX3'],
  },
  'exchange.batch-announced': {
    fields: z.strictObject({
      terms: reference('exchange.terms-put'),
      n: z.int().min(1).max(10_000),
      day: localDay(),
      quota: count(),
      foreign: count(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX4', 'EX5'],
  },
  'exchange.handover-held': {
    fields: z.strictObject({ batch: batchReference(), since: instant(), wording: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX6'],
  },
  'exchange.account-given': {
    fields: z.strictObject({ batch: batchReference(), says: text() }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['EX1', 'EX7'],
  },
  'exchange.handover-resumed': {
    fields: z.strictObject({ batch: batchReference(), at: instant() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX6'],
  },
  'exchange.released': {
    fields: z.strictObject({
      batch: batchReference(),
      at: instant(),
      date: localDay(),
      quota: count(),
      dual: count(),
      foreign: count(),
      correction: correction('exchange.released'),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX8', 'EX9', 'EX10', 'EX16'],
  },
  'exchange.returned': {
    fields: z.strictObject({
      batch: batchReference(),
      at: instant(),
      date: localDay(),
      persons: count(),
      correction: correction('exchange.returned'),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX8', 'EX9', 'EX16'],
  },
  'exchange.list-objected': {
    fields: z.strictObject({ batch: batchReference(), which: z.enum(['out', 'returned']), ground: text() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX11'],
  },
  'exchange.objection-settled': {
    fields: z.strictObject({ objection: reference('exchange.list-objected'), wording: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX11'],
  },
  'exchange.credit-proposed': {
    fields: z.strictObject({
      from: batchReference(),
      toward: batchReference(),
      persons: z.int().min(1).max(1_000_000),
      ground: text(),
      corrects: credit().optional(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['EX1', 'EX12', 'EX17'],
  },
  'exchange.credit-agreed': {
    fields: z.strictObject({ credit: credit() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['EX1', 'EX13'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type ReconciliationSaid = SaidOf<typeof acts>;

export const refusals = [
  'recorded-already',
  'unknown-terms',
  'unknown-batch',
  'unknown-objection',
  'unknown-credit',
  'not-two-parties',
  'not-of-these-terms',
  'accepted-already',
  'not-agreed',
  'held-already',
  'not-held',
  'before-the-hold',
  'settled-already',
  'same-batch',
  'batches-of-other-terms',
  'more-than-were-outside',
  'agreed-already',
  'reported-already',
  'not-the-reports-shown',
  'corrected-already',
] as const;
export type ReconciliationRefusal = (typeof refusals)[number];

export type Terms = Origin & {
  readonly id: string;
  readonly text: string;
  readonly releasing: DelegationId;
  readonly returning: DelegationId;
  readonly ratio?: { readonly out: number; readonly returned: number } | undefined;
  readonly countingRule: string;
  readonly acceptances: Kept<Origin>;
};

export type Announced = { readonly day: string; readonly quota: number; readonly foreign: number };

export type Released = {
  readonly at: number;
  readonly date: string;
  readonly quota: number;
  readonly dual: number;
  readonly foreign: number;
};

export type Returned = { readonly at: number; readonly date: string; readonly persons: number };

/**
 * A batch is its terms and its number, not the act that announced it: two mediators who announce batch 3 at the same
 * time speak of one batch, and its persons are counted once.
 */
export type Batch = {
  readonly terms: string;
  readonly n: number;
  readonly announced: Register<Announced>;
  readonly released: Register<Released>;
  readonly returned: Register<Returned>;
};

/** A report as an act: what it takes the place of stays beside it. */
export type Report = Origin & {
  readonly id: string;
  readonly batch: string;
  readonly which: 'released' | 'returned';
  readonly correction: { readonly of: readonly string[]; readonly ground: string } | null;
};

export type Hold = Origin & {
  readonly id: string;
  readonly batch: string;
  readonly since: number;
  readonly wording: string;
  readonly resumed: Register<number>;
};

export type BatchAccount = {
  readonly batch: string;
  /** The hold that it is about: the last one that its author had seen. */
  readonly hold: string | null;
  readonly by: DelegationId;
  readonly says: Register<string>;
};

export type Objection = Origin & {
  readonly id: string;
  readonly batch: string;
  readonly which: 'out' | 'returned';
  readonly ground: string;
  readonly settlement: Register<string>;
};

export type Credit = Origin & {
  readonly id: string;
  readonly terms: string;
  readonly from: string;
  readonly toward: string;
  readonly persons: number;
  readonly ground: string;
  /** The credit whose place it takes once both sides have agreed to it. */
  readonly corrects: string | null;
  readonly agreed: Kept<Origin>;
};

export type ReconciliationState = {
  readonly terms: Kept<Terms>;
  /** By terms and number, as `batchKey` writes it. */
  readonly batches: Kept<Batch>;
  /** From the id of an announcement to its batch's key. */
  readonly announcements: Kept<string>;
  readonly reports: Kept<Report>;
  readonly holds: Kept<Hold>;
  readonly accounts: Kept<BatchAccount>;
  readonly objections: Kept<Objection>;
  readonly credits: Kept<Credit>;
};

export const initial: ReconciliationState = {
  terms: {},
  batches: {},
  announcements: {},
  reports: {},
  holds: {},
  accounts: {},
  objections: {},
  credits: {},
};

export function batchKey(terms: string, n: number): string {
  return `${terms} ${n}`;
}
