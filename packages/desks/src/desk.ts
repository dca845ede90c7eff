/**
 * What every desk is: words with a judge. A desk knows its own state and the charter, and nothing else: no bytes, no
 * clock, no other desk, no language. The room verifies who spoke; a desk believes that and only that.
 */
import type { z } from 'zod';

/** A delegation's short id in the charter, such as `party-a`. */
export type DelegationId = string;

export type Capacity =
  | 'party'
  | 'mediator'
  | 'facilitator'
  | 'guarantor'
  | 'witness'
  | 'intermediary'
  | 'observer'
  | 'host';

/** The sorts of channel besides the charter's own. */
export const sorts = ['notice-board', 'line', 'mediators', 'intermediary', 'guarantor', 'own', 'other'] as const;
export type Sort = (typeof sorts)[number];

/** For what tells a time, a place or a case that not all may know who read the notice board. */
export const offBoard: readonly Sort[] = sorts.filter((sort) => sort !== 'notice-board');

/** A delegation's own participation in the room. Recall of a team, or a closed channel, changes none of these. */
export type Participation = 'active' | 'suspended' | 'withdrawn';

/** One act as the room hands it to a desk, its author already proved. */
export type Said<Kind extends string = string, Body = unknown> = {
  readonly kind: Kind;
  /** What later acts call it by: the instrument's id, or the entry's hash. Lower-case hex. */
  readonly id: string;
  /** The entry by which it takes effect. Lower-case hex SHA-256. Registers are versioned by it. */
  readonly ref: string;
  readonly by: DelegationId;
  /** Present where a mediator conveyed this act's instrument. */
  readonly conveyedBy?: DelegationId;
  /** Claimed time in ms UTC: of the conveyance where conveyed, else of the entry. Never taken for proved. */
  readonly at: number;
  /** Lower bound in ms UTC: the latest claimed time that the act's author had seen of other delegations. */
  readonly notBefore: number;
  readonly body: Body;
  /** Of an act on paper: the hash of its exact text, as its instrument binds it. Lower-case hex. */
  readonly hash?: string;
  /** Who can read the channel it is said in, its author among them; absent where nobody was asked to say it yet. */
  readonly readBy?: readonly DelegationId[];
  /** Whether the entry `ref` lies in this act's causal past. */
  readonly saw: (ref: string) => boolean;
};

/** A verdict is always spoken: a forgotten case must fail to compile, never pass in silence. */
export type Verdict<Refusal extends string = string> = 'stands' | Refusal;

/** An act as data, from which the API, the command line, the forms and `docs/acts.md` are made. */
export type Act<Body = unknown> = {
  /** Strict object schema. Instants are `instant()`, references to acts are `reference()`. */
  readonly fields: z.ZodType<Body>;
  /**
   * Whether it shows paper to others: then it is also signed as an instrument, can be conveyed, and takes effect on the
   * notice board only, once its author's own log there bears it.
   */
  readonly paper: boolean;
  /** Of paper: that it counts in whatever channel it stands, a line too, at once, and not on the notice board only. */
  readonly counts?: 'here';
  /** The capacities of which its author must hold one. */
  readonly by: readonly Capacity[];
  /** Whether it cannot be taken back; the confirming step says so. */
  readonly final: boolean;
  /** Of what is final: that it only says words, so that nothing is undone where they were spilled and become void. */
  readonly saysOnly?: true;
  /** The sorts of channel in which alone it may be said, deposited or conveyed; absent: any but the charter's. */
  readonly within?: readonly Sort[];
  /** Who at most may be in a channel where it is said: one delegation, mediators, or one party besides others; absent: anybody. */
  readonly among?: 'alone' | 'mediators' | 'one-party';
  /** The ids of the rules in RULES.md that judge it. */
  readonly rules: readonly string[];
};

/** The union of a desk's acts as they are said, derived from their schemas so that the two cannot part. */
export type SaidOf<Acts extends { readonly [kind: string]: Act }> = {
  [Kind in keyof Acts & string]: Said<Kind, z.output<Acts[Kind]['fields']>>;
}[keyof Acts & string];

/**
 * A desk. State is plain data (objects, arrays, strings, numbers, booleans, null), so that a node can snapshot it.
 * `judge` and `apply` are total: no input that passed the act's schema makes them throw. Both are asked under the charter
 * of the act's pin, never a later one: then acts that did not know of each other may be applied in either order.
 */
export type Desk<State = unknown, Entry extends Said = Said, Refusal extends string = string> = {
  readonly name: string;
  readonly initial: State;
  readonly acts: { readonly [kind: string]: Act };
  readonly refusals: readonly Refusal[];
  readonly judge: (charter: Charter, state: State, said: Entry) => Verdict<Refusal>;
  readonly apply: (charter: Charter, state: State, said: Entry) => State;
};

