/** One entry with a proof, at a terminal: made from the November replay, checked with nothing else at hand. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { play, readScenario } from '@parley/rehearsal';
import { checkProof, type ProofChecked, recordView } from '@parley/room';
import { startNode, withData } from '@parley/server';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const scenario = 'scenarios/november-2023.yaml';
const until = '2023-11-24T12:00+02:00';
type Line = ReturnType<typeof recordView>['entries'][number];

let folder: string;
let room: string;
let others: readonly string[];
const lines = new Map<string, readonly Line[]>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-proof-'));
  const read = readScenario(await readFile(scenario, 'utf8'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { rehearsal } = await play(
    read.scenario,
    { cryptography, keysFrom: nodeKeysFrom },
    { until: Date.parse(until) },
  );
  room = rehearsal.seat('mediator').node.room ?? '';
  others = [...rehearsal.channels.values()];
  for (const seat of ['party-a', 'party-b', 'mediator', 'intermediary']) {
    const at = Date.parse(until);
    lines.set(seat, recordView(rehearsal.seat(seat).node, { at, held: at }).entries);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function parley(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['bin/parley.mjs', ...argv]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const make = (entry: string, as: string, out: string, ...more: string[]) =>
  parley('proof', 'make', entry, '--scenario', scenario, '--as', as, '--until', until, '--out', out, '--json', ...more);

function lineOf(seat: string, fits: (line: Line) => boolean): Line {
  const line = lines.get(seat)?.find(fits);
  if (!line) throw new Error('the replay has no such entry');
  return line;
}

test('[RO24] an entry of the replay is proved and checked; another room, a changed byte and no file end as they should', async () => {
  const line = lineOf('party-a', (one) => one.by === 'party-a' && one.kind === 'truce.accepted');
  const out = join(folder, 'one.proof');
  const made = await make(line.entry.slice(0, 12), 'party-a', out);
  expect(made.code, made.err).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ made: true, entry: line.entry, sealed: false });

  const checked = await parley('proof', 'check', out, '--json', '--room', room);
  expect(checked.code, checked.err).toBe(0);
  const said = JSON.parse(checked.out) as ProofChecked;
  expect(said).toMatchObject({
    holds: true,
    reason: null,
    room,
    entry: line.entry,
    channel: line.channel,
    author: { delegation: 'party-a', node: line.node },
    kind: 'truce.accepted',
    position: line.position,
    claimed: line.claimed,
  });
  expect(said.witnesses.map((one) => one.delegation)).toEqual(['mediator']);
  expect((await parley('proof', 'check', out)).out).toContain('The file agrees with itself.');

  const bytes = await readFile(out);
  for (const id of others.filter((one) => one !== room && one !== line.channel))
    expect(bytes.includes(Buffer.from(id, 'hex'))).toBe(false);
  const other = await parley('proof', 'check', out, '--json', '--room', '0'.repeat(64));
  expect(other.code).toBe(1);
  expect(JSON.parse(other.out)).toMatchObject({ holds: false, reason: 'another-room', body: null });
  const changed = join(folder, 'changed.proof');
  await writeFile(
    changed,
    bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)),
  );
  const found = await parley('proof', 'check', changed, '--json');
  expect(found.code).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({ holds: false, reason: 'bad-signature' });

  expect((await parley('proof', 'check', join(folder, 'nothing'))).code).toBe(2);
  expect((await make(line.entry, 'party-a', out)).code).toBe(2);
  expect((await make(line.entry.slice(0, 7), 'party-a', join(folder, 'short'))).code).toBe(2);
  expect((await make(line.entry, 'nobody', join(folder, 'short'))).code).toBe(2);
});

test('[RO25] [RO26] what a seat may not open or prove is refused, and nothing is written', async () => {
  const line = lineOf('mediator', (one) => one.by === 'party-a' && one.kind === 'truce.accepted');
  const refused = await make(line.entry, 'mediator', join(folder, 'none.proof'));
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toEqual({ made: false, refused: 'opening-not-agreed' });
  const sealed = join(folder, 'sealed.proof');
  expect((await make(line.entry, 'mediator', sealed, '--sealed')).code).toBe(0);
  const said = checkProof(cryptography, new Uint8Array(await readFile(sealed)), room);
  expect(said).toMatchObject({ holds: true, entry: line.entry, kind: null, body: null });
  expect(said.author?.delegation).toBe('party-a');

  const quiet = lineOf('intermediary', (one) => one.channelName === 'intermediary-a');
  const silent = await make(quiet.entry, 'intermediary', join(folder, 'none.proof'), '--sealed');
  expect(silent.code).toBe(1);
  expect(JSON.parse(silent.out)).toEqual({ made: false, refused: 'without-prejudice' });
  const unknown = await make(line.entry, 'party-b', join(folder, 'none.proof'));
  expect(JSON.parse(unknown.out)).toEqual({ made: false, refused: 'no-such-entry' });
  await expect(readFile(join(folder, 'none.proof'))).rejects.toThrow();
});

test('[RO24] from a data folder: a node alone in its room finds no witness', async () => {
  const dataDir = join(folder, 'node');
  const passphrase = 'a passphrase for one test';
  const guardDir = join(folder, 'node-state');
  const silent = { log: () => undefined, print: () => undefined, webDir: folder, guardDir };
  const running = await startNode({ dataDir, port: 0, delegation: 'mediator', passphrase, ...silent });
  await running.stop();
  const id = await withData({ dataDir, delegation: 'mediator', passphrase }, (node) => node.room ?? '');
  const file = join(folder, 'passphrase');
  await writeFile(file, `${passphrase}\n`);
  const from = ['--data', dataDir, '--as', 'mediator', '--out', join(folder, 'alone.proof')];
  const alone = await parley('proof', 'make', id, ...from, '--passphrase-file', file, '--json');
  expect(alone.code, alone.err).toBe(1);
  expect(JSON.parse(alone.out)).toEqual({ made: false, refused: 'no-witness' });
});
