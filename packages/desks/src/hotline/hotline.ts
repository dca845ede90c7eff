/** The hot-line log: who called whom, when, about what; and both sides' own word on whether it was so. */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, isMember, known } from '../admission.ts';
import type { Act, Charter, DelegationId, Desk, SaidOf, Verdict } from '../desk.ts';
import { type Entered, entered } from '../entered.ts';
import { delegation, instant, line, reference } from '../fields.ts';
import { change, inOrder, isKept, type Kept, keep, kept, type Origin, originOf } from '../kept.ts';
import { put, type Register } from '../register.ts';

const sides = ['party', 'mediator', 'facilitator', 'host'] as const;

export const acts = {
  'hotline.call-logged': {
    fields: z.strictObject({
      from: delegation(),
      to: delegation(),
      onLine: line(),
      at: instant(),
      call: z.enum(['spoken', 'no-answer']),
      about: line(),
    }),
    paper: true,
    by: sides,
    final: false,
    rules: ['HL1', 'HL2', 'HL5'],
  },
  'hotline.call-answered': {
    fields: z.strictObject({
      call: reference('hotline.call-logged'),
      answer: z.enum(['confirmed', 'differs']),
      wording: line(),
    }),
    paper: true,
    by: sides,
    final: false,
    rules: ['HL1', 'HL3', 'HL4'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type HotlineSaid = SaidOf<typeof acts>;

const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-call',
  'unknown-delegation',
  'to-oneself',
  'not-of-this-call',
  'lies-in-the-future',
] as const;
export type HotlineRefusal = (typeof refusals)[number] | AdmissionRefusal;

type Word = { readonly answer: 'confirmed' | 'differs'; readonly wording: string };

type Call = Origin & {
  readonly id: string;
  readonly from: DelegationId;
  readonly to: DelegationId;
  readonly onLine: string;
  readonly calledAt: number;
  readonly call: 'spoken' | 'no-answer';
  readonly about: string;
  readonly answers: { readonly from: Register<Word>; readonly to: Register<Word> };
};

export type HotlineState = { readonly calls: Kept<Call> };

function judge(charter: Charter, state: HotlineState, said: HotlineSaid): Verdict<HotlineRefusal> {
  const admitted = admit(charter, acts, said); // HL1
  if (admitted !== 'stands') return admitted;
  if (said.kind === 'hotline.call-answered') {
    const call = kept(state.calls, said.body.call);
    if (!call) return 'unknown-call';
    return [call.from, call.to].includes(said.by) ? 'stands' : 'not-of-this-call'; // HL3
  }
  const { from, to, at } = said.body;
  if (isKept(state.calls, said.id)) return 'recorded-already';
  if (from === to) return 'to-oneself'; // HL2
  if (![from, to].every((one) => isMember(charter, one))) return 'unknown-delegation'; // HL2
  return at > Math.max(said.at, said.notBefore) ? 'lies-in-the-future' : 'stands'; // HL5
}

function apply(_charter: Charter, state: HotlineState, said: HotlineSaid): HotlineState {
  if (!known<HotlineSaid>(acts, said)) return state;
  switch (said.kind) {
    case 'hotline.call-logged': {
      const { at, ...body } = said.body;
      const call = { id: said.id, ...originOf(said), ...body, calledAt: at, answers: { from: [], to: [] } };
      return { calls: keep(state.calls, said.id, call) };
    }
    case 'hotline.call-answered': {
      const { call, answer, wording } = said.body;
      const calls = change(state.calls, call, (one) => {
        const side = sideOf(one, said.by);
        return { ...one, answers: { ...one.answers, [side]: put(one.answers[side], said, { answer, wording }) } };
      });
      return { calls };
    }
  }
}

/** Of one of the two sides of a call, as the judge has seen to. */
const sideOf = (call: Call, by: DelegationId) => (by === call.from ? 'from' : 'to');

type SideView = {
  readonly by: DelegationId;
  /** Who logged the call has confirmed it by that; `awaited` until a side speaks. */
  readonly state: 'awaited' | 'confirmed' | 'differs';
  readonly words: readonly (Word & { readonly at: number })[];
};

export type CallView = Entered & {
  readonly id: string;
  readonly onLine: string;
  readonly call: 'spoken' | 'no-answer';
  readonly about: string;
  readonly loggedBy: DelegationId;
  readonly from: SideView;
  readonly to: SideView;
};

export function hotlineView(_charter: Charter, state: HotlineState): readonly CallView[] {
  return inOrder(state.calls).map((one) => ({
    id: one.id,
    onLine: one.onLine,
    call: one.call,
    about: one.about,
    loggedBy: one.by,
    from: sideView(one, one.from, one.answers.from),
    to: sideView(one, one.to, one.answers.to),
    ...entered(one.at, one.calledAt),
  }));
}

function sideView(call: Call, by: DelegationId, answers: Register<Word>): SideView {
  const words = answers.map(({ at, value }) => ({ at, ...value }));
  if (words.some((word) => word.answer === 'differs')) return { by, state: 'differs', words };
  return { by, state: words.length > 0 || call.by === by ? 'confirmed' : 'awaited', words };
}

export const hotline: Desk<HotlineState, HotlineSaid, HotlineRefusal> = {
  name: 'hotline',
  initial: { calls: {} },
  acts,
  refusals,
  judge,
  apply,
};
