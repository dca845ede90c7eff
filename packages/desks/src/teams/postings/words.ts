/** Sites, postings with their mandate, and orders whose four times are never one. */
import { z } from 'zod';
import { everyCapacity } from '../../admission.ts';
import type { Act } from '../../desk.ts';
import { delegation, instant, line, nodeKey, reference, text, zone } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';

export const steps = ['decided', 'announced', 'departed', 'arrived'] as const;
export type Step = (typeof steps)[number];

export const exitItems = ['devices', 'keys', 'papers', 'open-tasks', 'successor'] as const;
export type ExitItem = (typeof exitItems)[number];

const own = { paper: false, by: everyCapacity, final: false, within: ['own'], among: 'alone' } as const;
const few = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most).optional();

export const postingActs = {
  'teams.site-named': {
    ...own,
    fields: z.strictObject({ site: line(), zone: zone(), hostedBy: delegation().optional() }),
    rules: ['TE1', 'TE6', 'TE7'],
  },
  'teams.posted': {
    ...own,
    fields: z.strictObject({
      team: line(),
      site: line(),
      mandate: line(),
      orderedBy: line().optional(),
      comesFrom: line().optional(),
      premisesOf: delegation().optional(),
      until: instant().optional(),
      /** The roles that it fills; tasks are addressed to roles. */
      roles: few(line(), 16),
      /** The lines that it keeps open. */
      lines: few(line(), 16),
      /** The nodes that it takes along. */
      nodes: few(nodeKey(), 8),
    }),
    rules: ['TE1', 'TE6', 'TE8'],
  },
  'teams.posting-timed': {
    ...own,
    fields: z.strictObject({ posting: reference('teams.posted'), step: z.enum(steps), at: instant(), wording: line() }),
    rules: ['TE1', 'TE3', 'TE4', 'TE6', 'TE9'],
  },
  'teams.recall-ordered': {
    ...own,
    fields: z.strictObject({
      posting: reference('teams.posted'),
      orderedBy: line(),
      wording: text(),
      nodes: few(nodeKey(), 8),
    }),
    rules: ['TE1', 'TE2', 'TE6', 'TE10', 'TE11'],
  },
  'teams.recall-timed': {
    ...own,
    fields: z.strictObject({
      order: reference('teams.recall-ordered'),
      step: z.enum(steps),
      at: instant(),
      wording: line(),
    }),
    rules: ['TE1', 'TE3', 'TE4', 'TE6'],
  },
  'teams.exit-settled': {
    ...own,
    fields: z.strictObject({
      order: reference('teams.recall-ordered'),
      item: z.enum(exitItems),
      wording: line(),
      takenOverBy: line().optional(),
    }),
    rules: ['TE1', 'TE6', 'TE12'],
  },
} as const satisfies { readonly [kind: string]: Act };

export const postingRefusals = [
  'recorded-already',
  'unknown-posting',
  'unknown-order',
  'not-own-team',
  'recall-ordered-already',
  'out-of-order',
] as const;

/** Reported times of each step, with the wording signed with each, by entry. */
export type Journey = {
  readonly times: { readonly [step in Step]: Register<number> };
  readonly wordings: Kept<string>;
};

export type Posting = Origin &
  Journey & {
    readonly id: string;
    readonly team: string;
    readonly site: string;
    readonly mandate: string;
    readonly orderedBy?: string | undefined;
    readonly comesFrom?: string | undefined;
    readonly premisesOf?: string | undefined;
    readonly until?: number | undefined;
    readonly roles: readonly string[];
    readonly lines: readonly string[];
    readonly nodes: readonly string[];
  };

export type Settled = { readonly wording: string; readonly takenOverBy: string | null };

export type Order = Origin &
  Journey & {
    readonly id: string;
    readonly posting: string;
    readonly orderedBy: string;
    readonly wording: string;
    readonly nodes: readonly string[];
    readonly exit: { readonly [item in ExitItem]?: Register<Settled> };
  };

export type SiteWord = { readonly zone: string; readonly hostedBy: string | null };
export type Site = { readonly site: string; readonly by: string; readonly says: Register<SiteWord> };

export type PostingsState = {
  readonly sites: Kept<Site>;
  readonly postings: Kept<Posting>;
  readonly orders: Kept<Order>;
};
export const initialPostings: PostingsState = { sites: {}, postings: {}, orders: {} };
