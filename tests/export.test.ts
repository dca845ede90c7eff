import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyExport } from '@parley/record';
import { play, readScenario } from '@parley/rehearsal';
import { exportOf } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutations } from '../packages/record/src/testing/mutations.ts';
import { parley } from './parley.ts';

const trials = process.env['PARLEY_CAMPAIGN'] ? 10_000 : 500;
const scenario = 'scenarios/november-2023.yaml';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function mediatorsExport(until: number) {
  const read = readScenario(await readFile(scenario, 'utf8'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { rehearsal } = await play(read.scenario, { cryptography, keysFrom: nodeKeysFrom }, { until });
  const seat = rehearsal.seat('mediator');
  return { file: exportOf(seat.node), signer: seat.signer };
}

test(`${trials} changed exports: none holds, and each fault is named by log, position and reason`, async () => {
  const { file, signer } = await mediatorsExport(Date.UTC(2023, 10, 22, 16));
  const honest = verifyExport(cryptography, file);
  expect(honest).toMatchObject({ holds: true, first: null });
  expect(honest.entries).toBeGreaterThan(40);
  const changes = mutations(cryptography, signer, file, 2023);
  const met = new Set<string>();
  for (let i = 0; i < trials; i++) {
    const { value: change } = changes.next();
    if (!change) throw new Error('mutations have no end');
    met.add(change.name.replace(/[0-9a-f]{4,}|\d+/g, '#'));
    const verdict = verifyExport(cryptography, change.file);
    expect(verdict.holds, change.name).toBe(false);
    expect(verdict.first?.reason, change.name).toBeTruthy();
    if (change.log !== undefined) expect(verdict.first?.log, change.name).toBe(change.log);
    if (change.position !== undefined) expect(verdict.first?.position, change.name).toBe(change.position);
    if (change.reason !== undefined) expect(verdict.first?.reason, change.name).toBe(change.reason);
  }
  expect(met.size).toBeGreaterThan(5);
}, 1_200_000);

test('parley export and parley verify agree; another room, a changed byte and no file each end as they should', async () => {
  const out = join(folder, 'party-a.parley');
  const until = ['--until', '2023-11-24T12:00+02:00'];
  const made = await parley('export', '--scenario', scenario, '--as', 'party-a', ...until, '--out', out, '--json');
  expect(made.code, made.err).toBe(0);
  const verified = await parley('verify', out, '--json');
  expect(verified.code, verified.err).toBe(0);
  const { holds, room, first } = JSON.parse(verified.out) as { holds: boolean; room: string; first: unknown };
  expect({ holds, first }).toEqual({ holds: true, first: null });
  expect((await parley('verify', out, '--room', room)).code).toBe(0);
  const other = await parley('verify', out, '--room', '0'.repeat(64), '--json');
  expect(other.code).toBe(1);
  expect(JSON.parse(other.out).first.reason).toBe('another-room');

  const bytes = await readFile(out);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const changed = join(folder, 'changed.parley');
  await writeFile(changed, bytes);
  const found = await parley('verify', changed, '--json');
  expect(found.code).toBe(1);
  expect(JSON.parse(found.out).first).toMatchObject({ log: expect.stringMatching(/^[0-9a-f]{64}\/[0-9a-f]{64}$/) });

  expect((await parley('verify', join(folder, 'nothing'))).code).toBe(2);
  expect((await parley('export', '--scenario', scenario, '--as', 'party-a', '--out', out)).code).toBe(2);
  expect((await parley('play', scenario, '--until', 'yesterday')).code).toBe(2);
  expect((await parley('play', scenario, '--as', 'nobody')).code).toBe(2);
  expect((await parley('dance')).code).toBe(2);
});

test('several scenarios are played at once; each says whether it holds, and the command ends as the worst of them', async () => {
  const short = ['scenarios/cut-link.yaml', 'scenarios/stated-by-telephone.yaml'];
  const held = await parley('play', ...short);
  expect(held.code, held.err).toBe(0);
  const lines = held.out.trimEnd().split('\n');
  expect(lines.map((line) => /^(\d+) of \1 expectations hold\. {2}(\S+) · \S/.exec(line)?.[2])).toEqual(short);

  const wrong = join(folder, 'wrong.yaml');
  await writeFile(
    wrong,
    (await readFile('scenarios/stated-by-telephone.yaml', 'utf8')).replace('hours: 24', 'hours: 12'),
  );
  const failed = await parley('play', ...short, wrong);
  expect({ code: failed.code, err: failed.err }).toMatchObject({
    code: 1,
    err: expect.stringContaining('does not hold'),
  });
  const missing = await parley('play', ...short, join(folder, 'nothing.yaml'));
  expect(missing.code).toBe(2);
  expect(missing.out).toContain('nothing.yaml was not played');
  expect((await parley('play', ...short, '--json')).code).toBe(2);
});

test('parley acts prints every act with fields and refusals', async () => {
  const { code, out } = await parley('acts', '--json');
  expect(code).toBe(0);
  const { acts, refusals } = JSON.parse(out) as { acts: { kind: string; schema: object }[]; refusals: string[] };
  expect(acts.map((act) => act.kind)).toContain('truce.extension-stated');
  expect(acts.every((act) => Object.hasOwn(act.schema, 'properties'))).toBe(true);
  expect(refusals).toContain('after-the-due-time');
});
