/** Tranches: numbers first, names second, and the steps by which both sides carry them out. */
export { apply } from './apply.ts';
export { judge } from './judge.ts';
export { type TranchesView, tranchesView } from './view.ts';
export { acts, initial, refusals, type TranchesRefusal, type TranchesSaid, type TranchesState } from './words.ts';
