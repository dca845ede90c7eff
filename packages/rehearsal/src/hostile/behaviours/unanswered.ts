/**
 * Behaviours that the room does not withstand yet, each with the shortest way to the fault. When the room has learnt to
 * answer one, it moves into the library.
 */
import { encodeWraps, epochId, order, pinOf, wrapInfo, writeEntry } from '@parley/record';
import { letterOf, message, pairOf, write, writeList } from '../pen.ts';
import { charterOf, type Scene } from '../scene.ts';
import { type Behaviour, drawn, letIn, lettersTo } from '../strike.ts';
import { orderBehaviours } from './order.ts';

type Drawn = NonNullable<ReturnType<typeof drawn>>;

/** A key wrapped truly to everybody in the channel but one, who gets noise. */
async function wrappedToAllButOne(scene: Scene, one: Drawn) {
  const { room, chance, hostile } = scene;
  const key = chance.bytes('key', 32);
  const id = epochId(room.ground.cryptography, key);
  const { room: roomId, channel } = one.channel.history;
  const victim = one.to.at(-1);
  const wraps = await Promise.all(
    room.inside(one.name).map(async (seat) => {
      const { publicKey: node } = seat.signer;
      const info = wrapInfo(roomId, channel, id, node);
      const wrapped = await hostile.wrapping.wrap(seat.seal, key, info, chance.bytes('ekm', 64));
      return { node, wrapped: seat === victim ? chance.bytes('noise', wrapped.length) : wrapped };
    }),
  );
  return { epoch: { key, id }, list: encodeWraps(wraps.sort((left, right) => order(left.node, right.node))) };
}

/** A behaviour, and words of the violation by which the fault is known. */
export type Unanswered = Behaviour & { readonly fault: string };

export const unanswered: readonly Unanswered[] = [
  // Whoever holds the other branch refuses, and blames, every honest log that has seen the one.
  ...orderBehaviours
    .filter((one) => one.last)
    .map(({ name, against, strike }) => ({
      name,
      against,
      fault: 'is blamed for seen-differs',
      strike,
    })),
  {
    // The entry cannot be opened, and nothing behind it in the channel is judged; a word of a reader is enough.
    name: 'words under a key that one member cannot open',
    fault: 'not everybody in',
    against: 'RO13',
    strike: async (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { epoch, list } = await wrappedToAllButOne(scene, one);
      const first = writeList(scene, one.channel, epoch.id, list);
      const draft = { position: first.header.position + 1, prev: first.hash, seen: [] };
      const second = write(scene, one.channel, message('Not for you.'), { epoch, draft });
      return letIn(scene, one, [first, second], { outcome: 'nothing' });
    },
  },
  {
    // Nothing says how many channels a stranger may found; each is kept in memory, and its entries on disk.
    name: 'channels without end, founded by a stranger',
    fault: 'channels',
    against: 'RO5',
    strike: (scene) => {
      const { room, chance, honest } = scene;
      const { ground } = room;
      const charter = charterOf(scene.hostile);
      const before = new Map(honest.map((seat) => [seat, seat.node.channels.size]));
      const none = new Uint8Array(0);
      const letters = Array.from({ length: 80 }, () => {
        const key = chance.bytes('key', 32);
        const epoch = { key, id: epochId(ground.cryptography, key) };
        const pin = pinOf(charter, 16);
        const draft = { room: charter.room, channel: none, position: 0, prev: none, seen: [], pin, claimed: room.now };
        const body = new Uint8Array(16);
        const stranger = { publicKey: chance.bytes('stranger', 32), sign: scene.hostile.signer.sign };
        const entry = writeEntry(ground.cryptography, stranger, draft, epoch, chance.bytes('salt', 32), body);
        return lettersTo(scene, honest, letterOf(entry.name, [pairOf(entry)]));
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
];
