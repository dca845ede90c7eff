/**
 * Opening a node from its disk: rows come back in the order in which they were admitted, so every entry finds what it
 * rests on. A log is authenticated by its last signature and its chain; what that does not cover is set aside.
 */
import {
  admitVouched,
  type Cryptography,
  type Entry,
  type EpochKey,
  epochIn,
  equal,
  erasedIn,
  fromHex,
  type Hex,
  hasForked,
  isCharter,
  signatureHolds,
  toHex,
} from '@parley/record';
import { annexesOn, noAnnexes } from '../annexes/held.ts';
import { channelFounded } from '../carrying/channel.ts';
import { noteErasure } from '../carrying/intake.ts';
import { takeWraps } from '../carrying/wraps.ts';
import { storeBoxes } from '../erasing/destroy.ts';
import { judgeAll } from '../judging/judge.ts';
import { heldOf } from '../judging/states.ts';
import type { AnnexStore, Effect, EntryRow, Row, Store } from '../ports.ts';
import { type Channel, charterChannel, type Identity, type Node } from '../state.ts';
import { createNode } from './create.ts';
import { resume } from './resume.ts';
import { readRow, shelfOn } from './shelf.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

export type Opened = {
  readonly node: Node;
  /** What the driver must carry out before the first event: keys to be unwrapped, and what is to be destroyed still. */
  readonly effects: readonly Effect[];
  /** Rows that this disk gave back and that could not be admitted: to be said aloud, never repaired in silence. */
  readonly setAside: number;
};

export type Opening = {
  /** This disk may be older than what the node has signed: from a backup, or a copy of a machine. */
  readonly restored?: boolean;
  /** Told when an entry of an earlier day is asked for and the disk gives back another, or none. */
  readonly differs?: () => void;
  /** Annexes beside the record; none where it is left out. */
  readonly annexes?: AnnexStore;
};

type Read = { readonly row: EntryRow; readonly entry: Entry };
type Keys = ReadonlyMap<Hex, ReadonlyMap<Hex, EpochKey>>;

/** The daily start: by the snapshot, and what was written after it. Where no snapshot fits, everything is judged again. */
export function openNode(
  crypto: Cryptography,
  identity: Identity,
  store: Pick<Store, 'read' | 'tail' | 'entry'>,
  { restored = false, differs, annexes }: Opening = {},
): Opened {
  const { rows, before } = store.tail();
  const snapshot = snapshotIn(rows);
  const beside = () => (annexes ? annexesOn(annexes) : noAnnexes());
  const node = emptyNode(crypto, identity, restored, beside());
  const keys = keysIn(rows);
  // Only what some entry declares void may lie there without its box; all else differs from what was judged.
  const mayLackBox = (name: Hex) => [...node.channels.values()].some((one) => isDeclared(one, name));
  const shelf = shelfOn(crypto, store, mayLackBox, differs);
  return snapshot && resume(node, snapshot, before, (channel) => keys.get(channel) ?? [], shelf)
    ? admitted(node, rows, keys)
    : admitted(emptyNode(crypto, identity, restored, beside()), store.read());
}

const isDeclared = (channel: Channel, name: Hex): boolean =>
  channel.boxless.has(name) || channel.erasures.some((one) => erasedIn(heldOf(channel, one).entry) === name);

/** Reads every row and judges every act, whatever a snapshot says. */
export function openAfresh(crypto: Cryptography, identity: Identity, rows: readonly Row[], restored = false): Opened {
  return admitted(emptyNode(crypto, identity, restored), rows);
}

function emptyNode(crypto: Cryptography, identity: Identity, restored: boolean, annexes = noAnnexes()): Node {
  const node = createNode(crypto, identity, toHex(identity.signer.publicKey), annexes);
  if (restored) node.standing = { state: 'restored' };
  return node;
}

/** Lets in what these rows bear, and judges it. */
function admitted(node: Node, rows: readonly Row[], keys: Keys = keysIn(rows)): Opened {
  const entries: Read[] = [];
  for (const row of rows) {
    if (row.row !== 'entry') continue;
    node.setAside += 1;
    const entry = readRow(node.crypto, row);
    if (entry.ok) entries.push({ row, entry: entry.value });
  }
  const trusted = authenticated(node.crypto, entries);
  for (const { row, entry } of entries) {
    const channel = node.channels.get(row.channel) ?? channelFounded(node, entry);
    if (!channel || !trusted.has(entry.name)) continue;
    const charter = isCharter(channel.history) ? undefined : charterChannel(node)?.history;
    for (const held of admitVouched(channel.history, charter, node.crypto, [entry], vouched).admitted) {
      node.setAside -= 1;
      channel.unjudged.push(held.entry.name);
      channel.heldAt.set(held.entry.name, row.heldAt);
      const epoch = toHex(epochIn(held.entry.header));
      const key = keys.get(channel.id)?.get(epoch);
      if (key) channel.epochs.set(epoch, key);
      if (held.entry.header.sealing.kind === 'wraps') takeWraps(node, channel, held.entry);
      noteErasure(channel, held.entry);
    }
  }
  // Whoever has signed two entries for one position signs no more, also after a restart.
  if ([...node.channels.values()].some(({ history }) => hasForked(history, node.name)))
    node.standing = { state: 'restored' };
  judgeAll(node);
  storeBoxes(node);
  const { effects, setAside } = node;
  node.effects = [];
  return { node, effects, setAside };
}

/** Epoch keys by channel. */
function keysIn(rows: readonly Row[]): Keys {
  const keys = new Map<Hex, Map<Hex, EpochKey>>();
  for (const row of rows) {
    const id = row.row === 'key' ? fromHex(row.epoch) : undefined;
    if (row.row !== 'key' || !id) continue;
    const ofChannel = keys.get(row.channel) ?? new Map<Hex, EpochKey>();
    keys.set(row.channel, ofChannel.set(row.epoch, { id, key: row.key }));
  }
  return keys;
}

/** Asked of entries that `authenticated` has let through. */
const vouched = (): boolean => true;

/**
 * The names of the entries that are authentic: by the chain of a later one, or by their own signature. Read backwards that
 * is one signature check for each log, where all is well.
 */
function authenticated(crypto: Cryptography, entries: readonly Read[]): ReadonlySet<Hex> {
  const names = new Set<Hex>();
  /** By channel and author: what the next entry of each chain of the log must be, to stand by it. */
  const awaited = new Map<Hex, Map<Hex, Uint8Array[]>>();
  for (const { row, entry } of entries.toReversed()) {
    const logs = awaited.get(row.channel) ?? new Map<Hex, Uint8Array[]>();
    awaited.set(row.channel, logs);
    const author = toHex(entry.header.node);
    const chains = logs.get(author) ?? [];
    const index = chains.findIndex((next) => equal(next, entry.hash));
    if (index < 0 && !signatureHolds(crypto, entry)) continue;
    names.add(entry.name);
    // One chain for each log, and one more for each branch: they meet again in the entry from which they depart.
    chains[index < 0 ? chains.length : index] = entry.header.prev;
    logs.set(author, chains);
  }
  return names;
}

function snapshotIn(rows: readonly Row[]): Snapshot | undefined {
  const last = rows.findLast((row) => row.row === 'snapshot');
  return last?.row === 'snapshot' ? readSnapshot(last.bytes) : undefined;
}
