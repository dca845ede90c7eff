/** The truce desk's acts as schemas: its text, start and end, and the ways in which its term is extended. */
import { z } from 'zod';
import type { Act } from '../desk.ts';
import { count, delegation, hours, instant, line, reference, text } from '../fields.ts';
import { aloneActs } from './alone/words.ts';
import { extension } from './extending/models.ts';
import { obligationActs } from './obligations/words.ts';

const truceReference = () => reference('truce.proposed');
const listReference = () => reference('truce.list-handed-in');
const proposalReference = () => reference('truce.extension-proposed');

const party = ['party'] as const;
const mediator = ['mediator'] as const;

export const acts = {
  'truce.proposed': {
    fields: z.strictObject({
      text: text(),
      plannedStart: instant(),
      startWording: line(),
      hours: hours(),
      releasing: delegation(),
      extension,
      /** Hours that must pass between the last signature and the start. */
      notificationHours: hours().optional(),
    }),
    paper: false,
    by: mediator,
    final: false,
    rules: ['TR1', 'TR2', 'TR24'],
  },
  'truce.accepted': {
    fields: z.strictObject({ truce: truceReference() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR3', 'TR4'],
  },
  'truce.signed': {
    fields: z.strictObject({ truce: truceReference(), signedAt: instant(), wording: line() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR25'],
  },
  'truce.start-postponed': {
    fields: z.strictObject({ truce: truceReference(), reason: text(), wording: line() }),
    paper: false,
    by: mediator,
    final: false,
    rules: ['TR1', 'TR5', 'TR6'],
  },
  'truce.start-set': {
    fields: z.strictObject({ truce: truceReference(), start: instant(), wording: line() }),
    paper: false,
    by: mediator,
    final: false,
    rules: ['TR1', 'TR5', 'TR6', 'TR7', 'TR26'],
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
    by: party,
    final: false,
    rules: ['TR1', 'TR9', 'TR10', 'TR11'],
  },
  'truce.list-withdrawn': {
    fields: z.strictObject({ list: listReference() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR12'],
  },
  'truce.list-refused': {
    fields: z.strictObject({ list: listReference(), ground: text() }),
    paper: true,
    by: party,
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
    by: party,
    final: true,
    rules: ['TR1', 'TR13', 'TR14', 'TR15', 'TR20'],
  },
  'truce.extension-proposed': {
    fields: z.strictObject({ truce: truceReference(), hours: hours(), wording: text() }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['TR1', 'TR27', 'TR28'],
  },
  'truce.extension-consented': {
    fields: z.strictObject({ proposal: proposalReference(), wording: text() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR20', 'TR27'],
  },
  'truce.extension-declined': {
    fields: z.strictObject({ proposal: proposalReference(), ground: text() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR27'],
  },
  'truce.proposal-withdrawn': {
    fields: z.strictObject({ proposal: proposalReference() }),
    paper: true,
    by: ['party', 'mediator'],
    final: true,
    rules: ['TR1', 'TR27'],
  },
  'truce.renewal-objected': {
    fields: z.strictObject({ truce: truceReference(), from: instant(), wording: text() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR29', 'TR30'],
  },
  'truce.extension-declared': {
    fields: z.strictObject({ truce: truceReference(), from: instant(), hours: hours(), wording: text() }),
    paper: true,
    by: party,
    final: true,
    rules: ['TR1', 'TR20', 'TR30', 'TR31', 'TR32', 'TR37'],
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
    by: mediator,
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
    by: mediator,
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
    by: party,
    final: true,
    rules: ['TR1', 'TR21'],
  },
  ...obligationActs,
  ...aloneActs,
} as const satisfies { readonly [kind: string]: Act };
