/** A small room for tests: two parties, a mediator, an observer; a notice board and two lines. All people invented. */
import { type ActStep, type Faults, Rehearsal, readScenario, type Scenario } from '@parley/rehearsal';
import { cryptography, nodeKeysFrom } from '@parley/vault';

export const ground = { cryptography, keysFrom: nodeKeysFrom };
export const morning = Date.UTC(2030, 4, 1, 6, 0, 0);
export const minute = 60_000;
export const hour = 60 * minute;

const text = `
room: {title: Northbank and Southbank, terms: Practice, seed: 7, starts: "2030-05-01T06:00:00Z", convener: mediator}
delegations:
  north: {label: Northbank, capacities: [party], nodes: [n1]}
  south: {label: Southbank, capacities: [party], nodes: [s1]}
  mediator: {label: Mediator, capacities: [mediator], nodes: [m1]}
  observer: {label: Observer, capacities: [observer], nodes: [o1]}
channels:
  notice: {purpose: notice-board, members: [mediator], readers: [north, south]}
  line-north: {purpose: line, members: [mediator, north]}
  line-south: {purpose: line, members: [mediator, south]}
steps: []
`;

/** The same with a second mediator, the mediators' channel and each party's own. */
const talking = text
  .replace('channels:', `  guide: {label: Second mediator, capacities: [mediator], nodes: [g1]}\nchannels:`)
  .replace(
    'steps: []',
    `  mediators: {purpose: mediators, members: [mediator, guide]}
  own-north: {purpose: own, members: [north]}
  own-south: {purpose: own, members: [south]}
steps: []`,
  );

/** Reading one takes as long as founding half a room. */
const read = new Map<string, Scenario>();

export function practice(written = text): Scenario {
  const known = read.get(written) ?? scenarioIn(written);
  read.set(written, known);
  return known;
}

function scenarioIn(written: string): Scenario {
  const scenario = readScenario(written);
  if (!scenario.ok) throw new Error(scenario.problems.join('\n'));
  return scenario.scenario;
}

export type Said = Omit<ActStep, 'at' | 'body'> & { readonly body?: Record<string, unknown> };

export const openRoom = (options: { faults?: Faults; seed?: number } = {}) =>
  Rehearsal.open(practice(), ground, options);

export const openTalks = (seed = 7) => Rehearsal.open(practice(talking), ground, { seed });

/** Says an act and lets a minute pass. */
export async function say(room: Rehearsal, by: string, channel: string, act: string, body = {}, id?: string) {
  const answer = await room.performed({ by, channel, act, body, ...(id !== undefined && { id }) });
  await room.advance(room.now + minute);
  return answer;
}

export const proposal = {
  text: 'The parties keep still for four days.',
  plannedStart: new Date(morning + 2 * hour).toISOString(),
  startWording: '1 May, 08:00 UTC',
  hours: 96,
  releasing: 'south',
  extension: { model: 'performance', hoursPer: 24, personsPer: 10 },
};

/** A truce agreed by both parties and in force from 08:00. */
export async function agree(room: Rehearsal): Promise<void> {
  await say(room, 'mediator', 'notice', 'truce.proposed', proposal, 'proposal');
  for (const party of ['north', 'south']) {
    await say(room, party, `line-${party}`, 'truce.accepted', { truce: '$proposal' }, `accepted-${party}`);
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: `$accepted-${party}` });
  }
  const start = new Date(morning + 2 * hour).toISOString();
  await say(room, 'mediator', 'notice', 'truce.start-set', { truce: '$proposal', start, wording: '08:00 UTC' });
  await room.advance(morning + 3 * hour);
}

export const list = { truce: '$proposal', living: 10, remains: 0, hours: 24, wording: 'Ten persons.' };
