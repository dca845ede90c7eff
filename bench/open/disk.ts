/** Rows in one plain file, so that the room is written once and every measurement begins with bytes in memory. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { decode, encode, fromHex, join, toHex, type Value } from '@parley/record';
import type { Row } from '@parley/room';
import { cryptography } from '@parley/vault';

const limits = { bytes: 2 ** 31 - 1, depth: 3 };

export function writeRows(path: string, rows: readonly Row[]): void {
  const parts = rows.map((row) => {
    const item = encode(plain(row));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, item.length);
    return join(length, item);
  });
  // Whole or not at all: an interrupted run leaves nothing that a later one would take for a room.
  writeFileSync(`${path}.part`, Buffer.concat(parts));
  renameSync(`${path}.part`, path);
}

/** The first `most` rows, each with bytes of its own, as a database would give them. */
export function readRows(path: string, most = Number.POSITIVE_INFINITY): Row[] {
  const file = readFileSync(path);
  const rows: Row[] = [];
  for (let at = 0; at < file.length && rows.length < most; ) {
    const end = at + 4 + file.readUInt32BE(at);
    const read = decode(file.subarray(at + 4, end), limits);
    if (!read.ok) throw new Error(`${path} cannot be read: ${read.refused}`);
    rows.push(rowOf(read.value as readonly Value[]));
    at = end;
  }
  return rows;
}

function plain(row: Row): Value {
  if (row.row === 'entry') return ['entry', fromHex(row.channel) ?? null, row.bytes, row.box, row.heldAt];
  if (row.row === 'key') return ['key', fromHex(row.channel) ?? null, fromHex(row.epoch) ?? null, row.key];
  return ['snapshot', row.bytes];
}

const own = (value: Value | undefined) => Uint8Array.from(value as Uint8Array);

function rowOf([kind, first, second, third, fourth]: readonly Value[]): Row {
  if (kind === 'snapshot') return { row: 'snapshot', bytes: own(first) };
  const channel = toHex(first as Uint8Array);
  if (kind === 'key') return { row: 'key', channel, epoch: toHex(second as Uint8Array), key: own(third) };
  const bytes = own(second);
  const name = toHex(cryptography.sha256(bytes));
  return { row: 'entry', channel, name, bytes, box: own(third), heldAt: fourth as number };
}
