/** Which shape stands beside which word at this desk. The word itself is in the desks' catalogue. */
import type { StatementsView } from '@parley/server/contract';
import type { Status } from '../../signs/Sign.tsx';

export type Statement = StatementsView['statements'][number];
export type Text = Statement['texts'][number];
export type Logged = StatementsView['logged'][number];
export type Claim = StatementsView['claims'][number];

const stages: Readonly<Record<string, Status>> = {
  'clearance-awaited': 'pending',
  'clearance-withheld': 'outstanding',
  'under-embargo': 'pending',
  cleared: 'due',
  released: 'met',
  corrected: 'met',
  withdrawn: 'stale',
  contested: 'disputed',
};

const answers: Readonly<Record<Text['clearances'][number]['answer'], Status>> = {
  awaited: 'pending',
  cleared: 'met',
  withheld: 'outstanding',
  contested: 'disputed',
};

const besides: Readonly<Record<Claim['beside'], Status>> = {
  'same-figure': 'plain',
  'different-figure': 'disputed',
  'not-in-this-record': 'stale',
};

export const signOfStage = (stage: string): Status => stages[stage] ?? 'plain';
export const signOfAnswer = (answer: Text['clearances'][number]['answer']): Status => answers[answer];
export const signOfBeside = (beside: Claim['beside']): Status => besides[beside];

/** The text on which a statement stands now: the one in public, or the current draft; the first where several exclude each other. */
export const currentText = (one: Statement): Text | undefined =>
  one.texts.find((text) => text.id === (one.standing[0] ?? one.current[0]));
