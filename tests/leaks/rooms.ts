/** Random rooms for two runs that differ only in what is said where one delegation is not. */
import type { Capacity } from '@parley/desks';
import type { Scenario } from '@parley/rehearsal';
import type { Purpose } from '@parley/room';
import { choose } from '../../packages/desks/src/testing/bodies.ts';
import { convening } from '../../packages/desks/src/testing/given.ts';

/** A stream of small numbers from a seed. */
export type Dice = () => number;

/** MINSTD (Park and Miller 1988, with the multiplier of 1993). */
export function diceOf(seed: number): Dice {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 10_007;
  };
}

/** The openings of the desks speak of instants from 1970 on, and so does the room. */
const starts = 60_000;

/** Two parties and a mediator, and at times others, with the ids that the desks' random bodies name. */
export function roomFrom(dice: Dice): Scenario {
  const always = ['mediator', 'north', 'south'];
  const ids = convening.delegations.map(({ id }) => id).filter((id) => always.includes(id) || dice() % 2 === 0);
  const delegations = Object.fromEntries(
    ids.map((id, i) => {
      const { label, capacities } = convening.delegations.find((one) => one.id === id) as {
        label: string;
        capacities: string[];
      };
      return [id, { label, capacities: capacities as Capacity[], nodes: [`n${i}`] }];
    }),
  );
  const channels: Scenario['channels'] = {};
  const open = (name: string, purpose: Purpose, members: readonly string[], readers: readonly string[] = []) => {
    channels[name] = { purpose, members: [...members], readers: [...readers], withoutPrejudice: dice() % 3 === 0 };
  };
  const mediators: readonly string[] = ids.filter((id) => id === 'mediator' || id === 'guide');
  open(
    'notice',
    'notice-board',
    mediators,
    ids.filter((id) => !mediators.includes(id)),
  );
  for (const party of ['north', 'south']) open(`line-${party}`, 'line', [choose(mediators, dice()), party]);
  if (mediators.length > 1) open('mediators', 'mediators', mediators);
  if (ids.includes('intermediary')) open('names', 'intermediary', ['intermediary', choose(['north', 'south'], dice())]);
  for (const id of ids.filter((id) => id === 'north' || dice() % 3 === 0)) open(`own-${id}`, 'own', [id]);
  // Tables of some of them: a delegation is in some, and not in others.
  for (let table = 1; table <= 3; table++) {
    const without = choose(ids, dice());
    const some = ids.filter((id) => (always.includes(id) || dice() % 2 === 0) && (table === 1 || id !== without));
    const [first, second] = some;
    if (first && second)
      open(`table-${table}`, 'other', some, dice() % 2 ? ids.filter((id) => !some.includes(id)).slice(0, 1) : []);
  }
  return {
    room: {
      title: 'Practice',
      terms: 'Practice',
      seed: dice(),
      starts,
      convener: 'mediator',
      replay: false,
      zones: [],
      chapters: [],
      facts: [],
    },
    delegations,
    channels,
    steps: [],
    expect: [],
  };
}

/** Whether a delegation is shown what is said in a channel of this room. */
export function isIn(scenario: Scenario, delegation: string, channel: string): boolean {
  const terms = scenario.channels[channel];
  return !terms || [...terms.members, ...terms.readers].includes(delegation);
}
