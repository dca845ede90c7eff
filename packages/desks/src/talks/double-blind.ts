/** The double-blind answer: one text to both sides, each answers the mediator alone, and nobody learns who said no. */
import { type Charter, holds, type Verdict } from '../desk.ts';
import { allKept, isKept, kept } from '../kept.ts';
import { settled } from '../register.ts';
import type { TalksSaid } from './acts.ts';
import type { Question, TalksRefusal, TalksState } from './words.ts';

type Judged = Verdict<TalksRefusal>;
type Asked = Extract<TalksSaid, { kind: `talks.double-blind-${string}` }>;
type About = Exclude<Asked, { kind: 'talks.double-blind-put' }>;

export function judgeDoubleBlind(charter: Charter, state: TalksState, said: Asked): Judged {
  if (said.kind === 'talks.double-blind-put') {
    const { sides, text } = said.body;
    if (isKept(state.questions, said.id)) return 'recorded-already';
    if (sides[0] === sides[1] || !sides.every((side) => holds(charter, side, ['party'])))
      return 'sides-not-two-parties'; // TA29
    return sameText(state, text).length > 0 ? 'put-already' : 'stands'; // TA29
  }
  const question = kept(state.questions, said.body.question);
  if (!question) return 'unknown-question';
  if (settled(kept(state.closed, question.id) ?? []) !== undefined) return 'closed-already'; // TA31
  return about(state, question, said);
}

function about(state: TalksState, question: Question, said: About): Judged {
  const { id, sides } = question;
  switch (said.kind) {
    case 'talks.double-blind-consented':
      if (!sides.includes(said.by)) return 'not-of-this-question'; // TA30
      return isKept(state.consents, `${id} ${said.by}`) ? 'consented-already' : 'stands'; // TA30
    case 'talks.double-blind-opened':
      if (isKept(state.opened, id)) return 'opened-already'; // TA30
      return sides.every((side) => isKept(state.consents, `${id} ${side}`)) ? 'stands' : 'consent-awaited'; // TA30
    case 'talks.double-blind-answered':
      if (!sides.includes(said.by)) return 'not-of-this-question'; // TA30
      if (!isKept(state.opened, id)) return 'not-opened'; // TA30
      if (isKept(state.blind, `${id} ${said.by}`)) return 'answered-already'; // TA30
      // Put by two mediators at once, one text would be answered twice. TA29
      return sameText(state, question.text).length > 1 ? 'put-already' : 'stands';
    case 'talks.double-blind-closed':
      if (said.body.outcome === 'not-agreed') return 'stands';
      // Whoever reads this line finds its own yes in it, or the word that both agreed is not said here. TA31
      return sidesHere(state, question).length > 0 &&
        sidesHere(state, question).every((side) => saidYes(state, id, side))
        ? 'stands'
        : 'without-a-yes';
  }
}

const sameText = (state: TalksState, text: string) => allKept(state.questions).filter((one) => one.text === text);

/** The sides that gave their consent in this channel themselves, and answer here. */
const sidesHere = (state: TalksState, { id, sides }: Question) =>
  sides.filter((side) => kept(state.consents, `${id} ${side}`)?.conveyedBy === null);

const saidYes = (state: TalksState, question: string, side: string): boolean =>
  settled(kept(state.blind, `${question} ${side}`)?.says ?? []) === 'yes';

/** What the answers of both sides come to: two yeses, or nothing that is told; null while an answer is awaited. TA31 */
export function resultOf(state: TalksState, { id, sides }: Question): 'agreed' | 'not-agreed' | null {
  if (sides.some((side) => !isKept(state.blind, `${id} ${side}`))) return null;
  return sides.every((side) => saidYes(state, id, side)) ? 'agreed' : 'not-agreed';
}
