/** Floods: more than a node may be made to keep. */
import { epochId, longestBody, pinOf, type Signer, writeEntry } from '@parley/record';
import { deposit, forged, letterOf, message, type Pair, pairOf, paperOf, placeIn, rewritten, write } from '../pen.ts';
import { below, capacityOf, charterOf, reach, type Scene } from '../scene.ts';
import { type Behaviour, drawn, letIn, lettersTo } from '../strike.ts';

/** The first entry of a channel that opens to nobody. */
function founding(scene: Scene, signer: Signer) {
  const { room, chance, honest } = scene;
  const { cryptography } = room.ground;
  const charter = charterOf(scene.hostile);
  const key = chance.bytes('key', 32);
  const epoch = { key, id: epochId(cryptography, key) };
  const none = new Uint8Array(0);
  const pin = pinOf(charter, 16);
  const draft = { room: charter.room, channel: none, position: 0, prev: none, seen: [], pin, claimed: room.now };
  const entry = writeEntry(cryptography, signer, draft, epoch, chance.bytes('salt', 32), new Uint8Array(16));
  return lettersTo(scene, honest, letterOf(entry.name, [pairOf(entry)]));
}

export const floodBehaviours: readonly Behaviour[] = [
  {
    name: 'flood of letters',
    against: 'RE7',
    strike: (scene) => {
      const letters = scene.honest.flatMap((seat) =>
        Array.from({ length: 60 }, () => lettersTo(scene, [seat], scene.chance.bytes('flood', 24))).flat(),
      );
      const expected = { outcome: 'refused', reasons: ['unreadable-message'], blame: 'carrier' } as const;
      return { letters, at: scene.honest, expected };
    },
  },
  {
    name: 'flood of waiting entries',
    against: 'RO20',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { position } = placeIn(scene, one.channel);
      const entry = write(scene, one.channel, message(forged));
      const runs = Array.from({ length: 10 }, (_, run) =>
        Array.from({ length: 32 }, (_, i): Pair => {
          const at = position + 2 + run * 32 + i;
          return [rewritten(scene, entry, { position: at, prev: entry.hash }), entry.box];
        }),
      );
      return {
        letters: runs.flatMap((run) => lettersTo(scene, one.to, letterOf(one.channel.id, run))),
        at: one.to,
        expected: { outcome: 'nothing' },
      };
    },
  },
  {
    name: 'flood of made-up authors',
    against: 'RO20',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const letters = Array.from({ length: 90 }, () => {
        const node = scene.chance.bytes('author', 32);
        const pair: Pair = [rewritten(scene, entry, { node, position: 9, prev: entry.hash, seen: [] }), entry.box];
        return lettersTo(scene, one.to, letterOf(one.channel.id, [pair]));
      });
      return { letters: letters.flat(), at: one.to, expected: { outcome: 'nothing' } };
    },
  },
  {
    // Eighty boxes of the largest size, signed, of which none can come in yet.
    name: 'flood of large waiting entries',
    against: 'RO41',
    seldom: true,
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { position } = placeIn(scene, one.channel);
      const entry = write(scene, one.channel, new Uint8Array(longestBody));
      const letters = Array.from({ length: 8 }, (_, run) => {
        const pairs = Array.from({ length: 10 }, (_, i): Pair => {
          const at = position + 2 + run * 10 + i;
          return [rewritten(scene, entry, { position: at, prev: entry.hash }), entry.box];
        });
        return lettersTo(scene, one.to, letterOf(one.channel.id, pairs));
      });
      return { letters: letters.flat(), at: one.to, expected: { outcome: 'nothing' } };
    },
  },
  {
    name: 'channels without end, founded by a stranger',
    against: 'RO40',
    strike: (scene) => {
      const { chance, honest, hostile } = scene;
      const before = new Map(honest.map((seat) => [seat, seat.node.channels.size]));
      const letters = Array.from({ length: 80 }, () => {
        const stranger = { publicKey: chance.bytes('stranger', 32), sign: hostile.signer.sign };
        return founding(scene, stranger);
      });
      const full = () => honest.find((seat) => seat.node.channels.size > (before.get(seat) ?? 0));
      return {
        letters: letters.flat(),
        at: honest,
        expected: { outcome: 'nothing' },
        also: () => full() && `${full()?.label} keeps ${full()?.node.channels.size} channels`,
      };
    },
  },
  {
    name: 'channels without end, founded by a member',
    against: 'RO40',
    seldom: true,
    strike: (scene) => {
      const { honest, hostile } = scene;
      const letters = Array.from({ length: 80 }, () => founding(scene, hostile.signer));
      return {
        letters: letters.flat(),
        at: honest,
        expected: { outcome: 'refused', reasons: ['too-many-channels'], blame: 'author' },
      };
    },
  },
  {
    name: 'flood of acts',
    against: 'RO12',
    strike: (scene) => {
      const one = drawn(scene, 'voiced', (name) => reach(scene).includes(name));
      if (!one) return undefined;
      const entries = [write(scene, one.channel, message('One of many.'))];
      while (entries.length < 32 + below(scene.chance, 32)) {
        const last = entries.at(-1) as (typeof entries)[number];
        const draft = { position: last.header.position + 1, prev: last.hash, seen: [] };
        entries.push(write(scene, one.channel, message('One of many.'), { draft }));
      }
      const [first, rest] = [entries.slice(0, 32), entries.slice(32)];
      const seats = [scene.hostile, ...one.to];
      const runs = [first, rest].filter((run) => run.length > 0);
      return {
        letters: runs.flatMap((run) => lettersTo(scene, seats, letterOf(one.channel.id, run.map(pairOf)))),
        at: one.to,
        expected: { outcome: 'stands', channel: one.channel.id, entry: entries.at(-1)?.name as string },
      };
    },
  },
  {
    name: 'largest paper',
    against: 'RE22',
    strike: (scene) => {
      const may = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party';
      const one = may ? drawn(scene, 'voiced', (name) => name !== 'charter' && name !== 'notice') : undefined;
      if (!one) return undefined;
      const entry = write(scene, one.channel, deposit(paperOf(scene, 'x'.repeat(20_000))));
      return letIn(scene, one, [entry], { outcome: 'stands', channel: one.channel.id, entry: entry.name });
    },
  },
];
