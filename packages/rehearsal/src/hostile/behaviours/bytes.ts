/** Behaviours of bytes: what no reader may choke on. */
import { contexts, encode, makeSign1 } from '@parley/record';
import type { Seat } from '../../seat.ts';
import { bent, forged, letterOf, message, type Pair, pairOf, placeIn, rewritten, write } from '../pen.ts';
import { below, channelAt, pick } from '../scene.ts';
import { type Behaviour, drawn, lettersTo, turnedAway, unreadable } from '../strike.ts';

const version = 1;
const far = Number.MAX_SAFE_INTEGER;

export const bytesBehaviours: readonly Behaviour[] = [
  {
    name: 'garbage',
    against: 'RE7',
    strike: (scene) => unreadable(scene, scene.chance.bytes('garbage', 1 + below(scene.chance, 3000))),
  },
  {
    name: 'truncated letter',
    against: 'RE6',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const whole = letterOf(one.channel.id, [pairOf(write(scene, one.channel, message(forged)))]);
      return unreadable(scene, whole.subarray(0, below(scene.chance, whole.length)));
    },
  },
  {
    name: 'letter in another encoding',
    against: 'RE2',
    strike: (scene) => {
      const whole = letterOf('00'.repeat(32), []);
      // An array of three, its length written in a byte of its own.
      return unreadable(scene, Uint8Array.of(0x98, 3, ...whole.subarray(1)));
    },
  },
  {
    name: 'deep letter',
    against: 'RE6',
    strike: (scene) => {
      const deep = new Uint8Array(5_000 + below(scene.chance, 50_000)).fill(0x81);
      deep[deep.length - 1] = 0xf6;
      return unreadable(scene, deep);
    },
  },
  {
    name: 'huge letter',
    against: 'RE6',
    strike: (scene) => {
      const run = Array.from({ length: 32 }, (): Pair => [new Uint8Array(10), new Uint8Array(72_000)]);
      return unreadable(scene, letterOf('00'.repeat(32), run));
    },
  },
  {
    name: 'too many entries in one letter',
    against: 'RE6',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const pair = pairOf(write(scene, one.channel, message(forged)));
      return unreadable(
        scene,
        letterOf(
          one.channel.id,
          Array.from({ length: 33 }, () => pair),
        ),
      );
    },
  },
  {
    name: 'huge entry',
    against: 'RE13',
    strike: (scene) => {
      const one = drawn(scene);
      const tagged = new Uint8Array(5_000).fill(0xd2);
      return one && turnedAway(scene, one, [[tagged, new Uint8Array(256)]], 'carrier', 'too-large');
    },
  },
  {
    name: 'bent signature',
    against: 'RE28',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      return turnedAway(scene, one, [[bent(entry.bytes), entry.box]], 'carrier', 'bad-signature');
    },
  },
  {
    name: 'bent box',
    against: 'RE17',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      return turnedAway(scene, one, [[entry.bytes, bent(entry.box)]], 'carrier', 'box-differs');
    },
  },
  {
    name: 'another one’s entry, bent',
    against: 'RE28',
    strike: (scene) => {
      const one = drawn(scene);
      // Of a node that was retired nothing more comes in, bent or not.
      const theirs = pick(
        scene.chance,
        one?.channel.history.logs.filter((log) => log.node !== scene.hostile.name && scene.room.seats.has(log.node)) ??
          [],
      );
      const held = theirs?.entries.at(-1);
      if (!one || !held || held.entry.header.position === 0) return undefined;
      // Whoever does not hold what it stands on yet lets nothing wait that its author has not signed, and says nothing.
      const holds = (seat: Seat) => channelAt(scene.room, seat, one.name)?.history.byName.has(held.entry.name);
      const to = one.to.filter((seat) => seat.name !== theirs?.node && holds(seat));
      const pair: Pair = [bent(held.entry.bytes), held.entry.box];
      return turnedAway(scene, { ...one, to }, [pair], 'carrier', 'bad-signature');
    },
  },
  {
    name: 'next entry in another one’s name',
    against: 'RE28',
    strike: (scene) => {
      const one = drawn(scene);
      const as = pick(scene.chance, one?.to ?? []);
      if (!one || !as || !one.channel.history.indexOf.has(as.name)) return undefined;
      // All is as its author would write it, but the signature is the hostile one's.
      const { publicKey } = as.signer;
      const signer = { publicKey, sign: (bytes: Uint8Array) => scene.hostile.signer.sign(bytes) };
      const draft = { ...placeIn(scene, one.channel, as), seen: [] };
      const entry = write(scene, one.channel, message(forged), { draft, signer });
      return turnedAway(scene, one, [pairOf(entry)], 'carrier', 'bad-signature');
    },
  },
  {
    name: 'numbers out of range',
    against: 'RE4',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const { room, channel, node, prev, pin, boxHash, boxSize } = entry.header;
      const values = pick(scene.chance, [
        { position: -1, claimed: 1, size: boxSize },
        { position: 1, claimed: -far, size: boxSize },
        // A time that no calendar can write: every page that tells it would fail.
        { position: 1, claimed: far, size: boxSize },
        { position: 1, claimed: 1, size: far },
      ]);
      if (!values || entry.header.sealing.kind !== 'sealed') return undefined;
      const { epoch, salt, commitment } = entry.header.sealing;
      const { position, claimed, size } = values;
      const seal = [epoch, salt, commitment];
      const header = [version, room, channel, node, position, prev, [], pin, claimed, seal, boxHash, size];
      const bytes = makeSign1(scene.hostile.signer, contexts.entry, encode(header));
      return turnedAway(scene, one, [[bytes, entry.box]], 'carrier', 'integer-out-of-range');
    },
  },
  {
    name: 'header of another version or algorithm',
    against: 'RE9',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      // A protected header {1: -7} (ES256) in place of {1: -8}.
      const other = Uint8Array.from(entry.bytes);
      const at = other.indexOf(0x27);
      other[at] = 0x26;
      const newer = makeSign1(scene.hostile.signer, contexts.entry, encode([2, ...Array(11).fill(null)]));
      const [bytes, reason] = below(scene.chance, 2) ? [other, 'unknown-algorithm'] : [newer, 'wrong-shape'];
      return turnedAway(scene, one, [[bytes, entry.box]], 'carrier', reason, 'unknown-version');
    },
  },
  {
    name: 'signed as something else',
    against: 'RE11',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const context = pick(scene.chance, [contexts.instrument, contexts.manifest]) as Uint8Array;
      const bytes = makeSign1(scene.hostile.signer, context, entry.sign1.payload);
      return turnedAway(scene, one, [[bytes, entry.box]], 'carrier', 'bad-signature');
    },
  },
  {
    name: 'wrong order of what was seen',
    against: 'RE15',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const own = { node: scene.hostile.signer.publicKey, position: 0, hash: entry.hash };
      const high = { node: new Uint8Array(32).fill(255), position: 0, hash: entry.hash };
      const low = { node: new Uint8Array(32), position: 0, hash: entry.hash };
      const [seen, reason] = below(scene.chance, 2) ? [[own], 'seen-own-log'] : [[high, low], 'seen-unordered'];
      const bytes = rewritten(scene, entry, { seen: seen as never });
      return turnedAway(scene, one, [[bytes, entry.box]], 'carrier', reason as string);
    },
  },
  {
    name: 'lying lengths',
    against: 'RO15',
    strike: (scene) => {
      const { room, hostile, honest, chance } = scene;
      const foreign = [...room.channels].filter(([name]) => !room.inside(name).includes(hostile)).map(([, id]) => id);
      const channels = [...room.channels.values(), ...foreign, '77'.repeat(32)].map((id) => [
        Uint8Array.from((id.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))),
        [...room.seats.values()].map((seat) => [seat.signer.publicKey, pick(chance, [far, -far, 0, -1, 3]) as number]),
      ]);
      const bytes = encode(['lengths', new Uint8Array(0), below(chance, 3), channels]);
      return { letters: lettersTo(scene, honest, bytes), at: honest, expected: { outcome: 'nothing' } };
    },
  },
  {
    name: 'malformed lengths',
    against: 'RE7',
    strike: (scene) => {
      const { publicKey } = scene.hostile.signer;
      const odd = [
        ['lengths', publicKey, 3, []],
        ['lengths', publicKey, true, []],
        ['lengths', publicKey, 1, [[publicKey, [[publicKey, '1']]]]],
        ['lengths', publicKey, 1, [[1, []]]],
        ['lengths', new Uint8Array(3), 1, []],
        ['entries', publicKey, [[]]],
        ['orders', publicKey, 1, []],
        { lengths: true },
      ];
      return unreadable(scene, encode(pick(scene.chance, odd) as never));
    },
  },
];
