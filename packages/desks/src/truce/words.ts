/** The truce desk's words: what it keeps, and why an act may be refused. */
import type { AdmissionRefusal } from '../admission.ts';
import { admissionRefusals } from '../admission.ts';
import type { DelegationId, SaidOf } from '../desk.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';
import type { acts } from './acts.ts';
import { type AloneState, initialAlone } from './alone/words.ts';
import type { Extension } from './extending/models.ts';
import { initialObligations, type ObligationState, obligationRefusals } from './obligations/words.ts';

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
  'model-named-twice',
  'signed-already',
  'within-the-notification-period',
  'not-in-the-terms',
  'after-the-notice-time',
  'no-such-end',
  'unknown-proposal',
  'own-proposal',
  'not-own-proposal',
  'proposal-answered-already',
  'proposal-withdrawn-already',
  'objected-already',
  ...obligationRefusals,
] as const;
export type TruceRefusal = (typeof refusals)[number] | AdmissionRefusal;

/** A mediator's word on the start: an instant, or null where it was postponed without a new one. */
export type StartWord = { readonly start: number | null; readonly wording: string; readonly reason: string | null };

export type Truce = Origin & {
  readonly id: string;
  readonly text: string;
  readonly plannedStart: number;
  readonly startWording: string;
  readonly hours: number;
  readonly releasing: DelegationId;
  readonly extension: Extension;
  readonly notificationHours?: number | undefined;
  /** The parties active when it was proposed: whose acceptance makes it agreed, whoever suspends or returns later. */
  readonly parties: readonly DelegationId[];
  readonly acceptances: Kept<Origin>;
  readonly signatures: Kept<Signature>;
  readonly start: Register<StartWord>;
};

/** That a party signed, when by its own word. */
export type Signature = Origin & { readonly signedAt: number; readonly wording: string };

export type Word =
  | { readonly outcome: 'agreed'; readonly hours: number; readonly credited: number; readonly wording: string }
  | { readonly outcome: 'refused'; readonly ground: string }
  | { readonly outcome: 'withdrawn' };

/** One side's word on a list. It replaces that side's own earlier word (`after`), never the other side's. */
export type Answer = Origin & { readonly word: Word; readonly after: readonly string[] };

/** What one delegation asks the others for: so many hours more. */
export type Ask = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly hours: number;
  readonly wording: string;
  /** By entry. Nothing leaves it: what an act by voice counted from must stay countable. */
  readonly answers: Kept<Answer>;
};

/** Asked for on the ground of persons to be released. */
export type List = Ask & { readonly living: number; readonly remains: number };

/** A party's word that a term is not to be renewed from this end. */
export type Objection = Origin & {
  readonly id: string;
  readonly truce: string;
  readonly from: number;
  readonly wording: string;
};

/** How long a party, by its own word, goes on from this end. */
export type OwnWord = { readonly truce: string; readonly by: DelegationId; readonly from: number } & {
  readonly hours: Register<number>;
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

export type TruceState = AloneState & {
  readonly truces: Kept<Truce>;
  readonly lists: Kept<List>;
  readonly proposals: Kept<Ask>;
  readonly objections: Kept<Objection>;
  readonly ownWords: Kept<OwnWord>;
  readonly stated: Kept<Stated>;
  readonly accounts: Kept<Account>;
  readonly reports: Kept<TermReport>;
  readonly declarations: Kept<Declaration>;
  readonly ends: Kept<EndWord>;
  readonly obligations: ObligationState;
};

export const initial: TruceState = {
  ...initialAlone,
  truces: {},
  lists: {},
  proposals: {},
  objections: {},
  ownWords: {},
  stated: {},
  accounts: {},
  reports: {},
  declarations: {},
  ends: {},
  obligations: initialObligations,
};
