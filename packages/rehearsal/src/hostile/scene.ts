/** A random room from a seed, with one delegation in it that will stop at nothing. */
import type { Capacity } from '@parley/desks';
import type { Hex, History } from '@parley/record';
import type { Channel, Purpose } from '@parley/room';
import { type Chance, chanceOf } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Ground, Seat } from '../seat.ts';
import { type Founded, WatchedRoom } from './watched-room.ts';

export type Scene = {
  readonly room: WatchedRoom;
  readonly chance: Chance;
  readonly hostile: Seat;
  readonly honest: readonly Seat[];
};

const starts = 1_900_000_000_000;

export function pick<T>(chance: Chance, from: readonly T[]): T | undefined {
  return from[Math.floor(chance.number('pick') * from.length)];
}

export function below(chance: Chance, most: number): number {
  return Math.floor(chance.number('below') * most);
}

/** A delegation with its capacity and how many nodes it has. */
function delegation(label: string, capacity: Capacity, id: string, nodes: number) {
  return { label, capacities: [capacity], nodes: Array.from({ length: nodes }, (_, i) => `${id}-${i + 1}`) };
}

/** Two or three parties, one or two mediators, at times an intermediary and an observer; lines, a board and more. */
export function scenarioFrom(chance: Chance): Scenario {
  const parties = ['north', 'south', 'east'].slice(0, 2 + below(chance, 2));
  const mediators = ['mediator', 'second'].slice(0, 1 + below(chance, 2));
  const others = [...(below(chance, 2) ? ['courier'] : []), ...(below(chance, 2) ? ['observer'] : [])];
  const delegations: Record<string, Scenario['delegations'][string]> = {};
  for (const id of parties) delegations[id] = delegation(id, 'party', id, id === 'south' ? 1 + below(chance, 2) : 1);
  for (const id of mediators) delegations[id] = delegation(id, 'mediator', id, 1);
  for (const id of others) delegations[id] = delegation(id, id === 'courier' ? 'intermediary' : 'observer', id, 1);
  const channels: Record<string, Scenario['channels'][string]> = {};
  const open = (name: string, purpose: Purpose) => {
    return (members: readonly string[], readers: readonly string[] = []) => {
      channels[name] = {
        purpose,
        members: [...members],
        readers: [...readers],
        withoutPrejudice: below(chance, 2) === 1,
      };
    };
  };
  open('notice', 'notice-board')(mediators, [...parties, ...others]);
  for (const id of parties) open(`line-${id}`, 'line')([pick(chance, mediators) as string, id]);
  if (mediators.length > 1) open('mediators', 'mediators')(mediators);
  open('table', 'other')([...mediators, ...parties]);
  if (others.includes('courier')) open('courier', 'intermediary')(['courier', ...parties.slice(0, 2)]);
  open('own', 'own')(['south']);
  const seed = below(chance, 4);
  const room = { title: 'Practice', terms: 'Practice', seed, starts, convener: 'mediator', replay: false };
  return {
    room: { ...room, zones: [], chapters: [], facts: [] },
    delegations,
    channels,
    steps: [],
    expect: [],
  };
}

/** Founding takes longer than all that follows: so many rooms are founded, and each is played again and again. */
const foundings = 200;
const founded = new WeakMap<Ground, Map<number, Promise<Founded>>>();

function foundedRoom(ground: Ground, which: number): Promise<Founded> {
  const rooms = founded.get(ground) ?? new Map<number, Promise<Founded>>();
  founded.set(ground, rooms);
  const seed = -1 - which;
  const found = async () => {
    const scenario = scenarioFrom(chanceOf(ground.cryptography, seed));
    return (await WatchedRoom.open(scenario, ground, seed)).founded();
  };
  const room = rooms.get(which) ?? found();
  rooms.set(which, room);
  return room;
}

export async function sceneFrom(ground: Ground, seed: number): Promise<Scene> {
  const chance = chanceOf(ground.cryptography, seed);
  const before = await foundedRoom(ground, below(chance, foundings));
  const { scenario } = before;
  const hostileOne = pick(
    chance,
    Object.keys(scenario.delegations).filter((id) => id !== 'south'),
  ) as string;
  const room = await WatchedRoom.again(before, ground, seed);
  const seats = [...room.seats.values()];
  return {
    room,
    chance,
    hostile: seats.find((seat) => seat.delegation === hostileOne) as Seat,
    honest: seats.filter((seat) => seat.delegation !== hostileOne),
  };
}

/** A channel as a seat holds it. */
export function channelAt(room: WatchedRoom, seat: Seat, name: string): Channel | undefined {
  return seat.node.channels.get(room.channels.get(name) ?? '');
}

export function charterOf(seat: Seat): History {
  const channel = seat.node.channels.get(seat.node.room as Hex);
  if (!channel) throw new Error('a seat that is in no room');
  return channel.history;
}

/** The channels that the hostile one writes in together with others, the charter included. */
export function reach(scene: Scene): readonly string[] {
  return shared(scene).filter((name) => !hasEnded(scene, name));
}

/** A channel of this name as the hostile one holds it, where it is heard still. */
export function reached(scene: Scene, name: string): Channel | undefined {
  return reach(scene).includes(name) ? channelAt(scene.room, scene.hostile, name) : undefined;
}

/** The channels where its log has forked: there nothing more of it comes in. */
export const ended = (scene: Scene): readonly string[] => shared(scene).filter((name) => hasEnded(scene, name));

function shared({ room, hostile }: Scene): readonly string[] {
  return [...room.channels.keys()].filter(
    (name) => room.inside(name).includes(hostile) && room.inside(name).length > 1,
  );
}

function hasEnded({ room, hostile, honest }: Scene, name: string): boolean {
  return honest.some((seat) => channelAt(room, seat, name)?.history.branches.has(hostile.name));
}

/** Of these, the ones where it is a member: there what it says may stand. */
export function voice(scene: Scene): readonly string[] {
  const { room, hostile } = scene;
  return reach(scene).filter((name) => room.scenario.channels[name]?.members.includes(hostile.delegation));
}

export function capacityOf({ room, hostile }: Scene): Capacity {
  return room.scenario.delegations[hostile.delegation]?.capacities[0] as Capacity;
}

/** The others in a channel. */
export function others({ room, hostile }: Scene, channel: string): readonly Seat[] {
  return room.inside(channel).filter((seat) => seat !== hostile);
}
