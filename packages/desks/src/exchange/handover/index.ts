/** Handovers: from one end of a chain to the other, receipted leg by leg at both ends. */
export { apply } from './apply.ts';
export { judge } from './judge.ts';
export { type HandoversView, handoversView } from './view.ts';
export { acts, type HandoverRefusal, type HandoverSaid, type HandoverState, initial, refusals } from './words.ts';
