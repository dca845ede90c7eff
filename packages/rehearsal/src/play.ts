/** Playing a scenario to a moment, holding it against what it says itself must be so. */
import { isoOf } from '@parley/desks';
import {
  charterView,
  exchangeView,
  handoversView,
  heardView,
  incidentsView,
  listsView,
  type Node,
  now,
  outstandingView,
  papersView,
  principalsView,
  recordView,
  situationView,
  statementsView,
  talksView,
  teamsView,
  tranchesView,
  truceView,
  waitingView,
} from '@parley/room';
import { type Options, Rehearsal } from './rehearsal.ts';
import type { Expectation, Scenario } from './scenario.ts';
import type { Mark } from './script.ts';
import type { Ground } from './seat.ts';

export const views = {
  charter: charterView,
  truce: truceView,
  incidents: incidentsView,
  exchange: exchangeView,
  lists: listsView,
  tranches: tranchesView,
  handovers: handoversView,
  talks: talksView,
  papers: papersView,
  teams: teamsView,
  principals: principalsView,
  statements: statementsView,
  outstanding: outstandingView,
  waiting: waitingView,
  heard: heardView,
  situation: (node: Node, moment: ReturnType<typeof now>) => situationView(node, moment),
  record: recordView,
} as const;
export type ViewName = keyof typeof views;
/** Their names, in the order in which they are offered. */
export const viewNames = Object.keys(views);
export const isViewName = (name: string): name is ViewName => Object.hasOwn(views, name);

export type Played = {
  readonly rehearsal: Rehearsal;
  /** Expectations that do not hold, in words; empty where the scenario plays as it says. */
  readonly failures: readonly string[];
  readonly checked: number;
};

/** The room is founded in calm; from then on every message meets `faults`. */
export async function play(
  scenario: Scenario,
  ground: Ground,
  { faults, ...options }: Options & { readonly until?: number } = {},
): Promise<Played> {
  const rehearsal = await Rehearsal.open(scenario, ground, options);
  if (faults) rehearsal.setFaults(faults);
  const until = options.until ?? endOf(scenario);
  const dated = scenario.expect.filter((one) => 'at' in one).filter((one) => one.at <= until);
  const failures: string[] = [];
  for (const one of [...dated].sort((left, right) => left.at - right.at)) {
    await rehearsal.advance(one.at);
    failures.push(...judgeView(rehearsal, one));
  }
  await rehearsal.advance(until);
  const foreseen = scenario.expect.filter((one) => 'step' in one);
  for (const { step, refused } of foreseen) {
    const outcome = rehearsal.outcomes.get(step);
    if (outcome && (outcome.done || outcome.refused !== refused))
      failures.push(`step ${step}: expected the refusal ${refused}, got ${outcome.done ? 'stands' : outcome.refused}`);
  }
  for (const { step, refused } of rehearsal.refusals) {
    if (!foreseen.some((one) => one.step === step)) failures.push(`${step} was refused: ${refused}`);
  }
  return { rehearsal, failures, checked: dated.length + foreseen.length };
}

/** The last moment that a scenario speaks of. */
export function endOf(scenario: Scenario): number {
  const steps = scenario.steps.map((one) => one.at);
  const expected = scenario.expect.flatMap((one) => ('at' in one ? [one.at] : []));
  return Math.max(scenario.room.starts, ...steps, ...expected);
}

/** A view as a delegation's node shows it at `at`; a replay's entries bear their marks. */
export function viewAs(rehearsal: Rehearsal, delegation: string, name: ViewName, at: number) {
  const { node } = rehearsal.seat(delegation);
  return name === 'record' ? markedRecord(node, at, rehearsal.marks) : views[name](node, now(at));
}

export function markedRecord(node: Node, at: number, marks: ReadonlyMap<string, Mark>) {
  const view = recordView(node, now(at));
  return { ...view, entries: view.entries.map((line) => ({ ...line, mark: markOf(marks, line) })) };
}

/**
 * Whence a line of a replay's record comes. A confirmation bears its paper's mark; what no step wrote, such as the
 * founding of the room, is the replay's own.
 */
export function markOf(marks: ReadonlyMap<string, Mark>, line: { readonly entry: string; readonly id: string }) {
  const mark = marks.get(line.entry) ?? marks.get(line.id);
  return mark && 'source' in mark ? 'source' : 'invented';
}

function judgeView(rehearsal: Rehearsal, one: Extract<Expectation, { at: number }>): string[] {
  if (!isViewName(one.view)) return [`there is no view called ${one.view}`];
  const shown = viewAs(rehearsal, one.as, one.view, one.at);
  const where = `${isoOf(one.at)} ${one.as} ${one.view}`;
  return differences(one.has, shown, '').map((difference) => `${where}: ${difference}`);
}

/** Where `expected` is not a part of `shown`: objects by their keys, lists in whole and in order. */
export function differences(expected: unknown, shown: unknown, path: string): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(shown) || shown.length !== expected.length)
      return [`${path} is ${JSON.stringify(shown)}, expected ${expected.length} in a list`];
    return expected.flatMap((one, i) => differences(one, shown[i], `${path}[${i}]`));
  }
  if (expected !== null && typeof expected === 'object') {
    if (shown === null || typeof shown !== 'object') return [`${path} is ${JSON.stringify(shown)}`];
    return Object.entries(expected).flatMap(([key, one]) =>
      differences(one, (shown as { readonly [key: string]: unknown })[key], path ? `${path}.${key}` : key),
    );
  }
  return Object.is(expected, shown)
    ? []
    : [`${path} is ${JSON.stringify(shown)}, expected ${JSON.stringify(expected)}`];
}
