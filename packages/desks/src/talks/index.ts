/** The talks desk: what is handed in and conveyed, the negotiating text, who stands where, and what is done when nothing moves. */
import type { Desk } from '../desk.ts';
import { acts, type TalksSaid } from './acts.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { initial, refusals, type TalksRefusal, type TalksState } from './words.ts';

export const talks: Desk<TalksState, TalksSaid, TalksRefusal> = {
  name: 'talks',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export type { TalksSaid } from './acts.ts';
export { joined } from './join.ts';
export { handedUnder, isWithdrawn } from './reckoning.ts';
export { type Piece, redline } from './text/redline.ts';
export { type ArticleChange, draftsCompared } from './text/view.ts';
export { type HandedShown, type TalksView, talksView } from './view.ts';
export type { TalksRefusal, TalksState } from './words.ts';
