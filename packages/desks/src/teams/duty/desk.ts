/** May an act about duty stand, and what does it change? */
import type { SaidOf, Verdict } from '../../desk.ts';
import { allKept, change, isKept, keep, kept, originOf, place } from '../../kept.ts';
import { put } from '../../register.ts';
import type { DutyState, dutyActs, dutyRefusals, Handover, Movement, Shift } from './words.ts';

export type DutySaid = SaidOf<typeof dutyActs>;
type Judged = Verdict<(typeof dutyRefusals)[number]>;
type AboutHandover = Extract<DutySaid, { readonly body: { readonly handover: string } }>;
type AboutShift = Extract<DutySaid, { readonly body: { readonly shift: string } }>;

export function judgeDuty(state: DutyState, said: DutySaid): Judged {
  switch (said.kind) {
    case 'teams.shift-set':
      if (isKept(state.shifts, said.id)) return 'recorded-already';
      return said.body.from < said.body.until ? 'stands' : 'ends-before-it-begins'; // TE14
    case 'teams.shift-cancelled':
    case 'teams.shift-handed-over':
      return aboutShift(state, said);
    case 'teams.handover-countersigned':
    case 'teams.item-closed':
      return aboutHandover(state, said);
    case 'teams.presence-noted':
      return 'stands';
    case 'teams.movement-recorded': {
      const { leaves, arrives = leaves } = said.body;
      if (isKept(state.movements, said.id)) return 'recorded-already';
      return leaves <= arrives ? 'stands' : 'ends-before-it-begins'; // TE18
    }
  }
}

function aboutShift(state: DutyState, said: AboutShift): Judged {
  const shift = kept(state.shifts, said.body.shift);
  if (!shift) return 'unknown-shift';
  if (shift.by !== said.by) return 'of-another-delegation';
  if (shift.cancelled.length > 0) return 'cancelled-already'; // TE14
  if (said.kind === 'teams.shift-cancelled') return 'stands';
  if (said.body.incoming === shift.officer) return 'to-oneself'; // TE15
  const before = allKept(state.handovers).some((one) => one.shift === shift.id);
  return before ? 'handed-over-already' : 'stands'; // TE15
}

function aboutHandover(state: DutyState, said: AboutHandover): Judged {
  const handover = kept(state.handovers, said.body.handover);
  if (!handover) return 'unknown-handover';
  if (handover.by !== said.by) return 'of-another-delegation';
  if (said.kind === 'teams.handover-countersigned') {
    if (said.body.officer !== handover.incoming) return 'not-the-incoming-officer'; // TE16
    return isKept(handover.countersigned, said.by) ? 'countersigned-already' : 'stands'; // TE16
  }
  if (said.body.item > handover.openItems.length) return 'no-such-item'; // TE17
  return (handover.closed[said.body.item] ?? []).length > 0 ? 'closed-already' : 'stands'; // TE17
}

export function applyDuty(state: DutyState, said: DutySaid): DutyState {
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'teams.shift-set': {
      const shift: Shift = { ...created, ...said.body, cancelled: [] };
      return { ...state, shifts: keep(state.shifts, said.id, shift) };
    }
    case 'teams.shift-cancelled': {
      const { shift, wording } = said.body;
      const how = (one: Shift): Shift => ({ ...one, cancelled: put(one.cancelled, said, wording) });
      return { ...state, shifts: change(state.shifts, shift, how) };
    }
    case 'teams.shift-handed-over': {
      const handover: Handover = { ...created, ...said.body, countersigned: {}, closed: {} };
      return { ...state, handovers: keep(state.handovers, said.id, handover) };
    }
    case 'teams.handover-countersigned': {
      const { handover, happenedAt = null } = said.body;
      const sign = { ...originOf(said), happenedAt };
      const how = (one: Handover): Handover => ({ ...one, countersigned: keep(one.countersigned, said.by, sign) });
      return { ...state, handovers: change(state.handovers, handover, how) };
    }
    case 'teams.item-closed': {
      const { handover, item, wording } = said.body;
      const how = (one: Handover): Handover => ({
        ...one,
        closed: { ...one.closed, [item]: put(one.closed[item] ?? [], said, wording) },
      });
      return { ...state, handovers: change(state.handovers, handover, how) };
    }
    case 'teams.presence-noted': {
      const { officer, ...where } = said.body;
      const key = `${said.by} ${officer}`;
      const says = put(kept(state.presence, key)?.says ?? [], said, where);
      return { ...state, presence: place(state.presence, key, { by: said.by, officer, says }) };
    }
    case 'teams.movement-recorded': {
      const movement: Movement = { ...created, ...said.body };
      return { ...state, movements: keep(state.movements, said.id, movement) };
    }
  }
}
