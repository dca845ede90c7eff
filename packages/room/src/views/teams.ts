/** What only one's own delegation is shown: its postings, duty and tasks. They live in its channel of one. */
import { teamsView as deskView, type TeamsState } from '@parley/desks';
import type { Node } from '../state.ts';
import { charterIn, frame, iso, isoOrNull, type Moment, ownChannel, stateOf } from './frame.ts';

type Shown = ReturnType<typeof deskView>;
type Journey = Pick<Shown['postings'][number], 'decided' | 'announced' | 'departed' | 'arrived'>;

export function teamsView(node: Node, moment: Moment) {
  const state = stateOf(node, ownChannel(node), moment);
  const view = deskView(charterIn(node, moment), state.desks['teams'] as TeamsState, moment.at);
  return {
    ...frame(node, 'teams', moment),
    postings: view.postings.map((one) => ({
      id: one.id,
      team: one.team,
      site: one.site,
      mandate: one.mandate,
      mandateEnded: one.mandateEnded,
      orderedBy: one.orderedBy,
      comesFrom: one.comesFrom,
      premisesOf: one.premisesOf,
      until: isoOrNull(one.until),
      roles: one.roles,
      lines: one.lines,
      ...journey(one),
      recalls: one.recalls.map((recall) => ({
        id: recall.id,
        orderedBy: recall.orderedBy,
        ...journey(recall),
        enteredLater: enteredLater(recall),
        nodes: recall.nodes,
        exit: recall.exit,
      })),
    })),
    sites: view.sites.map((one) => ({ ...one, since: isoOrNull(one.since) })),
    lines: view.lines,
    ...duties(view.duty),
    ...tasks(view),
  };
}

function journey({ decided, announced, departed, arrived }: Journey) {
  return {
    decided: isoOrNull(decided.at),
    announced: isoOrNull(announced.at),
    departed: isoOrNull(departed.at),
    arrived: isoOrNull(arrived.at),
  };
}

/** The steps whose time was typed in later. */
function enteredLater(one: Journey) {
  const steps = ['decided', 'announced', 'departed', 'arrived'] as const;
  return steps.filter((step) => one[step].versions.some((version) => version.enteredLater));
}

const dated = <T extends { readonly at: number; readonly enteredAt: number }>(one: T) => ({
  ...one,
  at: iso(one.at),
  enteredAt: iso(one.enteredAt),
});

function duties({ posts, handovers, presence, movements }: Shown['duty']) {
  const shift = (one: Shown['duty']['posts'][number]['now'][number]) => ({
    ...one,
    from: iso(one.from),
    until: iso(one.until),
  });
  return {
    posts: posts.map((one) => ({ ...one, now: one.now.map(shift), next: one.next && shift(one.next) })),
    handovers: handovers.map((one) => ({
      ...dated(one),
      countersigned: one.countersigned && dated(one.countersigned),
    })),
    presence: presence.map(dated),
    movements: movements.map((one) => ({ ...dated(one), leaves: iso(one.leaves), arrives: isoOrNull(one.arrives) })),
  };
}

function tasks({ tasks, checklists, templates, pairs }: Shown) {
  return {
    tasks: tasks.map((one) => ({ ...one, due: isoOrNull(one.due), at: iso(one.at), done: one.done.map(dated) })),
    checklists: checklists.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, done: step.done.map(dated) })),
    })),
    templates,
    pairs,
  };
}
