import { randomBytes } from 'node:crypto';
import { toBase64url } from '@parley/record';
import { memoryStore } from '@parley/rehearsal';
import { type EntryRow, now, type Row, RowDiffers, recordView, type Store } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { describe, expect, test } from 'vitest';
import { type Driver, drive } from './driver.ts';
import { foundRoom } from './found-room.ts';

const random = (length: number) => Uint8Array.from(randomBytes(length));
const note = { text: 'A note.' };

/** A disk in memory that can be made to fail, and that tells how much it has kept. */
function breakable(): Store & { fails: boolean; kept: Row[] } {
  const under = memoryStore();
  const disk = {
    fails: false,
    kept: [] as Row[],
    write(rows: readonly Row[]) {
      if (disk.fails) throw new Error('ENOSPC');
      under.write(rows);
      disk.kept.push(...rows);
    },
    read: under.read,
    tail: under.tail,
    entry: under.entry,
    close: under.close,
  };
  return disk;
}

async function aNode(store: Store, seed = new Uint8Array(32).fill(3)) {
  const { signer, wrapping, wrappingKey } = await nodeKeysFrom(seed);
  const said: string[] = [];
  const driver = drive({
    cryptography,
    identity: { delegation: 'mediator', signer, seal: wrappingKey },
    wrapping,
    store,
    carrier: { send: () => undefined },
    clock: Date.now,
    random,
    log: (event) => said.push(event),
  });
  return { driver, wrappingKey, said };
}

function flipped(row: EntryRow): EntryRow {
  const box = Uint8Array.from(row.box);
  box[9] = (box[9] ?? 0) ^ 1;
  return { ...row, box };
}

const own = (driver: Driver) => {
  const found = [...driver.node().channels.values()].find((channel) => channel.terms?.purpose === 'own');
  if (!found) throw new Error('there is no channel of one');
  return found;
};

