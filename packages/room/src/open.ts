/**
 * Opening a node from its disk: rows come back in the order in which they were admitted, so every entry finds what it
 * rests on. A log is authenticated by its last signature and its chain; what that does not cover is set aside.
 */
import {
  admit,
  type Cryptography,
  type Entry,
  type EpochKey,
  fromHex,
  type Hex,
  isCharter,
  readEntry,
  signatureHolds,
  toHex,
} from '@parley/record';
import { createNode } from './create.ts';
import { channelFounded, takeWraps } from './intake.ts';
import { judgeAll } from './judge.ts';
import type { Effect, Row } from './ports.ts';
import { readSnapshot, resume, type Snapshot } from './snapshot.ts';
import { charterChannel, type Identity, type Node } from './state.ts';

export type Opened = {
  readonly node: Node;
  /** What the driver must carry out before the first event: keys to be unwrapped. */
  readonly effects: readonly Effect[];
  /** Rows that this disk gave back and that could not be admitted: to be said aloud, never repaired in silence. */
  readonly setAside: number;
};

export function openNode(crypto: Cryptography, identity: Identity, rows: readonly Row[]): Opened {
  const node = createNode(crypto, identity, toHex(identity.signer.publicKey));
  const read = rows.flatMap((row) =>
    row.row === 'entry' ? [{ row, entry: readEntry(crypto, row.bytes, row.box) }] : [],
  );
  const entries = read.flatMap(({ row, entry }) => (entry.ok ? [{ row, entry: entry.value }] : []));
  const trusted = authenticated(
    crypto,
    entries.map(({ row, entry }) => ({ channel: row.channel, entry })),
  );
  const chainOnly = { ...crypto, verify: () => true };
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
    const { admitted } = admit(channel.history, charter, chainOnly, [entry]);
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
  return { node, effects, setAside: read.length - admittedCount };
}

/** The entries that their log's last valid signature covers: one signature check for each log, where all is well. */
function authenticated(
  crypto: Cryptography,
  entries: readonly { readonly channel: Hex; readonly entry: Entry }[],
): ReadonlySet<Hex> {
  const logs = new Map<string, Entry[]>();
  for (const { channel, entry } of entries) {
    const key = `${channel}/${toHex(entry.header.node)}`;
    const log = logs.get(key) ?? [];
    log.push(entry);
    logs.set(key, log);
  }
  const names = new Set<Hex>();
  for (const log of logs.values()) {
    let end = log.length;
    while (end > 0 && !signatureHolds(crypto, log[end - 1] as Entry)) end -= 1;
    for (const entry of log.slice(0, end)) names.add(entry.name);
  }
  return names;
}

function snapshotIn(rows: readonly Row[]): Snapshot | undefined {
  const last = rows.findLast((row) => row.row === 'snapshot');
  return last?.row === 'snapshot' ? readSnapshot(last.bytes) : undefined;
}
