/**
 * A node that is killed at any moment: what it had acknowledged is there, its log is one chain, and it opens again
 * at once. Killing a process is not cutting the power; for that the number of fsyncs is counted.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEntry, toHex } from '@parley/record';
import { openAfresh, openNode } from '@parley/room';
import { openStore } from '@parley/server';
import { cryptography } from '@parley/vault';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { theNode } from '../packages/server/src/testing/the-node.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'parley-crash-'));
// Inside the tree, where the two packages with code of the machine's own are found.
const bundle = join(root, '.parley', `crash-${process.pid}`);
const program = join(bundle, 'node.mjs');
/** One file, as a node is installed: it starts in a tenth of the time, so that more of the kills fall among acts. */
beforeAll(() =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: 'packages/server/src/testing/writing-node.ts',
      outDir: bundle,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'node.mjs' } },
    },
    ssr: { noExternal: true, external: ['@photostructure/sqlite', '@node-rs/argon2'] },
  }),
);
afterAll(() => {
  for (const one of [folder, bundle]) rmSync(one, { recursive: true, force: true });
});

const lanes = 3;
const kills = process.env['PARLEY_CAMPAIGN'] === '1' ? 300 : 30;
const killsOfARecord = 20;
const longestOpening = 2_000;

/** Numbers in [0, 1) from one seed, so that a failing run can be tried again. */
function drawn(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Held = { readonly position: number; readonly entry: string };

let told = 0;
const freshTelling = () => join(folder, `told-${++told}`);
const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Lets a node act until it is killed, at a moment counted from its start or from when it serves. */
function killed(path: string, draw: () => number): Promise<{ held: readonly Held[]; opened: number | undefined }> {
  const early = draw() < 0.2;
  const after = early ? draw() * 400 : draw() * 250;
  const telling = freshTelling();
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [program, path, telling], { cwd: root });
    let mistakes = '';
    let timer = early ? setTimeout(() => child.kill('SIGKILL'), after) : undefined;
    child.stdout?.on('data', () => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), after);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      mistakes += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') return reject(new Error(`ended by itself with ${code}: ${mistakes}`));
      const said = read(telling);
      const held = [...said.matchAll(/^held (\d+) ([0-9a-f]{64})$/gm)].map(([, position, entry]) => ({
        position: Number(position),
        entry: entry as string,
      }));
      const opened = /^open (\d+)$/m.exec(said)?.[1];
      resolve({ held, opened: opened === undefined ? undefined : Number(opened) });
    });
  });
}

/** Opens the record as the next start would, and looks at every row. */
async function examine(path: string, acknowledged: readonly Held[]): Promise<number> {
  const { ringKey, identity } = await theNode();
  const began = performance.now();
  const store = openStore(path, ringKey, (length) => new Uint8Array(length));
  const rows = store.read();
  const { setAside } = openAfresh(cryptography, identity, rows);
  expect(openNode(cryptography, identity, store).setAside).toBe(setAside);
  const took = performance.now() - began;
  store.close();

  const places = new Map<string, string>();
  const names = new Set<string>();
  for (const row of rows) {
    if (row.row !== 'entry') continue;
    const entry = readEntry(cryptography, row.bytes, row.box);
    if (!entry.ok) throw new Error(`a row cannot be read: ${entry.refused}`);
    const { header, name } = entry.value;
    const place = `${row.channel}/${toHex(header.node)}/${header.position}`;
    expect([place, places.get(place)]).toEqual([place, undefined]); // two entries at one place would be a fork
    places.set(place, name);
    names.add(name);
  }
  expect(acknowledged.filter((one) => !names.has(one.entry))).toEqual([]);
  expect(setAside).toBe(0);
  return took;
}

test(`killed ${kills} times at any moment, a node loses nothing that it acknowledged`, {
  timeout: 1_800_000,
}, async () => {
  const seed = Number(process.env['PARLEY_SEED'] ?? Date.now() % 1_000_000);
  const lane = async (number: number) => {
    const draw = drawn(seed + number);
    const lives: Held[][] = [];
    const openings: number[] = [];
    for (let kill = 0; kill < kills / lanes; kill++) {
      // Every row is looked at after every kill, so a record that lived through all of them would take its square.
      const life = Math.floor(kill / killsOfARecord);
      const acknowledged = lives[life] ?? [];
      lives[life] = acknowledged;
      const path = join(folder, `lane-${number}-${life}.db`);
      const { held, opened } = await killed(path, draw);
      acknowledged.push(...held);
      if (opened !== undefined) openings.push(opened);
      openings.push(await examine(path, acknowledged));
    }
    return { lives, openings };
  };
  const results = await Promise.all(Array.from({ length: lanes }, (_, i) => lane(i))).catch((error: unknown) => {
    throw new Error(`with PARLEY_SEED=${seed}`, { cause: error });
  });
  const lives = results.flatMap((one) => one.lives);
  const slowest = Math.max(...results.flatMap((one) => one.openings));
  expect(lives.flat().length).toBeGreaterThan(kills); // the kills fell among acts, not before them
  for (const acknowledged of lives) {
    const positions = acknowledged.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((left, right) => left - right));
    expect(new Set(positions).size).toBe(positions.length);
  }
  expect(slowest).toBeLessThan(longestOpening);
});

/** Whether this machine lets one process watch another's system calls. */
const canTrace = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;

test.skipIf(!canTrace)('an act is acknowledged after an fsync of its own (counted with strace)', () => {
  const acts = 60;
  const counted = (path: string, number: number) => {
    const trace = join(folder, `trace-${number}`);
    const telling = freshTelling();
    const calls = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace];
    const node = [process.execPath, program, path, telling, String(number)];
    const run = spawnSync('strace', [...calls, ...node], { cwd: root, encoding: 'utf8' });
    const said = read(telling);
    expect([run.stderr, said.match(/^held /gm)?.length, said.includes('done')]).toEqual(['', number, true]);
    return readFileSync(trace, 'utf8').match(/\b(fsync|fdatasync)\(\d+\)\s+= 0/g)?.length ?? 0;
  };
  const path = join(folder, 'traced.db');
  const first = counted(path, 1); // with founding, opening and closing
  const all = counted(path, acts);
  // Opening and closing again take some of their own, but fewer than founding did.
  expect(all).toBeGreaterThanOrEqual(acts);
  expect(all).toBeLessThanOrEqual(acts + first);
});
