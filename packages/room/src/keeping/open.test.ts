import { type Entry, isCharter, readEntry, toHex } from '@parley/record';
import { describe, expect, test } from 'vitest';
import { type EntryRow, openAfresh, type Row } from '../index.ts';
import { agree, ground, openRoom } from '../testing/north-and-south.ts';

const { cryptography } = ground;

function entryOf(row: EntryRow): Entry {
  const read = readEntry(cryptography, row.bytes, row.box);
  if (!read.ok) throw new Error(read.refused);
  return read.value;
}

/** The same entry with a signature that does not hold. */
function forged(row: EntryRow): EntryRow {
  const bytes = Uint8Array.from(row.bytes);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return { ...row, bytes };
}

/** A node's disk, and on it the log of the charter's founder on the board: at least three entries. */
async function disk() {
  const room = await openRoom();
  await agree(room);
  const { node, store } = room.seat('north');
  const rows = store.read();
  const board = [...node.channels.values()].find((one) => one.terms?.purpose === 'notice-board');
  const author = board?.history.logs[0]?.node;
  const log = rows.filter(
    (row): row is EntryRow =>
      row.row === 'entry' && row.channel === board?.id && toHex(entryOf(row).header.node) === author,
  );
  const open = (changed: ReadonlyMap<Row, Row>) =>
    openAfresh(
      cryptography,
      node.identity,
      rows.map((row) => changed.get(row) ?? row),
    );
  return { log, board: board?.id ?? '', author: author ?? '', open };
}

describe('[RO16] what a disk gives back stands by its own signature or by the chain of a later entry', () => {
  test('one signature is checked for each log, where all is well', async () => {
    const { open } = await disk();
    let checks = 0;
    const counting = {
      ...cryptography,
      verify: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
        checks += 1;
        return cryptography.verify(key, message, signature);
      },
    };
    const { node, setAside } = open(new Map());
    expect(setAside).toBe(0);
    // The charter alone: elsewhere instruments are verified as well.
    const charter = [...node.channels.values()].find((one) => isCharter(one.history));
    const logs = charter?.history.logs ?? [];
    const rows = logs.flatMap(({ entries }) =>
      entries.map(
        ({ entry }): Row => ({
          row: 'entry',
          channel: charter?.id ?? '',
          name: entry.name,
          bytes: entry.bytes,
          box: entry.box,
          heldAt: 0,
        }),
      ),
    );
    expect(rows.length).toBeGreaterThan(logs.length);
    openAfresh(counting, node.identity, rows);
    expect(checks).toBe(logs.length);
  });

  test('an entry that no later one covers is set aside with all that follows it in its log', async () => {
    const { log, board, author, open } = await disk();
    const middle = log[1] as EntryRow;
    const { node, setAside } = open(new Map([[middle, forged(middle)]]));
    const held = node.channels.get(board)?.history;
    expect(setAside).toBeGreaterThanOrEqual(log.length - 1);
    expect(held?.byName.has(entryOf(forged(middle)).name)).toBe(false);
    expect(held?.logs.find((one) => one.node === author)?.entries).toHaveLength(1);
  });

  test('a last entry whose signature does not hold is set aside alone', async () => {
    const { log, board, author, open } = await disk();
    const last = log.at(-1) as EntryRow;
    const { node } = open(new Map([[last, forged(last)]]));
    const held = node.channels.get(board)?.history;
    expect(held?.byName.has(entryOf(forged(last)).name)).toBe(false);
    expect(held?.logs.find((one) => one.node === author)?.entries).toHaveLength(log.length - 1);
  });
});
