/** What a reader is shown of the charter's decisions at a moment. The clock enters here, and only in what has an end. */
import type { Charter, Decision, DelegationId, Participation } from '../desk.ts';
import { type Reading, read } from '../register.ts';
import { concern, type DecisionReading, type DecisionState, latest, readDecisions } from './decisions.ts';

export type DecisionView = {
  readonly id: string;
  readonly decision: Decision;
  readonly wording: string;
  readonly proposedBy: DelegationId;
  readonly at: number;
  readonly approvedBy: readonly DelegationId[];
  /** Without whose approval it does not take effect. */
  readonly needed: readonly DelegationId[];
  /** Whose approval counts, and how many of them it takes. */
  readonly deciding: readonly DelegationId[];
  readonly atLeast: number;
  readonly state: DecisionState;
  /** Ids of the decisions that it excludes and that exclude it. */
  readonly rivals: readonly string[];
};

export type ProcedureView = {
  readonly decision: string;
  readonly procedure: string;
  readonly until: number;
  readonly past: boolean;
};

/** What a delegation has declared of its own participation; empty means active since the room was convened. CH8 */
export function participationOf(charter: Charter, id: DelegationId): Reading<Participation> {
  return read(charter.delegations.find((one) => one.id === id)?.participation ?? []);
}

export type ParticipationView = {
  /** Returned: active again after a suspension or a withdrawal. */
  readonly status: Participation | 'returned' | 'contested';
  readonly since: number | null;
  readonly wording: string | null;
};

export function participationView(charter: Charter, id: DelegationId): ParticipationView {
  const reading = participationOf(charter, id);
  if (reading.state === 'empty') return { status: 'active', since: null, wording: null };
  if (reading.state === 'contested') return { status: 'contested', since: null, wording: null };
  const refs = reading.versions.map((version) => version.ref);
  const declared = charter.delegations.find((one) => one.id === id)?.declared ?? [];
  const first = declared.find((one) => refs.includes(one.ref));
  // An active delegation can declare itself active only after it had declared something else. CH7
  const status = reading.value === 'active' ? 'returned' : reading.value;
  return { status, since: first?.at ?? null, wording: first?.wording ?? null };
}

/** In order of claimed time, then of entry. */
export function decisionsView(charter: Charter): readonly DecisionView[] {
  const decisions = readDecisions(charter.facts);
  return [...decisions]
    .sort((left, right) => left.proposed.at - right.proposed.at || (left.proposed.ref < right.proposed.ref ? -1 : 1))
    .map((one) => {
      const { id, decision, wording, by, at, asked, deciding, atLeast } = one.proposed;
      return {
        id,
        decision,
        wording,
        proposedBy: by,
        at,
        approvedBy: one.approvedBy,
        needed: asked,
        deciding,
        atLeast,
        state: stateOf(charter, one, decisions),
        rivals: one.rivals.map((rival) => rival.id),
      };
    });
}

function stateOf(charter: Charter, one: DecisionReading, decisions: readonly DecisionReading[]): DecisionState {
  const { id, decision, by } = one.proposed;
  if (!one.taken) return 'open';
  const later = decisions
    .filter((other) => other.taken && other.proposed.after.includes(id))
    .filter((other) => concern(other.proposed.decision, decision));
  if (one.rivals.length > 0) {
    const settled = later.some((other) => one.rivals.every((rival) => other.proposed.after.includes(rival.id)));
    return settled ? 'set-aside' : 'contested'; // CH23, CH24
  }
  // What it rests on may itself be contested: the nodes of a delegation whose admission is.
  if (!charter.delegations.some((member) => member.id === by)) return 'contested';
  return later.some((other) => other.rivals.length === 0 && other.proposed.decision.kind === decision.kind)
    ? 'replaced'
    : 'taken';
}

/** The reduced procedure that was last decided, also past its end: then it is shown as past. CH25 */
export function procedureView(charter: Charter, at: number): ProcedureView | null {
  const last = latest(charter.facts, 'reduced-procedure');
  if (!last) return null;
  const { procedure, until } = last.decision;
  return { decision: last.id, procedure, until, past: at >= until };
}

/** The channel that all share, as the charter names it. CH26 */
export function namedBoard(charter: Charter): string | null {
  return latest(charter.facts, 'name-board')?.decision.channel ?? null;
}
