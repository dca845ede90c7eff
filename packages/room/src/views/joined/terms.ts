/** What was taken on: obligations of a truce's text, remedies after an incident, tasks of one's own delegation. */
import {
  type IncidentsState,
  incidentsView,
  type TeamsState,
  type TruceState,
  teamsView,
  truceView,
} from '@parley/desks';
import { blank, type Look } from './expected.ts';

/** Each time at which one is due by itself: what was not reached yesterday stands beside what is due today. */
export const ofObligations: Look = (charter, state, at) =>
  truceView(charter, state.desks['truce'] as TruceState, at).obligations.flatMap(
    ({ id, what, unit, expectedFrom, dues }) =>
      dues
        .filter((one) => one.state !== 'met')
        .map(({ due, counts }) => ({
          ...blank,
          word: 'outstanding.obligation',
          basis: 'basis.obligation-recorded',
          text: what,
          id,
          expectedFrom,
          due,
          accounts: counts.map(({ by, quantity, says }) => ({ by, says: says ?? `${quantity} ${unit}` })),
        })),
  );

/** Until its addressee declines it, or somebody says that it was done and nobody that it was not. */
export const ofRemedies: Look = (charter, state, at) =>
  incidentsView(charter, state.desks['incidents'] as IncidentsState, at)
    .flatMap((incident) => incident.remedies)
    .filter(({ answers }) => !answers.some((one) => one.answer === 'declined'))
    .filter(({ accounts }) => accounts.length === 0 || accounts.some((one) => one.account === 'not-done'))
    .map(({ id, text, expectedFrom, due, accounts }) => ({
      ...blank,
      word: 'outstanding.remedy',
      basis: 'basis.remedy-proposed',
      text,
      id,
      expectedFrom,
      due,
      accounts: accounts.map(({ by, wording }) => ({ by, says: wording })),
    }));

/** They stand in a channel of one, and are expected from whoever is alone there. */
export const ofTasks: Look = (charter, state, at, channel) =>
  teamsView(charter, state.desks['teams'] as TeamsState, at)
    .tasks.filter((one) => one.done.length === 0)
    .map(({ id, what, roles, due }) => ({
      ...blank,
      word: 'outstanding.task',
      basis: 'basis.task-set',
      text: what,
      id,
      expectedFrom: channel.terms?.members[0] ?? '',
      office: roles.join(' / '),
      due,
    }));
