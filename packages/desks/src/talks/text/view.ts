/** The negotiating text as a reader is shown it: the draft put last, by article, with what the reader knows of each side. */
import { activeParties } from '../../admission.ts';
import { type Charter, type DelegationId, holds } from '../../desk.ts';
import { allKept, inOrder, kept } from '../../kept.ts';
import { answersTo, articlesOf, byNumber, type Resolved } from '../reckoning.ts';
import type { Draft, Position, Stance, TalksState } from '../words.ts';
import { type Bracket, bracketsIn } from './brackets.ts';
import { type Piece, redline } from './redline.ts';

type Word = { readonly by: DelegationId; readonly at: number };
type OwnWord = Word & { readonly article: string; readonly text: string };

export type PositionShown = Word & {
  readonly draft: string;
  readonly stance: Stance;
  readonly wording: string | null;
  /** Whether it was said of the words that now stand, or of earlier ones. TA22 */
  readonly ofTheseWords: boolean;
};
export type ArticleShown = {
  readonly number: string;
  readonly title: string;
  readonly status: 'agreed' | 'ad-referendum' | 'reserved' | 'refused' | 'bracketed' | 'open';
  readonly versions: readonly {
    readonly language: string;
    readonly text: string;
    readonly brackets: readonly Bracket[];
  }[];
  /** Brackets in the prevailing language. */
  readonly brackets: number;
  /** Languages that another number of brackets stands in, so that they cannot say the same. TA20 */
  readonly unlike: readonly string[];
  /** Everything that a delegation said and has not replaced. */
  readonly positions: readonly PositionShown[];
};
export type TermShown = {
  readonly article: string;
  readonly term: string;
  readonly says: readonly (Word & { readonly text: string })[];
  /** For mediators alone; null for others. TA23 */
  readonly differ: boolean | null;
  readonly leftOpen: readonly (Word & { readonly text: string })[];
};
export type TextShown = {
  readonly draft: (Word & { readonly id: string; readonly title: string; readonly hash: string }) | null;
  readonly prevailing: string | null;
  readonly brackets: number;
  /** Every draft, and which of them the current one does not rest on, put beside it. */
  readonly drafts: readonly (Word & {
    readonly id: string;
    readonly title: string;
    readonly hash: string;
    readonly base: string | null;
    readonly beside: boolean;
    readonly answers: readonly (Word & { readonly answer: string })[];
  })[];
  readonly articles: readonly ArticleShown[];
  readonly terms: readonly TermShown[];
  readonly fallbacks: readonly (OwnWord & { readonly rank: number })[];
  /** With the draft by which the article was worded anew since; null while it was not. TA25 */
  readonly redLines: readonly (OwnWord & { readonly changedIn: string | null })[];
};

export function textIn(charter: Charter, state: TalksState, reader: DelegationId): TextShown {
  const drafts = inOrder(state.drafts);
  const current = drafts.at(-1) ?? null;
  const articles = current ? [...articlesOf(state.drafts, current).values()] : [];
  const prevailing = current?.prevailing ?? null;
  const shown = articles.map((one) => articleIn(charter, state, one, prevailing));
  const under = current ? basesOf(state, current) : new Set<string>();
  return {
    draft: current && { id: current.id, title: current.title, hash: current.hash, by: current.by, at: current.at },
    prevailing,
    brackets: shown.reduce((sum, one) => sum + one.brackets, 0),
    drafts: drafts.map(({ id, title, hash, base, by, at }) => ({
      id,
      title,
      hash,
      base: base?.draft ?? null,
      by,
      at,
      beside: !under.has(id),
      answers: answersTo(state, id)
        .map((one) => ({ by: one.by, at: one.at, answer: one.answer }))
        .sort((left, right) => (left.by < right.by ? -1 : left.by > right.by ? 1 : left.at - right.at)),
    })),
    articles: shown,
    terms: termsIn(state, holds(charter, reader, ['mediator'])),
    fallbacks: allKept(state.fallbacks)
      .filter((one) => one.by === reader)
      .flatMap(({ article, rank, says }) => says.map(({ by, at, value }) => ({ by, at, article, rank, text: value })))
      .sort((left, right) => byNumber(left.article, right.article) || left.rank - right.rank || left.at - right.at),
    redLines: allKept(state.redLines)
      .filter((one) => one.by === reader)
      .flatMap(({ article, says }) => says.map(({ by, at, value }) => ({ by, at, article, text: value })))
      .map((one) => ({ ...one, changedIn: changedSince(state, articles, one) }))
      .sort((left, right) => byNumber(left.article, right.article) || left.at - right.at),
  };
}

