/** One simulated node: its keys, its disk, its clock, and the answers that it has given. */
import { type Cryptography, type Hex, type KeyWrapping, none, type Signer } from '@parley/record';
import {
  type AnnexStore,
  type Answer,
  annexesOn,
  createNode,
  dueAtBeat,
  type Effect,
  type Event,
  type Node,
  openNode,
  type Row,
  type Store,
  takeSnapshot,
} from '@parley/room';
import { memoryAnnexes, memoryStore } from './memory-store.ts';

/** What a rehearsal stands on: the vault, handed in from outside. */
export type Ground = {
  readonly cryptography: Cryptography;
  readonly keysFrom: (
    seed: Uint8Array,
  ) => Promise<{ readonly signer: Signer; readonly wrapping: KeyWrapping; readonly wrappingKey: Uint8Array }>;
};

export type Seat = {
  readonly delegation: string;
  /** The scenario's name of the node, such as `a1`. */
  readonly label: string;
  readonly name: Hex;
  readonly signer: Signer;
  readonly wrapping: KeyWrapping;
  readonly seal: Uint8Array;
  node: Node;
  store: Store;
  /** Beside the record: it is in no backup. */
  annexes: AnnexStore;
  /** How far this node's clock is off, ms. */
  offset: number;
  beatDue: boolean;
  readonly answers: Map<string, Answer>;
};

export function seatOf(
  ground: Ground,
  delegation: string,
  label: string,
  name: Hex,
  keys: { readonly signer: Signer; readonly wrapping: KeyWrapping; readonly wrappingKey: Uint8Array },
): Seat {
  const identity = { delegation, signer: keys.signer, seal: keys.wrappingKey };
  const annexes = memoryAnnexes();
  return {
    delegation,
    label,
    name,
    signer: keys.signer,
    wrapping: keys.wrapping,
    seal: keys.wrappingKey,
    node: createNode(ground.cryptography, identity, name, annexesOn(annexes)),
    store: memoryStore(),
    annexes,
    offset: 0,
    beatDue: false,
    answers: new Map(),
  };
}

/** A node at rest has no beat: only one that heard something new, missed something, or waits for a key. */
export const needsBeat = (seat: Seat): boolean => dueAtBeat(seat.node);

type Beside = Extract<Effect, { type: 'keep-annex' | 'erase-annex' | 'renew-snapshot' }>;

/** What a node keeps besides its rows: annexes beside the record, and the snapshot that replaces the one before. */
export function keepAt({ node, store, annexes }: Seat, effect: Beside): void {
  if (effect.type === 'keep-annex') annexes.keep(effect.row);
  else if (effect.type === 'erase-annex') annexes.erase(effect.entry);
  else store.write([{ row: 'snapshot', bytes: takeSnapshot(node) }]);
}

type KeyWork = Extract<Effect, { type: 'wrap' | 'unwrap' | 'make-key' }>;

/** Work with keys, the one thing that takes a node's driver time; returns the event that answers it. */
export async function withKeys({ wrapping }: Seat, work: KeyWork): Promise<Event> {
  const { ticket } = work;
  if (work.type === 'make-key') return { type: 'key-made', ticket, publicKey: await wrapping.publicKeyOf(work.seed) };
  if (work.type === 'unwrap') {
    return { type: 'unwrapped', ticket, key: await wrapping.unwrap(work.wrapped, work.info, work.seed) };
  }
  const { jobs, key } = work;
  const wraps = await Promise.all(
    jobs.map((job) => wrapping.wrap(job.recipient, key, job.info, job.ekm).catch(() => none)),
  );
  return { type: 'wrapped', ticket, wraps };
}

/** The node dies and is opened again from its disk, or from an older copy of it on another machine. */
export function reopen(ground: Ground, seat: Seat, backup?: readonly Row[]) {
  if (backup) {
    seat.store = memoryStore(backup);
    seat.annexes = memoryAnnexes();
  }
  const identity = { delegation: seat.delegation, signer: seat.signer, seal: seat.seal };
  const opened = openNode(ground.cryptography, identity, seat.store, {
    restored: backup !== undefined,
    annexes: seat.annexes,
  });
  seat.node = opened.node;
  return opened.effects;
}
