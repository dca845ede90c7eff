/**
 * Words that were spilled and withdrawn are in no file of an honest node: not in its record, its write-ahead log or its
 * snapshot, not beside it, and not in what it says to whoever runs it. Looked for on real disks, by the bytes of the box.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hex } from '@parley/record';
import { takeSnapshot } from '@parley/room';
import { afterAll, expect, test, vi } from 'vitest';
import { hour, minute, openRoom } from '../packages/room/src/testing/north-and-south.ts';
import { declares, spills } from '../packages/room/src/testing/spills.ts';
import { closeDatabase, openDatabase } from '../packages/server/src/store/engine.ts';
import { openStore } from '../packages/server/src/store/sqlite.ts';
import { parleyHere, RunningNode } from './parley.ts';

// A person signs in with a passphrase for every act, which is slow by intention.
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'parley-spilled-'));
afterAll(async () => {
  await own.down('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Longer than a page of the disk, so that it lies on several, and said nowhere else. */
const word = `Somebody ${Array.from({ length: 60 }, () => Math.random().toString(36).slice(2)).join(' ')}`;

function filesIn(place: string): readonly Buffer[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

/** Whether any part of these bytes lies in any file: a page may be overwritten in part. */
function found(place: string, bytes: Uint8Array): boolean {
  const parts: Buffer[] = [];
  for (let at = 0; at + 32 <= bytes.length; at += 32) parts.push(Buffer.from(bytes.slice(at, at + 32)));
  return filesIn(place).some((file) => parts.some((part) => file.includes(part)));
}

test('in a room on real disks, of two delegations: record, log and snapshot', async () => {
  const place = mkdtempSync(join(folder, 'room-'));
  const room = await openRoom();
  let draws = 0;
  const random = (length: number) => new Uint8Array(length).fill(draws++ % 251);
  const stores = ['north', 'mediator'].map((by) => {
    const ringKey = new Uint8Array(32).fill(by.length);
    const store = openStore(join(place, `${by}.db`), ringKey, random);
    store.write([...room.rowsOf(by)]);
    room.useStore(by, store);
    return { by, store };
  });
  const spilled = await spills(room, word);
  await room.advance(room.now + 2 * minute);
  // A snapshot of every day between, and one more: each bears the words.
  for (let day = 0; day < 2; day++)
    for (const { by, store } of stores) store.write([{ row: 'snapshot', bytes: takeSnapshot(room.seat(by).node) }]);
  const line = room.channels.get('line-north') as Hex;
  const held = room.seat('mediator').node.channels.get(line)?.history.byName.get(spilled);
  const box = Uint8Array.from(held?.entry.box ?? []);
  expect(box.length).toBeGreaterThan(512);
  expect(found(place, box)).toBe(true);
  const shows = () =>
    stores.map(({ store }) =>
      store.read().some((row) => row.row === 'snapshot' && Buffer.from(row.bytes).includes(word)),
    );
  expect(shows()).toEqual([true, true]);
  expect(await declares(room, 'north', spilled)).toMatch(/^[0-9a-f]{64}$/);
  await room.advance(room.now + hour);
  expect(shows()).toEqual([false, false]);
  // While both still have their disks open, and after.
  expect(found(place, box)).toBe(false);
  for (const { store } of stores) store.close();
  expect(found(place, box)).toBe(false);
  expect(found(place, Buffer.from(word))).toBe(false);
});

const data = join(folder, 'node');
const passphraseFile = join(folder, 'passphrase');
writeFileSync(passphraseFile, 'four words and a horse', { mode: 0o600 });
const at = ['--data', data, '--passphrase-file', passphraseFile, '--guard', join(folder, 'state')];
const own = new RunningNode(at);

test('on a node of its own: while it runs, after it was killed, and when it has stopped', async () => {
  await own.up();
  const act = (kind: string, ...words: string[]) =>
    parleyHere('act', kind, '--channel', 'own', ...at, ...words, '--json', '--lang', 'en');
  const noted = await act('talks.noted', `text=${word}`);
  const { entry } = JSON.parse(noted.said) as { entry: Hex };
  await own.down('SIGTERM');
  const database = openDatabase(join(data, 'record.db'));
  const row = database.prepare('SELECT box FROM entries WHERE name = ?').get(Buffer.from(entry, 'hex'));
  closeDatabase(database);
  const box = Uint8Array.from((row as { box: Uint8Array }).box);
  expect(found(folder, box)).toBe(true);
  const before = join(folder, 'before.parley');
  expect((await parleyHere('export', ...at.slice(0, 4), '--as', 'mediator', '--out', before)).code).toBe(0);
  await own.up();
  expect(JSON.parse((await act('entry.voided', `of=${entry}`)).said)).toMatchObject({
    done: true,
    words: 'Declared void',
  });
  const again = await act('entry.voided', `of=${entry}`);
  expect([again.code, JSON.parse(again.said)]).toMatchObject([1, { words: 'This entry is void already.' }]);
  rmSync(before);
  expect(found(folder, box)).toBe(false);
  await own.down('SIGKILL');
  expect(found(folder, box)).toBe(false);
  expect((await act('talks.noted', 'text=Afterwards.')).code).toBe(0);
  expect(found(folder, box)).toBe(false);
  const after = join(folder, 'after.parley');
  expect((await parleyHere('export', ...at.slice(0, 4), '--as', 'mediator', '--out', after)).code).toBe(0);
  const verified = await parleyHere('verify', after);
  expect(verified.code).toBe(0);
  expect(verified.said).toMatch(
    /Void: log [0-9a-f]{64}\/[0-9a-f]{64}, position \d+: .* declared void as spilled by [0-9a-f]{64}/,
  );
  expect(found(folder, box)).toBe(false);
  expect(own.log).not.toContain(word.slice(0, 40));
  for (const file of filesIn(folder)) expect(file.includes(word.slice(0, 40))).toBe(false);
});
