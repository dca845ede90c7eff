/**
 * What was said in public, and what is about to be, at a moment. A claim is listed beside every other claim; what the
 * record itself says stands beside it in a view of the room, and neither changes the other.
 */
import type { Charter, DelegationId } from '../desk.ts';
import { inOrder, kept } from '../kept.ts';
import { read } from '../register.ts';
import { breachesOf, clearanceOf, embargoOn, hasCleared, isCleared } from './reckoning.ts';
import type {
  Assessment,
  Breach,
  Claim,
  Figure,
  Logged,
  Publication,
  Statement,
  StatementsState,
  Text,
} from './words.ts';

/** How far a ground rule lets one quote. */
const quotable = {
  'on-record': 'by-name',
  background: 'by-office',
  'deep-background': 'without-source',
  'off-record': 'not-at-all',
} as const;

export type LoggedView = Omit<Logged, 'by' | 'at' | 'ref'> & {
  readonly quotable: (typeof quotable)[keyof typeof quotable];
  readonly loggedBy: DelegationId;
  readonly loggedAt: number;
  /** Ids of the later statements that are about this one. */
  readonly answeredBy: readonly string[];
};

/** In the order in which a statement passes through them; `contested`: texts that did not know of each other. */
export const stages = [
  'clearance-awaited',
  'clearance-withheld',
  'under-embargo',
  'cleared',
  'released',
  'corrected',
  'withdrawn',
  'contested',
] as const;
export type Stage = (typeof stages)[number];

export type TextView = Omit<Text, 'ref' | 'clearances' | 'met'> & {
  readonly clearances: readonly {
    readonly by: DelegationId;
    readonly answer: 'awaited' | 'cleared' | 'withheld' | 'contested';
    readonly wordings: readonly string[];
  }[];
  readonly met: readonly {
    readonly by: DelegationId;
    readonly at: number;
    readonly entry: string;
    readonly wording: string;
  }[];
  readonly breaches: readonly (Omit<Breach, 'ref' | 'decided' | 'wordings'> & {
    readonly decision: 'awaited' | 'kept' | 'lifted' | 'contested';
    readonly wordings: readonly string[];
  })[];
};

export type StatementView = {
  readonly id: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly title: string;
  readonly stage: Stage;
  /** Every text, the earlier ones included. */
  readonly texts: readonly TextView[];
  /** Ids of the texts on which it stands, and of those that stand in public. */
  readonly current: readonly string[];
  readonly standing: readonly string[];
  readonly published: readonly Omit<Publication, 'ref'>[];
  readonly withdrawn: readonly string[];
};

export type StatementsView = {
  readonly logged: readonly LoggedView[];
  readonly statements: readonly StatementView[];
  readonly assessments: readonly Omit<Assessment, 'ref'>[];
};

export function statementsView(_charter: Charter, state: StatementsState, at: number): StatementsView {
  const logged = spoken(state);
  const answers = new Map<string, string[]>();
  for (const { id, about } of logged) if (about !== null) answers.set(about, [...(answers.get(about) ?? []), id]);
  return {
    logged: logged.map(({ by, at: loggedAt, ref: _ref, ...statement }) => ({
      ...statement,
      quotable: quotable[statement.groundRule],
      loggedBy: by,
      loggedAt,
      answeredBy: answers.get(statement.id) ?? [],
    })),
    statements: inOrder(state.statements).map((statement) => shownStatement(state, statement, at)),
    assessments: inOrder(state.assessments).map(({ ref: _ref, ...assessment }) => assessment),
  };
}

/** In the order in which they were said, not logged. */
function spoken(state: StatementsState): readonly Logged[] {
  return [...inOrder(state.logged)].sort((left, right) => left.saidAt - right.saidAt);
}

function shownStatement(state: StatementsState, statement: Statement, at: number): StatementView {
  const { id, by, at: drafted, title, current, standing, published, withdrawn } = statement;
  const texts = inOrder(state.texts).filter((text) => text.statement === id);
  return {
    id,
    by,
    at: drafted,
    title,
    stage: stageOf(state, statement, at),
    texts: texts.map((text) => shownText(state, text)),
    current: current.map((version) => version.value),
    standing: standing.map((version) => version.value),
    published: inOrder(published).map(({ ref: _ref, ...one }) => one),
    withdrawn: withdrawn.map((version) => version.value),
  };
}

function stageOf(state: StatementsState, statement: Statement, at: number): Stage {
  if (statement.withdrawn.length > 0) return 'withdrawn';
  const standing = read(statement.standing);
  if (standing.state === 'contested') return 'contested';
  if (standing.state === 'settled')
    return inOrder(statement.published).some((one) => one.wording !== null) ? 'corrected' : 'released';
  const current = read(statement.current);
  const text = current.state === 'settled' ? kept(state.texts, current.value) : undefined;
  if (!text) return 'contested';
  if (text.clearedBy.some((by) => answerOf(text, by) === 'withheld')) return 'clearance-withheld';
  if (!isCleared(text)) return 'clearance-awaited';
  return embargoOn(state, text, at) ? 'under-embargo' : 'cleared';
}

function answerOf(text: Text, by: DelegationId): TextView['clearances'][number]['answer'] {
  const reading = clearanceOf(text, by);
  if (reading.state === 'empty') return 'awaited';
  return reading.state === 'contested' ? 'contested' : hasCleared(text, by) ? 'cleared' : 'withheld';
}

function shownText(state: StatementsState, text: Text): TextView {
  const { ref: _ref, met, clearances, ...shown } = text;
  return {
    ...shown,
    clearances: text.clearedBy.map((by) => ({
      by,
      answer: answerOf(text, by),
      wordings: (kept(clearances, by) ?? []).flatMap((version) => version.value.wording ?? []),
    })),
    met: inOrder(met).map(({ by, at, entry, wording }) => ({ by, at, entry, wording })),
    breaches: [...breachesOf(state, text.id)]
      .sort((left, right) => left.seenAt - right.seenAt || (left.id < right.id ? -1 : 1))
      .map(shownBreach),
  };
}

function shownBreach({ decided, wordings, ref: _ref, ...breach }: Breach): TextView['breaches'][number] {
  const reading = read(decided);
  const decision = reading.state === 'empty' ? 'awaited' : reading.state === 'contested' ? 'contested' : reading.value;
  return { ...breach, decision, wordings: decided.flatMap((version) => kept(wordings, version.ref) ?? []) };
}

export type PublicTotal = {
  /** On whose behalf it was said. */
  readonly by: string;
  readonly outlet: string;
  readonly value: number;
  readonly countingRule: string | null;
  readonly saidAt: number;
};

/** Every value that was given in public for a figure; none of them is preferred, added up or corrected. ST1 */
export function publicTotals(state: StatementsState, figure: Figure): readonly PublicTotal[] {
  return claimsIn(state)
    .filter(({ claim }) => claim.figure === figure)
    .map(({ statement, claim: { value, countingRule } }) => {
      const { onBehalfOf, outlet, saidAt } = statement;
      return { by: onBehalfOf, outlet, value, countingRule, saidAt };
    });
}

/** Every claim with the statement that it stands in; `place` is its number there, from 1. */
export function claimsIn(
  state: StatementsState,
): readonly { readonly statement: Logged; readonly claim: Claim; readonly place: number }[] {
  return spoken(state).flatMap((statement) =>
    statement.claims.map((claim, index) => ({ statement, claim, place: index + 1 })),
  );
}
