/** What judge and view both ask of lists: which version is the newest, and whose list a case stands on. */
import type { DelegationId } from '../../desk.ts';
import { inOrder, kept } from '../../kept.ts';
import { type Reading, type Register, read } from '../../register.ts';
import type { Given, HandedIn, LateFind, ListsState } from './words.ts';

/** The newest version that a side has handed in of a series; of two with one number, the one claimed last. */
export function newest(state: ListsState, by: DelegationId, series: string): HandedIn | undefined {
  return inOrder(state.handedIn)
    .filter((list) => list.by === by && list.series === series)
    .sort((left, right) => left.version - right.version)
    .at(-1);
}

export function sameGiven(left: Given, right: Given): boolean {
  return (
    left.side === right.side &&
    left.to === right.to &&
    left.version === right.version &&
    left.cases === right.cases &&
    left.digest === right.digest
  );
}

export function readForm(list: HandedIn): 'awaited' | 'complete' | 'returned' | 'contested' {
  const reading = read(list.form, (left, right) => left.form === right.form);
  return reading.state === 'empty' ? 'awaited' : reading.state === 'contested' ? 'contested' : reading.value.form;
}

export function seriesOf(code: string): string {
  return code.slice(0, code.indexOf('-'));
}

/** The given list on which this case stands; `differ` where two were given out at once that disagree on whose it is. */
export function listOf(state: ListsState, code: string): Given | 'differ' | undefined {
  const number = Number(code.slice(code.indexOf('-') + 1));
  const register: Register<Given> = kept(state.series, seriesOf(code)) ?? [];
  const [first, ...others] = register.map((version) => version.value).filter((list) => number <= list.cases);
  if (!first) return undefined;
  return others.every((one) => one.side === first.side && one.to === first.to) ? first : 'differ';
}

export function isInformed(state: ListsState, code: string): boolean {
  return (kept(state.informed, code) ?? []).length > 0;
}

/** Whether it is settled that this person was found after the lists were answered. EX30 */
export function isFoundLate(state: Pick<ListsState, 'foundLate'>, code: string): boolean {
  return readFind(state, code).state === 'settled';
}

export function readFind(state: Pick<ListsState, 'foundLate'>, code: string): Reading<LateFind> {
  return read<LateFind>(kept(state.foundLate, code) ?? [], (left, right) => left.track === right.track);
}
