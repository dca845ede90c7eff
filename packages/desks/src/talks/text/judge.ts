/** May this draft be put, and this position be taken on it? */
import type { Verdict } from '../../desk.ts';
import { isKept, kept } from '../../kept.ts';
import type { TalksSaid } from '../acts.ts';
import { articlesOf, baseOf } from '../reckoning.ts';
import type { TalksRefusal, TalksState } from '../words.ts';
import { bracketsIn } from './brackets.ts';

type Of<Kind extends TalksSaid['kind']> = Extract<TalksSaid, { kind: Kind }>;

export function judgeText(
  state: TalksState,
  said: Of<'talks.draft-put'> | Of<'talks.position-taken'>,
): Verdict<TalksRefusal> {
  if (said.kind === 'talks.draft-put') return draftPut(state, said);
  const draft = kept(state.drafts, said.body.draft);
  if (!draft) return 'unknown-draft'; // TA21
  return articlesOf(state.drafts, draft).has(said.body.article) ? 'stands' : 'unknown-article'; // TA21
}

function draftPut(state: TalksState, said: Of<'talks.draft-put'>): Verdict<TalksRefusal> {
  const { articles, dropped, prevailing } = said.body;
  const base = baseOf(said.body);
  if (isKept(state.drafts, said.id)) return 'recorded-already';
  if ((said.body.base === undefined) !== (said.body.baseHash === undefined)) return 'another-text'; // TA18
  const under = base && kept(state.drafts, base.draft);
  if (base && !under) return 'unknown-draft'; // TA18
  if (base && under && under.hash !== base.hash) return 'another-text'; // TA18
  const numbers = [...articles.map((one) => one.number), ...dropped];
  if (new Set(numbers).size < numbers.length) return 'article-twice'; // TA18
  const before = under ? articlesOf(state.drafts, under) : new Map();
  if (!dropped.every((number) => before.has(number))) return 'unknown-article'; // TA18
  const after = [...articlesOf(state.drafts, { id: said.id, base, articles, dropped }).values()];
  if (after.length === 0) return 'no-articles'; // TA18
  for (const { versions } of articles) {
    if (new Set(versions.map((one) => one.language)).size < versions.length) return 'language-twice'; // TA19
    if (versions.some((one) => bracketsIn(one.text) === null)) return 'brackets-unpaired'; // TA20
  }
  const complete = after.every(({ article }) => article.versions.some((one) => one.language === prevailing));
  return complete ? 'stands' : 'prevailing-missing'; // TA19
}
