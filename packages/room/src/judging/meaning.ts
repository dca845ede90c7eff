/**
 * Where record and desks meet: what an entry means, under which charter, and how its state comes about. A ruling is made
 * in the act's own causal past and is final; the state is the fold of all acts that stand, in any order that keeps causes
 * before effects.
 */
import {
  type Charter,
  deskOf,
  desks,
  type Kept,
  kept,
  place,
  type Register,
  type Said,
  type Verdict,
} from '@parley/desks';
import type { Hex, Past } from '@parley/record';
import type { AnnexState } from '../annexes/acts.ts';
import { type Disowned, nothingDisowned } from './disowned.ts';

/** Plain data: it can be snapshot. */
export type ChannelState = {
  readonly desks: { readonly [desk: string]: unknown };
  /** Instruments known to this channel, by id. */
  readonly papers: Kept<PaperState>;
  /** What delegations do not let count here of their own nodes' logs. */
  readonly disowned: Disowned;
  /** Announced annexes, by the entry that announced each. */
  readonly annexes: Kept<AnnexState>;
};

export type PaperState = {
  readonly kind: string;
  readonly by: string;
  /** The node that signed it. */
  readonly signer: Hex;
  /** The entry that bears it here. */
  readonly source: Hex;
  /** Claimed time of its deposit or conveyance, ms UTC. */
  readonly at: number;
  /** Lower bound of that time, ms UTC. */
  readonly notBefore: number;
  readonly fields: unknown;
  /** Of its exact text, as its instrument binds it. */
  readonly hash: Hex;
  /** Present once a mediator has conveyed it here. */
  readonly conveyed: { readonly by: string; readonly ref: Hex; readonly answers: 'held' | 'verbatim' } | null;
  /** What its author has said of it here: nothing, confirmed, withdrawn; or both, at once. */
  readonly outcome: Register<'confirmed' | 'withdrawn'>;
};

export type Ruling = Verdict;

/** How an act that stands moves the state; nothing for receipts and wrap lists. */
export type Meaning = {
  readonly kind: string;
  /** The delegation that wrote the entry. */
  readonly by: string;
  /** What later acts call it by. */
  readonly id: Hex;
  readonly move: ((state: ChannelState) => ChannelState) | undefined;
};

export const emptyState: ChannelState = {
  desks: Object.fromEntries(desks.map((desk) => [desk.name, desk.initial])),
  papers: {},
  disowned: nothingDisowned,
  annexes: {},
};

export const emptyCharter = deskOf('charter.convened')?.initial as Charter;

export const charterOf = (state: ChannelState): Charter => state.desks['charter'] as Charter;

/** Asks an act's desk in this state. */
export function judgeAct(charter: Charter, state: ChannelState, said: Said): Ruling {
  const desk = deskOf(said.kind);
  return desk ? desk.judge(charter, state.desks[desk.name], said) : 'unknown-act';
}

export function applyAct(charter: Charter, state: ChannelState, said: Said): ChannelState {
  const desk = deskOf(said.kind);
  if (!desk) return state;
  return { ...state, desks: { ...state.desks, [desk.name]: desk.apply(charter, state.desks[desk.name], said) } };
}

export function putPaper(state: ChannelState, id: Hex, paper: PaperState): ChannelState {
  return { ...state, papers: place(state.papers, id, paper) };
}

export const paperOf = (state: ChannelState, id: Hex): PaperState | undefined => kept(state.papers, id);

export const keyOfPast = (past: Past): string => past.join(',');
