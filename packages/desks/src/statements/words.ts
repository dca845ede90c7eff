/**
 * The statements desk's words: what is said in public. Others' statements are logged with their claims; a delegation's
 * own go from draft over clearance and embargo to release, and are corrected or withdrawn, never erased.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, everyCapacity } from '../admission.ts';
import type { Act, SaidOf } from '../desk.ts';
import { delegation, instant, line, reference, text } from '../fields.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';

/** The figures that the record itself knows, and `other`, which it does not. */
export const figures = ['out-total', 'out-quota', 'out-foreign', 'returned-total', 'exchanged-total', 'other'] as const;
export type Figure = (typeof figures)[number];

const language = () => z.enum(['en', 'ar', 'he', 'fr', 'ru', 'uk', 'es']);
export type Language = z.output<ReturnType<typeof language>>;

const textReference = () => reference('statements.drafted', 'statements.redrafted');

/** What a text is made of, and what is cleared with it. */
const wholeText = {
  speaker: line(),
  /** What is off the record is not drafted for release. */
  groundRule: z.enum(['on-record', 'background', 'deep-background']),
  prevailing: language(),
  versions: z
    .array(z.strictObject({ language: language(), paragraphs: z.array(z.string().min(1).max(4000)).min(1).max(60) }))
    .min(1)
    .max(7),
  embargo: z.discriminatedUnion('lifts', [
    z.strictObject({ lifts: z.literal('at-once') }),
    z.strictObject({ lifts: z.literal('at-a-time'), at: instant() }),
    /** A fact of the record, such as that a batch was received; an act will name it. */
    z.strictObject({ lifts: z.literal('on-a-condition'), wording: line() }),
  ]),
  clearedBy: z.array(delegation()).min(1).max(16),
};

const clearance = () =>
  z.strictObject({ text: textReference(), answer: z.enum(['cleared', 'withheld']), wording: line().optional() });

const said = <Body>(fields: z.ZodType<Body>, rules: readonly string[], final = false) =>
  ({ fields, paper: false, by: everyCapacity, final, rules: ['ST2', ...rules] }) as const;

export const acts = {
  'statements.logged': said(
    z.strictObject({
      /** A role or an office, as outside their delegation people appear by role. */
      speaker: line(),
      onBehalfOf: line(),
      relayedBy: line().optional(),
      outlet: line(),
      groundRule: z.enum(['on-record', 'background', 'deep-background', 'off-record']),
      language: language(),
      saidAt: instant(),
      text: text(),
      /** The earlier statement that this one corrects, denies or repeats. */
      about: reference('statements.logged').optional(),
      claims: z
        .array(
          z.strictObject({
            figure: z.enum(figures),
            /** What is counted, where the figure is none that the record knows. */
            what: line().optional(),
            value: z.int().min(-1_000_000_000).max(1_000_000_000),
            countingRule: line().optional(),
            /** The moment of which it speaks, where that is not the moment at which it was said. */
            asOf: instant().optional(),
          }),
        )
        .max(50),
    }),
    ['ST1', 'ST3', 'ST4'],
  ),
  'statements.assessed': {
    ...said(
      z.strictObject({
        /** Logged in whatever channel: this desk cannot look it up, the view can. */
        statement: reference('statements.logged'),
        claim: z.int().min(1).max(50).optional(),
        text: text(),
      }),
      ['ST5'],
    ),
    among: 'alone',
  },
  'statements.drafted': said(z.strictObject({ title: line(), ...wholeText }), ['ST6', 'ST8']),
  'statements.redrafted': said(
    z.strictObject({ statement: reference('statements.drafted'), ...wholeText, wording: line() }),
    ['ST6', 'ST7', 'ST8'],
  ),
  'statements.cleared': said(clearance(), ['ST7', 'ST8']),
  'statements.clearance-given': {
    fields: clearance(),
    paper: true,
    by: everyCapacity,
    final: false,
    rules: ['ST7', 'ST8', 'ST9'],
  },
  'statements.condition-met': said(z.strictObject({ text: textReference(), entry: reference(), wording: line() }), [
    'ST12',
  ]),
  'statements.released': said(
    z.strictObject({ text: textReference(), at: instant(), outlet: line() }),
    ['ST10', 'ST11', 'ST12', 'ST13'],
    true,
  ),
  'statements.corrected': said(
    z.strictObject({ text: textReference(), at: instant(), outlet: line(), wording: line() }),
    ['ST10', 'ST11', 'ST12', 'ST14'],
    true,
  ),
  'statements.withdrawn': said(
    z.strictObject({ statement: reference('statements.drafted'), wording: line() }),
    ['ST15'],
    true,
  ),
  'statements.embargo-broken': said(
    z.strictObject({
      text: textReference(),
      seenAt: instant(),
      outlet: line(),
      wording: line(),
      logged: reference('statements.logged').optional(),
    }),
    ['ST16'],
  ),
  'statements.embargo-decided': said(
    z.strictObject({
      breach: reference('statements.embargo-broken'),
      decision: z.enum(['kept', 'lifted']),
      wording: line(),
    }),
    ['ST17'],
  ),
} as const satisfies { readonly [kind: string]: Act };

