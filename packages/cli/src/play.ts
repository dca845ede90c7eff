/** `parley play`: plays a scenario in memory, holds it against its own expectations, prints one view. */
import { isoOf } from '@parley/desks';
import { endOf, isViewName, play, viewAs, viewNames } from '@parley/rehearsal';
import { ground, scenarioIn, timeFrom } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';
import { told } from './told.ts';

export type PlayOptions = {
  readonly until?: string;
  readonly as?: string;
  readonly view?: string;
  readonly json?: boolean;
};

export async function playCommand(path: string, options: PlayOptions, output: Output): Promise<number> {
  const scenario = await scenarioIn(path);
  const until = options.until === undefined ? endOf(scenario) : timeFrom(options.until);
  const as = options.as ?? scenario.room.convener;
  if (!Object.hasOwn(scenario.delegations, as))
    throw new UsageError(`No delegation is called ${as}. There are: ${Object.keys(scenario.delegations).join(', ')}.`);
  const name = options.view ?? 'truce';
  if (!isViewName(name)) throw new UsageError(`There is no view called ${name}: ${viewNames.join(', ')}.`);
  const { rehearsal, failures, checked } = await play(scenario, ground, { until });
  const view = viewAs(rehearsal, as, name, until);
  if (options.json) output.json(view);
  else {
    output.say(`${scenario.room.title} · as ${as} · ${isoOf(until)}`);
    output.say(told(view));
    output.say(`${checked - failures.length} of ${checked} expectations hold.`);
  }
  for (const failure of failures) process.stderr.write(`does not hold: ${failure}\n`);
  return failures.length === 0 ? exit.holds : exit.doesNotHold;
}
