/** Behaviours of keys: who they are wrapped to, and what lies under them. */
import { encode, encodeWraps, epochId, order, wrapSize } from '@parley/record';
import { forged, letterOf, message, rewritten, write, writeList } from '../pen.ts';
import { channelAt, pick, type Scene } from '../scene.ts';
import { type Behaviour, drawn, letIn, lettersTo, ruledOut, type Strike, turnedAway } from '../strike.ts';

type Drawn = NonNullable<ReturnType<typeof drawn>>;

/** A new key, and a list that wraps nothing true to these nodes. */
function minted(scene: Scene, nodes: readonly Uint8Array[]) {
  const key = scene.chance.bytes('key', 32);
  const epoch = { key, id: epochId(scene.room.ground.cryptography, key) };
  const wraps = [...nodes].sort(order).map((node) => ({ node, wrapped: scene.chance.bytes('wrap', wrapSize) }));
  return { epoch, wraps: encodeWraps(wraps) };
}

const nodesIn = (scene: Scene, one: Drawn) => scene.room.inside(one.name).map((seat) => seat.signer.publicKey);

/** A list that must not stand, and right behind it an entry under its key; both must be ruled out. */
function wrongList(scene: Scene, one: Drawn, nodes: readonly Uint8Array[]): Strike {
  const { epoch, wraps } = minted(scene, nodes);
  const list = writeList(scene, one.channel, epoch.id, wraps);
  const next = { position: list.header.position + 1, prev: list.hash, seen: [] };
  const under = write(scene, one.channel, message(forged), { epoch, draft: next });
  const strike = letIn(scene, one, [list, under], {
    outcome: 'ruled',
    channel: one.channel.id,
    entry: list.name,
    // On the board a reader is told that first.
    rulings: [isReader(scene, one) ? 'readers-do-not-write' : 'wraps-differ'],
  });
  const wrong = () =>
    one.to.find((seat) => channelAt(scene.room, seat, one.name)?.rulings.get(under.name) !== 'unknown-epoch');
  return {
    ...strike,
    also: () => (wrong() ? `${wrong()?.label} lets a key count that it must not` : undefined),
  };
}

const isReader = ({ room, hostile }: Scene, one: Drawn) =>
  room.scenario.channels[one.name]?.readers.includes(hostile.delegation) ?? false;

export const keyBehaviours: readonly Behaviour[] = [
  {
    name: 'key that nobody minted',
    against: 'RO13',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { epoch } = minted(scene, []);
      return ruledOut(scene, one, message(forged), ['unknown-epoch'], { epoch });
    },
  },
  {
    name: 'key wrapped to an outsider',
    against: 'RO13',
    strike: (scene) => {
      const one = drawn(scene);
      return one && wrongList(scene, one, [...nodesIn(scene, one), scene.chance.bytes('outsider', 32)]);
    },
  },
  {
    name: 'key not wrapped to a member',
    against: 'RO13',
    strike: (scene) => {
      const one = drawn(scene);
      return one && wrongList(scene, one, nodesIn(scene, one).slice(1));
    },
  },
  {
    name: 'wraps that open to nothing',
    against: 'RO13',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { epoch, wraps } = minted(scene, nodesIn(scene, one));
      const list = writeList(scene, one.channel, epoch.id, wraps);
      const strike = letIn(scene, one, [list], { outcome: 'refused', reasons: ['bad-wrap'], blame: 'author' });
      return strike;
    },
  },
  {
    name: 'key minted by a reader',
    against: 'RO6',
    seldom: true,
    strike: (scene) => {
      const { room, hostile } = scene;
      const reads = (name: string) => room.scenario.channels[name]?.readers.includes(hostile.delegation) ?? false;
      const one = drawn(scene, undefined, reads);
      return one && wrongList(scene, one, nodesIn(scene, one));
    },
  },
  {
    name: 'malformed wraps',
    against: 'RE18',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { epoch, wraps } = minted(scene, nodesIn(scene, one));
      const list = writeList(scene, one.channel, epoch.id, wraps);
      const box = encode(pick(scene.chance, [[], [[1, 2]], [[epoch.id, new Uint8Array(9)]], 'wraps']) as never);
      const boxHash = scene.room.ground.cryptography.sha256(box);
      const bytes = rewritten(scene, list, { boxHash, boxSize: box.length });
      return turnedAway(scene, one, [[bytes, box]], 'carrier', 'wrong-shape');
    },
  },
  {
    name: 'box that does not open',
    against: 'RE20',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const box = scene.chance.bytes('box', 256);
      const boxHash = scene.room.ground.cryptography.sha256(box);
      const bytes = rewritten(scene, entry, { boxHash, boxSize: box.length });
      const name = [...scene.room.ground.cryptography.sha256(bytes)]
        .map((b) => b.toString(16).padStart(2, '0'))
        .join('');
      return {
        letters: lettersTo(scene, [scene.hostile, ...one.to], letterOf(one.channel.id, [[bytes, box]])),
        at: one.to,
        expected: { outcome: 'ruled', channel: one.channel.id, entry: name, rulings: ['malformed-body'] },
      };
    },
  },
];
