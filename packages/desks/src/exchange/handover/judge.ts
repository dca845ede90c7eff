/** May this act on a handover stand? Every rule is one line and names itself. */
import { type Charter, holds, type Verdict } from '../../desk.ts';
import { allKept, isKept, kept } from '../../kept.ts';
import { isFoundLate, type ListsState } from '../lists/index.ts';
import { receipted } from './judge-receipt.ts';
import { ALWAYS, clearanceOf, datesOf, endsOf, holdersOf, personsOf, standingDates, stopsOf } from './reckoning.ts';
import { remainsExamined, remainsStated } from './remains.ts';
import type { Handover, HandoverRefusal, HandoverSaid, HandoverState } from './words.ts';

type Judged = Verdict<HandoverRefusal>;
type Of<Kind extends HandoverSaid['kind']> = Extract<HandoverSaid, { kind: Kind }>;
type Known = HandoverState & Pick<ListsState, 'foundLate'>;

export function judge(charter: Charter, state: Known, said: HandoverSaid): Judged {
  switch (said.kind) {
    case 'exchange.handover-planned':
      return planned(charter, state, said);
    case 'exchange.date-accepted': {
      const date = kept(state.dates, said.body.date);
      const handover = date && kept(state.handovers, date.handover);
      if (!date || !handover) return 'unknown-date';
      if (!endsOf(handover).includes(said.by)) return 'no-part-in-it'; // EX41
      if (datesOf(state, handover).some((one) => one.over.includes(date.id))) return 'replaced-by-a-later-version'; // EX41
      return isKept(date.accepted, said.by) ? 'accepted-already' : 'stands'; // EX41
    }
    case 'exchange.discrepancy-closed': {
      const discrepancy = kept(state.discrepancies, said.body.discrepancy);
      if (!discrepancy) return 'unknown-discrepancy';
      if (discrepancy.by !== said.by) return 'not-own-discrepancy'; // EX48
      return discrepancy.closed.length > 0 ? 'closed-already' : 'stands'; // EX48
    }
    case 'exchange.remains-stated':
      return remainsStated(state, said.body.cases);
    case 'exchange.remains-examined':
      return said.body.at > said.at ? 'not-happened-yet' : remainsExamined(state, said.by, said.body.cases); // EX51
    default: {
      const handover = kept(state.handovers, said.body.handover);
      return handover ? inHandover(state, handover, said) : 'unknown-handover';
    }
  }
}

function planned(charter: Charter, state: Known, said: Of<'exchange.handover-planned'>): Judged {
  const { track, under, stations, cases } = said.body;
  const between = stations.slice(1, -1);
  const [first, last] = [stations[0]?.holder ?? '', stations.at(-1)?.holder ?? ''];
  if (isKept(state.handovers, said.id)) return 'recorded-already';
  if (first === last) return 'not-a-chain'; // EX39
  if (![first, last].every((end) => holds(charter, end, ['party', 'intermediary']))) return 'not-a-chain'; // EX39
  if (!between.every((station) => holds(charter, station.holder, ['intermediary', 'host']))) return 'not-a-chain'; // EX39
  if (new Set(cases).size < cases.length) return 'case-named-twice'; // EX40
  const asked = new Set(cases);
  const others = allKept(state.handovers).filter((one) => one.cases.some((code) => asked.has(code)));
  const busy = others.flatMap((one) => personsOf(state, one, ALWAYS)).filter((person) => asked.has(person.case));
  if (busy.some((person) => person.state !== 'out' && person.state !== 'declined')) return 'case-under-way'; // EX40
  const late = cases.map((code) => isFoundLate(state, code));
  if (under === 'late-find' && late.includes(false)) return 'not-found-late'; // EX30
  if (under === 'tranche' && late.includes(true)) return 'found-late'; // EX30
  const stated = cases.every((code) => isKept(state.remainsStated, `${code} ${first}`));
  return track === 'living' || stated ? 'stands' : 'identification-not-stated'; // EX50
}

type InHandover = Extract<HandoverSaid, { body: { handover: string } }>;

function inHandover(state: Known, handover: Handover, said: InHandover): Judged {
  const takesPart = holdersOf(handover).includes(said.by);
  const open = stopsOf(state, handover.id).filter((stop) => stop.resumed.length === 0);
  switch (said.kind) {
    case 'exchange.date-proposed':
      if (isKept(state.dates, said.id)) return 'recorded-already';
      return said.body.from < said.body.until ? 'stands' : 'ends-before-it-begins'; // EX41
    case 'exchange.clearance-stated':
      return takesPart ? 'stands' : 'no-part-in-it'; // EX42
    case 'exchange.handover-begun':
      return begun(state, handover, said, open.length > 0);
    case 'exchange.interviewed':
      return interviewed(state, handover, said);
    case 'exchange.clock-stopped':
      if (!takesPart) return 'no-part-in-it'; // EX44
      return open.length > 0 ? 'clock-stopped' : 'stands'; // EX44
    case 'exchange.clock-resumed':
      if (!takesPart) return 'no-part-in-it'; // EX44
      if (open.length === 0) return 'clock-not-stopped'; // EX44
      return open.some((stop) => said.body.at < stop.since) ? 'before-the-stop' : 'stands'; // EX44
    case 'exchange.leg-receipted':
      return receipted(state, handover, said);
    case 'exchange.discrepancy-named': {
      const { leg, differs, cases } = said.body;
      if (isKept(state.discrepancies, said.id)) return 'recorded-already';
      if (!takesPart) return 'no-part-in-it'; // EX48
      if (leg >= handover.stations.length) return 'unknown-leg'; // EX48
      if (differs !== 'count' && cases.length === 0) return 'cases-missing'; // EX48
      return cases.every((code) => handover.cases.includes(code)) ? 'stands' : 'unknown-case'; // EX48
    }
  }
}

function begun(state: Known, handover: Handover, said: Of<'exchange.handover-begun'>, stopped: boolean): Judged {
  if (handover.begun.length > 0) return 'begun-already'; // EX42
  if (said.body.at > said.at) return 'not-happened-yet'; // EX42
  if (standingDates(state, handover).length !== 1) return 'no-date'; // EX42
  const cleared = holdersOf(handover).every((one) => clearanceOf(state, handover, one) === 'clear');
  if (!cleared) return 'not-cleared'; // EX42
  return stopped ? 'clock-stopped' : 'stands'; // EX44
}

function interviewed(state: Known, handover: Handover, said: Of<'exchange.interviewed'>): Judged {
  const { cases, at } = said.body;
  if (!holdersOf(handover).includes(said.by)) return 'no-part-in-it'; // EX43
  if (handover.track === 'remains') return 'not-for-remains'; // EX43
  if (at > said.at) return 'not-happened-yet'; // EX43
  if (!cases.every((code) => handover.cases.includes(code))) return 'unknown-case'; // EX43
  const out = personsOf(state, handover, ALWAYS).filter((person) => person.state === 'out');
  return out.some((person) => cases.includes(person.case)) ? 'received-already' : 'stands'; // EX43
}
