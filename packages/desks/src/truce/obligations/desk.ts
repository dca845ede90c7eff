/** May an act about an obligation stand, and what does it change? Which truce it is about is known already. */
import type { SaidOf, Verdict } from '../../desk.ts';
import { change, isKept, keep, kept, originOf, place } from '../../kept.ts';
import { put } from '../../register.ts';
import type { Truce } from '../words.ts';
import type { Obligation, ObligationState, obligationActs, obligationRefusals } from './words.ts';

export type ObligationSaid = SaidOf<typeof obligationActs>;
type Refusal =
  | (typeof obligationRefusals)[number]
  | 'unknown-truce'
  | 'not-of-this-truce'
  | 'recorded-already'
  | 'accepted-already';

const HOUR = 3_600_000;

export function judgeObligation(
  truces: { readonly find: (id: string) => Truce | undefined },
  state: ObligationState,
  said: ObligationSaid,
): Verdict<Refusal> {
  if (said.kind === 'truce.obligation-recorded') {
    const truce = truces.find(said.body.truce);
    if (!truce) return 'unknown-truce';
    if (isKept(state.obligations, said.id)) return 'recorded-already';
    return truce.parties.includes(said.body.expectedFrom) ? 'stands' : 'not-of-this-truce'; // TR33
  }
  const obligation = kept(state.obligations, said.body.obligation);
  if (!obligation) return 'unknown-obligation';
  if (said.kind === 'truce.count-given') return isDue(obligation, said.body.due) ? 'stands' : 'no-such-due-time'; // TR34
  if (!truces.find(obligation.truce)?.parties.includes(said.by)) return 'not-of-this-truce'; // TR33
  return isKept(obligation.acceptances, said.by) ? 'accepted-already' : 'stands'; // TR33
}

function isDue({ due, everyHours }: Obligation, at: number): boolean {
  if (everyHours === undefined) return at === due;
  return at >= due && (at - due) % (everyHours * HOUR) === 0;
}

export function applyObligation(state: ObligationState, said: ObligationSaid): ObligationState {
  switch (said.kind) {
    case 'truce.obligation-recorded': {
      const obligation: Obligation = { id: said.id, ...originOf(said), ...said.body, acceptances: {} };
      return { ...state, obligations: keep(state.obligations, said.id, obligation) };
    }
    case 'truce.obligation-accepted': {
      const obligations = change(state.obligations, said.body.obligation, (one) => ({
        ...one,
        acceptances: keep(one.acceptances, said.by, originOf(said)),
      }));
      return { ...state, obligations };
    }
    case 'truce.count-given': {
      const { obligation, due, quantity, asOf, says = null } = said.body;
      const key = `${obligation} ${due} ${said.by}`;
      const before = kept(state.counts, key)?.counted ?? [];
      const count = { obligation, due, by: said.by, counted: put(before, said, { quantity, asOf, says }) };
      return { ...state, counts: place(state.counts, key, count) };
    }
  }
}
