/** May this receipt stand? Each end signs for itself, of persons of the plan, and gives on only whom it has taken. */
import type { Verdict } from '../../desk.ts';
import { ALWAYS, holderAt, legsOf, receiptsAt, wishOf } from './reckoning.ts';
import type { Handover, HandoverRefusal, HandoverSaid, HandoverState } from './words.ts';

type Receipted = Extract<HandoverSaid, { kind: 'exchange.leg-receipted' }>;

export function receipted(state: HandoverState, handover: Handover, said: Receipted): Verdict<HandoverRefusal> {
  const { leg, end, cases, at } = said.body;
  if (leg > legsOf(handover)) return 'unknown-leg'; // EX45
  if (holderAt(handover, leg, end) !== said.by) return 'not-this-end'; // EX45
  if (handover.begun.length === 0) return 'not-begun'; // EX45
  if (at > said.at) return 'not-happened-yet'; // EX45
  if (new Set(cases).size < cases.length) return 'case-named-twice'; // EX45
  if (!cases.every((code) => handover.cases.includes(code))) return 'unknown-case'; // EX45
  // Who declined before is named in no new receipt; a receipt given before stays what it was.
  const before = receiptsAt(state, handover.id, leg, end, ALWAYS);
  const named = cases.filter((code) => !before.some((receipt) => receipt.cases.includes(code)));
  if (named.some((code) => wishOf(state, handover, code, ALWAYS) === 'declines')) return 'person-declines'; // EX43
  if (end === 'gives' && leg > 1) {
    const taken = receiptsAt(state, handover.id, leg - 1, 'takes', ALWAYS);
    const has = (code: string) => taken.length > 0 && taken.every((receipt) => receipt.cases.includes(code));
    return cases.every(has) ? 'stands' : 'not-taken-before'; // EX45
  }
  if (end === 'takes') {
    const given = receiptsAt(state, handover.id, leg + 1, 'gives', ALWAYS).flatMap((receipt) => receipt.cases);
    return given.every((code) => cases.includes(code)) ? 'stands' : 'given-on-already'; // EX45
  }
  return 'stands';
}
