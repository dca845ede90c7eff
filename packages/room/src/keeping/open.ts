/**
 * Opening a node from its disk: rows come back in the order in which they were admitted, so every entry finds what it
 * rests on. A log is authenticated by its last signature and its chain; what that does not cover is set aside.
 */
import {
  admitVouched,
  type Cryptography,
  type Entry,
  type EpochKey,
  equal,
  fromHex,
  type Hex,
  isCharter,
  readEntry,
  signatureHolds,
  toHex,
} from '@parley/record';
import { channelFounded } from '../carrying/channel.ts';
import { takeWraps } from '../carrying/wraps.ts';
import { judgeAll } from '../judging/judge.ts';
import type { Effect, Row } from '../ports.ts';
import { charterChannel, type Identity, type Node } from '../state.ts';
import { createNode } from './create.ts';
import { readSnapshot, resume, type Snapshot } from './snapshot.ts';

export type Opened = {
  readonly node: Node;
  /** What the driver must carry out before the first event: keys to be unwrapped. */
  readonly effects: readonly Effect[];
  /** Rows that this disk gave back and that could not be admitted: to be said aloud, never repaired in silence. */
  readonly setAside: number;
};

type Read = { readonly row: Extract<Row, { row: 'entry' }>; readonly entry: Entry };

/**
 * `restored` says that this disk may be older than what the node has signed: from a backup, or a copy of a machine.
 */
export function openNode(crypto: Cryptography, identity: Identity, rows: readonly Row[], restored = false): Opened {
  const node = createNode(crypto, identity, toHex(identity.signer.publicKey));
  if (restored) node.standing = { state: 'restored' };
  const entries: Read[] = [];
  let entryRows = 0;
  for (const row of rows) {
    if (row.row !== 'entry') continue;
    entryRows += 1;
    const entry = readEntry(crypto, row.bytes, row.box);
    if (entry.ok) entries.push({ row, entry: entry.value });
  }
  const trusted = authenticated(crypto, entries);
  const keys = new Map<Hex, EpochKey>();
  for (const row of rows) {
    const id = row.row === 'key' ? fromHex(row.epoch) : undefined;
    if (row.row === 'key' && id) keys.set(row.epoch, { id, key: row.key });
  }
  let admittedCount = 0;
  for (const { row, entry } of entries) {
    const channel = node.channels.get(row.channel) ?? channelFounded(node, entry);
    if (!channel || !trusted.has(entry.name)) continue;
    const charter = isCharter(channel.history) ? undefined : charterChannel(node)?.history;
    const { admitted } = admitVouched(channel.history, charter, crypto, [entry], vouched);
    for (const held of admitted) {
      admittedCount += 1;
      channel.unjudged.push(held.entry.name);
      channel.heldAt.set(held.entry.name, row.heldAt);
      const { sealing } = held.entry.header;
      const epoch = toHex(sealing.epoch);
      const key = keys.get(epoch);
      if (key) channel.epochs.set(epoch, key);
      if (sealing.kind === 'wraps') takeWraps(node, channel, held.entry);
    }
  }
  const snapshot = snapshotIn(rows);
  if (snapshot) resume(node, snapshot);
  judgeAll(node);
  const { effects } = node;
  node.effects = [];
  return { node, effects, setAside: entryRows - admittedCount };
}

/** Asked of entries that `authenticated` has let through. */
const vouched = (): boolean => true;

/**
 * The names of the entries that are authentic: by the chain of a later one, or by their own signature. Read backwards that
 * is one signature check for each log, where all is well.
 */
function authenticated(crypto: Cryptography, entries: readonly Read[]): ReadonlySet<Hex> {
  const names = new Set<Hex>();
  /** By channel and author: what the next entry of the log must be, to stand by it. */
  const awaited = new Map<Hex, Map<Hex, Uint8Array>>();
  for (const { row, entry } of entries.toReversed()) {
    const logs = awaited.get(row.channel) ?? new Map<Hex, Uint8Array>();
    awaited.set(row.channel, logs);
    const author = toHex(entry.header.node);
    const next = logs.get(author);
    const stands = (next && equal(next, entry.hash)) || signatureHolds(crypto, entry);
    if (stands) {
      names.add(entry.name);
      logs.set(author, entry.header.prev);
    } else logs.delete(author);
  }
  return names;
}

function snapshotIn(rows: readonly Row[]): Snapshot | undefined {
  const last = rows.findLast((row) => row.row === 'snapshot');
  return last?.row === 'snapshot' ? readSnapshot(last.bytes) : undefined;
}
