/** Which shape stands beside which word at this desk. The word itself is in the desks' catalogue. */
import type { TalksView } from '@parley/server/contract';
import type { Status } from '../../signs/Sign.tsx';

export type Article = TalksView['text']['articles'][number];
export type Handed = TalksView['handed'][number];
type Stance = Article['positions'][number]['stance'];

const articles: Readonly<Record<Article['status'], Status>> = {
  agreed: 'met',
  'ad-referendum': 'pending',
  reserved: 'disputed',
  refused: 'outstanding',
  bracketed: 'disputed',
  open: 'pending',
};

const stances: Readonly<Record<Stance, Status>> = {
  agreed: 'met',
  'ad-referendum': 'pending',
  reserved: 'disputed',
  refused: 'outstanding',
  silent: 'stale',
};

const standings: Readonly<Record<NonNullable<Handed['standing']>, Status>> = {
  open: 'pending',
  countered: 'plain',
  expired: 'stale',
  accepted: 'met',
  'ad-referendum': 'pending',
  refused: 'plain',
  withdrawn: 'stale',
  contested: 'disputed',
};

const stages: Readonly<Record<Handed['stage'], Status>> = {
  'handed-in': 'pending',
  received: 'pending',
  held: 'pending',
  conveyed: 'pending',
  acknowledged: 'met',
  contested: 'disputed',
};

export const signOfArticle = (status: Article['status']): Status => articles[status];
export const signOfStance = (stance: Stance): Status => stances[stance];
export const signOfStanding = (standing: NonNullable<Handed['standing']>): Status => standings[standing];
export const signOfStage = (stage: Handed['stage']): Status => stages[stage];
