/** The duty roster, shift handovers with their open items, who is where, and movements. One's own delegation only. */
import { z } from 'zod';
import { everyCapacity } from '../../admission.ts';
import type { Act } from '../../desk.ts';
import { instant, line, reference, text } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

const own = { paper: false, by: everyCapacity, final: false, within: ['own'], among: 'alone' } as const;

export const dutyActs = {
  'teams.shift-set': {
    ...own,
    /** Officers are named by their code. */
    fields: z.strictObject({
      post: line(),
      officer: line(),
      site: line().optional(),
      from: instant(),
      until: instant(),
    }),
    rules: ['TE6', 'TE14'],
  },
  'teams.shift-cancelled': {
    ...own,
    fields: z.strictObject({ shift: reference('teams.shift-set'), wording: line() }),
    rules: ['TE6', 'TE14'],
  },
  'teams.shift-handed-over': {
    ...own,
    fields: z.strictObject({
      shift: reference('teams.shift-set'),
      incoming: line(),
      summary: text(),
      openItems: z.array(line()).max(40),
      happenedAt: instant().optional(),
    }),
    rules: ['TE6', 'TE15'],
  },
  'teams.handover-countersigned': {
    ...own,
    fields: z.strictObject({
      handover: reference('teams.shift-handed-over'),
      officer: line(),
      happenedAt: instant().optional(),
    }),
    rules: ['TE6', 'TE15', 'TE16'],
  },
  'teams.item-closed': {
    ...own,
    fields: z.strictObject({
      handover: reference('teams.shift-handed-over'),
      /** Its place among the open items, from 1. */
      item: z.int().min(1).max(40),
      wording: line(),
    }),
    rules: ['TE6', 'TE17'],
  },
  'teams.presence-noted': {
    ...own,
    fields: z.strictObject({
      officer: line(),
      site: line(),
      presence: z.enum(['present', 'away', 'travelling']),
      at: instant(),
    }),
    rules: ['TE6', 'TE18'],
  },
  'teams.movement-recorded': {
    ...own,
    fields: z.strictObject({ who: line(), from: line(), to: line(), leaves: instant(), arrives: instant().optional() }),
    rules: ['TE6', 'TE18'],
  },
} as const satisfies { readonly [kind: string]: Act };

export const dutyRefusals = [
  'recorded-already',
  'of-another-delegation',
  'ends-before-it-begins',
  'unknown-shift',
  'cancelled-already',
  'handed-over-already',
  'to-oneself',
  'unknown-handover',
  'not-the-incoming-officer',
  'countersigned-already',
  'no-such-item',
  'closed-already',
] as const;

export type Shift = Origin & {
  readonly id: string;
  readonly post: string;
  readonly officer: string;
  readonly site?: string | undefined;
  readonly from: number;
  readonly until: number;
  readonly cancelled: Register<string>;
};

export type Handover = Origin & {
  readonly id: string;
  readonly shift: string;
  readonly incoming: string;
  readonly summary: string;
  readonly openItems: readonly string[];
  readonly happenedAt?: number | undefined;
  readonly countersigned: Kept<Origin & { readonly happenedAt: number | null }>;
  /** By the item's place; two who closed it at once both stand here. */
  readonly closed: { readonly [item: string]: Register<string> };
};

export type Whereabouts = {
  readonly site: string;
  readonly presence: 'present' | 'away' | 'travelling';
  readonly at: number;
};
export type Presence = { readonly by: string; readonly officer: string; readonly says: Register<Whereabouts> };

export type Movement = Origin & {
  readonly id: string;
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly leaves: number;
  readonly arrives?: number | undefined;
};

export type DutyState = {
  readonly shifts: Kept<Shift>;
  readonly handovers: Kept<Handover>;
  readonly presence: Kept<Presence>;
  readonly movements: Kept<Movement>;
};
export const initialDuty: DutyState = { shifts: {}, handovers: {}, presence: {}, movements: {} };
