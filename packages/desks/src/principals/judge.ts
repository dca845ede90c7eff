/** May this act stand? Every rule is one line and names itself. */
import { admit, isMember } from '../admission.ts';
import type { Charter, Verdict } from '../desk.ts';
import { isKept, kept } from '../kept.ts';
import { answersOf, linesFrom, placeOf, sameGenerated, sameLines, textOf } from './reckoning.ts';
import {
  type Addressee,
  type Ask,
  acts,
  type Draft,
  type Generated,
  type Lines,
  type PrincipalsRefusal,
  type PrincipalsSaid,
  type PrincipalsState,
  type Sort,
} from './words.ts';

type Judged = Verdict<PrincipalsRefusal>;
type Of<Kind extends PrincipalsSaid['kind']> = Extract<PrincipalsSaid, { kind: Kind }>;

export function judge(charter: Charter, state: PrincipalsState, said: PrincipalsSaid): Judged {
  const admitted = admit(charter, acts, said, 'own'); // PR1
  if (admitted !== 'stands') return admitted;
  if (isCreated(state, said.id)) return 'recorded-already';
  switch (said.kind) {
    case 'principals.report-drafted':
      return linesFit(said.body.generated, linesFrom(said.body.lines)); // PR2
    case 'principals.report-edited': {
      const draft = kept(state.drafts, said.body.draft);
      if (!draft) return 'unknown-draft';
      if (draft.by !== said.by) return 'not-own-report'; // PR4
      return linesFit(draft.generated, linesFrom(said.body.lines)); // PR2
    }
    case 'principals.report-signed':
      return reportSigned(state, said);
    case 'principals.report-distributed': {
      const report = kept(state.reports, said.body.report);
      if (!report) return 'unknown-report';
      return report.by === said.by ? addressed(charter, said.body.of) : 'not-own-report'; // PR4, PR8
    }
    case 'principals.acknowledgement-asked':
      return addressed(charter, said.body.of); // PR8
    case 'principals.decision-requested':
      if (new Set(said.body.options).size !== said.body.options.length) return 'same-option-twice'; // PR9
      return addressed(charter, [said.body.of]); // PR8
    case 'principals.information-requested':
    case 'principals.due-out-set':
      return addressed(charter, [said.body.of]); // PR8
    case 'principals.acknowledged':
      return answering(kept(state.asks, said.body.ask), ['acknowledgement', 'report'], said);
    case 'principals.information-given':
      return answering(kept(state.asks, said.body.request), ['information'], said); // PR12
    case 'principals.due-out-done':
      return answering(kept(state.asks, said.body.dueOut), ['due-out'], said); // PR13
    case 'principals.decision-answered':
      return decisionAnswered(state, said);
    case 'principals.request-withdrawn': {
      const ask = kept(state.asks, said.body.request);
      if (!ask) return 'unknown-request';
      if (ask.by !== said.by) return 'not-own-request'; // PR14
      if (ask.withdrawn.length > 0) return 'request-withdrawn'; // PR14
      return ask.of.every((_, place) => answersOf(ask, place).length > 0) ? 'answered-already' : 'stands'; // PR14
    }
    case 'principals.authority-delegated':
      return said.body.ends > said.body.begins ? 'stands' : 'ends-before-it-begins'; // PR15
    case 'principals.authority-ended': {
      const authority = kept(state.authorities, said.body.authority);
      if (!authority) return 'unknown-authority';
      if (authority.by !== said.by) return 'not-own-authority'; // PR15
      return authority.ended.length > 0 ? 'ended-before' : 'stands'; // PR15
    }
  }
}

function isCreated({ drafts, reports, asks, authorities }: PrincipalsState, id: string): boolean {
  return [drafts, reports, asks, authorities].some((things) => isKept<unknown>(things, id));
}

/** Each made line is taken over once at most, and no line stands for one that was not made. PR2 */
function linesFit(generated: Generated, lines: Lines): Judged {
  const numbers = lines.flatMap((line) => line.of ?? []);
  if (numbers.some((number) => number > generated.length)) return 'no-such-line';
  return new Set(numbers).size === numbers.length ? 'stands' : 'line-used-twice';
}

function reportSigned(state: PrincipalsState, said: Of<'principals.report-signed'>): Judged {
  const { draft: of, replaces, generated } = said.body;
  const lines = linesFrom(said.body.lines);
  const fit = linesFit(generated, lines);
  if (fit !== 'stands') return fit;
  if (replaces !== undefined) {
    const before = kept(state.reports, replaces);
    if (!before) return 'unknown-report';
    if (before.by !== said.by) return 'not-own-report'; // PR6
  }
  if (of === undefined) return 'stands';
  const draft = kept(state.drafts, of);
  if (!draft) return 'unknown-draft';
  if (draft.by !== said.by) return 'not-own-report'; // PR4
  return signable(draft, said.body.asOf, generated, lines);
}

/** Who signs a draft signs its text as it stands, to the letter. PR5 */
function signable(draft: Draft, asOf: number, generated: Generated, lines: Lines): Judged {
  const text = textOf(draft);
  if (text.state !== 'settled') return 'draft-contested'; // PR3
  const same = asOf === draft.asOf && sameGenerated(generated, draft.generated) && sameLines(lines, text.value);
  return same ? 'stands' : 'not-the-drafted-text';
}

function addressed(charter: Charter, of: readonly Addressee[]): Judged {
  if (of.some((one) => !isMember(charter, one.delegation))) return 'unknown-delegation';
  const names = of.map((one) => `${one.delegation} ${one.office}`);
  return new Set(names).size === names.length ? 'stands' : 'named-twice';
}

/** The questions that every answer is asked first. PR14 */
function answering(ask: Ask | undefined, sorts: readonly Sort[], said: Said): Judged {
  if (!ask || !sorts.includes(ask.sort)) return 'unknown-request';
  if (ask.withdrawn.length > 0) return 'request-withdrawn';
  if (ask.of.every((one) => one.delegation !== said.by)) return 'not-asked-of-you';
  const place = placeOf(ask, said.by, said.body.office);
  if (place < 0) return 'not-asked-of-this-office';
  // Two answers at once stand beside each other; one who has seen both may answer again.
  return answersOf(ask, place).length === 1 ? 'answered-already' : 'stands';
}

type Said = { readonly by: string; readonly body: { readonly office: string } };

function decisionAnswered(state: PrincipalsState, said: Of<'principals.decision-answered'>): Judged {
  const { request, option, resolves, under, office } = said.body;
  const ask = kept(state.asks, request);
  const asked = ask?.of[0]?.office ?? office;
  if (under !== undefined) {
    const authority = kept(state.authorities, under);
    if (!authority) return 'unknown-authority';
    const given = authority.by === said.by && authority.to === office && authority.from === asked;
    if (!given) return 'authority-of-another-office'; // PR16
    const inTerm = authority.begins <= said.at && said.at < authority.ends;
    if (!inTerm || authority.ended.length > 0) return 'authority-not-in-force'; // PR16
  }
  const speaking = { by: said.by, body: { office: under === undefined ? office : asked } };
  const asks = answering(ask, ['decision'], speaking);
  if (asks !== 'stands' || !ask) return asks;
  if (option > ask.options.length) return 'no-such-option'; // PR9
  if (ask.adReferendum !== null && resolves === undefined) return 'resolution-missing'; // PR11
  return ask.adReferendum === null && resolves !== undefined ? 'nothing-ad-referendum' : 'stands'; // PR11
}
