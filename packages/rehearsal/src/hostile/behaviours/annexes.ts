/** Behaviours of annexes: giving what is not the annex, asking from outside, erasing another's, and too many. */
import { type AnnexPlace, type Body, type Entry, encode, type Hex, sealAnnex, toHex } from '@parley/record';
import type { Seat } from '../../seat.ts';
import { idOf, letterOf, pairOf, write } from '../pen.ts';
import { pick, type Scene } from '../scene.ts';
import { type Behaviour, type drawn, lettersTo, ruledOut, type Strike, voiced } from '../strike.ts';
import { minute } from '../watched-room.ts';

type Drawn = NonNullable<ReturnType<typeof drawn>>;
type Given = { readonly entry: Hex; readonly key: Uint8Array; readonly sealed: Uint8Array };

const hour = 60 * minute;

const placeIn = ({ hostile }: Scene, { channel }: Drawn): AnnexPlace => ({
  room: channel.history.room,
  channel: channel.history.channel,
  node: hostile.signer.publicKey,
});

const announcing = ({ room }: Scene, annex: Hex): Body => ({
  kind: 'annex.kept',
  fields: { annex, purpose: 'names', retainUntil: room.now + 48 * hour },
  paper: null,
});

/** Announced by the hostile one, and heard by all; its own node has none to give. */
async function announced(scene: Scene, one: Drawn, content: Uint8Array): Promise<Given> {
  const { room, chance, hostile } = scene;
  const key = chance.bytes('annex key', 32);
  const salt = chance.bytes('annex salt', 32);
  const { id, sealed } = sealAnnex(room.ground.cryptography, placeIn(scene, one), content, salt, key);
  const entry = write(scene, one.channel, announcing(scene, toHex(id)));
  for (const letter of lettersTo(scene, [hostile, ...one.to], letterOf(one.channel.id, [pairOf(entry)])))
    await room.put(letter);
  await room.advance(minute);
  return { entry: entry.name, key, sealed };
}

const giving = (channel: Hex, { entry, key, sealed }: Given): Uint8Array =>
  encode(['annex', idOf(channel), idOf(entry), key, sealed]);

/** Who has come to hold one of these. */
const holder = (seats: readonly Seat[], entry: Hex): string | undefined => {
  const found = seats.find((seat) => seat.node.annexes.held.has(entry) || seat.annexes.read(entry));
  return found && `${found.label} has taken in what was not announced to it`;
};

/** Kept by an honest delegation that is a member of this channel. */
async function keptIn({ room, honest }: Scene, name: string): Promise<{ by: Seat; entry: Hex } | undefined> {
  const members = room.scenario.channels[name]?.members ?? [];
  const by = honest.find((seat) => members.includes(seat.delegation));
  if (!by) return undefined;
  const annex = { content: new TextEncoder().encode(`canary-${name}-0.`), purpose: 'names' };
  const retainUntil = room.now + 48 * hour;
  const channel = room.channels.get(name) ?? '';
  const answer = await room.request(by, (ask) => ({ type: 'keep-annex', ask, channel, retainUntil, ...annex }));
  await room.advance(2 * minute);
  return answer.done ? { by, entry: answer.entry } : undefined;
}

function refusedBy(scene: Scene, one: Drawn, given: Given, reason: string): Strike {
  return {
    letters: lettersTo(scene, one.to, giving(one.channel.id, given)),
    at: one.to,
    expected: { outcome: 'refused', reasons: [reason], blame: 'carrier' },
    also: () => holder(one.to, given.entry),
  };
}

