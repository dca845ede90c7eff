import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryAnnexes } from '@parley/rehearsal';
import { type AnnexRow, type AnnexStore, annexOf } from '@parley/room';
import { cryptography } from '@parley/vault';
import { afterAll, describe, expect, test } from 'vitest';
import { drive } from '../driver.ts';
import { foundRoom } from '../found-room.ts';
import { theNode } from '../testing/the-node.ts';
import { annexesIn } from './annexes.ts';
import { openStore } from './sqlite.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-annexes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const fresh = () => join(root, `${++folders}`);
const random = (length: number) => Uint8Array.from(randomBytes(length));
const node = 'ab'.repeat(32);
const ring = new Uint8Array(32).fill(7);

const row = (n: number, size = 1024): AnnexRow => ({
  entry: n.toString(16).padStart(64, '0'),
  channel: 'c1'.repeat(32),
  until: 1_700_000_000_000 + n,
  key: new Uint8Array(32).fill(n),
  sealed: random(size),
});

/** Whether these bytes lie anywhere under a folder. */
function liesUnder(folder: string, what: Uint8Array): boolean {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const wanted = Buffer.from(what);
  return files.some((path) => statSync(path).isFile() && readFileSync(path).includes(wanted));
}

describe.each([
  ['in memory', () => memoryAnnexes(), (store: AnnexStore) => store],
  ['in a folder', (folder: string) => annexesIn(folder, node, ring, random), undefined],
] as const)('annexes: %s', (_, open, reopen) => {
  test('come back as they were, and go when they are erased', () => {
    const folder = fresh();
    let store = open(folder);
    const again = () => reopen?.(store) ?? open(folder);
    const [one, two] = [row(1), row(2, 4096)];
    expect(store.list()).toEqual([]);
    store.keep(one);
    store.keep(two);
    store.keep(one);
    store = again();
    expect(store.list()).toHaveLength(2);
    expect(store.read(two.entry)).toEqual(two);
    store.erase(one.entry);
    store.erase(one.entry);
    store = again();
    expect(store.read(one.entry)).toBeUndefined();
    const { entry, channel, until } = two;
    expect(store.list()).toEqual([{ entry, channel, until, size: 4096 }]);
  });
});

describe('annexes in a folder', () => {
  test('show no key, and of what was erased nothing', () => {
    const folder = fresh();
    const store = annexesIn(folder, node, ring, random);
    const [one, two] = [row(1), row(2)];
    store.keep(one);
    store.keep(two);
    expect(liesUnder(folder, one.key)).toBe(false);
    expect(liesUnder(folder, one.sealed)).toBe(true);
    store.erase(one.entry);
    expect(liesUnder(folder, one.sealed.subarray(0, 16))).toBe(false);
    expect(store.read(two.entry)).toEqual(two);
  });

  test('open under their own ring and node only; what is cut short or left over is dropped', () => {
    const folder = fresh();
    const [one, two] = [row(1), row(2)];
    const store = annexesIn(folder, node, ring, random);
    store.keep(one);
    store.keep(two);
    const here = join(folder, `${node}.annexes`);
    writeFileSync(join(here, `${row(3).entry}`), 'a content whose key was not written any more');
    rmSync(join(here, two.entry));
    expect(
      annexesIn(folder, node, ring, random)
        .list()
        .map(({ entry }) => entry),
    ).toEqual([one.entry]);
    expect(readdirSync(here).sort()).toEqual([one.entry, 'keys'].sort());
    expect(annexesIn(folder, node, new Uint8Array(32), random).list()).toEqual([]);
    expect(readdirSync(here)).toEqual(['keys']);
  });
});

test('a driven node keeps, reads and erases an annex; nothing of it is ever in the data folder', async () => {
  const { ringKey, identity, wrapping } = await theNode();
  const [data, state] = [mkdtempSync(join(root, 'data-')), fresh()];
  const open = () =>
    drive({
      cryptography,
      identity,
      wrapping,
      store: openStore(join(data, 'record.db'), ringKey, random),
      annexes: annexesIn(state, node, ringKey, random),
      carrier: { send: () => undefined },
      clock: Date.now,
      random,
      log: () => undefined,
    });
  const text = 'The name of nobody at all, as plain as it can be';
  let driver = open();
  await foundRoom(driver, identity.delegation, identity.seal);
  const channel = [...driver.node().channels.values()].find((one) => one.terms?.purpose === 'own')?.id ?? '';
  const content = new TextEncoder().encode(text);
  const kept = await driver.keepAnnex(channel, { content, purpose: 'names', retainUntil: Date.now() + 3_600_000 });
  const entry = kept.done ? kept.entry : kept.refused;
  const before = annexesIn(state, node, ringKey, random).read(entry) as AnnexRow;
  driver.close();
  driver = open();
  expect(new TextDecoder().decode(annexOf(driver.node(), entry))).toBe(text);
  expect(liesUnder(data, before.sealed.subarray(0, 32))).toBe(false);
  expect(await driver.act(channel, 'annex.erased', { of: entry, ground: 'asked-for' })).toMatchObject({ done: true });
  expect(annexOf(driver.node(), entry)).toBeUndefined();
  for (const folder of [data, state])
    for (const one of [content, before.key, before.sealed.subarray(0, 32)]) expect(liesUnder(folder, one)).toBe(false);
  driver.close();
});
