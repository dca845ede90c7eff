/**
 * The principals desk's words: reports made from the record and signed, what is asked of an office and what it answered,
 * whose authority somebody uses, and the constant line, on which every entry asks to be acknowledged.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, everyCapacity } from '../admission.ts';
import type { Act, DelegationId, SaidOf } from '../desk.ts';
import { delegation, instant, line, reference, text } from '../fields.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';

const mostLines = 150;
const sentence = () => z.string().min(1).max(1000).meta({ format: 'text' });
const restsOn = () => z.array(reference()).max(16);

/** People appear by their office: the desk knows delegations, and offices as they are named. */
const addressee = () => z.strictObject({ delegation: delegation(), office: line() });
const addressees = () => z.array(addressee()).min(1).max(32);

/** Lines as they were made from the record, each with the acts on which it rests. */
const generated = () =>
  z
    .array(z.strictObject({ text: sentence(), entries: restsOn() }))
    .min(1)
    .max(mostLines);

/** Lines as they are to be read. `of` is the number of the made line for which one stands, from 1; without it, it was added. */
const lines = () =>
  z
    .array(z.strictObject({ text: sentence(), of: z.int().min(1).max(mostLines).optional() }))
    .min(1)
    .max(mostLines);

/** None of these is paper: a report is read, and a decision taken, where it stands. */
const said = <Body>(fields: z.ZodType<Body>, rules: readonly string[], final = false) =>
  ({ fields, paper: false, by: everyCapacity, final, rules: ['PR1', ...rules] }) as const;

export const acts = {
  'principals.report-drafted': said(z.strictObject({ asOf: instant(), generated: generated(), lines: lines() }), [
    'PR2',
  ]),
  'principals.report-edited': said(
    z.strictObject({ draft: reference('principals.report-drafted'), lines: lines(), wording: line() }),
    ['PR2', 'PR3', 'PR4'],
  ),
  'principals.report-signed': said(
    z.strictObject({
      asOf: instant(),
      office: line(),
      generated: generated(),
      lines: lines(),
      draft: reference('principals.report-drafted').optional(),
      replaces: reference('principals.report-signed').optional(),
    }),
    ['PR2', 'PR4', 'PR5', 'PR6'],
    true,
  ),
  'principals.report-distributed': said(
    z.strictObject({ report: reference('principals.report-signed'), of: addressees(), due: instant().optional() }),
    ['PR4', 'PR7', 'PR8'],
  ),
  'principals.acknowledgement-asked': said(
    z.strictObject({ text: text(), of: addressees(), due: instant().optional() }),
    ['PR7', 'PR8'],
  ),
  'principals.acknowledged': said(
    z.strictObject({
      ask: reference('principals.acknowledgement-asked', 'principals.report-distributed'),
      office: line(),
    }),
    ['PR7', 'PR14'],
    true,
  ),
  'principals.decision-requested': said(
    z.strictObject({
      question: text(),
      background: text().optional(),
      options: z.array(line()).min(2).max(10),
      of: addressee(),
      due: instant(),
      /** The act by which something was taken ad referendum: this answer resolves it. */
      adReferendum: reference().optional(),
    }),
    ['PR8', 'PR9', 'PR11'],
  ),
  'principals.decision-answered': said(
    z.strictObject({
      request: reference('principals.decision-requested'),
      option: z.int().min(1).max(10),
      wording: text().optional(),
      office: line(),
      under: reference('principals.authority-delegated').optional(),
      resolves: z.enum(['confirmed', 'declined']).optional(),
    }),
    ['PR9', 'PR10', 'PR11', 'PR14', 'PR16'],
    true,
  ),
  'principals.information-requested': said(z.strictObject({ question: text(), of: addressee(), due: instant() }), [
    'PR8',
    'PR12',
  ]),
  'principals.information-given': said(
    z.strictObject({
      request: reference('principals.information-requested'),
      answer: text(),
      entries: restsOn(),
      office: line(),
    }),
    ['PR10', 'PR12', 'PR14'],
  ),
  'principals.due-out-set': said(z.strictObject({ what: text(), basis: line(), of: addressee(), due: instant() }), [
    'PR8',
    'PR13',
  ]),
  'principals.due-out-done': said(
    z.strictObject({ dueOut: reference('principals.due-out-set'), wording: text(), office: line() }),
    ['PR10', 'PR13', 'PR14'],
  ),
  'principals.request-withdrawn': said(
    z.strictObject({
      request: reference(
        'principals.decision-requested',
        'principals.information-requested',
        'principals.due-out-set',
        'principals.acknowledgement-asked',
        'principals.report-distributed',
      ),
      wording: line(),
    }),
    ['PR14'],
  ),
  'principals.authority-delegated': said(
    z.strictObject({
      from: line(),
      to: line(),
      scope: text(),
      limits: text(),
      begins: instant(),
      ends: instant(),
    }),
    ['PR15'],
  ),
  'principals.authority-ended': said(
    z.strictObject({ authority: reference('principals.authority-delegated'), wording: line() }),
    ['PR15', 'PR16'],
  ),
} as const satisfies { readonly [kind: string]: Act };

