/** What follows from what was said, once, for judge and views: where an offer stands, and what a draft's articles are. */
import type { DelegationId } from '../desk.ts';
import { allKept, type Kept, kept } from '../kept.ts';
import { read } from '../register.ts';
import type { Article, Draft, Handed, TalksState, TextAnswer } from './words.ts';

/** What an answer comes to: ad referendum until the principal has decided. TA15 */
export type AnswerOutcome = 'accepted' | 'refused' | 'ad-referendum' | 'contested';

export function outcomeOf(state: TalksState, answer: TextAnswer): AnswerOutcome {
  if (answer.answer !== 'ad-referendum') return answer.answer;
  const decided = read(kept(state.decisions, answer.id) ?? []);
  if (decided.state === 'empty') return 'ad-referendum';
  if (decided.state === 'contested') return 'contested';
  return decided.value === 'confirmed' ? 'accepted' : 'refused';
}

/** A message or an offer as it stands in this channel. */
export function handedUnder(state: TalksState, id: string): Handed | undefined {
  return kept(state.handed, id);
}

export function answersTo(state: TalksState, text: string, by?: DelegationId): readonly TextAnswer[] {
  return allKept(state.answers).filter((one) => one.of === text && (by === undefined || one.by === by));
}

export function isWithdrawn(state: TalksState, offer: string): boolean {
  return kept(state.withdrawals, offer) !== undefined;
}

export function isAccepted(state: TalksState, text: string): boolean {
  return answersTo(state, text).some((answer) => outcomeOf(state, answer) === 'accepted');
}

export type Standing =
  | 'open'
  | 'countered'
  | 'expired'
  | 'accepted'
  | 'ad-referendum'
  | 'refused'
  | 'withdrawn'
  | 'contested';

/** Where an offer stands at a moment. What excludes each other is contested, in whatever order it came. TA11, TA16 */
export function standingOf(state: TalksState, offer: Handed, at: number): Standing {
  const outcomes = new Set(answersTo(state, offer.id).map((answer) => outcomeOf(state, answer)));
  const withdrawn = isWithdrawn(state, offer.id);
  if (outcomes.has('contested') || outcomes.size > 1) return 'contested';
  if (outcomes.has('accepted')) return withdrawn ? 'contested' : 'accepted';
  if (withdrawn) return 'withdrawn';
  if (outcomes.has('refused')) return 'refused';
  if (outcomes.has('ad-referendum')) return 'ad-referendum';
  if (offer.expiresAt !== null && at >= offer.expiresAt) return 'expired';
  return allKept(state.handed).some((other) => other.counterTo === offer.id) ? 'countered' : 'open';
}

/** What a draft rests on, by the hash of its exact text. */
export function baseOf(body: {
  readonly base?: string | undefined;
  readonly baseHash?: string | undefined;
}): Draft['base'] {
  const { base, baseHash } = body;
  return base === undefined || baseHash === undefined ? null : { draft: base, hash: baseHash };
}

/** An article as a draft has it, and the draft that worded it so. */
export type Resolved = { readonly article: Article; readonly from: string };

/** The articles of a draft, by number: its own, and from the drafts that it rests on what they left unchanged. TA18 */
export function articlesOf(drafts: Kept<Draft>, draft: Pick<Draft, 'id' | 'base' | 'articles' | 'dropped'>) {
  const layers = [draft];
  const met = new Set([draft.id]);
  for (let base = draft.base; base !== null && !met.has(base.draft); ) {
    const under = kept(drafts, base.draft);
    // Another text under the same id is not the one that was built upon.
    if (!under || under.hash !== base.hash) break;
    met.add(under.id);
    layers.push(under);
    base = under.base;
  }
  const found = new Map<string, Resolved>();
  for (const layer of layers.reverse()) {
    for (const number of layer.dropped) found.delete(number);
    for (const article of layer.articles) found.set(article.number, { article, from: layer.id });
  }
  return new Map([...found].sort(([left], [right]) => byNumber(left, right)));
}

/** 4 before 4.2 before 4.10 before 5. */
export function byNumber(left: string, right: string): number {
  const [one, other] = [left.split('.'), right.split('.')];
  for (let place = 0; place < Math.max(one.length, other.length); place++) {
    const gap = Number(one[place] ?? 0) - Number(other[place] ?? 0);
    if (gap !== 0) return gap;
  }
  return 0;
}
