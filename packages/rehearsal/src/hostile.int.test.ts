import { post } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { describe, expect, test } from 'vitest';
import { unanswered } from './hostile/behaviours/unanswered.ts';
import { behaviours } from './hostile/behaviours.ts';
import { campaign } from './hostile/campaign.ts';
import { Honest } from './hostile/honest.ts';
import { Ledger } from './hostile/ledger.ts';
import { channelAt, type Scene, sceneFrom } from './hostile/scene.ts';

const ground = { cryptography, keysFrom: nodeKeysFrom };

test('[RH1] the same seed gives the same campaign, to the byte; another seed another', async () => {
  const [one, again, other] = [await campaign(ground, 5), await campaign(ground, 5), await campaign(ground, 6)];
  expect(again).toEqual(one);
  expect(other.digest).not.toBe(one.digest);
});

test('[RH3] [RH4] [RH5] a few rooms with a hostile delegation: it is answered, it alone is blamed, and work goes on', async () => {
  for (const seed of [9, 10, 11]) {
    const { violations, honestActs, struck } = await campaign(ground, seed);
    expect(violations).toEqual([]);
    expect(honestActs).toBeGreaterThan(10);
    expect(Object.keys(struck).length).toBeGreaterThan(0);
  }
});

test.each([
  [5157, 'a key whose list waits for other words is wrapped by no reader, nor without end'],
  [583, 'two branches given out just before a beat are found all the same'],
  [6130, 'what one was not given by its author comes from others, though they had only just got it'],
  [1089, 'a node that was started anew is heard, though the word on its first mailbox was lost'],
  [5843, 'where a node was retired, and those whose turn it is are cut off, others go on'],
])('[RH4] [RH5] seed %i: %s', async (seed) => {
  const { violations, honestActs } = await campaign(ground, seed);
  expect({ violations, worked: honestActs > 10 }).toEqual({ violations: [], worked: true });
});

describe('[RH6] the ledger sees', () => {
  const looking = async (spoil: (scene: Scene, entry: string) => unknown) => {
    const scene = await sceneFrom(ground, 1);
    const ledger = new Ledger(scene);
    const [by] = scene.honest;
    if (!by) throw new Error('nobody is honest');
    const entry = await new Honest(scene).message(by, 'table');
    await scene.room.advance(5 * 60_000);
    ledger.look();
    expect(ledger.violations).toEqual([]);
    await spoil(scene, entry as string);
    ledger.look();
    return ledger.violations.map((one) => one.slice(0, 2));
  };
  const board = (scene: Scene, at: number, name = 'table') => {
    const channel = channelAt(scene.room, scene.honest[at] as Scene['hostile'], name);
    if (!channel) throw new Error('no such channel');
    return channel;
  };

  test('an acknowledged entry that is not on disk', async () => {
    const spoil = (scene: Scene) =>
      scene.room.acknowledged.push({ by: scene.honest[0]?.name as string, entry: '00'.repeat(32) });
    expect(await looking(spoil)).toContain('I1');
  });

  test('a copy that is not what its author wrote', async () => {
    const spoil = (scene: Scene) => {
      const author = scene.honest[0]?.name;
      const log = board(scene, 1).history.logs.find((one) => one.node === author);
      log?.entries.splice(0, 1);
    };
    expect(await looking(spoil)).toContain('I2');
  });

  test('a second entry at a position', async () => {
    const spoil = (scene: Scene) => {
      const rows = [...scene.honest.slice(0, 2)].map((seat) => seat.store.read());
      const own = rows[0]?.find((row) => row.row === 'entry');
      // The same bytes, said to be of another entry's place by a header that differs in nothing else but its box.
      const held = [...board(scene, 0).history.byName.values()].find((one) => one.entry.header.position === 0);
      if (own?.row !== 'entry' || !held) throw new Error('no rows');
      const bytes = Uint8Array.from(held.entry.bytes);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      const channel = scene.room.channels.get('table') as string;
      scene.honest[0]?.store.write([
        { row: 'entry', channel, name: held.entry.name, bytes, box: held.entry.box, heldAt: 0 },
      ]);
    };
    expect(await looking(spoil)).toContain('I3');
  });

  test('a ruling that changes, and a state that differs', async () => {
    expect(await looking((scene, entry) => board(scene, 0).rulings.set(entry, 'unknown-act'))).toContain('I5');
    const differ = (scene: Scene) => {
      const channel = board(scene, 0);
      channel.live = { ...channel.live, state: { ...channel.live.state, papers: { ['00'.repeat(16)]: {} as never } } };
    };
    expect(await looking(differ)).toContain('I5');
  });

  test('a letter that names a channel to one outside it, and a key that lies there', async () => {
    const outsider = (scene: Scene) =>
      [...scene.room.seats.values()].find((seat) => !scene.room.inside('own').includes(seat)) as Scene['hostile'];
    const send = async (scene: Scene) => {
      const bytes = Uint8Array.from(Buffer.from(scene.room.channels.get('own') as string, 'hex'));
      const from = scene.honest.find((seat) => seat !== outsider(scene)) as Scene['hostile'];
      post(from.node, outsider(scene).name, bytes);
      scene.room.heal();
      await scene.room.advance(2 * 60_000);
    };
    expect(await looking(send)).toContain('I6');
    const give = (scene: Scene) => {
      const own = [...scene.room.inside('own')].flatMap((seat) => channelAt(scene.room, seat, 'own') ?? [])[0];
      if (own) outsider(scene).node.channels.set(own.id, own);
    };
    expect(await looking(give)).toContain('I6');
  });

  test('a forgery that moves a state', async () => {
    const spoil = (scene: Scene) => {
      const channel = board(scene, 0);
      channel.live = { ...channel.live, state: { ...channel.live.state, desks: { talks: 'forged words' } } };
    };
    expect(await looking(spoil)).toContain('I7');
  });
});

test('[RH7] what is not withstood yet stands in its own list, and not in the library', () => {
  const names = new Set(behaviours.map((one) => one.name));
  expect(unanswered.filter((one) => names.has(one.name))).toEqual([]);
});

// A test here fails when the fault is mended: then the behaviour belongs into the library.
test.each(unanswered)('[RH7] not withstood yet: $name', async (behaviour) => {
  const faults: string[] = [];
  for (const seed of [1, 2]) faults.push(...(await campaign(ground, seed, [behaviour])).violations);
  expect(faults.filter((one) => one.includes(behaviour.fault))).not.toEqual([]);
});