export type StatementsSaid = SaidOf<typeof acts>;

export const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-delegation',
  'named-twice',
  'unknown-statement',
  'unknown-text',
  'unknown-breach',
  'language-twice',
  'prevailing-version-missing',
  'paragraphs-differ',
  'not-own-statement',
  'not-named',
  'not-the-current-text',
  'text-contested',
  'answered-already',
  'text-not-cleared',
  'under-embargo',
  'condition-not-met',
  'no-such-condition',
  'met-already',
  'no-embargo',
  'others-cleared-it',
  'released-already',
  'not-released',
  'statement-withdrawn',
] as const;
export type StatementsRefusal = (typeof refusals)[number] | AdmissionRefusal;

type LoggedBody = Extract<StatementsSaid, { kind: 'statements.logged' }>['body'];
type DraftedBody = Extract<StatementsSaid, { kind: 'statements.drafted' }>['body'];

export type Claim = {
  readonly figure: Figure;
  readonly what: string | null;
  readonly value: number;
  readonly countingRule: string | null;
  readonly asOf: number | null;
};

export type Logged = Origin &
  Omit<LoggedBody, 'relayedBy' | 'about' | 'claims'> & {
    readonly id: string;
    readonly relayedBy: string | null;
    readonly about: string | null;
    readonly claims: readonly Claim[];
  };

export type Assessment = Origin & {
  readonly id: string;
  readonly statement: string;
  readonly claim: number | null;
  readonly text: string;
};

export type Clearance = { readonly answer: 'cleared' | 'withheld'; readonly wording: string | null };

/** One text of a statement: clearances and met conditions are of this text and no other. */
export type Text = Origin &
  Omit<DraftedBody, 'title'> & {
    readonly id: string;
    readonly statement: string;
    /** Why it was redrafted; null for the first text. */
    readonly wording: string | null;
    readonly clearances: Kept<Register<Clearance>>;
    /** The acts by which its condition is said to be met, by the entry that says so. */
    readonly met: Kept<Origin & { readonly entry: string; readonly wording: string }>;
  };

export type Publication = Origin & {
  readonly text: string;
  readonly outlet: string;
  readonly released: number;
  /** What was corrected; null for the release. */
  readonly wording: string | null;
};

export type Statement = Origin & {
  readonly id: string;
  readonly title: string;
  /** Ids of the texts on which it stands: several where redrafts did not know of each other. */
  readonly current: Register<string>;
  /** Ids of the texts that stand in public. */
  readonly standing: Register<string>;
  /** Every release and correction, by entry. */
  readonly published: Kept<Publication>;
  readonly withdrawn: Register<string>;
};

export type Breach = Origin & {
  readonly id: string;
  readonly text: string;
  readonly seenAt: number;
  readonly outlet: string;
  readonly wording: string;
  readonly logged: string | null;
  readonly decided: Register<'kept' | 'lifted'>;
  /** The wording of each decision, by entry. */
  readonly wordings: Kept<string>;
};

export type StatementsState = {
  readonly logged: Kept<Logged>;
  readonly assessments: Kept<Assessment>;
  readonly statements: Kept<Statement>;
  readonly texts: Kept<Text>;
  readonly breaches: Kept<Breach>;
};

export const initial: StatementsState = { logged: {}, assessments: {}, statements: {}, texts: {}, breaches: {} };
