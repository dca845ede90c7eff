/** What mediators alone are shown of talks that do not move, and what each side is shown of a double-blind answer. */
import type { DelegationId } from '../desk.ts';
import { allKept, isKept, kept } from '../kept.ts';
import { settled } from '../register.ts';
import { resultOf } from './double-blind.ts';
import type { Question, TalksState } from './words.ts';

const HOUR = 3_600_000;

export type Still = { readonly hours: number; readonly since: number };

/** "No movement for N h": where mediators asked for different spans at once, the shorter one speaks. TA27 */
export function stillSince(state: TalksState, at: number): Still | null {
  const hours = Math.min(...state.watches.map((version) => version.value));
  const asked = Math.min(...state.watches.map((version) => version.at));
  const since = Math.max(...movements(state), Number.NEGATIVE_INFINITY);
  const from = Number.isFinite(since) ? since : asked;
  return Number.isFinite(hours) && at >= from + hours * HOUR ? { hours, since: from } : null;
}

/** When each thing was said that moves talks; what was only told, noted or asked for moves nothing. */
function movements(state: TalksState): readonly number[] {
  const things = [...allKept(state.handed), ...allKept(state.withdrawals), ...allKept(state.answers)];
  const words = [...allKept(state.positions), ...allKept(state.understandings), ...allKept(state.blind)];
  return [
    ...[...things, ...allKept(state.drafts)].map((one) => one.at),
    ...words.flatMap((one) => one.says.map((version) => version.at)),
    ...allKept(state.decisions).flatMap((register) => register.map((version) => version.at)),
  ];
}

export type DoubleBlindShown = {
  readonly id: string;
  readonly text: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly sides: readonly DelegationId[];
  readonly stage: 'put' | 'open' | 'agreed' | 'not-agreed';
  /** The reader's own part, where it is one of the sides. */
  readonly own: { readonly consented: boolean; readonly answer: 'yes' | 'no' | null } | null;
  /** For mediators alone: who consented, who has not answered, and what two answers come to. */
  readonly known: {
    readonly consented: readonly DelegationId[];
    readonly unanswered: readonly DelegationId[];
    readonly result: 'agreed' | 'not-agreed' | null;
  } | null;
};

export function doubleBlindIn(
  state: TalksState,
  question: Question,
  reader: DelegationId,
  mediates: boolean,
): DoubleBlindShown {
  const { id, text, by, at, sides } = question;
  const consented = sides.filter((side) => isKept(state.consents, `${id} ${side}`));
  const closed = kept(state.closed, id) ?? [];
  const answer = settled(kept(state.blind, `${id} ${reader}`)?.says ?? []) ?? null;
  return {
    id,
    text,
    by,
    at,
    sides,
    // Whatever is not agreed by everything said reads "not agreed". TA31
    stage: closed.length > 0 ? (settled(closed) ?? 'not-agreed') : isKept(state.opened, id) ? 'open' : 'put',
    own: sides.includes(reader) ? { consented: consented.includes(reader), answer } : null,
    known: mediates
      ? {
          consented,
          unanswered: sides.filter((side) => !isKept(state.blind, `${id} ${side}`)),
          result: resultOf(state, question),
        }
      : null,
  };
}
