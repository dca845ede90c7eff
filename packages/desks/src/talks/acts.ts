/** The acts of the talks desk, as data. */
import { z } from 'zod';
import { everyCapacity } from '../admission.ts';
import type { Act, SaidOf } from '../desk.ts';
import { delegation, hours, instant, line, reference, text, textHash } from '../fields.ts';
import { negotiatingText } from './text/acts.ts';

const handed = () => reference('talks.offered', 'talks.message-handed-in');
const question = () => reference('talks.double-blind-put');

export const remedies = [
  'definitions-round',
  'bridging-proposal',
  'phase-split',
  'side-letter',
  'recess',
  'call-between-principals',
  'double-blind-answer',
] as const;

const writing = {
  'talks.message-sent': {
    fields: z.strictObject({ text: text() }),
    paper: false,
    by: everyCapacity,
    final: true,
    saysOnly: true,
    rules: ['TA4'],
  },
  'talks.noted': {
    fields: z.strictObject({ text: text() }),
    paper: false,
    by: ['mediator'],
    final: true,
    saysOnly: true,
    rules: ['TA5'],
  },
  'talks.sounding-noted': {
    fields: z.strictObject({ manner: z.enum(['non-paper', 'sounding']), heardFrom: delegation(), text: text() }),
    paper: false,
    among: 'mediators',
    by: ['mediator'],
    final: true,
    saysOnly: true,
    rules: ['TA6'],
  },
} as const satisfies { readonly [kind: string]: Act };

const conveying = {
  'talks.message-handed-in': {
    fields: z.strictObject({ to: delegation(), text: text(), rewordedFrom: delegation().optional() }),
    paper: true,
    counts: 'here',
    by: ['party', 'mediator'],
    final: false,
    rules: ['TA7', 'TA8'],
  },
  'talks.offered': {
    fields: z.strictObject({
      to: delegation(),
      text: text(),
      conditions: z.array(line()).max(20),
      expiresAt: instant().optional(),
      counterTo: reference('talks.offered').optional(),
      rewordedFrom: delegation().optional(),
    }),
    paper: true,
    counts: 'here',
    by: ['party', 'mediator'],
    final: false,
    rules: ['TA7', 'TA8', 'TA11', 'TA13'],
  },
  'talks.step-told': {
    fields: z.strictObject({
      of: handed(),
      step: z.enum(['received', 'held', 'conveyed', 'acknowledged']),
      /** Of a step `conveyed`: in whose words. */
      words: z.enum(['verbatim', 'reworded', 'mediators-own']).optional(),
      wording: line().optional(),
    }),
    paper: false,
    by: ['mediator'],
    final: true,
    rules: ['TA9'],
  },
  'talks.acknowledged': {
    fields: z.strictObject({ of: handed() }),
    paper: false,
    by: ['party', 'mediator'],
    final: true,
    rules: ['TA10'],
  },
  'talks.offer-withdrawn': {
    fields: z.strictObject({ offer: reference('talks.offered') }),
    paper: true,
    counts: 'here',
    by: ['party', 'mediator'],
    final: true,
    rules: ['TA12', 'TA16'],
  },
  'talks.text-answered': {
    fields: z.strictObject({
      of: reference('talks.offered', 'talks.draft-put'),
      hash: textHash(),
      answer: z.enum(['accepted', 'ad-referendum', 'refused']),
      wording: text().optional(),
    }),
    paper: true,
    counts: 'here',
    by: ['party'],
    final: true,
    rules: ['TA11', 'TA14', 'TA16'],
  },
  'talks.principal-decided': {
    fields: z.strictObject({
      answer: reference('talks.text-answered'),
      decision: z.enum(['confirmed', 'declined']),
      wording: line(),
    }),
    paper: true,
    counts: 'here',
    by: ['party'],
    final: true,
    rules: ['TA15', 'TA16'],
  },
  'talks.version-noted': {
    fields: z.strictObject({ of: reference('talks.offered'), text: text() }),
    paper: false,
    among: 'mediators',
    by: ['mediator'],
    final: false,
    rules: ['TA17'],
  },
} as const satisfies { readonly [kind: string]: Act };

const impasse = {
  'talks.impasse-declared': {
    fields: z.strictObject({
      cause: text(),
      owner: delegation(),
      lastOffers: z.array(line()).max(20),
      nextContact: instant().optional(),
    }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['TA1', 'TA2'],
  },
  'talks.impasse-ended': {
    fields: z.strictObject({ impasse: reference('talks.impasse-declared'), wording: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TA1', 'TA3'],
  },
  'talks.movement-watched': {
    fields: z.strictObject({ hours: hours() }),
    paper: false,
    among: 'mediators',
    by: ['mediator'],
    final: false,
    rules: ['TA27'],
  },
  'talks.remedy-begun': {
    fields: z.strictObject({
      remedy: z.enum(remedies),
      wording: text(),
      until: instant().optional(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TA28'],
  },
  'talks.remedy-ended': {
    fields: z.strictObject({ remedy: reference('talks.remedy-begun'), wording: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TA28'],
  },
} as const satisfies { readonly [kind: string]: Act };

const doubleBlind = {
  'talks.double-blind-put': {
    fields: z.strictObject({ text: text(), sides: z.array(delegation()).min(2).max(2) }),
    paper: true,
    counts: 'here',
    among: 'one-party',
    by: ['mediator'],
    final: true,
    rules: ['TA29'],
  },
  'talks.double-blind-consented': {
    fields: z.strictObject({ question: question() }),
    paper: true,
    counts: 'here',
    among: 'one-party',
    by: ['party'],
    final: true,
    rules: ['TA30'],
  },
  'talks.double-blind-opened': {
    fields: z.strictObject({ question: question() }),
    paper: false,
    among: 'one-party',
    by: ['mediator'],
    final: true,
    rules: ['TA30'],
  },
  'talks.double-blind-answered': {
    fields: z.strictObject({ question: question(), answer: z.enum(['yes', 'no']) }),
    paper: false,
    among: 'one-party',
    by: ['party'],
    final: true,
    rules: ['TA30'],
  },
  'talks.double-blind-closed': {
    fields: z.strictObject({ question: question(), outcome: z.enum(['agreed', 'not-agreed']) }),
    paper: false,
    among: 'one-party',
    by: ['mediator'],
    final: true,
    rules: ['TA31'],
  },
} as const satisfies { readonly [kind: string]: Act };

export const acts = {
  ...writing,
  ...conveying,
  ...negotiatingText,
  ...impasse,
  ...doubleBlind,
} as const satisfies { readonly [kind: string]: Act };

export type TalksSaid = SaidOf<typeof acts>;
