/**
 * The words of the list desks: lists of those sought, as series of case codes. Names lie in annexes beside the record; an
 * act holds at most the annex's hash. Handed in on a line, given out and answered where both list desks read.
 */
import { z } from 'zod';
import { type Act, type DelegationId, offBoard, type SaidOf } from '../../desk.ts';
import { caseCode, caseSeries, delegation, digest, instant, line, reference } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

export const answers = [
  'held',
  'held-by-an-ally',
  'not-held',
  'dead',
  'released',
  'duplicate',
  'not-related',
  'unknown',
] as const;
export type Answer = (typeof answers)[number];

const cases = () => z.array(caseCode()).min(1).max(500);
const size = () => z.int().min(1).max(99_999);
const version = () => z.int().min(1).max(999);
const faults = ['unreadable', 'incomplete', 'repeated', 'other-form'] as const;

export const acts = {
  'exchange.list-handed-in': {
    fields: z.strictObject({
      series: caseSeries(),
      version: version(),
      cases: size(),
      categories: z
        .array(z.strictObject({ category: line(), persons: size() }))
        .min(1)
        .max(20),
      purpose: line(),
      basis: line(),
      retainUntil: instant(),
      digest: digest(),
      annex: digest().optional(),
    }),
    paper: false,
    within: offBoard,
    by: ['party'],
    final: false,
    rules: ['EX1', 'EX52', 'EX18', 'EX19', 'EX20', 'EX23'],
  },
  'exchange.form-checked': {
    fields: z.strictObject({
      list: reference('exchange.list-handed-in'),
      form: z.enum(['complete', 'returned']),
      faults: z.array(z.strictObject({ fault: z.enum(faults), cases: cases() })).max(20),
    }),
    paper: false,
    within: offBoard,
    by: ['mediator', 'intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX21'],
  },
  'exchange.lists-given-out': {
    fields: z.strictObject({
      lists: z
        .array(
          z.strictObject({
            side: delegation(),
            series: caseSeries(),
            version: version(),
            cases: size(),
            purpose: line(),
            basis: line(),
            retainUntil: instant(),
            digest: digest(),
          }),
        )
        .length(2),
    }),
    paper: false,
    within: offBoard,
    by: ['mediator', 'intermediary'],
    final: true,
    rules: ['EX1', 'EX52', 'EX19', 'EX22'],
  },
  'exchange.list-acknowledged': {
    fields: z.strictObject({ given: reference('exchange.lists-given-out'), word: z.enum(['ours', 'not-ours']) }),
    paper: false,
    within: offBoard,
    by: ['party'],
    final: false,
    rules: ['EX1', 'EX52', 'EX24'],
  },
  'exchange.cases-answered': {
    fields: z.strictObject({ cases: cases(), answer: z.enum(answers), sameAs: caseCode().optional() }),
    paper: false,
    within: offBoard,
    by: ['party'],
    final: false,
    rules: ['EX1', 'EX52', 'EX25', 'EX26'],
  },
  'exchange.family-informed': {
    fields: z.strictObject({ cases: cases(), informedBy: line(), at: instant() }),
    paper: false,
    within: offBoard,
    by: ['party'],
    final: false,
    rules: ['EX1', 'EX52', 'EX27'],
  },
  'exchange.names-passed-on': {
    fields: z.strictObject({ cases: cases(), to: line(), annex: digest().optional() }),
    paper: false,
    within: offBoard,
    by: ['party', 'mediator', 'intermediary'],
    final: true,
    rules: ['EX1', 'EX52', 'EX28'],
  },
  'exchange.found-late': {
    fields: z.strictObject({ cases: cases(), track: z.enum(['living', 'remains']), at: instant() }),
    paper: false,
    within: offBoard,
    by: ['party'],
    final: false,
    rules: ['EX1', 'EX52', 'EX30'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type ListsSaid = SaidOf<typeof acts>;

export const refusals = [
  'recorded-already',
  'retention-is-past',
  'categories-do-not-add-up',
  'version-out-of-order',
  'another-list-under-this-version',
  'cases-lost',
  'series-of-another-side',
  'unknown-list',
  'replaced-by-a-later-version',
  'faults-missing',
  'faults-of-a-complete-list',
  'not-two-parties',
  'not-the-list-handed-in',
  'form-not-checked',
  'not-own-list',
  'unknown-case',
  'lists-differ',
  'own-case',
  'not-own-case',
  'not-given-out-to-you',
  'duplicate-of-what',
  'not-happened-yet',
  'family-not-informed',
  'found-already',
] as const;
export type ListsRefusal = (typeof refusals)[number];

type Fields<Kind extends keyof typeof acts> = z.output<(typeof acts)[Kind]['fields']>;

export type Form = Omit<Fields<'exchange.form-checked'>, 'list'>;
export type HandedIn = Origin & { readonly id: string; readonly form: Register<Form> } & Omit<
    Fields<'exchange.list-handed-in'>,
    'annex'
  > & { readonly annex: string | null };

/** A list as it was given out, with the side that it was given to. */
export type Given = Fields<'exchange.lists-given-out'>['lists'][number] & { readonly to: DelegationId };

export type GivenOut = Origin & {
  readonly id: string;
  readonly lists: readonly Given[];
  /** By side: whether the list given out in its name is its own. */
  readonly words: Kept<Register<'ours' | 'not-ours'>>;
};

export type Answered = { readonly answer: Answer; readonly sameAs: string | null };
export type Informed = { readonly informedBy: string; readonly at: number };
export type PassedOn = Origin & {
  readonly id: string;
  readonly cases: readonly string[];
  readonly to: string;
  readonly annex: string | null;
};
export type LateFind = { readonly track: 'living' | 'remains'; readonly at: number };

export type ListsState = {
  readonly handedIn: Kept<HandedIn>;
  readonly givenOut: Kept<GivenOut>;
  /** By the letters of the series: the newest that was given out. */
  readonly series: Kept<Register<Given>>;
  /** By case code. */
  readonly answers: Kept<Register<Answered>>;
  readonly informed: Kept<Register<Informed>>;
  readonly foundLate: Kept<Register<LateFind>>;
  readonly passedOn: Kept<PassedOn>;
};

export const initial: ListsState = {
  handedIn: {},
  givenOut: {},
  series: {},
  answers: {},
  informed: {},
  foundLate: {},
  passedOn: {},
};
