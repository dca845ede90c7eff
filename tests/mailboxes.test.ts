/** Nodes on real disks that meet by mailboxes alone: in memory, and in a folder. What a carrier sees is looked at byte by byte. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fields, fromHex, type Hex, toBase64url } from '@parley/record';
import { now, recordView } from '@parley/room';
import { type Driver, drive, folderMailboxes, type Mailboxes, memoryMailboxes, openStore } from '@parley/server';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { afterEach, expect, test } from 'vitest';

const closing: (() => void)[] = [];
function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mailboxes-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const random = (length: number) => Uint8Array.from(randomBytes(length));
const day = 86_400_000;
const sizes = [1, 4, 16, 64, 256, 1024, 4096].map((kib) => kib * 1024);
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

const delegations = { mediator: 'mediator', north: 'party', south: 'party' } as const;
type Name = keyof typeof delegations;
const names = Object.keys(delegations) as Name[];

/** Three nodes, each with its own keys, disk and clock, and nothing between them but mailboxes. */
async function meeting(mailboxes: Mailboxes) {
  const folder = fresh();
  let clock = 1_900_000_000_000;
  const carried: { readonly to: Hex; readonly bytes: Uint8Array }[] = [];
  const drivers = {} as Record<Name, Driver>;
  const keys = {} as Record<Name, Awaited<ReturnType<typeof nodeKeysFrom>>>;
  const start = (name: Name) => {
    const { signer, wrapping, wrappingKey } = keys[name];
    drivers[name] = drive({
      cryptography,
      identity: { delegation: name, signer, seal: wrappingKey },
      wrapping,
      store: openStore(join(folder, `${name}.db`), new Uint8Array(32).fill(3), random),
      carrier: {
        send(to, bytes) {
          carried.push({ to, bytes });
          mailboxes.put(to, bytes);
        },
      },
      clock: () => clock,
      random,
      log: () => undefined,
    });
  };
  for (const name of names) {
    keys[name] = await nodeKeysFrom(random(32));
    start(name);
  }
  closing.push(() => {
    for (const name of names) drivers[name].close();
  });
  /** Beats, a minute apart, and carries until nothing is under way. */
  const settle = async () => {
    for (let quiet = 0, rounds = 0; quiet < 8 && rounds < 400; rounds++) {
      if (rounds % 25 === 0) {
        clock += 60_000;
        for (const name of names) drivers[name].beat();
      }
      const taken = names.map((name) => mailboxes.take(drivers[name].node().name, drivers[name].arrived));
      const busy = names.some((name) => drivers[name].node().tickets.size > 0);
      quiet = busy || taken.some((count) => count > 0) ? 0 : quiet + 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const members = names.map((id) => ({
    id,
    label: id,
    capacities: [delegations[id]],
    nodes: [{ node: drivers[id].node().name, seal: toBase64url(keys[id].wrappingKey) }],
  }));
  const fields = { title: 'By mailbox', terms: 'A test.', convener: 'mediator', delegations: members } as Fields;
  expect((await drivers.mediator.convene(fields)).done).toBe(true);
  const terms = {
    name: 'line',
    purpose: 'line',
    members: ['mediator', 'north'],
    readers: [],
    withoutPrejudice: true,
  } as const;
  await settle();
  const line = await drivers.mediator.openChannel(terms);
  if (!line.done) throw new Error(line.refused);
  await settle();
  return {
    drivers,
    carried,
    line: line.channel,
    settle,
    start,
    say: (by: Name, text: string) => drivers[by].act(line.channel, 'talks.message-sent', { text }),
    read: (by: Name) => JSON.stringify(recordView(drivers[by].node(), now(clock)).entries),
    pass: (ms: number) => {
      clock += ms;
    },
  };
}

/** A word as it might lie about: plain, wide, hex, base64 at any offset. */
function guises(bytes: Buffer): Buffer[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift ? 4 : 0, -4),
  );
  return [
    bytes,
    Buffer.from(bytes.toString('latin1'), 'utf16le'),
    ...[bytes.toString('hex'), ...base64].map((one) => Buffer.from(one)),
  ];
}

const carriers: readonly [string, () => Mailboxes][] = [
  ['memory', memoryMailboxes],
  ['a folder', () => folderMailboxes(fresh(), random)],
];

test.each(carriers)(
  '[RO44] mailboxes in %s: everything arrives, and a carrier sees sizes alone',
  async (_, mailboxes) => {
    const room = await meeting(mailboxes());
    const canary = `canary-${randomBytes(12).toString('hex')}`;
    for (const by of ['north', 'mediator'] as const) {
      expect((await room.say(by, `${canary} from ${by}`)).done).toBe(true);
      await room.settle();
    }
    for (const by of ['north', 'mediator'] as const) {
      expect(room.read(by)).toContain(`${canary} from north`);
      expect(room.read(by)).toContain(`${canary} from mediator`);
    }
    expect(room.read('south')).not.toContain(canary);
    expect(room.carried.length).toBeGreaterThan(20);
    const channels = [...room.drivers.mediator.node().channels.keys()];
    const nodes = names.map((name) => room.drivers[name].node().name);
    const secrets = [
      Buffer.from(canary),
      ...[...channels, ...nodes].map((id) => Buffer.from(fromHex(id) as Uint8Array)),
    ];
    for (const { bytes } of room.carried) {
      expect(sizes).toContain(bytes.length);
      for (const guise of secrets.flatMap(guises)) expect(Buffer.from(bytes).includes(guise)).toBe(false);
    }
    // No two envelopes begin their seals alike, whatever they say.
    const tails = new Set(room.carried.map(({ bytes }) => Buffer.from(bytes.subarray(-64)).toString('hex')));
    expect(tails.size).toBe(room.carried.length);
  },
);

test('[RO45] keys of past days are destroyed: what was sent to them opens no more, and is found again', async () => {
  const boxes = memoryMailboxes();
  const room = await meeting(boxes);
  await room.say('north', 'the first day');
  await room.settle();
  const { post } = room.drivers.mediator.node();
  const first = post.own[0];
  if (!first) throw new Error('no mailbox');
  room.pass(day);
  await room.settle();
  expect(post.own.map((one) => one.day)).toEqual([first.day, first.day + 1]);
  // Under way for two days: its key is gone when it comes.
  expect((await room.say('north', 'sent and delayed')).done).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const delayed: Uint8Array[] = [];
  boxes.take(room.drivers.mediator.node().name, (bytes) => delayed.push(bytes));
  expect(delayed.length).toBeGreaterThan(0);
  for (let i = 0; i < 2; i++) {
    room.pass(day);
    room.drivers.mediator.beat();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(post.own.map((one) => one.day)).toEqual([first.day + 2, first.day + 3]);
  expect(first.seed.every((byte) => byte === 0)).toBe(true);
  expect([...post.contexts.values()].every((one) => one.day >= first.day + 2)).toBe(true);
  boxes.take(room.drivers.mediator.node().name, () => undefined);
  for (const bytes of delayed) room.drivers.mediator.arrived(bytes);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await room.settle();
  expect(room.read('mediator')).toContain('sent and delayed');
});

test('[RO46] a node that was started anew has forgotten its mailbox, and is told all the same', async () => {
  const room = await meeting(memoryMailboxes());
  await room.say('north', 'before');
  await room.settle();
  room.drivers.mediator.close();
  await room.say('north', 'meanwhile');
  room.start('mediator');
  await room.settle();
  expect(room.read('mediator')).toContain('meanwhile');
  await room.say('mediator', 'thereafter');
  await room.settle();
  expect(room.read('north')).toContain('thereafter');
});
