/** Reported incidents, each with all that was said of it. It never says who is right, nor what became of a truce. */
import { activeParties } from '../admission.ts';
import type { Charter, DelegationId } from '../desk.ts';
import { type Entered, entered } from '../entered.ts';
import { allKept, inOrder, type Kept, type Origin } from '../kept.ts';
import type { AccountWord, EffectWord, Incident, IncidentsState, OwnWord, Remedy } from './words.ts';

type By<T> = T & { readonly by: DelegationId; readonly at: number };

export type IncidentView = Entered & {
  readonly id: string;
  readonly reportedBy: DelegationId;
  readonly place: Incident['place'];
  readonly severity: Incident['severity'];
  readonly intent: Incident['intent'];
  readonly source: Incident['source'];
  readonly text: string;
  /** How far it has come: a report alone, an inquiry, or a finding. */
  readonly stage: 'reported' | 'inquiry' | 'finding';
  /** More than one only where two were opened at once; so with the findings of each. */
  readonly inquiries: readonly By<{
    readonly id: string;
    readonly mandate: string;
    readonly members: readonly DelegationId[];
    readonly visits: readonly By<{
      readonly visit: 'made' | 'cancelled';
      readonly visitedAt: number;
      readonly wording: string;
    }>[];
    readonly findings: readonly By<{
      readonly id: string;
      readonly text: string;
      readonly joined: readonly By<{ readonly wording: string }>[];
      readonly dissents: readonly By<{ readonly wording: string }>[];
      readonly awaitedFrom: readonly DelegationId[];
    }>[];
  }>[];
  readonly versions: readonly By<{ readonly says: string }>[];
  readonly remedies: readonly By<{
    readonly id: string;
    readonly expectedFrom: DelegationId;
    readonly text: string;
    readonly due: number | null;
    readonly dueState: 'open' | 'passed' | null;
    readonly answers: readonly By<{ readonly answer: 'accepted' | 'declined'; readonly wording: string }>[];
    readonly accounts: readonly By<AccountWord>[];
  }>[];
  readonly effect: {
    /** What every active party says, where all say the same; else null. It moves no clock. */
    readonly agreed: EffectWord['clock'] | null;
    readonly words: readonly By<EffectWord>[];
  };
};

export function incidentsView(charter: Charter, state: IncidentsState, at: number): readonly IncidentView[] {
  return inOrder(state.incidents).map((incident) => {
    const { id, by, place, severity, intent, source, text } = incident;
    const inquiries = inquiriesOf(state, id);
    const found = inquiries.some((one) => one.findings.length > 0);
    return {
      ...{ id, reportedBy: by, place, severity, intent, source, text },
      ...entered(incident.at, incident.occurredAt),
      stage: found ? 'finding' : inquiries.length > 0 ? 'inquiry' : 'reported',
      inquiries,
      versions: wordsOn(state.versions, id).map(({ value, ...who }) => ({ ...who, says: value })),
      remedies: inOrder(state.remedies)
        .filter((one) => one.incident === id)
        .map((one) => remedyView(state, one, at)),
      effect: effectOf(charter, state, id),
    };
  });
}

function inquiriesOf(state: IncidentsState, incident: string): IncidentView['inquiries'] {
  return inOrder(state.inquiries)
    .filter((one) => one.incident === incident)
    .map(({ id, by, at, mandate, members }) => ({
      ...{ id, by, at, mandate, members },
      visits: inOrder(state.visits)
        .filter((one) => one.inquiry === id)
        .map(({ visit, visitedAt, wording, ...who }) => ({ ...whoOf(who), visit, visitedAt, wording })),
      findings: inOrder(state.findings)
        .filter((one) => one.inquiry === id)
        .map((one) => {
          const answers = inOrder(one.answers);
          const answered = [one.by, ...answers.map((answer) => answer.by)];
          const those = (how: 'joined' | 'dissented') =>
            answers
              .filter(({ answer }) => answer === how)
              .map((answer) => ({ ...whoOf(answer), wording: answer.wording }));
          return {
            ...whoOf(one),
            id: one.id,
            text: one.text,
            joined: those('joined'),
            dissents: those('dissented'),
            awaitedFrom: members.filter((member) => !answered.includes(member)),
          };
        }),
    }));
}

function remedyView(state: IncidentsState, remedy: Remedy, at: number): IncidentView['remedies'][number] {
  const { id, expectedFrom, text, due } = remedy;
  return {
    ...whoOf(remedy),
    ...{ id, expectedFrom, text, due: due ?? null },
    dueState: due === undefined ? null : at < due ? 'open' : 'passed',
    answers: inOrder(remedy.answers).map(({ answer, wording, ...who }) => ({ ...whoOf(who), answer, wording })),
    accounts: wordsOn(state.accounts, id).map(({ value, ...who }) => ({ ...who, ...value })),
  };
}

function effectOf(charter: Charter, state: IncidentsState, incident: string): IncidentView['effect'] {
  const words = wordsOn(state.effects, incident).map(({ value, ...who }) => ({ ...who, ...value }));
  const [first, ...others] = words;
  const spoken = new Set(words.map((one) => one.by));
  const all = activeParties(charter).every((party) => spoken.has(party));
  const same = others.every((one) => one.clock === first?.clock);
  return { agreed: first && all && same ? first.clock : null, words };
}

function wordsOn<T>(words: Kept<OwnWord<T>>, about: string): readonly By<{ readonly value: T }>[] {
  return [...allKept(words)]
    .filter((one) => one.about === about)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap(({ by, says }) => says.map(({ at, value }) => ({ by, at, value })));
}

const whoOf = ({ by, at }: Pick<Origin, 'by' | 'at'>) => ({ by, at });
