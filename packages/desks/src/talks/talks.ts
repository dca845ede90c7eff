/**
 * The talks desk: an impasse is a recorded state with its cause, owner, last offers and next contact; messages and the
 * mediator's own notes stand beside it.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, everyCapacity, isMember, known } from '../admission.ts';
import type { Act, Charter, DelegationId, Desk, SaidOf, Verdict } from '../desk.ts';
import { delegation, instant, line, reference, text } from '../fields.ts';
import { change, inOrder, isKept, type Kept, keep, kept, type Origin, originOf } from '../kept.ts';
import { put, type Register } from '../register.ts';

export const acts = {
  'talks.impasse-declared': {
    fields: z.strictObject({
      cause: text(),
      owner: delegation(),
      lastOffers: z.array(line()).max(20),
      nextContact: instant().optional(),
    }),
    paper: true,
    by: ['party', 'mediator'],
    final: false,
    rules: ['TA1', 'TA2'],
  },
  'talks.impasse-ended': {
    fields: z.strictObject({ impasse: reference('talks.impasse-declared'), wording: text() }),
    paper: false,
    by: ['mediator'],
    final: false,
    rules: ['TA1', 'TA3'],
  },
  'talks.message-sent': {
    fields: z.strictObject({ text: text() }),
    paper: false,
    by: everyCapacity,
    final: true,
    rules: ['TA4'],
  },
  'talks.noted': {
    fields: z.strictObject({ text: text() }),
    paper: false,
    by: ['mediator'],
    final: true,
    rules: ['TA5'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type TalksSaid = SaidOf<typeof acts>;

const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-delegation',
  'unknown-impasse',
  'ended-already',
] as const;
export type TalksRefusal = (typeof refusals)[number] | AdmissionRefusal;

type Impasse = Origin & {
  readonly id: string;
  readonly cause: string;
  readonly owner: DelegationId;
  readonly lastOffers: readonly string[];
  readonly nextContact: number | null;
  readonly ended: Register<string>;
};
type Written = Origin & { readonly id: string; readonly text: string };

export type TalksState = {
  readonly impasses: Kept<Impasse>;
  readonly messages: Kept<Written>;
  readonly notes: Kept<Written>;
};

function judge(charter: Charter, state: TalksState, said: TalksSaid): Verdict<TalksRefusal> {
  const admitted = admit(charter, acts, said, said.kind === 'talks.impasse-declared' ? 'shared' : 'own'); // TA1, TA4, TA5
  if (admitted !== 'stands') return admitted;
  switch (said.kind) {
    case 'talks.impasse-declared':
      if (isKept(state.impasses, said.id)) return 'recorded-already';
      return isMember(charter, said.body.owner) ? 'stands' : 'unknown-delegation'; // TA2
    case 'talks.impasse-ended': {
      const impasse = kept(state.impasses, said.body.impasse);
      if (!impasse) return 'unknown-impasse'; // TA3
      return impasse.ended.length === 1 ? 'ended-already' : 'stands'; // TA3
    }
    case 'talks.message-sent':
    case 'talks.noted':
      return 'stands';
  }
}

function apply(_charter: Charter, state: TalksState, said: TalksSaid): TalksState {
  if (!known<TalksSaid>(acts, said)) return state;
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'talks.impasse-declared': {
      const { cause, owner, lastOffers, nextContact = null } = said.body;
      const impasse = { ...created, cause, owner, lastOffers, nextContact, ended: [] };
      return { ...state, impasses: keep(state.impasses, said.id, impasse) };
    }
    case 'talks.impasse-ended': {
      const { impasse, wording } = said.body;
      const impasses = change(state.impasses, impasse, (one) => ({ ...one, ended: put(one.ended, said, wording) }));
      return { ...state, impasses };
    }
    case 'talks.message-sent':
      return { ...state, messages: keep(state.messages, said.id, { ...created, text: said.body.text }) };
    case 'talks.noted':
      return { ...state, notes: keep(state.notes, said.id, { ...created, text: said.body.text }) };
  }
}

export type TalksView = {
  readonly impasses: readonly {
    readonly id: string;
    readonly declaredBy: DelegationId;
    readonly at: number;
    readonly cause: string;
    readonly owner: DelegationId;
    readonly lastOffers: readonly string[];
    readonly nextContact: number | null;
    /** Every mediator's word by which it ended; none while it lasts. TA3 */
    readonly ended: readonly { readonly by: DelegationId; readonly at: number; readonly wording: string }[];
  }[];
  readonly messages: readonly Shown[];
  readonly notes: readonly Shown[];
};
type Shown = { readonly id: string; readonly by: DelegationId; readonly at: number; readonly text: string };

export function talksView(_charter: Charter, state: TalksState): TalksView {
  return {
    impasses: inOrder(state.impasses).map(({ id, by, at, cause, owner, lastOffers, nextContact, ended }) => ({
      id,
      declaredBy: by,
      at,
      cause,
      owner,
      lastOffers,
      nextContact,
      ended: ended.map((version) => ({ by: version.by, at: version.at, wording: version.value })),
    })),
    messages: inOrder(state.messages).map(shown),
    notes: inOrder(state.notes).map(shown),
  };
}

function shown({ id, by, at, text: words }: Written): Shown {
  return { id, by, at, text: words };
}

export const talks: Desk<TalksState, TalksSaid, TalksRefusal> = {
  name: 'talks',
  initial: { impasses: {}, messages: {}, notes: {} },
  acts,
  refusals,
  judge,
  apply,
};
