/** Behaviours at the mailbox: envelopes that do not hold, and contexts that are not what they say. */
import {
  contextOf,
  fromHex,
  mailboxOf,
  none,
  openingInfo,
  type Signer,
  sealEnvelope,
  writeOpening,
} from '@parley/record';
import type { Seat } from '../../seat.ts';
import { bent, letterOf } from '../pen.ts';
import { pick, type Scene } from '../scene.ts';
import type { Behaviour, Strike } from '../strike.ts';
import type { Letter } from '../watched-room.ts';

const idle = letterOf('00'.repeat(32), []);
/** Contexts of one peer that a node keeps, and those that may wait to be unwrapped. */
const most = { contexts: 8, waiting: 32 };

/** An envelope to this seat under a context that the hostile one shares with it already. */
function sealed({ room, hostile, chance }: Scene, to: Seat): Uint8Array | undefined {
  const context = [...hostile.node.post.contexts.values()].find((one) => one.peer === to.name && !one.closed);
  if (!context) return undefined;
  const way = { from: hostile.signer.publicKey, to: to.signer.publicKey };
  return sealEnvelope(room.ground.cryptography, context, way, context.opening, chance.bytes('salt', 32), [idle]);
}

/** An envelope that brings its context along: whose it says it is, who signed it, and for whom. */
async function opening(scene: Scene, to: Seat, maker: Signer, receiver = to): Promise<Letter> {
  const { room, hostile, chance } = scene;
  const { cryptography } = room.ground;
  const context = contextOf(cryptography, chance.bytes('secret', 32));
  const mailbox = mailboxOf(cryptography, to.seal);
  const named = mailboxOf(cryptography, receiver.seal);
  const plain = writeOpening(maker, receiver.signer.publicKey, named, context);
  const info = openingInfo(to.signer.publicKey, mailbox);
  const wrapped = await hostile.wrapping.wrap(to.seal, plain, info, chance.bytes('ekm', 64));
  const way = { from: fromHex(hostile.name) ?? none, to: to.signer.publicKey };
  const bytes = sealEnvelope(cryptography, context, way, { mailbox, wrapped }, chance.bytes('salt', 32), [idle]);
  return { from: hostile.name, to: to.name, bytes, sealed: true };
}

function spoilt(scene: Scene, reason: string, spoil: (bytes: Uint8Array) => Uint8Array): Strike | undefined {
  const at = pick(scene.chance, scene.honest);
  const bytes = at && sealed(scene, at);
  if (!bytes) return undefined;
  const letter = { from: scene.hostile.name, to: at.name, bytes: spoil(bytes), sealed: true } as const;
  return { letters: [letter], at: [at], expected: { outcome: 'refused', reasons: [reason], blame: 'carrier' } };
}

async function refusedOpening(scene: Scene, reason: string, maker: Signer, other = false): Promise<Strike | undefined> {
  const [at, receiver] = scene.honest;
  if (!at || (other && !receiver)) return undefined;
  const letter = await opening(scene, at, maker, other ? receiver : at);
  return { letters: [letter], at: [at], expected: { outcome: 'refused', reasons: [reason], blame: 'carrier' } };
}

const stranger = ({ signer }: Seat): Signer => ({ publicKey: signer.publicKey.slice().reverse(), sign: signer.sign });

export const postBehaviours: readonly Behaviour[] = [
  {
    name: 'bent envelope',
    against: 'RO44',
    strike: (scene) => spoilt(scene, 'bad-seal', (bytes) => bent(bytes, 40)),
  },
  {
    name: 'envelope cut short',
    against: 'RO44',
    strike: (scene) => spoilt(scene, 'bad-padding', (bytes) => bytes.subarray(0, bytes.length - 1)),
  },
  {
    name: 'envelope of another version',
    against: 'RO44',
    strike: (scene) => spoilt(scene, 'unknown-version', (bytes) => bytes.map((byte, i) => (i === 0 ? 9 : byte))),
  },
  {
    name: 'context that was made for another',
    against: 'RO47',
    strike: (scene) => refusedOpening(scene, 'another-receiver', scene.hostile.signer, true),
  },
  {
    name: 'context in another one’s name',
    against: 'RO47',
    strike: (scene) => {
      const as = scene.honest.at(-1);
      if (!as) return undefined;
      const { publicKey } = as.signer;
      return refusedOpening(scene, 'bad-signature', { publicKey, sign: scene.hostile.signer.sign });
    },
  },
  {
    name: 'context of a stranger',
    against: 'RO47',
    // Its key signs nothing that holds: whoever has no key of a node of the charter comes no further.
    strike: (scene) => refusedOpening(scene, 'bad-signature', stranger(scene.hostile)),
  },
  {
    name: 'contexts without end',
    against: 'RO47',
    seldom: true,
    strike: async (scene) => {
      const [at] = scene.honest;
      if (!at) return undefined;
      const letters = await Promise.all(Array.from({ length: 40 }, () => opening(scene, at, scene.hostile.signer)));
      const kept = () =>
        [...at.node.post.contexts.values()].filter((one) => one.peer === scene.hostile.name && !one.opening).length;
      const full = () => kept() > most.contexts || at.node.post.incoming.size > most.waiting;
      return {
        letters,
        at: [at],
        expected: { outcome: 'nothing' },
        also: () => (full() ? `${at.label} keeps ${kept()} contexts of one node` : undefined),
      };
    },
  },
];
