import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore } from '@parley/rehearsal';
import type { Row } from '@parley/room';
import { afterAll, describe, expect, test } from 'vitest';
import { isRecent, sqliteVersion } from './engine.ts';
import { openStore, StoreRefused } from './sqlite.ts';
import { aKey, anEntry, storeContract } from './testing/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const freshPath = () => join(folder, `${++files}.db`);
const ring = new Uint8Array(32).fill(9);
let draws = 0;
const random = (length: number) => new Uint8Array(length).fill(++draws % 251);
const pathOf = new WeakMap<object, string>();
const openAt = (path: string, key = ring) => {
  const store = openStore(path, key, random);
  pathOf.set(store, path);
  return store;
};

storeContract('in memory', () => memoryStore());
storeContract(
  'SQLite',
  () => openAt(freshPath()),
  (store) => {
    store.close();
    return openAt(pathOf.get(store) as string);
  },
);

const reasonOf = (work: () => unknown) => {
  try {
    work();
    return 'opened';
  } catch (error) {
    return error instanceof StoreRefused ? error.reason : String(error);
  }
};

describe('the file', () => {
  test('the SQLite underneath is recent enough', () => {
    expect(isRecent(sqliteVersion())).toBe(true);
    expect(['3.51.2', '3.50.9', '2.9.9', ''].map(isRecent)).toEqual([false, false, false, false]);
    expect(['3.51.3', '3.51.10', '3.52.0', '4.0.0'].map(isRecent)).toEqual([true, true, true, true]);
  });

  test('holds no key and no snapshot that could be read', () => {
    const path = freshPath();
    const store = openAt(path);
    const canary = Buffer.from('canary-of-a-snapshot');
    const key = Buffer.from(Array.from({ length: 32 }, (_, i) => 200 + (i % 50)));
    store.write([
      { ...(aKey(1) as Extract<Row, { row: 'key' }>), key },
      { row: 'snapshot', bytes: canary },
    ]);
    for (const name of readdirSync(folder).filter((one) => join(folder, one).startsWith(path))) {
      const bytes = readFileSync(join(folder, name));
      expect([name, bytes.includes(canary), bytes.includes(key), bytes.includes(key.toString('hex'))]).toEqual([
        name,
        false,
        false,
        false,
      ]);
    }
    store.close();
    const closed = readFileSync(path);
    expect(closed.includes(canary) || closed.includes(key)).toBe(false);
  });

  test('does not open what is sealed in it under another ring', () => {
    const path = freshPath();
    const store = openAt(path);
    store.write([anEntry(1), aKey(1)]);
    store.close();
    const other = openAt(path, new Uint8Array(32).fill(8));
    expect(reasonOf(() => other.read())).toBe('another-ring');
    other.close();
  });

  test('is not taken from a process that has it', () => {
    const path = freshPath();
    const store = openAt(path);
    const script = `import { openStore } from ${JSON.stringify(new URL('./sqlite.ts', import.meta.url).href)};
      try { openStore(${JSON.stringify(path)}, new Uint8Array(32), (n) => new Uint8Array(n)); console.log('opened'); }
      catch (error) { console.log(error.reason, error.message); }`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    });
    expect(said).toMatch(/^in-use Another process has this node open/);
    store.write([anEntry(1)]);
    store.close();
  });

  test('is refused where it is none of ours, and left as it was', () => {
    const path = freshPath();
    writeFileSync(path, 'a letter, not a record; '.repeat(50));
    const before = readFileSync(path);
    expect(reasonOf(() => openAt(path))).toBe('not-a-store');
    expect(readFileSync(path)).toEqual(before);
  });

  test('is refused where it is damaged', () => {
    const path = freshPath();
    const store = openAt(path);
    store.write(Array.from({ length: 200 }, (_, i) => anEntry(i)));
    store.close();
    truncateSync(path, 20_480);
    expect(reasonOf(() => openAt(path))).toBe('damaged');
  });

  test('an empty file, left by a process killed at its first moment, is begun', () => {
    const path = freshPath();
    writeFileSync(path, '');
    const store = openAt(path);
    store.write([anEntry(1)]);
    expect(store.read()).toEqual([anEntry(1)]);
    store.close();
  });

  test('a write that failed leaves nothing behind, and nothing is written after it', () => {
    const path = freshPath();
    const store = openAt(path);
    store.write([anEntry(1)]);
    const broken = { ...anEntry(2), heldAt: 'never' } as unknown as Row;
    expect(() => store.write([anEntry(3), broken])).toThrow();
    expect(() => store.write([anEntry(4)])).toThrow('the disk has failed');
    store.close();
    const again = openAt(path);
    expect(again.read()).toEqual([anEntry(1)]);
    again.close();
  });
});
