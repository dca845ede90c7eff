/** What follows from what was said, for judge and view alike. */
import type { DelegationId } from '../desk.ts';
import { allKept, kept } from '../kept.ts';
import { type Reading, read, settled } from '../register.ts';
import type { Breach, Clearance, StatementsState, Text } from './words.ts';

const sameAnswer = (left: Clearance, right: Clearance): boolean => left.answer === right.answer;

export const clearanceOf = (text: Text, by: DelegationId): Reading<Clearance> =>
  read(kept(text.clearances, by) ?? [], sameAnswer);

export const hasCleared = (text: Text, by: DelegationId): boolean => {
  const reading = clearanceOf(text, by);
  return reading.state === 'settled' && reading.value.answer === 'cleared';
};

export const isCleared = (text: Text): boolean => text.clearedBy.every((by) => hasCleared(text, by));

export const isConditionMet = (text: Text): boolean => allKept(text.met).length > 0;

export const breachesOf = (state: StatementsState, text: string): readonly Breach[] =>
  allKept(state.breaches).filter((breach) => breach.text === text);

/** Whether its drafter has lifted the embargo after it was broken; decisions that exclude each other lift nothing. */
export const isLifted = (state: StatementsState, text: Text): boolean =>
  breachesOf(state, text.id).some((breach) => settled(breach.decided) === 'lifted');

/** What still keeps a text from being released at a moment, or undefined. */
export function embargoOn(
  state: StatementsState,
  text: Text,
  at: number,
): 'under-embargo' | 'condition-not-met' | undefined {
  const { embargo } = text;
  if (isLifted(state, text)) return undefined; // ST17
  switch (embargo.lifts) {
    case 'at-once':
      return undefined;
    case 'at-a-time':
      return at < embargo.at ? 'under-embargo' : undefined; // ST11
    case 'on-a-condition':
      return isConditionMet(text) ? undefined : 'condition-not-met'; // ST12
  }
}
