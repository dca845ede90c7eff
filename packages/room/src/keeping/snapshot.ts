/**
 * A snapshot of what this node holds and has judged: outlines, rulings and states, so that a daily start reads only what
 * came after it. It is sealed by the disk, believed by the node that made it and by nobody else, and names the fold version.
 */
import { type Written, writtenDown } from '@parley/desks';
import { decodeSharing, encode, type Hex, type Outline, outlineOf, type Past, type Value } from '@parley/record';
import type { Ruling } from '../judging/meaning.ts';
import type { Channel, Node } from '../state.ts';

/** Raised whenever a rule changes what a fold makes, or the snapshot its shape. */
export const foldVersion = 14;

const limits = { bytes: 1024 * 1024 * 1024, depth: 12 };

export type ChannelShot = {
  readonly outline: Outline;
  /** When each entry was first held. */
  readonly heldAfter: Uint8Array;
  /** Those that wait for a key, and what rests on them; all others are judged. */
  readonly waiting: readonly Hex[];
  /** Those of them that do not stand, by name. */
  readonly refused: readonly (readonly [name: Hex, ruling: Ruling])[];
  /** By epoch, the entries that bear its wrap lists. */
  readonly wraps: readonly (readonly [epoch: Hex, names: readonly Hex[]])[];
  readonly erasures: readonly Hex[];
  /** Void entries, each with the erasure by which it is; and what became of each erasure. */
  readonly voids: readonly (readonly [name: Hex, by: Hex])[];
  readonly erased: readonly (readonly [name: Hex, ruling: Ruling])[];
  /** Entries that came without their box, and whose words this node has not read. */
  readonly boxless: readonly Hex[];
  readonly moved: Past;
  readonly state: Written;
};

export type Snapshot = {
  readonly version: number;
  readonly node: Hex;
  /** Rows on its disk that stand for nothing. */
  readonly setAside: number;
  readonly channels: readonly ChannelShot[];
};

/** To be taken when the disk has all that the node holds: between two steps. */
export function takeSnapshot(node: Node): Uint8Array {
  const { name, setAside } = node;
  const snapshot: Snapshot = {
    version: foldVersion,
    node: name,
    setAside,
    channels: [...node.channels.values()].map(shotOf),
  };
  return encode(snapshot as unknown as Value);
}

function shotOf(channel: Channel): ChannelShot {
  const { history, live, rulings, unjudged, wraps, heldAt, erasures, voids, erased, boxless } = channel;
  return {
    outline: outlineOf(history),
    heldAfter: heldAt.packed(history.byName.keys()),
    waiting: unjudged,
    refused: [...rulings].filter(([, ruling]) => ruling !== 'stands'),
    wraps: [...wraps],
    erasures,
    voids: [...voids],
    erased: [...erased],
    boxless: [...boxless.keys()],
    moved: live.moved,
    state: writtenDown(live.state),
  };
}

/** Undefined where it cannot be read or is of another fold version; then everything is judged again. */
export function readSnapshot(bytes: Uint8Array): Snapshot | undefined {
  const read = decodeSharing(bytes, limits);
  if (!read.ok) return undefined;
  // What opened under this node's own seal and names this version has this shape.
  const snapshot = read.value as unknown as Snapshot;
  return snapshot?.version === foldVersion ? snapshot : undefined;
}
