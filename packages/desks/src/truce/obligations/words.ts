/**
 * The terms of a truce as obligations: who, what, measured how, due when, and each side's count. Aid by the truck, fuel
 * and crossings are obligations like any other.
 */
import { z } from 'zod';
import type { Act, DelegationId } from '../../desk.ts';
import { count, delegation, hours, instant, line, reference, text } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

const obligationReference = () => reference('truce.obligation-recorded');

export const obligationActs = {
  'truce.obligation-recorded': {
    fields: z.strictObject({
      truce: reference('truce.proposed'),
      expectedFrom: delegation(),
      track: z.enum(['aid', 'fuel', 'crossing', 'other']),
      /** The obligation as the text has it. */
      what: line(),
      quantity: z.int().min(1).max(1_000_000),
      unit: line(),
      countingRule: line(),
      due: instant(),
      /** Due again and again, so many hours apart; absent: once. */
      everyHours: hours().optional(),
    }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TR1', 'TR33'],
  },
  'truce.obligation-accepted': {
    fields: z.strictObject({ obligation: obligationReference() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR33'],
  },
  'truce.count-given': {
    fields: z.strictObject({
      obligation: obligationReference(),
      due: instant(),
      quantity: count(),
      asOf: instant(),
      says: text().optional(),
    }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['TR1', 'TR34', 'TR35'],
  },
} as const satisfies { readonly [kind: string]: Act };

export const obligationRefusals = ['unknown-obligation', 'no-such-due-time'] as const;

export type Obligation = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly expectedFrom: DelegationId;
  readonly track: 'aid' | 'fuel' | 'crossing' | 'other';
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  readonly countingRule: string;
  readonly due: number;
  readonly everyHours?: number | undefined;
  /** The parties that read the text so too. */
  readonly acceptances: Kept<Origin>;
};

export type Counted = { readonly quantity: number; readonly asOf: number; readonly says: string | null };

/** What one delegation counts towards one due time. */
export type Count = {
  readonly obligation: string;
  readonly due: number;
  readonly by: DelegationId;
  readonly counted: Register<Counted>;
};

export type ObligationState = { readonly obligations: Kept<Obligation>; readonly counts: Kept<Count> };
export const initialObligations: ObligationState = { obligations: {}, counts: {} };
