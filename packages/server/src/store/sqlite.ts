/**
 * The disk of a node: one SQLite file, one connection, one process. What `write` has returned from survives a power cut;
 * epoch keys and snapshots lie there sealed under the ring key, bodies in the boxes in which they came. What is destroyed
 * is overwritten where it lay, and the write-ahead log is cut.
 */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromHex, type Hex, toHex } from '@parley/record';
import type { BoxRow, EntryRow, Row, Store } from '@parley/room';
import { openUnder, sealUnder } from '@parley/vault';
import { StartRefused } from '../start-refused.ts';
import { closeDatabase, type Database, openDatabase } from './engine.ts';

/** Why a store could not be opened. */
export class StoreRefused extends StartRefused {
  readonly reason: 'in-use' | 'not-a-store' | 'damaged' | 'another-ring';
  constructor(reason: StoreRefused['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** 'prly': written into the file, so that no other program's database is taken for a record. */
const applicationId = 0x70726c79;
const format = 2;

const tables = `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, channel BLOB NOT NULL, name BLOB NOT NULL, bytes BLOB NOT NULL, box BLOB NOT NULL,
    held_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_name ON entries (name);
  CREATE TABLE keys (seq INTEGER PRIMARY KEY, channel BLOB NOT NULL, epoch BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`;

type Draw = (length: number) => Uint8Array;

/** A file that this process alone holds. What is sealed in it opens once the ring key is there. */
export type Claim = { open(ringKey: Uint8Array, random: Draw): Store; close(): void };

/** Takes the file at `path`, made where there is none, so that a second process is refused before anybody unlocks. */
export function claimStore(path: string): Claim {
  const isNew = !existsSync(path);
  const database = claim(path);
  try {
    if (isNew) begin(database, path);
    else check(database);
  } catch (error) {
    closeDatabase(database);
    throw error;
  }
  return { open: (ringKey, random) => storeOn(database, ringKey, random), close: () => closeDatabase(database) };
}

/** Opens or makes the file at `path`. `random` gives fresh bytes for every seal. */
export const openStore = (path: string, ringKey: Uint8Array, random: Draw): Store =>
  claimStore(path).open(ringKey, random);

/** Takes the file for this process alone, for as long as it is open. */
function claim(path: string): Database {
  const database = openDatabase(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    // Only what is set after opening holds: the compiled default of WAL mode loses commits in a power cut.
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA trusted_schema = OFF');
    // A former snapshot bears the words of entries that became void since: what is replaced is overwritten.
    database.exec('PRAGMA secure_delete = ON');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    return database;
  } catch (error) {
    closeDatabase(database);
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  const text = error instanceof Error ? error.message : '';
  if (/locked|busy/i.test(text))
    return new StoreRefused(
      'in-use',
      'Another process has this node open. One node, one process: stop the other first.',
    );
  if (/not a database/i.test(text)) return new StoreRefused('not-a-store', 'This file is not a record of Parley.');
  if (/malformed/i.test(text))
    return new StoreRefused('damaged', 'This record is damaged on disk. Nothing was changed.');
  return error;
}

function begin(database: Database, path: string): void {
  database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
  // The file's own name must survive as well: it stands in its folder.
  if (path === ':memory:' || process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function check(database: Database): void {
  const number = (pragma: string) =>
    Object.values(database.prepare(`PRAGMA ${pragma}`).get() as Record<string, unknown>)[0];
  try {
    // A process killed before its first commit leaves an empty file behind; nothing was ever promised in it.
    const empty = number('application_id') === 0 && tablesIn(database) === 0;
    if (empty) return void database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
    if (number('application_id') !== applicationId || number('user_version') !== format)
      throw new StoreRefused('not-a-store', 'This file is not a record of this version of Parley.');
    if (number('quick_check(1)') !== 'ok')
      throw new StoreRefused('damaged', 'This record is damaged on disk. Nothing was changed.');
  } catch (error) {
    throw error instanceof StoreRefused ? error : refusal(error);
  }
}

function tablesIn(database: Database): number {
  return (database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }).n;
}

const keyContext = (channel: Hex, epoch: Hex) => `parley/store/key/${channel}/${epoch}`;
const snapshotContext = 'parley/store/snapshot';

function storeOn(database: Database, ringKey: Uint8Array, random: Draw): Store {
  const insertEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
  const insertKey = database.prepare('INSERT INTO keys VALUES (?, ?, ?, ?)');
  const putBox = database.prepare('UPDATE entries SET box = ? WHERE name = ?');
  const putSnapshot = database.prepare('INSERT OR REPLACE INTO snapshot VALUES (1, ?, ?)');
  // One numbering over all tables keeps the order in which rows were written.
  const last = database.prepare(
    'SELECT max(coalesce((SELECT max(seq) FROM entries), 0), coalesce((SELECT max(seq) FROM keys), 0), ' +
      'coalesce((SELECT seq FROM snapshot), 0)) AS seq',
  );
  const snapshotSeq = database.prepare('SELECT seq FROM snapshot');
  const count = database.prepare('SELECT count(*) AS n FROM entries');
  const byName = database.prepare('SELECT * FROM entries WHERE name = ? ORDER BY seq LIMIT 1');
  let seq = (last.get() as { seq: number }).seq;
  let failed = false;

  const seal = (context: string, plain: Uint8Array) => sealUnder(ringKey, context, plain, random(32));

  function put(row: Row | BoxRow): void {
    if (row.row === 'box') {
      putBox.run(row.box, blob(row.name));
      return;
    }
    seq += 1;
    switch (row.row) {
      case 'entry':
        insertEntry.run(seq, blob(row.channel), blob(row.name), row.bytes, row.box, row.heldAt);
        return;
      case 'key':
        insertKey.run(seq, blob(row.channel), blob(row.epoch), seal(keyContext(row.channel, row.epoch), row.key));
        return;
      case 'snapshot':
        putSnapshot.run(seq, seal(snapshotContext, row.bytes));
        return;
    }
  }

  return {
    write(rows) {
      // After a failed commit nobody knows what the disk holds: only opening the file again can tell.
      if (failed) throw new Error('the disk has failed; this store takes nothing more');
      try {
        database.exec('BEGIN IMMEDIATE');
        for (const row of rows) put(row);
        database.exec('COMMIT');
        // A page that was written stays in the log until that is cut.
        if (rows.some(forgets)) cutLog(database);
      } catch (error) {
        failed = true;
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    read: () => readFrom(database, ringKey, 0),
    tail() {
      const since = (snapshotSeq.get() as { seq: number } | undefined)?.seq ?? 0;
      const rows = readFrom(database, ringKey, since);
      const { n } = count.get() as { n: number };
      return { rows, before: n - rows.filter((row) => row.row === 'entry').length };
    },
    entry(name) {
      const found = byName.get(blob(name));
      return found && entryIn(found);
    },
    close: () => closeDatabase(database),
  };
}

/** Whether something that lay on the disk is to be there no more. */
const forgets = ({ row }: Row | BoxRow): boolean => row === 'box' || row === 'snapshot';

function cutLog(database: Database): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw new Error('the write-ahead log could not be cut');
}

type Kept = { readonly seq: number; readonly row: Row };

function entryIn(found: unknown): EntryRow {
  const { channel, name, bytes, box, held_at } = found as Record<'channel' | 'name' | 'bytes' | 'box', Uint8Array> & {
    held_at: number;
  };
  return {
    row: 'entry',
    channel: toHex(channel),
    name: toHex(name),
    bytes: own(bytes),
    box: own(box),
    heldAt: held_at,
  };
}

/** Keys and the snapshot, and the entries that were written after `since`. */
function readFrom(database: Database, ringKey: Uint8Array, since: number): readonly Row[] {
  const kept: Kept[] = [];
  for (const found of database.prepare('SELECT * FROM entries WHERE seq > ? ORDER BY seq').iterate(since))
    kept.push({ seq: (found as { seq: number }).seq, row: entryIn(found) });
  for (const found of database.prepare('SELECT * FROM keys ORDER BY seq').iterate()) {
    const { seq, sealed, ...at } = found as { seq: number } & Record<'channel' | 'epoch' | 'sealed', Uint8Array>;
    const [channel, epoch] = [toHex(at.channel), toHex(at.epoch)];
    kept.push({ seq, row: { row: 'key', channel, epoch, key: opened(ringKey, keyContext(channel, epoch), sealed) } });
  }
  const snapshot = database.prepare('SELECT seq, sealed FROM snapshot').get() as
    | { seq: number; sealed: Uint8Array }
    | undefined;
  if (snapshot) {
    const bytes = opened(ringKey, snapshotContext, snapshot.sealed);
    kept.push({ seq: snapshot.seq, row: { row: 'snapshot', bytes } });
  }
  return kept.sort((left, right) => left.seq - right.seq).map(({ row }) => row);
}

function opened(ringKey: Uint8Array, context: string, sealed: Uint8Array): Uint8Array {
  const plain = openUnder(ringKey, context, own(sealed));
  if (!plain)
    throw new StoreRefused('another-ring', 'What is sealed in this record does not open under this key ring.');
  return plain;
}

/** Bytes of their own: the driver hands out Buffers, which compare and print differently. */
const own = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);

function blob(hex: Hex): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes) throw new RangeError('not hex');
  return bytes;
}
