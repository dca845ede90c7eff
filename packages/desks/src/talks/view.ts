/**
 * What a reader is shown of the talks at a moment. The reader's channels already part who may read what; what is for
 * mediators alone is kept from others here once more.
 */
import { type Charter, type DelegationId, holds } from '../desk.ts';
import { allKept, allWithIds, inOrder, kept } from '../kept.ts';
import type { Register } from '../register.ts';
import { type AnswerOutcome, answersTo, outcomeOf, type Standing, standingOf } from './reckoning.ts';
import { type DoubleBlindShown, doubleBlindIn, type Still, stillSince } from './still.ts';
import { type TextShown, textIn } from './text/view.ts';
import type { Handed, InWords, Remedy, Step, TalksState, Written } from './words.ts';

type Word = { readonly by: DelegationId; readonly at: number };
type Said = Word & { readonly wording: string };
type Shown = Word & { readonly id: string; readonly text: string };

export type HandedShown = Word & {
  readonly id: string;
  readonly sort: 'message' | 'offer';
  readonly to: DelegationId;
  readonly text: string;
  readonly hash: string;
  /** `own`: its author handed it in here. */
  readonly words: 'own' | InWords;
  readonly rewordedFrom: DelegationId | null;
  readonly conveyedBy: DelegationId | null;
  readonly conditions: readonly string[];
  readonly expiresAt: number | null;
  readonly counterTo: string | null;
  readonly stage: 'handed-in' | Step['step'] | 'contested';
  /** What mediators told of it, all that nothing has replaced. */
  readonly steps: readonly (Word & Step)[];
  readonly acknowledgedAt: number | null;
  /** Of an offer. */
  readonly standing: Standing | null;
  readonly withdrawnAt: number | null;
  readonly answers: readonly (Word & {
    readonly id: string;
    readonly answer: string;
    readonly outcome: AnswerOutcome;
    readonly wording: string | null;
  })[];
};

export type TalksView = {
  readonly impasses: readonly (Word & {
    readonly id: string;
    readonly declaredBy: DelegationId;
    readonly cause: string;
    readonly owner: DelegationId;
    readonly lastOffers: readonly string[];
    readonly nextContact: number | null;
    /** Every mediator's word by which it ended; none while it lasts. TA3 */
    readonly ended: readonly Said[];
  })[];
  readonly messages: readonly Shown[];
  readonly notes: readonly Shown[];
  readonly soundings: readonly (Shown & { readonly manner: string; readonly heardFrom: DelegationId })[];
  readonly handed: readonly HandedShown[];
  /** One offer as mediators have noted it, and as it was handed in where the reader has it. TA17 */
  readonly versions: readonly {
    readonly of: string;
    readonly texts: readonly (Word & { readonly text: string })[];
    readonly differ: boolean;
  }[];
  readonly text: TextShown;
  readonly remedies: readonly (Omit<Remedy, 'ended' | 'ref'> & { readonly ended: readonly Said[] })[];
  readonly doubleBlind: readonly DoubleBlindShown[];
  /** For mediators alone, where one of them asked for it and nothing moved for so long. TA27 */
  readonly still: Still | null;
};

export function talksView(charter: Charter, state: TalksState, at = 0, reader: DelegationId = ''): TalksView {
  const mediates = holds(charter, reader, ['mediator']);
  return {
    impasses: inOrder(state.impasses).map(({ id, by, at: when, cause, owner, lastOffers, nextContact, ended }) => ({
      id,
      by,
      declaredBy: by,
      at: when,
      cause,
      owner,
      lastOffers,
      nextContact,
      ended: wordings(ended),
    })),
    messages: inOrder(state.messages).map(shown),
    notes: inOrder(state.notes).map(shown),
    soundings: mediates
      ? inOrder(state.soundings).map((one) => ({ ...shown(one), manner: one.manner, heardFrom: one.heardFrom }))
      : [],
    handed: inOrder(state.handed).map((one) => handedIn(charter, state, one, at)),
    versions: mediates ? versionsIn(state) : [],
    text: textIn(charter, state, reader),
    remedies: inOrder(state.remedies).map(({ ended, ref: _, ...one }) => ({ ...one, ended: wordings(ended) })),
    doubleBlind: inOrder(state.questions).map((one) => doubleBlindIn(state, one, reader, mediates)),
    still: mediates ? stillSince(state, at) : null,
  };
}

const wordings = (register: Register<string>): readonly Said[] =>
  register.map(({ by, at, value }) => ({ by, at, wording: value }));

function shown({ id, by, at, text }: Written): Shown {
  return { id, by, at, text };
}

function handedIn(charter: Charter, state: TalksState, one: Handed, at: number): HandedShown {
  const told = kept(state.steps, one.id) ?? [];
  const { ref: _, ...own } = one;
  return {
    ...own,
    words: wordsOf(charter, one),
    stage: stageOf(charter, state, one),
    steps: told.map((version) => ({ by: version.by, at: version.at, ...version.value })),
    acknowledgedAt: kept(state.acknowledged, one.id)?.at ?? null,
    standing: one.sort === 'offer' ? standingOf(state, one, at) : null,
    withdrawnAt: kept(state.withdrawals, one.id)?.at ?? null,
    answers: inOrder(Object.fromEntries(answersTo(state, one.id).map((answer) => [answer.id, answer]))).map(
      (answer) => ({
        id: answer.id,
        by: answer.by,
        at: answer.at,
        answer: answer.answer,
        outcome: outcomeOf(state, answer),
        wording: answer.wording,
      }),
    ),
  };
}

/** In whose words it stands here. TA8 */
function wordsOf(charter: Charter, { by, conveyedBy, rewordedFrom }: Handed): HandedShown['words'] {
  if (conveyedBy !== null) return 'verbatim';
  if (rewordedFrom !== null) return 'reworded';
  return holds(charter, by, ['mediator']) ? 'mediators-own' : 'own';
}

/** How far it has come, as this reader knows it. TA9, TA10 */
function stageOf(charter: Charter, state: TalksState, one: Handed): HandedShown['stage'] {
  if (kept(state.acknowledged, one.id)) return 'acknowledged';
  const steps = new Set((kept(state.steps, one.id) ?? []).map((version) => version.value.step));
  if (steps.size > 1) return 'contested';
  const [told] = steps;
  return told ?? (wordsOf(charter, one) === 'own' ? 'handed-in' : 'conveyed');
}

function versionsIn(state: TalksState): TalksView['versions'] {
  const offers = [...new Set(allKept(state.versions).map((one) => one.of))].sort();
  return offers.map((of) => {
    const original = kept(state.handed, of);
    const noted = allWithIds(state.versions)
      .filter(([, one]) => one.of === of)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([, one]) => one.says.map(({ by, at, value }) => ({ by, at, text: value })));
    const texts = [...(original ? [{ by: original.by, at: original.at, text: original.text }] : []), ...noted];
    return { of, texts, differ: new Set(texts.map((one) => one.text)).size > 1 };
  });
}