export const annexBehaviours: readonly Behaviour[] = [
  {
    name: 'annex under a wrong key',
    against: 'RO94',
    strike: async (scene) => {
      const one = voiced(scene);
      if (!one) return undefined;
      const given = await announced(scene, one, scene.chance.bytes('content', 300));
      return refusedBy(scene, one, { ...given, key: scene.chance.bytes('another key', 32) }, 'bad-seal');
    },
  },
  {
    // Sealed under the announced id by one who knows the key: only the hash can tell.
    name: 'another content under an announced hash',
    against: 'RE63',
    strike: async (scene) => {
      const one = voiced(scene);
      if (!one) return undefined;
      const { cryptography } = scene.room.ground;
      const content = scene.chance.bytes('content', 300);
      const given = await announced(scene, one, content);
      const place = placeIn(scene, one);
      const annex = [...scene.hostile.node.channels.values()].flatMap(
        ({ id, bodies }) => (id === one.channel.id && bodies.get(given.entry)?.fields['annex']) || [],
      );
      const id = idOf(String(annex[0]));
      const forger = { ...cryptography, sha256: () => id };
      const { sealed } = sealAnnex(forger, place, content.toReversed(), scene.chance.bytes('salt', 32), given.key);
      return refusedBy(scene, one, { ...given, sealed }, 'annex-differs');
    },
  },
  {
    // The ledger looks into every letter that goes to the hostile one for a channel that it is not in.
    name: 'annex of a channel that one is not in',
    against: 'RO94',
    strike: async (scene) => {
      const { room, hostile, chance } = scene;
      const names = [...room.channels.keys()].filter((name) => !room.inside(name).includes(hostile));
      const name = pick(chance, names);
      const kept = name === undefined ? undefined : await keptIn(scene, name);
      if (name === undefined || !kept) return undefined;
      const id = room.channels.get(name) ?? '';
      const at = room.inside(name);
      const given = {
        entry: toHex(chance.bytes('entry', 32)),
        key: chance.bytes('key', 32),
        sealed: new Uint8Array(1024),
      };
      const wanted = encode(['annex-wanted', idOf(id), [idOf(kept.entry)]]);
      return {
        letters: [giving(id, given), wanted].flatMap((letter) => lettersTo(scene, at, letter)),
        at,
        expected: { outcome: 'nothing' },
        also: () => holder(at, given.entry) ?? (hostile.annexes.read(kept.entry) && 'an outsider was given an annex'),
      };
    },
  },
  {
    name: 'erasure of another’s annex',
    against: 'RO93',
    strike: async (scene) => {
      const one = voiced(scene);
      const kept = one && (await keptIn(scene, one.name));
      if (!one || !kept) return undefined;
      const body: Body = { kind: 'annex.erased', fields: { of: kept.entry, ground: 'asked-for' }, paper: null };
      const lost = () => !kept.by.annexes.read(kept.entry) && 'an annex was erased by another';
      return { ...ruledOut(scene, one, body, ['not-ones-own-entry']), also: () => lost() || undefined };
    },
  },
  {
    name: 'flood of annexes',
    against: 'RO99',
    strike: async (scene) => {
      const one = voiced(scene);
      if (!one) return undefined;
      const { chance, room, hostile } = scene;
      // So many that are announced and that nobody has, and as many that nobody announced.
      const announcements = [write(scene, one.channel, announcing(scene, toHex(chance.bytes('id', 32))))];
      while (announcements.length < 32) {
        const last = announcements.at(-1) as Entry;
        const draft = { position: last.header.position + 1, prev: last.hash, seen: [] };
        announcements.push(write(scene, one.channel, announcing(scene, toHex(chance.bytes('id', 32))), { draft }));
      }
      const told = letterOf(one.channel.id, announcements.map(pairOf));
      for (const letter of lettersTo(scene, [hostile, ...one.to], told)) await room.put(letter);
      await room.advance(minute);
      const kept = await keptIn(scene, one.name);
      const sealed = chance.bytes('noise', 65_536);
      const unknown = Array.from({ length: 32 }, () => ({
        entry: toHex(chance.bytes('entry', 32)),
        key: chance.bytes('key', 32),
        sealed,
      }));
      const deaf = () => one.to.find((seat) => kept && !seat.annexes.read(kept.entry));
      return {
        letters: unknown.flatMap((given) => lettersTo(scene, one.to, giving(one.channel.id, given))),
        at: one.to,
        expected: { outcome: 'nothing' },
        also: () =>
          unknown.map(({ entry }) => holder(one.to, entry)).find((wrong) => wrong !== undefined) ??
          (deaf() && `${deaf()?.label} was not given an honest annex`),
      };
    },
  },
];
