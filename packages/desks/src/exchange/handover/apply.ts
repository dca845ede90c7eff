/** What each act on a handover changes. Total: whatever an act rests on and is not there, it leaves as it was. */
import type { Said } from '../../desk.ts';
import { change, type Kept, keep, kept, originOf, place, placeEach } from '../../kept.ts';
import { put, type Register } from '../../register.ts';
import { seenBy } from '../agreement.ts';
import { datesOf, stopsOf } from './reckoning.ts';
import type { HandoverSaid, HandoverState, OfCase } from './words.ts';

/** Only what it changes, to be laid over the desk's state. */
export function apply(state: HandoverState, said: HandoverSaid): Partial<HandoverState> {
  const origin = originOf(said);
  const created = { id: said.id, ...origin };
  switch (said.kind) {
    case 'exchange.handover-planned':
      return { handovers: keep(state.handovers, said.id, { ...said.body, ...created, begun: [] }) };
    case 'exchange.date-proposed': {
      const handover = kept(state.handovers, said.body.handover);
      if (!handover) return {};
      const over = seenBy(said, datesOf(state, handover));
      return { dates: keep(state.dates, said.id, { ...said.body, ...created, over, accepted: {} }) };
    }
    case 'exchange.date-accepted': {
      const dates = change(state.dates, said.body.date, (date) => ({
        ...date,
        accepted: keep(date.accepted, said.by, origin),
      }));
      return { dates };
    }
    case 'exchange.clearance-stated': {
      const key = `${said.body.handover} ${said.by}`;
      return { clearances: inRegister(state.clearances, key, said, said.body.clearance) };
    }
    case 'exchange.handover-begun': {
      const handovers = change(state.handovers, said.body.handover, (one) => ({
        ...one,
        begun: put(one.begun, said, said.body.at),
      }));
      return { handovers };
    }
    case 'exchange.interviewed': {
      const { handover, cases, wish, at } = said.body;
      const keys = cases.map((code) => `${handover} ${code}`);
      return { wishes: placeEach(state.wishes, keys, (before = []) => put(before, said, { wish, at })) };
    }
    case 'exchange.clock-stopped': {
      const stop = { ...said.body, hours: said.body.hours ?? null, ...created, resumed: [] };
      return { stops: keep(state.stops, said.id, stop) };
    }
    case 'exchange.clock-resumed':
      return { stops: resumed(state, said) };
    case 'exchange.leg-receipted': {
      const { handover, leg, end, ...receipt } = said.body;
      return { receipts: inRegister(state.receipts, `${handover} ${leg} ${end}`, said, receipt) };
    }
    case 'exchange.discrepancy-named':
      return { discrepancies: keep(state.discrepancies, said.id, { ...said.body, ...created, closed: [] }) };
    case 'exchange.discrepancy-closed': {
      const discrepancies = change(state.discrepancies, said.body.discrepancy, (one) => ({
        ...one,
        closed: put(one.closed, said, said.body.wording),
      }));
      return { discrepancies };
    }
    case 'exchange.remains-stated': {
      const { cases, ...stated } = said.body;
      return { remainsStated: ofEach(state.remainsStated, cases, said, stated) };
    }
    case 'exchange.remains-examined': {
      const { cases, ...examined } = said.body;
      return { remainsExamined: ofEach(state.remainsExamined, cases, said, examined) };
    }
  }
}

function inRegister<T>(registers: Kept<Register<T>>, key: string, said: Said, value: T): Kept<Register<T>> {
  return place(registers, key, put(kept(registers, key) ?? [], said, value));
}

function ofEach<T>(things: Kept<OfCase<T>>, cases: readonly string[], said: Said, value: T): Kept<OfCase<T>> {
  const by = said.by;
  const codes = new Map(cases.map((code) => [`${code} ${by}`, code]));
  return placeEach(things, [...codes.keys()], (before, key) => ({
    case: codes.get(key) ?? '',
    by,
    says: put(before?.says ?? [], said, value),
  }));
}

/** Ends the stops that its author had seen open, and only those. EX44 */
function resumed(
  state: HandoverState,
  said: Extract<HandoverSaid, { kind: 'exchange.clock-resumed' }>,
): HandoverState['stops'] {
  const open = stopsOf(state, said.body.handover).filter(
    (stop) => said.saw(stop.ref) && !stop.resumed.some((version) => said.saw(version.ref)),
  );
  return open.reduce(
    (all, stop) => change(all, stop.id, (one) => ({ ...one, resumed: put(one.resumed, said, said.body.at) })),
    state.stops,
  );
}
