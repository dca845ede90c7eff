/** May this act stand? Every rule is one line and names itself. */
import { admit, isMember } from '../admission.ts';
import type { Charter, DelegationId, Verdict } from '../desk.ts';
import { allKept, isKept, kept } from '../kept.ts';
import { read } from '../register.ts';
import { clearanceOf, embargoOn, isCleared, isConditionMet } from './reckoning.ts';
import {
  acts,
  type Statement,
  type StatementsRefusal,
  type StatementsSaid,
  type StatementsState,
  type Text,
} from './words.ts';

type Judged = Verdict<StatementsRefusal>;
type Of<Kind extends StatementsSaid['kind']> = Extract<StatementsSaid, { kind: Kind }>;

export function judge(charter: Charter, state: StatementsState, said: StatementsSaid): Judged {
  const admitted = admit(charter, acts, said, 'own'); // ST2
  if (admitted !== 'stands') return admitted;
  if (isCreated(state, said.id)) return 'recorded-already';
  switch (said.kind) {
    case 'statements.logged': {
      const { about } = said.body;
      return about === undefined || isKept(state.logged, about) ? 'stands' : 'unknown-statement'; // ST4
    }
    case 'statements.assessed':
      return 'stands'; // ST5
    case 'statements.drafted':
      return textFits(charter, said.body);
    case 'statements.redrafted':
      return redrafted(charter, state, said);
    case 'statements.withdrawn': {
      const statement = kept(state.statements, said.body.statement);
      if (!statement) return 'unknown-statement';
      if (statement.by !== said.by) return 'not-own-statement'; // ST15
      return statement.withdrawn.length > 0 ? 'statement-withdrawn' : 'stands'; // ST15
    }
    case 'statements.embargo-decided':
      return embargoDecided(state, said);
    default:
      return aboutText(state, said);
  }
}

function isCreated({ logged, assessments, texts, breaches }: StatementsState, id: string): boolean {
  return [logged, assessments, texts, breaches].some((things) => isKept<unknown>(things, id));
}

function textFits(charter: Charter, text: Of<'statements.drafted' | 'statements.redrafted'>['body']): Judged {
  const languages = text.versions.map((version) => version.language);
  if (new Set(languages).size !== languages.length) return 'language-twice'; // ST6
  if (!languages.includes(text.prevailing)) return 'prevailing-version-missing'; // ST6
  const lengths = new Set(text.versions.map((version) => version.paragraphs.length));
  if (lengths.size > 1) return 'paragraphs-differ'; // ST6
  if (!text.clearedBy.every((by) => isMember(charter, by))) return 'unknown-delegation'; // ST8
  return new Set(text.clearedBy).size === text.clearedBy.length ? 'stands' : 'named-twice'; // ST8
}

function redrafted(charter: Charter, state: StatementsState, said: Of<'statements.redrafted'>): Judged {
  const statement = kept(state.statements, said.body.statement);
  if (!statement) return 'unknown-statement';
  if (statement.by !== said.by) return 'not-own-statement'; // ST7
  return statement.withdrawn.length > 0 ? 'statement-withdrawn' : textFits(charter, said.body); // ST15
}

function embargoDecided(state: StatementsState, said: Of<'statements.embargo-decided'>): Judged {
  const breach = kept(state.breaches, said.body.breach);
  const text = breach && kept(state.texts, breach.text);
  const statement = text && kept(state.statements, text.statement);
  if (!breach || !statement) return 'unknown-breach';
  if (statement.by !== said.by) return 'not-own-statement'; // ST17
  if (breach.decided.length === 1) return 'answered-already'; // ST17
  const others = text.clearedBy.some((by) => by !== said.by);
  return said.body.decision === 'lifted' && others ? 'others-cleared-it' : 'stands'; // ST17
}

type AboutText = Extract<StatementsSaid, { body: { text: string } }> & {
  kind: Exclude<StatementsSaid['kind'], 'statements.logged' | 'statements.assessed'>;
};

function aboutText(state: StatementsState, said: AboutText): Judged {
  const text = kept(state.texts, said.body.text);
  const statement = text && kept(state.statements, text.statement);
  if (!text || !statement) return 'unknown-text';
  if (statement.withdrawn.length > 0) return 'statement-withdrawn'; // ST15
  if (said.kind === 'statements.embargo-broken') {
    if (text.embargo.lifts === 'at-once') return 'no-embargo'; // ST16
    return isPublished(statement, text) ? 'released-already' : 'stands'; // ST16
  }
  const current = read(statement.current);
  if (current.state === 'contested') return 'text-contested'; // ST7
  if (current.state === 'settled' && current.value !== text.id) return 'not-the-current-text'; // ST7
  switch (said.kind) {
    case 'statements.cleared':
    case 'statements.clearance-given':
      return clearance(statement, text, said.by, said.body.answer);
    case 'statements.condition-met':
      if (!isConcerned(statement, text, said.by)) return 'not-named'; // ST12
      if (text.embargo.lifts !== 'on-a-condition') return 'no-such-condition'; // ST12
      return isConditionMet(text) ? 'met-already' : 'stands'; // ST12
    case 'statements.released':
      if (statement.standing.length > 0) return 'released-already'; // ST13
      return releasable(state, statement, text, said);
    case 'statements.corrected':
      if (statement.standing.length === 0) return 'not-released'; // ST14
      return releasable(state, statement, text, said);
  }
}

const isPublished = (statement: Statement, text: Text): boolean =>
  allKept(statement.published).some((one) => one.text === text.id);

const isConcerned = (statement: Statement, text: Text, by: DelegationId): boolean =>
  statement.by === by || text.clearedBy.includes(by);

function clearance(statement: Statement, text: Text, by: DelegationId, answer: 'cleared' | 'withheld'): Judged {
  if (!text.clearedBy.includes(by)) return 'not-named'; // ST8
  if (isPublished(statement, text)) return 'released-already'; // ST8
  const before = clearanceOf(text, by);
  return before.state === 'settled' && before.value.answer === answer ? 'answered-already' : 'stands'; // ST8
}

function releasable(
  state: StatementsState,
  statement: Statement,
  text: Text,
  said: { readonly by: DelegationId; readonly at: number },
): Judged {
  if (!isConcerned(statement, text, said.by)) return 'not-named'; // ST10
  if (isPublished(statement, text)) return 'released-already'; // ST14
  if (!isCleared(text)) return 'text-not-cleared'; // ST10
  return embargoOn(state, text, said.at) ?? 'stands'; // ST11, ST12
}
