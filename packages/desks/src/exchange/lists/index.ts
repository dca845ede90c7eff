/** Lists of those sought: handed in, checked, given out together, and answered case by case. */
export { apply } from './apply.ts';
export { judge } from './judge.ts';
export { isFoundLate } from './reckoning.ts';
export { type ListsView, listsAwaited, listsView } from './view.ts';
export { acts, initial, type ListsRefusal, type ListsSaid, type ListsState, refusals } from './words.ts';
