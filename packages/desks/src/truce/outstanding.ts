/** What is outstanding, expected from whom, on what basis, by when, and what each side says about it. */
import { allKept } from '../kept.ts';
import { modelOf } from './extending/models.ts';
import { asksOf, hoursEarned, termFor, widestCap } from './reckoning.ts';
import { hasCome, type Term } from './term.ts';
import type { TruceView } from './view.ts';
import type { Account, Truce, TruceState } from './words.ts';

type Rows = TruceView['outstanding'];

export function outstandingIn(term: Term): Rows {
  if (!hasCome(term)) return [];
  return [...listsOutstanding(term), ...consentsOutstanding(term)];
}

function listsOutstanding(term: Term): Rows {
  const { state, truce, lists } = term;
  const terms = modelOf(truce, 'performance');
  if (!terms) return [];
  const { personsPer, hoursPer } = terms;
  const due = Math.min(...term.ends.map(([, end]) => end));
  const accounts = accountsOn(state, truce, 'list', due);
  const awaited = lists.filter(({ outcome }) => outcome.outcome === 'awaited');
  const answers = awaited.flatMap(({ list, outcome }) =>
    truce.parties
      .filter((party) => party !== list.by && !outcome.answers.some((answer) => answer.by === party))
      .map((party) => ({
        what: 'answer' as const,
        count: list.living,
        expectedFrom: party,
        due,
        basis: 'list-handed-in' as const,
        accounts,
      })),
  );
  const reached = Math.max(...term.ends.map(([party]) => termFor(party, truce, asksOf(state, truce.id))));
  const full = awaited.some(({ list }) => hoursEarned(truce, list.living) > 0);
  // A full list that awaits its answer is not expected a second time; nor is one that every cap reported rules out. TR22
  if (full || reached + hoursPer > widestCap(state.reports, truce.id)) return answers;
  const list = {
    what: 'list' as const,
    count: personsPer,
    expectedFrom: truce.releasing,
    due,
    basis: 'performance-extension' as const,
    accounts,
  };
  return [list, ...answers];
}

/** Consent is awaited from each party that has not answered, the one that proposes excepted. TR27 */
function consentsOutstanding({ state, truce, proposals, ends }: Term): Rows {
  const due = Math.min(...ends.map(([, end]) => end));
  return proposals
    .filter(({ outcome }) => outcome.outcome === 'awaited')
    .flatMap(({ proposal, outcome }) =>
      truce.parties
        .filter((party) => party !== proposal.by && !outcome.answers.some((answer) => answer.by === party))
        .map((party) => ({
          what: 'consent' as const,
          count: proposal.hours,
          expectedFrom: party,
          due,
          basis: 'extension-proposed' as const,
          accounts: accountsOn(state, truce, 'extension', due),
        })),
    );
}

function accountsOn(state: TruceState, truce: Truce, about: Account['about'], due: number) {
  return allKept(state.accounts)
    .filter((one) => one.truce === truce.id && one.about === about && one.due === due)
    .sort((left, right) => (left.by < right.by ? -1 : 1))
    .flatMap((one) => one.says.map((version) => ({ by: one.by, says: version.value })));
}
