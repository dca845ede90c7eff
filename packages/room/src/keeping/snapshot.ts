/**
 * A snapshot of what this node has judged: heads, rulings and states, so that a daily start folds only the tail. It is
 * believed by the node that made it and by nobody else, names the fold version, and is dropped where it does not fit.
 */
import { decode, encode, type Fields, type Hex, isCharter, type Past, type Value } from '@parley/record';
import { termsOf } from '../judging/interpret.ts';
import { bodyOf } from '../judging/judge.ts';
import type { ChannelState, Ruling } from '../judging/meaning.ts';
import { heldOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';

/** Raised whenever a rule changes what a fold makes. */
export const foldVersion = 4;

const limits = { bytes: 256 * 1024 * 1024, depth: 40 };

type ChannelShot = {
  readonly id: Hex;
  /** Whose log is which, by index: what pasts count by. */
  readonly logs: readonly Hex[];
  /** Names judged, in order. */
  readonly judged: readonly Hex[];
  /** Those that do not stand, with their refusals. */
  readonly refused: { readonly [name: Hex]: Ruling };
  readonly moved: Past;
  readonly state: ChannelState;
};
export type Snapshot = { readonly version: number; readonly node: Hex; readonly channels: readonly ChannelShot[] };

export function takeSnapshot(node: Node): Uint8Array {
  const channels = [...node.channels.values()]
    .filter((channel) => channel.terms)
    .map((channel) => ({
      id: channel.id,
      logs: channel.history.logs.map((log) => log.node),
      judged: channel.judged,
      refused: Object.fromEntries([...channel.rulings].filter(([, ruling]) => ruling !== 'stands')),
      moved: channel.live.moved,
      // Through JSON: states are plain data, and what is undefined in them is absent.
      state: JSON.stringify(channel.live.state),
    }));
  return encode({ version: foldVersion, node: node.name, channels } as unknown as Value);
}

/** Undefined where it cannot be read or is of another fold version; then everything is judged again. */
export function readSnapshot(bytes: Uint8Array): Snapshot | undefined {
  const read = decode(bytes, limits);
  if (!read.ok) return undefined;
  const shot = read.value as Fields;
  if (shot['version'] !== foldVersion || !Array.isArray(shot['channels'])) return undefined;
  try {
    const channels = (shot['channels'] as readonly Fields[]).map(
      (one) => ({ ...one, state: JSON.parse(one['state'] as string) }) as unknown as ChannelShot,
    );
    return { version: foldVersion, node: shot['node'] as Hex, channels };
  } catch {
    return undefined;
  }
}

/** Puts the snapshot under what was admitted; a channel that does not hold all that it names is judged afresh. */
export function resume(node: Node, snapshot: Snapshot): void {
  if (snapshot.node !== node.name) return;
  const shots = new Map(snapshot.channels.map((one) => [one.id, one]));
  const order = [...node.channels.values()].sort(
    (left, right) => Number(isCharter(right.history)) - Number(isCharter(left.history)),
  );
  for (const channel of order) {
    const shot = shots.get(channel.id);
    if (!shot || !holds(channel, shot)) continue;
    const first = bodyOf(node, channel, heldOf(channel, channel.id));
    if (!first) continue;
    const judged = new Set(shot.judged);
    channel.unjudged = channel.unjudged.filter((name) => !judged.has(name));
    for (const name of shot.judged) {
      channel.judged.push(name);
      channel.rulings.set(name, Object.hasOwn(shot.refused, name) ? (shot.refused[name] as Ruling) : 'stands');
    }
    channel.terms = termsOf(first);
    channel.live = { state: shot.state, moved: shot.moved };
  }
}

/** Whether all that was judged is there, in the same logs. What waited then may wait still, anywhere among it. */
function holds({ history }: Channel, shot: ChannelShot): boolean {
  return (
    shot.logs.every((log, index) => history.logs[index]?.node === log) &&
    shot.judged.every((name) => history.byName.has(name))
  );
}
