/** Behaviours of keys: who they are wrapped to, and what lies under them. */
import {
  type Body,
  type Draft,
  type Entry,
  encode,
  encodeWraps,
  epochId,
  type Hex,
  order,
  wrapInfo,
  wrapSize,
} from '@parley/record';
import { unopenedOf } from '@parley/room';
import type { Seat } from '../../seat.ts';
import { forged, letterOf, message, pairOf, rewritten, write, writeList } from '../pen.ts';
import { channelAt, pick, type Scene } from '../scene.ts';
import { type Behaviour, drawn, isCharter, letIn, lettersTo, ruledOut, type Strike, turnedAway } from '../strike.ts';
import { minute } from '../watched-room.ts';

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

/** A key wrapped truly to everybody in the channel but these, who get noise. */
async function wrappedToAllBut(
  scene: Scene,
  one: Drawn,
  victims: readonly Seat[],
  key = scene.chance.bytes('key', 32),
) {
  const { room, chance, hostile } = scene;
  const id = epochId(room.ground.cryptography, key);
  const { room: roomId, channel } = one.channel.history;
  const wraps = await Promise.all(
    room.inside(one.name).map(async (seat) => {
      const { publicKey: node } = seat.signer;
      const info = wrapInfo(roomId, channel, id, node);
      const wrapped = await hostile.wrapping.wrap(seat.seal, key, info, chance.bytes('ekm', 64));
      return { node, wrapped: victims.includes(seat) ? chance.bytes('noise', wrapped.length) : wrapped };
    }),
  );
  return { epoch: { key, id }, list: encodeWraps(wraps.sort((left, right) => order(left.node, right.node))) };
}

/** Words under such a key. Whoever holds it hears them; who does not goes on without. */
async function wordsUnder(scene: Scene, one: Drawn, victims: readonly Seat[]) {
  const { epoch, list } = await wrappedToAllBut(scene, one, victims);
  const first = writeList(scene, one.channel, epoch.id, list);
  const draft = { position: first.header.position + 1, prev: first.hash, seen: [] };
  const body: Body = isCharter(scene, one.name) ? consent : message('Not for you.');
  const words = write(scene, one.channel, body, { epoch, draft });
  return { epoch, first, words };
}

/** Why a seat is hindered by words that it cannot read, or says nothing of them. */
function hindered({ hostile, room }: Scene, seat: Seat, name: string, words: Hex, meanwhile: Hex): string[] {
  const rulings = channelAt(room, seat, name)?.rulings;
  if (rulings?.has(words)) return [`${seat.label} rules on words that it cannot read`];
  const says = unopenedOf(seat.node).some((line) => line.by === hostile.delegation);
  if (!says) return [`${seat.label} does not say whose words it cannot read`];
  return rulings?.get(meanwhile) === 'stands' ? [] : [`${seat.label} is hindered in ${name}`];
}

const consent: Body = { kind: 'charter.consented', fields: {}, paper: null };

const isReader = ({ room, hostile }: Scene, one: Drawn) =>
  room.scenario.channels[one.name]?.readers.includes(hostile.delegation) ?? false;

const after = (entries: readonly Entry[]): Partial<Draft> => {
  const last = entries.at(-1) as Entry;
  return { position: last.header.position + 1, prev: last.hash, seen: [] };
};

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
    // The others hold the key: one of them wraps it again, and the words are heard by all.
    name: 'words under a key that one member cannot open',
    against: 'RO38',
    strike: async (scene) => {
      const one = drawn(scene, 'voiced');
      const victim = one?.to.at(-1);
      const holders = one?.to.filter((seat) => seat !== victim) ?? [];
      if (!one || !victim || holders.length === 0) return undefined;
      const { first, words } = await wordsUnder(scene, one, [victim]);
      return letIn(scene, one, [first, words], { outcome: 'stands', channel: one.channel.id, entry: words.name });
    },
  },
  {
    // Nobody but their author can read them: they hold up nobody else, and count once the key comes.
    name: 'words under a key that nobody can open',
    against: 'RO39',
    seldom: true,
    strike: async (scene) => {
      const one = drawn(scene, 'voiced', (name) => !isCharter(scene, name));
      const by = one?.to.find((seat) => scene.room.scenario.channels[one.name]?.members.includes(seat.delegation));
      if (!one || !by) return undefined;
      const { epoch, first, words } = await wordsUnder(scene, one, one.to);
      const told = letterOf(one.channel.id, [first, words].map(pairOf));
      for (const letter of lettersTo(scene, [scene.hostile, ...one.to], told)) scene.room.put(letter);
      await scene.room.advance(minute);
      const answer = await scene.room.act(by, one.name, 'talks.message-sent', { text: 'Meanwhile.' });
      await scene.room.advance(2 * minute);
      const wrong = one.to.flatMap((seat) =>
        hindered(scene, seat, one.name, words.name, answer.done ? answer.entry : ''),
      );
      const { list } = await wrappedToAllBut(scene, one, [], epoch.key);
      const late = writeList(scene, one.channel, epoch.id, list);
      const expected = { outcome: 'stands', channel: one.channel.id, entry: words.name } as const;
      return { ...letIn(scene, one, [late], expected), also: () => wrong[0] };
    },
  },
  {
    // Each of two lacks what the other holds, and neither waits for the other.
    name: 'two keys, each withheld from another',
    against: 'RO38',
    seldom: true,
    strike: async (scene) => {
      const one = drawn(scene, 'voiced', (name) => !isCharter(scene, name));
      const [left, right] = one?.to ?? [];
      if (!one || !left || !right) return undefined;
      const lists = await Promise.all([left, right].map((victim) => wrappedToAllBut(scene, one, [victim])));
      let next: Partial<Draft> = {};
      const entries: Entry[] = [];
      for (const { epoch, list } of lists) {
        entries.push(writeList(scene, one.channel, epoch.id, list, next));
        next = after(entries);
        entries.push(write(scene, one.channel, message('For one of you.'), { epoch, draft: next }));
        next = after(entries);
      }
      const last = entries.at(-1)?.name as string;
      return letIn(scene, one, entries, { outcome: 'stands', channel: one.channel.id, entry: last });
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