describe('a driven node', () => {
  test('founds its room, acts, and is the same after its disk is opened again', async () => {
    const store = breakable();
    const { driver, wrappingKey } = await aNode(store);
    await foundRoom(driver, 'mediator', wrappingKey);
    const answer = await driver.act(own(driver).id, 'talks.noted', note);
    expect(answer.done).toBe(true);

    const { driver: again, said } = await aNode(memoryStore(store.read()));
    expect(said).toEqual([]);
    expect(again.node().room).toBe(driver.node().room);
    expect(own(again).judged).toEqual(own(driver).judged);
    expect(answer.done && own(again).rulings.get(answer.entry)).toBe('stands');
    await foundRoom(again, 'mediator', wrappingKey);
    expect(again.node().channels.size).toBe(3);
  });

  test('acknowledges nothing that is not on its disk', async () => {
    const store = breakable();
    const { driver, wrappingKey } = await aNode(store);
    await foundRoom(driver, 'mediator', wrappingKey);
    const keptBefore = store.kept.length;
    let keptAtAnswer = 0;
    await driver.act(own(driver).id, 'talks.noted', note).then(() => {
      keptAtAnswer = store.kept.length;
    });
    expect(keptAtAnswer).toBe(keptBefore + 1);
  });

  test('signs nothing more once its disk has failed, says so, and shows what the disk holds', async () => {
    const store = breakable();
    const { driver, wrappingKey, said } = await aNode(store);
    await foundRoom(driver, 'mediator', wrappingKey);
    const before = [...own(driver).judged];
    store.fails = true;
    const channel = own(driver).id;
    const both = await Promise.all([
      driver.act(channel, 'talks.noted', note),
      driver.act(channel, 'talks.noted', note),
    ]);
    expect(both).toEqual([
      { done: false, refused: 'disk-failed' },
      { done: false, refused: 'disk-failed' },
    ]);
    expect([driver.halted(), said]).toEqual(['disk-failed', ['halted']]);
    expect(own(driver).judged).toEqual(before);
    store.fails = false;
    expect(await driver.act(channel, 'talks.noted', note)).toEqual({ done: false, refused: 'disk-failed' });
    expect(own(driver).history.logs[0]?.entries).toHaveLength(before.length);
  });

  test('refuses by name what the judge refuses, and answers everybody when it stops', async () => {
    const { driver, wrappingKey } = await aNode(memoryStore());
    await foundRoom(driver, 'mediator', wrappingKey);
    const { id } = own(driver);
    expect(await driver.act('00'.repeat(32), 'talks.noted', note)).toEqual({ done: false, refused: 'no-such-channel' });
    expect(await driver.act(id, 'no.such-act', note)).toEqual({ done: false, refused: 'unknown-act' });
    const open = driver.openChannel({
      name: 'x',
      purpose: 'other',
      members: ['mediator'],
      readers: [],
      withoutPrejudice: false,
    });
    driver.close();
    expect(await open).toEqual({ done: false, refused: 'stopped' });
    expect(await driver.act(id, 'talks.noted', note)).toEqual({ done: false, refused: 'stopped' });
  });

  test('keeps a snapshot at its end, and opens from it', async () => {
    const store = breakable();
    const { driver, wrappingKey } = await aNode(store);
    await foundRoom(driver, 'mediator', wrappingKey);
    driver.close();
    expect(store.read().map((row) => row.row)).toContain('snapshot');
    const { driver: again } = await aNode(memoryStore(store.read()));
    expect((await again.act(own(again).id, 'talks.noted', note)).done).toBe(true);
  });

  test('stops signing when its disk gives back another old row than it judged, and judges all again', async () => {
    const store = memoryStore();
    const { driver, wrappingKey } = await aNode(store);
    await foundRoom(driver, 'mediator', wrappingKey);
    for (let i = 0; i < 4; i++) await driver.act(own(driver).id, 'talks.noted', note);
    const channel = own(driver).id;
    const [, , changed] = own(driver).judged;
    driver.close();
    const rows = store.read().map((row) => (row.row === 'entry' && row.name === changed ? flipped(row) : row));
    const disk = memoryStore(rows);

    const { driver: again, said } = await aNode(disk);
    expect([again.halted(), own(again).judged.length, said]).toEqual([undefined, 6, []]);
    expect(() => recordView(again.node(), now(Date.now()))).toThrow(RowDiffers);
    await Promise.resolve();
    expect([again.halted(), said]).toEqual(['disk-failed', ['halted', 'set-aside']]);
    expect(own(again).judged).toHaveLength(2);
    expect(recordView(again.node(), now(Date.now())).entries.length).toBeGreaterThan(0);
    expect(await again.act(channel, 'talks.noted', note)).toEqual({ done: false, refused: 'disk-failed' });
    // The next start does not lean on the old snapshot, and says at once what it set aside.
    again.close();
    const { said: later } = await aNode(memoryStore(disk.read()));
    expect(later).toEqual(['set-aside']);
  });

  test('tells of every change, and stops telling who has gone', async () => {
    const { driver, wrappingKey } = await aNode(memoryStore());
    await foundRoom(driver, 'mediator', wrappingKey);
    const heard: string[] = [];
    const leave = driver.onChange((entries) => heard.push(...entries));
    const answer = await driver.act(own(driver).id, 'talks.noted', note);
    leave();
    await driver.act(own(driver).id, 'talks.noted', note);
    expect(heard).toEqual([answer.done && answer.entry]);
  });

  test('wraps keys that open for it: a second channel has its own', async () => {
    const { driver, wrappingKey } = await aNode(memoryStore());
    await foundRoom(driver, 'mediator', wrappingKey);
    expect(toBase64url(wrappingKey)).toHaveLength(1622);
    const epochs = [...driver.node().channels.values()].flatMap((channel) => [...channel.epochs.keys()]);
    expect(new Set(epochs).size).toBe(3);
  });
});
