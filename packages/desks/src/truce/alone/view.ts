/** Truces of one side, each with its own start and end. Nobody accepts one, and nothing else moves it. */
import type { DelegationId } from '../../desk.ts';
import { inOrder } from '../../kept.ts';
import type { AloneState, OwnTruce } from './words.ts';

const HOUR = 3_600_000;

export type OwnTruceView = {
  readonly id: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly phase: 'announced' | 'in-force' | 'term-ended';
};

export const endOf = ({ start, hours }: Pick<OwnTruce, 'start' | 'hours'>): number => start + hours * HOUR;

/** In order of announcement. [start, end): at the end itself the term has ended. TR40 */
export function ownTrucesView({ ownTruces }: AloneState, moment: number): readonly OwnTruceView[] {
  return inOrder(ownTruces).map((one) => {
    const { id, by, at, text, start } = one;
    const end = endOf(one);
    return {
      ...{ id, by, at, text, start, end },
      phase: moment < start ? 'announced' : moment < end ? 'in-force' : 'term-ended',
    };
  });
}
