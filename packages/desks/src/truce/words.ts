/** The truce desk's words: what it keeps, which acts there are, and why an act may be refused. */
import { z } from 'zod';
import type { AdmissionRefusal } from '../admission.ts';
import { admissionRefusals } from '../admission.ts';
import type { Act, DelegationId, SaidOf } from '../desk.ts';
import { count, delegation, hours, instant, line, reference, text } from '../fields.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';

const truceReference = () => reference('truce.proposed');
const listReference = () => reference('truce.list-handed-in');

/** How an agreed term may be extended. A union, because consent, tacit and unilateral models bring other fields. */
const extension = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('performance'),
    hoursPer: hours(),
    personsPer: z.int().min(1).max(1_000_000),
  }),
  z.strictObject({ model: z.literal('none') }),
]);

export const acts = {
  'truce.proposed': {
    fields: z.strictObject({
      text: text(),
      plannedStart: instant(),
      startWording: line(),
      hours: hours(),
      releasing: delegation(),
      extension,
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR2'],
  },
  'truce.accepted': {
    fields: z.strictObject({ truce: truceReference() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR3', 'TR4'],
  },
  'truce.start-postponed': {
    fields: z.strictObject({ truce: truceReference(), reason: text(), wording: line() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR5', 'TR6'],
  },
  'truce.start-set': {
    fields: z.strictObject({ truce: truceReference(), start: instant(), wording: line() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR5', 'TR6', 'TR7'],
  },
  'truce.list-handed-in': {
    fields: z.strictObject({
      truce: truceReference(),
      living: count(),
      remains: count(),
      hours: hours(),
      wording: text(),
    }),
    paper: true,
    by: ['party'],
    final: false,
    rules: ['TR1', 'TR9', 'TR10', 'TR11'],
  },
  'truce.list-withdrawn': {
    fields: z.strictObject({ list: listReference() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR12'],
  },
  'truce.list-refused': {
    fields: z.strictObject({ list: listReference(), ground: text() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR13', 'TR16'],
  },
  'truce.extension-agreed': {
    fields: z.strictObject({
      list: listReference(),
      hours: hours(),
      /** Persons freed otherwise whom both sides count towards this list. */
      credited: count().optional(),
      wording: text(),
    }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR13', 'TR14', 'TR15', 'TR20'],
  },
  'truce.extension-stated': {
    fields: z.strictObject({
      truce: truceReference(),
      hours: hours(),
      saidBy: delegation(),
      onLine: line(),
      saidAt: instant(),
      heardBy: z.array(delegation()).max(32),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR17'],
  },
  'truce.account-given': {
    fields: z.strictObject({
      truce: truceReference(),
      about: z.enum(['list', 'extension', 'end']),
      due: instant(),
      says: text(),
    }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['TR1', 'TR19'],
  },
  'truce.term-reported': {
    fields: z.strictObject({
      truce: truceReference(),
      term: z.enum(['cap-days']),
      value: z.int().min(1).max(10_000),
      source: line(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR20'],
  },
  'truce.declared': {
    fields: z.strictObject({
      truce: truceReference(),
      what: z.enum(['ended', 'goes-on', 'breached']),
      wording: text(),
    }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR21'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type TruceSaid = SaidOf<typeof acts>;

export const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-truce',
  'unknown-list',
  'unknown-delegation',
  'fewer-than-two-parties',
  'releasing-is-not-a-party',
  'not-of-this-truce',
  'accepted-already',
  'not-agreed',
  'started-already',
  'start-not-settled',
  'no-extension-in-the-terms',
  'not-the-releasing-side',
  'after-the-due-time',
  'own-list',
  'not-own-list',
  'list-answered-already',
  'list-withdrawn-already',
  'more-than-the-list-asks',
  'too-few-for-the-hours',
  'beyond-every-cap',
] as const;
export type TruceRefusal = (typeof refusals)[number] | AdmissionRefusal;

export type ExtensionModel = z.output<typeof extension>;

/** A mediator's word on the start: an instant, or null where it was postponed without a new one. */
export type StartWord = { readonly start: number | null; readonly wording: string; readonly reason: string | null };

export type Truce = Origin & {
  readonly id: string;
  readonly text: string;
  readonly plannedStart: number;
  readonly startWording: string;
  readonly hours: number;
  readonly releasing: DelegationId;
  readonly extension: ExtensionModel;
  /** The parties active when it was proposed: whose acceptance makes it agreed, whoever suspends or returns later. */
  readonly parties: readonly DelegationId[];
  readonly acceptances: Kept<Origin>;
  readonly start: Register<StartWord>;
};

export type Word =
  | { readonly outcome: 'agreed'; readonly hours: number; readonly credited: number; readonly wording: string }
  | { readonly outcome: 'refused'; readonly ground: string }
  | { readonly outcome: 'withdrawn' };

/** One side's word on a list. It replaces that side's own earlier word (`after`), never the other side's. */
export type Answer = Origin & { readonly word: Word; readonly after: readonly string[] };

export type List = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly living: number;
  readonly remains: number;
  readonly hours: number;
  readonly wording: string;
  /** By entry. Nothing leaves it: what an act by voice counted from must stay countable. */
  readonly answers: Kept<Answer>;
};

export type Stated = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly hours: number;
  /** Hours from the start that it reaches: the written term its recorder had seen, and the hours stated. */
  readonly reaches: number;
  readonly saidBy: DelegationId;
  readonly onLine: string;
  readonly saidAt: number;
  readonly heardBy: readonly DelegationId[];
};

export type Account = {
  readonly truce: string;
  readonly about: 'list' | 'extension' | 'end';
  readonly due: number;
  readonly by: DelegationId;
  readonly says: Register<string>;
};

export type TermReport = {
  readonly truce: string;
  readonly term: 'cap-days';
  readonly source: string;
  readonly value: Register<number>;
};

export type Declaration = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly what: 'ended' | 'goes-on' | 'breached';
  readonly wording: string;
};

/** A party's own word on whether the truce goes on. */
export type EndWord = {
  readonly truce: string;
  readonly by: DelegationId;
  readonly says: Register<'ended' | 'goes-on'>;
};

export type TruceState = {
  readonly truces: Kept<Truce>;
  readonly lists: Kept<List>;
  readonly stated: Kept<Stated>;
  readonly accounts: Kept<Account>;
  readonly reports: Kept<TermReport>;
  readonly declarations: Kept<Declaration>;
  readonly ends: Kept<EndWord>;
};

export const initial: TruceState = {
  truces: {},
  lists: {},
  stated: {},
  accounts: {},
  reports: {},
  declarations: {},
  ends: {},
};