export type PrincipalsSaid = SaidOf<typeof acts>;

export const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-delegation',
  'named-twice',
  'unknown-draft',
  'unknown-report',
  'unknown-request',
  'unknown-authority',
  'not-own-report',
  'not-own-request',
  'not-own-authority',
  'no-such-line',
  'line-used-twice',
  'draft-contested',
  'not-the-drafted-text',
  'same-option-twice',
  'no-such-option',
  'not-asked-of-you',
  'not-asked-of-this-office',
  'answered-already',
  'request-withdrawn',
  'resolution-missing',
  'nothing-ad-referendum',
  'ends-before-it-begins',
  'ended-before',
  'authority-of-another-office',
  'authority-not-in-force',
] as const;
export type PrincipalsRefusal = (typeof refusals)[number] | AdmissionRefusal;

export type Addressee = { readonly delegation: DelegationId; readonly office: string };
export type Generated = readonly { readonly text: string; readonly entries: readonly string[] }[];
/** `of`: the number of the made line, or null where it was added. */
export type Lines = readonly { readonly text: string; readonly of: number | null }[];

export type Edit = Origin & { readonly lines: Lines; readonly wording: string };

export type Draft = Origin & {
  readonly id: string;
  readonly asOf: number;
  readonly generated: Generated;
  readonly first: Lines;
  /** Entries of the changes on which the text stands: none yet, one, or several that did not know of each other. */
  readonly edited: Register<Lines>;
  /** Every change, by entry, those replaced included. */
  readonly edits: Kept<Edit>;
};

export type Report = Origin & {
  readonly id: string;
  readonly asOf: number;
  readonly office: string;
  readonly generated: Generated;
  readonly lines: Lines;
  readonly draft: string | null;
  readonly replaces: string | null;
};

export type Sort = 'decision' | 'information' | 'due-out' | 'acknowledgement' | 'report';

export type Answer = {
  readonly office: string;
  readonly wording: string | null;
  readonly option: number | null;
  readonly resolves: 'confirmed' | 'declined' | null;
  readonly under: string | null;
  readonly entries: readonly string[];
};

/** Whatever is asked of an office and awaited from it. */
export type Ask = Origin & {
  readonly id: string;
  readonly sort: Sort;
  readonly text: string;
  readonly of: readonly Addressee[];
  readonly due: number | null;
  readonly background: string | null;
  readonly options: readonly string[];
  readonly adReferendum: string | null;
  readonly basis: string | null;
  readonly report: string | null;
  /** By the addressee's place in `of`. */
  readonly answers: Kept<Register<Answer>>;
  readonly withdrawn: Register<string>;
};

export type Authority = Origin & {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly limits: string;
  readonly begins: number;
  readonly ends: number;
  readonly ended: Register<string>;
};

export type PrincipalsState = {
  readonly drafts: Kept<Draft>;
  readonly reports: Kept<Report>;
  readonly asks: Kept<Ask>;
  readonly authorities: Kept<Authority>;
};

export const initial: PrincipalsState = { drafts: {}, reports: {}, asks: {}, authorities: {} };