/** The charter's state, under which every desk judges. Order of `delegations` is the charter's order. */
export type Charter = {
  readonly title: string;
  /** Terms of reference; absent until the room is convened. */
  readonly terms?: string;
  readonly convener: DelegationId;
  readonly delegations: readonly Delegation[];
  /** What was said, in order of `ref`. Everything else here is reckoned from it, so that order of arrival cannot matter. */
  readonly facts: readonly CharterFact[];
};

/** A delegation as a charter names it. */
export type Member = {
  readonly id: DelegationId;
  /** The neutral label under which it appears on every screen. */
  readonly label: string;
  readonly capacities: readonly Capacity[];
  /** Those in force: who writes for it, and to whom keys are wrapped. */
  readonly nodes: readonly NodeKeys[];
};

export type Delegation = Member & {
  readonly participation: import('./register.ts').Register<Participation>;
  /** Every declaration of its participation, those replaced included, in order of claimed time. */
  readonly declared: readonly Declaration[];
  readonly consented: boolean;
  /** Nodes no longer in force. One node stands here twice where two retirements did not know of each other. */
  readonly retired: readonly Retired[];
};

export type Declaration = {
  readonly ref: string;
  readonly at: number;
  readonly status: Participation;
  readonly wording: string | null;
  /** A hash over the salted cuts of the delegation's logs, each opened in its own channel. */
  readonly cuts: string | null;
};

export type Retired = {
  readonly node: string;
  /** A hash over the node's salted cuts, each opened in its own channel; a node that was replaced may have none. */
  readonly cuts: string | null;
  readonly reason: Retirement;
  /** The entry that proposed it. */
  readonly ref: string;
};
export type Retirement = 'stolen' | 'recalled' | 'replaced';

/** Who decides, and whether all of them who take part are asked, or more than half of all is enough. */
export type DecisionRule = {
  readonly deciding: readonly DelegationId[];
  readonly consents: 'every-active' | 'more-than-half';
};

export type Decision =
  | { readonly kind: 'admit-delegation'; readonly delegation: Member }
  | { readonly kind: 'add-node'; readonly delegation: DelegationId; readonly node: NodeKeys }
  | {
      readonly kind: 'retire-node';
      readonly node: string;
      readonly cuts?: string | undefined;
      readonly reason: Retirement;
    }
  | { readonly kind: 'change-rule'; readonly rule: DecisionRule }
  | { readonly kind: 'reduced-procedure'; readonly procedure: string; readonly until: number }
  | { readonly kind: 'name-board'; readonly channel: string };

/** A decision as proposed, with whose approvals it needs, as what its author had seen made them. */
export type Proposed = {
  readonly id: string;
  readonly ref: string;
  readonly by: DelegationId;
  readonly at: number;
  readonly decision: Decision;
  readonly wording: string;
  /** Those whose approval counts. */
  readonly deciding: readonly DelegationId[];
  /** Those without whose approval it does not take effect. */
  readonly asked: readonly DelegationId[];
  readonly atLeast: number;
  /** Ids of the decisions whose approvals its author had seen complete. */
  readonly after: readonly string[];
  /** How many more of its sort there was room for. */
  readonly spare: number;
};

export type CharterFact =
  | {
      readonly fact: 'convened';
      readonly ref: string;
      readonly title: string;
      readonly terms: string;
      readonly convener: DelegationId;
      readonly delegations: readonly Member[];
    }
  | { readonly fact: 'consented'; readonly ref: string; readonly by: DelegationId }
  | ({ readonly fact: 'declared'; readonly by: DelegationId; readonly over: readonly string[] } & Declaration)
  | ({ readonly fact: 'proposed' } & Proposed)
  | { readonly fact: 'approved'; readonly ref: string; readonly by: DelegationId; readonly decision: string };

/** A node's public keys. `node` is its Ed25519 key (32 bytes, hex) and its name; `seal` its X-Wing key (base64url). */
export type NodeKeys = { readonly node: string; readonly seal: string };

/** Whether `by` holds one of `capacities` in this charter. */
export function holds(charter: Charter, by: DelegationId, capacities: readonly Capacity[]): boolean {
  const delegation = charter.delegations.find((one) => one.id === by);
  return delegation?.capacities.some((capacity) => capacities.includes(capacity)) ?? false;
}

/** The delegations with the capacity, in the charter's order. */
export function withCapacity(charter: Charter, capacity: Capacity): readonly DelegationId[] {
  return charter.delegations.filter((one) => one.capacities.includes(capacity)).map((one) => one.id);
}

/** A refused act stays in the record and moves nothing; every node sets aside the same ones. */
export function fold<S, E extends Said, R extends string>(desk: Desk<S, E, R>, charter: Charter, state: S, said: E): S {
  return desk.judge(charter, state, said) === 'stands' ? desk.apply(charter, state, said) : state;
}