function basesOf(state: TalksState, draft: Draft): ReadonlySet<string> {
  const met = new Set<string>();
  for (let one: Draft | undefined = draft; one && !met.has(one.id); ) {
    met.add(one.id);
    one = one.base ? kept(state.drafts, one.base.draft) : undefined;
  }
  return met;
}

function changedSince(state: TalksState, articles: readonly Resolved[], line: OwnWord): string | null {
  const from = articles.find((one) => one.article.number === line.article)?.from;
  const draft = from === undefined ? undefined : kept(state.drafts, from);
  return draft && draft.at > line.at ? draft.id : null;
}

function articleIn(charter: Charter, state: TalksState, resolved: Resolved, prevailing: string | null): ArticleShown {
  const { number, title, versions } = resolved.article;
  const shown = versions.map(({ language, text }) => ({ language, text, brackets: bracketsIn(text) ?? [] }));
  const brackets = shown.find((one) => one.language === prevailing)?.brackets.length ?? 0;
  const positions = allKept(state.positions)
    .filter((one) => one.article === number)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap((one) => positionsIn(state, one, resolved.from));
  return {
    number,
    title,
    status: brackets > 0 ? 'bracketed' : statusOf(activeParties(charter), positions),
    versions: shown,
    brackets,
    unlike: shown.filter((one) => one.brackets.length !== brackets).map((one) => one.language),
    positions,
  };
}

function positionsIn(state: TalksState, { by, article, says }: Position, from: string): readonly PositionShown[] {
  return says.map(({ at, value }) => {
    const draft = kept(state.drafts, value.draft);
    const spoken = draft && articlesOf(state.drafts, draft).get(article)?.from;
    return { by, at, ...value, ofTheseWords: spoken === from };
  });
}

/** Agreed only by every party's word on these very words; whoever knows one side's alone is shown it as open. */
function statusOf(parties: readonly DelegationId[], positions: readonly PositionShown[]): ArticleShown['status'] {
  const said = positions.filter((one) => one.ofTheseWords);
  const stances = new Set(said.map((one) => one.stance));
  if (stances.has('refused')) return 'refused';
  if (stances.has('reserved')) return 'reserved';
  const all = parties.length > 0 && parties.every((party) => said.some((one) => one.by === party));
  if (!all || stances.has('silent')) return 'open';
  return stances.has('ad-referendum') ? 'ad-referendum' : 'agreed';
}

function termsIn(state: TalksState, mediates: boolean): readonly TermShown[] {
  const given = allKept(state.understandings);
  const open = allKept(state.leftOpen);
  const keys = new Map([...given, ...open].map(({ article, term }) => [`${article} ${term}`, { article, term }]));
  return [...keys]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { article, term }]) => {
      const same = (one: { article: string; term: string }) => one.article === article && one.term === term;
      const says = given
        .filter(same)
        .sort((left, right) => (left.by < right.by ? -1 : 1))
        .flatMap((one) => one.says.map(({ by, at, value }) => ({ by, at, text: value })));
      const leftOpen = open
        .filter(same)
        .flatMap((one) => one.says.map(({ by, at, value }) => ({ by, at, text: value })));
      const differ = new Set(says.map((one) => one.text)).size > 1;
      return { article, term, says, differ: mediates ? differ : null, leftOpen: mediates ? leftOpen : [] };
    });
}

export type ArticleChange = {
  readonly number: string;
  readonly what: 'added' | 'dropped' | 'changed' | 'same';
  readonly versions: readonly { readonly language: string; readonly pieces: readonly Piece[] }[];
};

/** What changed from one draft to another, by article and language, in whole words. TA26 */
export function draftsCompared(state: TalksState, before: string, after: string): readonly ArticleChange[] {
  const resolved = (id: string): ReadonlyMap<string, Resolved> => {
    const draft = kept(state.drafts, id);
    return draft ? articlesOf(state.drafts, draft) : new Map();
  };
  const [old, now] = [resolved(before), resolved(after)];
  const numbers = [...new Set([...old.keys(), ...now.keys()])].sort(byNumber);
  return numbers.map((number) => {
    const [left, right] = [old.get(number)?.article, now.get(number)?.article];
    const languages = [...new Set([left, right].flatMap((one) => one?.versions.map(({ language }) => language) ?? []))];
    const textOf = (one: typeof left, language: string) =>
      one?.versions.find((version) => version.language === language)?.text ?? '';
    const versions = languages.map((language) => ({
      language,
      pieces: redline(textOf(left, language), textOf(right, language)),
    }));
    const same = versions.every(({ pieces }) => pieces.every((piece) => piece.what === 'same'));
    return { number, what: !left ? 'added' : !right ? 'dropped' : same ? 'same' : 'changed', versions };
  });
}
