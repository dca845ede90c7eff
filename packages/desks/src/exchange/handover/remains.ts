/** Remains are a track of their own: how sure an identification is, is stated beforehand and never changed afterwards. */
import type { DelegationId, Verdict } from '../../desk.ts';
import { allKept, kept } from '../../kept.ts';
import { type Register, read } from '../../register.ts';
import { ALWAYS, endsOf, legsOf, receiptsAt } from './reckoning.ts';
import type { Examined, Handover, HandoverRefusal, HandoverState, OfCase, Stated } from './words.ts';

/** Beforehand: before any receipt names them. EX50 */
export function remainsStated(state: HandoverState, cases: readonly string[]): Verdict<HandoverRefusal> {
  const moved = remainsIn(state).flatMap((handover) =>
    Array.from({ length: legsOf(handover) }, (_, index) =>
      (['gives', 'takes'] as const).flatMap((end) => receiptsAt(state, handover.id, index + 1, end, ALWAYS)),
    ).flat(),
  );
  const named = moved.flatMap((receipt) => receipt.cases);
  return cases.some((code) => named.includes(code)) ? 'stated-too-late' : 'stands'; // EX50
}

/** Only who has taken them at the end of a chain says what an examination found. EX51 */
export function remainsExamined(
  state: HandoverState,
  by: DelegationId,
  cases: readonly string[],
): Verdict<HandoverRefusal> {
  const taken = remainsIn(state)
    .filter((handover) => endsOf(handover)[1] === by)
    .flatMap((handover) => receiptsAt(state, handover.id, legsOf(handover), 'takes', ALWAYS))
    .flatMap((receipt) => receipt.cases);
  return cases.every((code) => taken.includes(code)) ? 'stands' : 'not-received'; // EX51
}

function remainsIn(state: HandoverState): readonly Handover[] {
  return allKept(state.handovers).filter((handover) => handover.track === 'remains');
}

export type RemainsRow = {
  readonly case: string;
  /** The level stated beforehand by the side that gives them; null where two statements exclude each other. */
  readonly stated: Stated | null;
  readonly statements: readonly Stated[];
  /** What those who received them found; it stands beside the level and changes nothing of it. EX51 */
  readonly findings: readonly (Examined & { readonly by: DelegationId })[];
};

export function remainsRows(state: HandoverState, handover: Handover, at: number): readonly RemainsRow[] {
  if (handover.track !== 'remains') return [];
  const [first = ''] = endsOf(handover);
  return handover.cases.map((code) => {
    const register: Register<Stated> = kept(state.remainsStated, `${code} ${first}`)?.says ?? [];
    const reading = read(register, sameLevel);
    const findings = allKept(state.remainsExamined)
      .filter((one) => one.case === code)
      .sort((left, right) => (left.by < right.by ? -1 : 1))
      .flatMap((one: OfCase<Examined>) => one.says.map((version) => ({ ...version.value, by: one.by })))
      .filter((finding) => finding.at <= at);
    return {
      case: code,
      stated: reading.state === 'settled' ? reading.value : null,
      statements: register.map((version) => version.value),
      findings,
    };
  });
}

function sameLevel(left: Stated, right: Stated): boolean {
  return left.level === right.level && [...left.methods].sort().join() === [...right.methods].sort().join();
}
