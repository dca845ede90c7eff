/**
 * Two runs of one random room, seen from one delegation. The second lacks what was said where that delegation is not,
 * save what was later conveyed to it. A difference in what it is shown is a leak.
 */
import { memoryAnnexes, memoryStore, Rehearsal } from '@parley/rehearsal';
import { openNode } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { choose } from '../../packages/desks/src/testing/bodies.ts';
import { openings } from '../../packages/desks/src/testing/openings.ts';
import { diceOf, isIn, roomFrom } from './rooms.ts';
import { shownTo } from './shown.ts';
import { drawn, Known, opening, pause, type Turn } from './turns.ts';

const ground = { cryptography, keysFrom: nodeKeysFrom };
/** Every letter takes the same time, or one letter more would move all that come after it. */
const still = { lose: 0, double: 0, delay: 0 };

const hour = 3_600_000;

export type Twins = {
  readonly seat: string;
  /** What differs, in words; empty where nothing leaks. */
  readonly differences: readonly string[];
  /** Kinds of act that stood where the delegation is not, and are not in the second run. */
  readonly unseen: readonly string[];
  /** Kinds of act that stood in its own channels. */
  readonly seen: readonly string[];
  /** Whether somebody who is where it is not is shown the difference, as must be. */
  readonly noticed: boolean;
};

/** Where the acts are said on which random ones of a desk rest. */
function placesOf({ channels }: Rehearsal['scenario'], desk: string): readonly string[] {
  if (desk === 'charter') return ['charter'];
  const sort = desk === 'teams' ? 'own-' : desk === 'notifications' ? 'line-' : 'table-';
  return Object.keys(channels).filter((name) => name.startsWith(sort));
}

export async function twins(seed: number, turns: number): Promise<Twins> {
  const dice = diceOf(seed);
  const scenario = roomFrom(dice);
  const script: Turn[] = [];
  const whole = await Rehearsal.open(scenario, ground, { faults: still });
  const known = new Map<string, boolean>();
  const acts = new Known();
  const say = async (turn: Turn) => {
    await whole.advance(turn.at);
    const answer = await whole.performed(turn);
    script.push(turn);
    known.set(turn.id, answer.done);
    if (answer.done) acts.note(answer.id, turn);
  };
  for (const desk of Object.keys(openings)) {
    for (const where of placesOf(scenario, desk))
      for (const turn of opening(scenario, desk, where, whole.now)) await say(turn);
  }
  for (let i = 0; i < turns; i++) {
    const turn = drawn(whole, acts, dice, `turn-${i}`);
    if (turn) await say({ ...turn, at: whole.now + pause(dice) });
  }
  await whole.advance(whole.now + 2 * hour);
  const stood = script.filter(({ id }) => known.get(id));
  // Of delegations that something was said without.
  const apart = Object.keys(scenario.delegations).filter((one) =>
    stood.some(({ channel }) => !isIn(scenario, one, channel)),
  );
  return compared(whole, script, known, choose(apart, dice()));
}

async function compared(
  whole: Rehearsal,
  script: readonly Turn[],
  known: ReadonlyMap<string, boolean>,
  seat: string,
): Promise<Twins> {
  const { scenario } = whole;
  const kept = keptFor(whole, script, seat);
  const lesser = await Rehearsal.open(scenario, ground, { faults: still });
  const differences: string[] = [];
  for (const turn of script.filter(({ id }) => kept.has(id))) {
    await lesser.advance(turn.at);
    const answer = await lesser.performed(turn);
    if (isIn(scenario, seat, turn.channel) && answer.done !== known.get(turn.id))
      differences.push(
        `${turn.id} (${turn.act} by ${turn.by} in ${turn.channel}) is answered otherwise: ${JSON.stringify(answer)}`,
      );
  }
  await lesser.advance(whole.now);
  const moments = [0.4, 0.9, 2].map((part) => Math.floor(whole.now * part));
  const [one, other] = [whole, lesser].map((room) => shownTo(room, seat, moments)) as [
    readonly string[],
    readonly string[],
  ];
  one.forEach((page, i) => {
    if (page !== other[i]) differences.push(`${seat} is shown otherwise: ${apart(page, other[i] ?? '')}`);
  });
  differences.push(...strangeOnDisk(whole, seat, moments));
  const stood = script.filter(({ id }) => known.get(id));
  const insider = stood.find(({ id }) => !kept.has(id))?.by;
  return {
    seat,
    noticed:
      insider !== undefined &&
      shownTo(whole, insider, [whole.now]).join() !== shownTo(lesser, insider, [whole.now]).join(),
    differences,
    unseen: stood.filter(({ id }) => !kept.has(id)).map(({ act }) => act),
    seen: stood.filter(({ channel }) => isIn(scenario, seat, channel)).map(({ act }) => act),
  };
}

/** What its disk holds of channels that it is not in, and pages that a node opened from that disk alone shows otherwise. */
function strangeOnDisk(room: Rehearsal, seat: string, moments: readonly number[]): readonly string[] {
  const rows = room.rowsOf(seat);
  const own = new Set([...room.channels].flatMap(([name, id]) => (isIn(room.scenario, seat, name) ? [id] : [])));
  const strange = rows.filter((row) => row.row !== 'snapshot' && !own.has(row.channel)).length;
  const before = shownTo(room, seat, moments);
  const { node, signer, seal } = room.seat(seat);
  const identity = { delegation: node.identity.delegation, signer, seal };
  const again = openNode(cryptography, identity, memoryStore(rows), { restored: false, annexes: memoryAnnexes() });
  const after = shownTo(room, seat, moments, again.node);
  const parted = before.findIndex((page, i) => page !== after[i]);
  return [
    ...(strange > 0 ? [`the disk of ${seat} holds ${strange} rows of channels that it is not in`] : []),
    ...(parted < 0
      ? []
      : [`opened again, ${seat} shows otherwise: ${apart(before[parted] ?? '', after[parted] ?? '')}`]),
  ];
}

/** What was said in the delegation's channels, and whatever that names, wherever it stands. */
function keptFor({ scenario }: Rehearsal, script: readonly Turn[], seat: string): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const turn of [...script].reverse()) {
    if (!isIn(scenario, seat, turn.channel) && !kept.has(turn.id)) continue;
    kept.add(turn.id);
    for (const [, id] of JSON.stringify(turn.body).matchAll(/"[$#]([a-z0-9-]+)"/g)) kept.add(id as string);
  }
  return kept;
}

/** Where two pages part, with some words around it. */
function apart(one: string, other: string): string {
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  const from = Math.max(0, at - 80);
  return `${one.slice(0, 40)}… ${one.slice(from, at + 80)} | ${other.slice(from, at + 80)}`;
}
