/**
 * The incidents desk's words. A reported incident is not a finding; a finding is not a remedy; and what either does to a
 * truce's clock is said by people, each in its own name.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals } from '../admission.ts';
import type { Act, Capacity, DelegationId, SaidOf } from '../desk.ts';
import { delegation, instant, type Place, place, reference, text } from '../fields.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';

/** All but the neutral intermediary, whose word is never evidence. */
const witnesses: readonly Capacity[] = ['party', 'mediator', 'facilitator', 'guarantor', 'witness', 'observer', 'host'];
const conveners: readonly Capacity[] = ['mediator', 'facilitator'];

const incident = () => reference('incidents.reported');
const finding = () => reference('incidents.finding-made');
const remedy = () => reference('incidents.remedy-proposed');

export const acts = {
  'incidents.reported': {
    fields: z.strictObject({
      place: place(),
      occurredAt: instant(),
      severity: z.enum(['minor', 'serious', 'grave']),
      intent: z.enum(['accidental', 'deliberate', 'not-known']),
      source: z.enum(['own-observation', 'told-by-others', 'public-report']),
      text: text(),
    }),
    paper: true,
    by: witnesses,
    final: false,
    rules: ['IN1', 'IN2', 'IN3'],
  },
  'incidents.inquiry-opened': {
    fields: z.strictObject({ incident: incident(), mandate: text(), members: z.array(delegation()).min(1).max(16) }),
    paper: false,
    by: conveners,
    final: false,
    rules: ['IN1', 'IN4'],
  },
  'incidents.visit-recorded': {
    fields: z.strictObject({
      inquiry: reference('incidents.inquiry-opened'),
      visit: z.enum(['made', 'cancelled']),
      at: instant(),
      wording: text(),
    }),
    paper: true,
    by: witnesses,
    final: false,
    rules: ['IN1', 'IN5'],
  },
  'incidents.version-given': {
    fields: z.strictObject({ incident: incident(), says: text() }),
    paper: true,
    by: witnesses,
    final: false,
    rules: ['IN1', 'IN6'],
  },
  'incidents.finding-made': {
    fields: z.strictObject({ inquiry: reference('incidents.inquiry-opened'), text: text() }),
    paper: true,
    by: witnesses,
    final: true,
    rules: ['IN1', 'IN7'],
  },
  'incidents.finding-answered': {
    fields: z.strictObject({ finding: finding(), answer: z.enum(['joined', 'dissented']), wording: text() }),
    paper: true,
    by: witnesses,
    final: true,
    rules: ['IN1', 'IN8'],
  },
  'incidents.remedy-proposed': {
    fields: z.strictObject({
      incident: incident(),
      expectedFrom: delegation(),
      text: text(),
      due: instant().optional(),
    }),
    paper: true,
    by: ['party', 'mediator', 'facilitator'],
    final: false,
    rules: ['IN1', 'IN9'],
  },
  'incidents.remedy-answered': {
    fields: z.strictObject({ remedy: remedy(), answer: z.enum(['accepted', 'declined']), wording: text() }),
    paper: true,
    by: witnesses,
    final: true,
    rules: ['IN1', 'IN9'],
  },
  'incidents.remedy-account-given': {
    fields: z.strictObject({ remedy: remedy(), account: z.enum(['done', 'not-done']), wording: text() }),
    paper: true,
    by: witnesses,
    final: false,
    rules: ['IN1', 'IN10'],
  },
  'incidents.effect-stated': {
    fields: z.strictObject({
      incident: incident(),
      clock: z.enum(['none', 'by-an-act-on-the-truce']),
      wording: text(),
    }),
    paper: true,
    by: ['party'],
    final: false,
    rules: ['IN1', 'IN11'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type IncidentsSaid = SaidOf<typeof acts>;
type BodyOf<Kind extends IncidentsSaid['kind']> = Extract<IncidentsSaid, { kind: Kind }>['body'];

export const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-incident',
  'unknown-inquiry',
  'unknown-finding',
  'unknown-incident-remedy',
  'unknown-delegation',
  'named-twice',
  'lies-in-the-future',
  'inquiry-opened-already',
  'not-of-this-inquiry',
  'finding-made-already',
  'own-finding',
  'answered-already',
  'expected-from-another',
] as const;
export type IncidentsRefusal = (typeof refusals)[number] | AdmissionRefusal;

export type Incident = Origin & {
  readonly id: string;
  readonly place: Place;
  readonly occurredAt: number;
  readonly severity: BodyOf<'incidents.reported'>['severity'];
  readonly intent: BodyOf<'incidents.reported'>['intent'];
  readonly source: BodyOf<'incidents.reported'>['source'];
  readonly text: string;
};

export type Inquiry = Origin & {
  readonly id: string;
  readonly incident: string;
  readonly mandate: string;
  readonly members: readonly DelegationId[];
};

export type Visit = Origin & {
  readonly id: string;
  readonly inquiry: string;
  readonly visit: 'made' | 'cancelled';
  readonly visitedAt: number;
  readonly wording: string;
};

export type Finding = Origin & {
  readonly id: string;
  readonly inquiry: string;
  readonly text: string;
  readonly answers: Kept<Origin & { readonly answer: 'joined' | 'dissented'; readonly wording: string }>;
};

export type Remedy = Origin & {
  readonly id: string;
  readonly incident: string;
  readonly expectedFrom: DelegationId;
  readonly text: string;
  readonly due?: number | undefined;
  readonly answers: Kept<Origin & { readonly answer: 'accepted' | 'declined'; readonly wording: string }>;
};

/** One delegation's own word on one thing; a later one replaces what it had said before, and nobody else's. */
export type OwnWord<T> = { readonly about: string; readonly by: DelegationId; readonly says: Register<T> };
export type AccountWord = { readonly account: 'done' | 'not-done'; readonly wording: string };
export type EffectWord = { readonly clock: 'none' | 'by-an-act-on-the-truce'; readonly wording: string };

export type IncidentsState = {
  readonly incidents: Kept<Incident>;
  readonly inquiries: Kept<Inquiry>;
  readonly visits: Kept<Visit>;
  readonly versions: Kept<OwnWord<string>>;
  readonly findings: Kept<Finding>;
  readonly remedies: Kept<Remedy>;
  readonly accounts: Kept<OwnWord<AccountWord>>;
  readonly effects: Kept<OwnWord<EffectWord>>;
};

export const initial: IncidentsState = {
  incidents: {},
  inquiries: {},
  visits: {},
  versions: {},
  findings: {},
  remedies: {},
  accounts: {},
  effects: {},
};
