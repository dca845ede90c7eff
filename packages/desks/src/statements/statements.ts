/**
 * The statements desk: what is said in public, by whom, on whose behalf and under which ground rule. A claim stands
 * beside the record and never becomes a fact by itself, so nothing here is read by any other desk.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, everyCapacity, known } from '../admission.ts';
import type { Act, Charter, DelegationId, Desk, SaidOf, Verdict } from '../desk.ts';
import { instant, line, text } from '../fields.ts';
import { inOrder, isKept, type Kept, keep, type Origin, originOf } from '../kept.ts';

const figures = ['out-total', 'returned-total', 'other'] as const;
export type Figure = (typeof figures)[number];

export const acts = {
  'statements.logged': {
    fields: z.strictObject({
      /** A role or an office, as outside their delegation people appear by role. */
      speaker: line(),
      onBehalfOf: line(),
      relayedBy: line().optional(),
      outlet: line(),
      groundRule: z.enum(['on-record', 'background', 'deep-background', 'off-record']),
      language: z.enum(['en', 'ar', 'he', 'fr', 'ru', 'uk', 'es']),
      saidAt: instant(),
      text: text(),
      claims: z
        .array(
          z.strictObject({
            figure: z.enum(figures),
            value: z.int().min(-1_000_000_000).max(1_000_000_000),
            countingRule: line().optional(),
          }),
        )
        .max(50),
    }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['ST1', 'ST2', 'ST3'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type StatementsSaid = SaidOf<typeof acts>;

const refusals = [...admissionRefusals, 'recorded-already'] as const;
export type StatementsRefusal = (typeof refusals)[number] | AdmissionRefusal;

type Claim = { readonly figure: Figure; readonly value: number; readonly countingRule: string | null };
type Statement = Origin & {
  readonly id: string;
  readonly speaker: string;
  readonly onBehalfOf: string;
  readonly relayedBy: string | null;
  readonly outlet: string;
  readonly groundRule: StatementsSaid['body']['groundRule'];
  readonly language: StatementsSaid['body']['language'];
  readonly saidAt: number;
  readonly text: string;
  readonly claims: readonly Claim[];
};

export type StatementsState = { readonly statements: Kept<Statement> };

function judge(charter: Charter, state: StatementsState, said: StatementsSaid): Verdict<StatementsRefusal> {
  const admitted = admit(charter, acts, said, 'own'); // ST2
  if (admitted !== 'stands') return admitted;
  return isKept(state.statements, said.id) ? 'recorded-already' : 'stands';
}

function apply(_charter: Charter, state: StatementsState, said: StatementsSaid): StatementsState {
  if (!known<StatementsSaid>(acts, said)) return state;
  const { relayedBy = null, claims, ...body } = said.body;
  const statement = {
    id: said.id,
    ...originOf(said),
    ...body,
    relayedBy,
    claims: claims.map(({ figure, value, countingRule = null }) => ({ figure, value, countingRule })),
  };
  return { statements: keep(state.statements, said.id, statement) };
}

export type StatementsView = {
  readonly statements: readonly (Omit<Statement, 'by' | 'at' | 'ref'> & {
    readonly loggedBy: DelegationId;
    readonly loggedAt: number;
  })[];
};

/** In the order in which they were said, not logged. */
export function statementsView(_charter: Charter, state: StatementsState): StatementsView {
  return {
    statements: spoken(state).map(({ by, at, ref: _, ...statement }) => ({
      ...statement,
      loggedBy: by,
      loggedAt: at,
    })),
  };
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
  return spoken(state).flatMap(({ onBehalfOf, outlet, saidAt, claims }) =>
    claims
      .filter((claim) => claim.figure === figure)
      .map(({ value, countingRule }) => ({ by: onBehalfOf, outlet, value, countingRule, saidAt })),
  );
}

function spoken(state: StatementsState): readonly Statement[] {
  return [...inOrder(state.statements)].sort((left, right) => left.saidAt - right.saidAt);
}

export const statements: Desk<StatementsState, StatementsSaid, StatementsRefusal> = {
  name: 'statements',
  initial: { statements: {} },
  acts,
  refusals,
  judge,
  apply,
};
