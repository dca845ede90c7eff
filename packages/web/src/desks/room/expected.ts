/** What answers an expectation: the act that settles it, prefilled; or the desk on which that is done. */
import type { OutstandingView } from '@parley/server/contract';
import type { Writing } from '../../writing/Writing.ts';

export type Expected = OutstandingView['outstanding'][number];

const answers: Readonly<Record<string, (one: Expected) => Writing>> = {
  'outstanding.decision': ({ id, channel, office }) => ({
    act: 'principals.decision-answered',
    channel,
    given: { request: id, ...(office !== null && { office }) },
  }),
  'outstanding.information': ({ id, channel, office }) => ({
    act: 'principals.information-given',
    channel,
    given: { request: id, ...(office !== null && { office }) },
  }),
  'outstanding.due-out': ({ id, channel, office }) => ({
    act: 'principals.due-out-done',
    channel,
    given: { dueOut: id, ...(office !== null && { office }) },
  }),
  'outstanding.acknowledgement': acknowledge,
  'outstanding.report': acknowledge,
  'outstanding.approval': ({ id, channel }) => ({
    act: 'charter.decision-approved',
    channel,
    given: { decision: id },
  }),
};

function acknowledge({ id, channel, office }: Expected): Writing {
  return {
    act: 'principals.acknowledged',
    channel,
    given: { ask: id, ...(office !== null && { office }) },
  };
}

export const answerTo = (one: Expected): Writing | undefined => answers[one.word]?.(one);

const desks: Readonly<Record<string, string>> = {
  'outstanding.decision': '/principals?part=asks',
  'outstanding.information': '/principals?part=asks',
  'outstanding.due-out': '/principals?part=asks',
  'outstanding.acknowledgement': '/principals?part=asks',
  'outstanding.report': '/principals',
  'outstanding.clearance': '/statements',
  'outstanding.embargo-decision': '/statements',
  'outstanding.contact': '/talks?part=moving',
  'outstanding.approval': '/charter',
  'outstanding.task': '/teams',
  'outstanding.credit': '/exchange',
  'outstanding.objection': '/exchange',
  'value.awaitedFromReader.receipt': '/exchange',
  'value.awaitedFromReader.date': '/exchange',
  'value.awaitedFromReader.clearance': '/exchange',
};

/** Lists, consents and obligations are the truce's; so is what has no desk of its own here. */
export const deskOf = (one: Expected): string => desks[one.word] ?? '/truce';

/** The same expectation keeps its name while it is asked for again, so that rows do not jump. */
export const nameOf = (one: Expected): string =>
  [one.channel, one.word, one.id, one.expectedFrom, one.office, one.due].join(' ');
