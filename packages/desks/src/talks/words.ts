/** The talks desk's words: what it keeps, and why an act may be refused. */
import { type AdmissionRefusal, admissionRefusals } from '../admission.ts';
import type { DelegationId } from '../desk.ts';
import type { Kept, Origin } from '../kept.ts';
import type { Register } from '../register.ts';
import type { remedies } from './acts.ts';

export const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-delegation',
  'unknown-impasse',
  'ended-already',
  'for-oneself',
  'only-a-mediator-rewords',
  'expiry-past',
  'unknown-offer',
  'nothing-handed-in',
  'words-not-named',
  'step-taken-already',
  'not-for-this-delegation',
  'acknowledged-already',
  'not-own-offer',
  'offer-withdrawn',
  'offer-accepted',
  'offer-expired',
  'unknown-text',
  'another-text',
  'answered-already',
  'unknown-answer',
  'not-own-answer',
  'not-ad-referendum',
  'decided-already',
  'unknown-draft',
  'no-articles',
  'article-twice',
  'unknown-article',
  'language-twice',
  'prevailing-missing',
  'brackets-unpaired',
  'unknown-remedy',
  'unknown-question',
  'sides-not-two-parties',
  'put-already',
  'not-of-this-question',
  'consented-already',
  'consent-awaited',
  'opened-already',
  'not-opened',
  'closed-already',
  'without-a-yes',
] as const;
export type TalksRefusal = (typeof refusals)[number] | AdmissionRefusal;

export type Impasse = Origin & {
  readonly id: string;
  readonly cause: string;
  readonly owner: DelegationId;
  readonly lastOffers: readonly string[];
  readonly nextContact: number | null;
  readonly ended: Register<string>;
};
export type Written = Origin & { readonly id: string; readonly text: string };
export type Sounding = Written & { readonly manner: 'non-paper' | 'sounding'; readonly heardFrom: DelegationId };

/** Who conveyed this paper here; null where its author handed it in. */
type Conveyed = { readonly conveyedBy: DelegationId | null };

/** A message or an offer that is to be conveyed, or was. */
export type Handed = Origin &
  Conveyed & {
    readonly id: string;
    readonly sort: 'message' | 'offer';
    readonly to: DelegationId;
    readonly text: string;
    readonly hash: string;
    readonly conditions: readonly string[];
    readonly expiresAt: number | null;
    readonly counterTo: string | null;
    /** Of a mediator's words: whose they put anew; null where they are the mediator's own. */
    readonly rewordedFrom: DelegationId | null;
  };

export type InWords = 'verbatim' | 'reworded' | 'mediators-own';
export type Step = {
  readonly step: 'received' | 'held' | 'conveyed' | 'acknowledged';
  readonly words: InWords | null;
  readonly wording: string | null;
};

export type Withdrawal = Origin & Conveyed & { readonly offer: string };

/** A delegation's answer to the exact text of an offer or a draft. */
export type TextAnswer = Origin &
  Conveyed & {
    readonly id: string;
    readonly of: string;
    readonly hash: string;
    readonly answer: 'accepted' | 'ad-referendum' | 'refused';
    readonly wording: string | null;
  };

export type Article = {
  readonly number: string;
  readonly title: string;
  readonly versions: readonly { readonly language: string; readonly text: string }[];
};
export type Draft = Origin & {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly base: { readonly draft: string; readonly hash: string } | null;
  readonly prevailing: string;
  readonly articles: readonly Article[];
  readonly dropped: readonly string[];
};

export type Stance = 'agreed' | 'ad-referendum' | 'reserved' | 'refused' | 'silent';
export type Position = {
  readonly by: DelegationId;
  readonly article: string;
  readonly says: Register<{ readonly draft: string; readonly stance: Stance; readonly wording: string | null }>;
};

/** One delegation's word on a matter of an article. */
export type OnArticle = { readonly by: DelegationId; readonly article: string; readonly says: Register<string> };
export type Understanding = OnArticle & { readonly term: string };
export type LeftOpen = { readonly article: string; readonly term: string; readonly says: Register<string> };
export type Fallback = OnArticle & { readonly rank: number };
export type VersionNoted = { readonly by: DelegationId; readonly of: string; readonly says: Register<string> };

export type Remedy = Origin & {
  readonly id: string;
  readonly remedy: (typeof remedies)[number];
  readonly wording: string;
  readonly until: number | null;
  readonly ended: Register<string>;
};

export type Question = Origin & {
  readonly id: string;
  readonly text: string;
  readonly sides: readonly DelegationId[];
};
export type Consent = Origin & Conveyed & { readonly question: string };
export type BlindAnswer = {
  readonly question: string;
  readonly by: DelegationId;
  readonly says: Register<'yes' | 'no'>;
};

/** What paper made never changes here; whatever moves stands beside it, under its id. */
export type TalksState = {
  readonly impasses: Kept<Impasse>;
  readonly messages: Kept<Written>;
  readonly notes: Kept<Written>;
  readonly soundings: Kept<Sounding>;
  readonly handed: Kept<Handed>;
  readonly steps: Kept<Register<Step>>;
  readonly acknowledged: Kept<Origin>;
  readonly withdrawals: Kept<Withdrawal>;
  readonly answers: Kept<TextAnswer>;
  readonly decisions: Kept<Register<'confirmed' | 'declined'>>;
  readonly versions: Kept<VersionNoted>;
  readonly drafts: Kept<Draft>;
  readonly positions: Kept<Position>;
  readonly understandings: Kept<Understanding>;
  readonly leftOpen: Kept<LeftOpen>;
  readonly fallbacks: Kept<Fallback>;
  readonly redLines: Kept<OnArticle>;
  readonly watches: Register<number>;
  readonly remedies: Kept<Remedy>;
  readonly questions: Kept<Question>;
  readonly consents: Kept<Consent>;
  readonly opened: Kept<Origin>;
  readonly blind: Kept<BlindAnswer>;
  readonly closed: Kept<Register<'agreed' | 'not-agreed'>>;
};

export const initial: TalksState = {
  impasses: {},
  messages: {},
  notes: {},
  soundings: {},
  handed: {},
  steps: {},
  acknowledged: {},
  withdrawals: {},
  answers: {},
  decisions: {},
  versions: {},
  drafts: {},
  positions: {},
  understandings: {},
  leftOpen: {},
  fallbacks: {},
  redLines: {},
  watches: [],
  remedies: {},
  questions: {},
  consents: {},
  opened: {},
  blind: {},
  closed: {},
};
