/** Which shape stands beside which word at this desk. The word itself is in the desks' catalogue. */
import type { PrincipalsView } from '@parley/server/contract';
import type { Status } from '../../signs/Sign.tsx';

export type Report = PrincipalsView['reports'][number];
export type Draft = PrincipalsView['drafts'][number];
export type Ask = PrincipalsView['asks'][number];
export type Awaited = Ask['of'][number];
export type Change = Report['changes'][number];
export type Authority = PrincipalsView['authorities'][number];

const awaited: Readonly<Record<Awaited['state'], Status>> = {
  awaited: 'due',
  passed: 'outstanding',
  answered: 'met',
  contested: 'disputed',
  withdrawn: 'stale',
};

const authorities: Readonly<Record<Authority['state'], Status>> = {
  'to-begin': 'pending',
  'in-force': 'met',
  'term-over': 'stale',
  ended: 'stale',
};

export const signOfAwaited = (state: Awaited['state']): Status => awaited[state];
export const signOfAuthority = (state: Authority['state']): Status => authorities[state];
export const isOpen = (one: Awaited): boolean => one.state === 'awaited' || one.state === 'passed';
