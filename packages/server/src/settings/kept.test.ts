import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Settings, settingsIn } from './kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const ring = random(32);
const path = join(folder, 'settings.sealed');
const said: string[] = [];
const open = (key = ring) => settingsIn(path, key, random, (event) => said.push(event));

const settings: Settings = {
  chosen: { sites: [{ label: 'Site canary', zone: 'Etc/UTC' }], wall: null, done: ['language'] },
  names: { 1: 'A canary' },
  sheet: 2,
};

test('settings are there again for whoever has the ring key, and readable to nobody else', () => {
  expect(open().read()).toEqual({ chosen: { sites: [], wall: null, done: [] }, names: {}, sheet: null });
  open().keep(settings);
  expect(open().read()).toEqual(settings);
  expect(readFileSync(path).includes('canary')).toBe(false);
});

test('what cannot be read is set aside as it is, said in the log, and nothing is set', () => {
  const damaged = Buffer.from(readFileSync(path));
  damaged[damaged.length - 1] = (damaged.at(-1) as number) ^ 1;
  writeFileSync(path, damaged);
  expect(open().read().chosen.wall).toBeNull();
  expect(said).toEqual(['set-aside']);
  const [aside] = readdirSync(folder).filter((name) => name.includes('unreadable'));
  expect(readFileSync(join(folder, aside as string))).toEqual(damaged);
});
