/** Behaviours of acts: saying what one may not, in a well-formed and well-signed entry. */
import { type Body, encode } from '@parley/record';
import { forged, message } from '../pen.ts';
import { capacityOf, pick, type Scene } from '../scene.ts';
import { type Behaviour, drawn, isCharter, ruledOut, voiced } from '../strike.ts';

function reading(scene: Scene) {
  const { room, hostile } = scene;
  return drawn(scene, undefined, (name) => room.scenario.channels[name]?.readers.includes(hostile.delegation) ?? false);
}

const startSet = (wording: string): Body => ({
  kind: 'truce.start-set',
  fields: { truce: '0'.repeat(64), start: 1, wording },
  paper: null,
});

export const actBehaviours: readonly Behaviour[] = [
  {
    name: 'unknown act',
    against: 'RO21',
    strike: (scene) => {
      const one = drawn(scene);
      const kind = pick(scene.chance, ['truce.lost', 'constructor', '__proto__', 'x'.repeat(64)]) as string;
      return one && ruledOut(scene, one, { kind, fields: { text: forged }, paper: null }, ['unknown-act']);
    },
  },
  {
    name: 'malformed body',
    against: 'RO21',
    strike: (scene) => {
      const one = voiced(scene);
      const text = forged;
      const bodies: (Body | Uint8Array)[] = [
        { kind: 'talks.message-sent', fields: { text: 7 }, paper: null },
        { kind: 'talks.message-sent', fields: { text, more: text }, paper: null },
        { kind: 'talks.message-sent', fields: { text: '' }, paper: null },
        { kind: 'receipt.given', fields: { root: text }, paper: null },
        { kind: 'instrument.confirmed', fields: { of: '__proto__' }, paper: null },
        {
          kind: 'talks.message-sent',
          fields: { text },
          paper: { instrument: Uint8Array.of(1), text: Uint8Array.of(2) },
        },
        { kind: 'talks.impasse-declared', fields: {}, paper: { instrument: Uint8Array.of(1), text: Uint8Array.of(2) } },
        encode([text, {}]),
        encode({ text }),
        Uint8Array.of(0xff, 0x00),
        new Uint8Array(0),
      ];
      const body = pick(scene.chance, bodies) as Body;
      // A party or mediator may declare an impasse at all; for others the act itself is refused first.
      return one && ruledOut(scene, one, body, ['malformed-body', 'not-for-this-capacity']);
    },
  },
  {
    name: 'deep body',
    against: 'RE24',
    strike: (scene) => {
      const one = voiced(scene);
      const deep = new Uint8Array(60_000).fill(0x81);
      deep[deep.length - 1] = 0xf6;
      return one && ruledOut(scene, one, deep, ['malformed-body']);
    },
  },
  {
    name: 'huge text',
    against: 'RO21',
    strike: (scene) => {
      const one = voiced(scene);
      const text = `${forged} ${'x'.repeat(60_000)}`;
      return one && ruledOut(scene, one, message(text), ['malformed-body']);
    },
  },
  {
    name: 'acts of a reader',
    against: 'RO6',
    seldom: true,
    strike: (scene) => {
      const one = reading(scene);
      const body = pick(scene.chance, [message(forged), startSet(forged)]) as Body;
      return one && ruledOut(scene, one, body, ['readers-do-not-write']);
    },
  },
  {
    name: 'beyond one’s capacity',
    against: 'TR1',
    seldom: true,
    strike: (scene) => {
      const one = capacityOf(scene) === 'mediator' ? undefined : voiced(scene);
      return one && ruledOut(scene, one, startSet(forged), ['not-for-this-capacity']);
    },
  },
  {
    name: 'in the wrong channel',
    against: 'RO21',
    strike: (scene) => {
      const one = drawn(scene, 'voiced') ?? drawn(scene, undefined, (name) => isCharter(scene, name));
      if (!one) return undefined;
      const consent: Body = { kind: 'charter.consented', fields: {}, paper: null };
      const body = isCharter(scene, one.name) ? message(forged) : consent;
      return ruledOut(scene, one, body, ['belongs-in-another-channel']);
    },
  },
  {
    name: 'founds the room again',
    against: 'CH1',
    seldom: true,
    strike: (scene) => {
      const one = drawn(scene, undefined, (name) => isCharter(scene, name));
      const first = one?.channel.bodies.get(one.channel.id);
      return first && one && ruledOut(scene, one, first, ['convened-already', 'not-for-this-capacity']);
    },
  },
  {
    name: 'opens a channel inside a channel',
    against: 'RO4',
    strike: (scene) => {
      const one = drawn(scene);
      const { delegation } = scene.hostile;
      const terms = { name: 'inside', purpose: 'other', readers: [], withoutPrejudice: false };
      const body: Body = { kind: 'channel.opened', fields: { ...terms, members: [delegation] }, paper: null };
      return one && ruledOut(scene, one, body, ['malformed-body']);
    },
  },
  {
    name: 'false receipt',
    against: 'RO12',
    strike: (scene) => {
      const one = drawn(scene);
      const body: Body = { kind: 'receipt.given', fields: { root: scene.chance.bytes('root', 32) }, paper: null };
      return one && ruledOut(scene, one, body, ['another-root']);
    },
  },
  {
    name: 'agrees to open another one’s entry',
    against: 'RO23',
    seldom: true,
    strike: (scene) => {
      const { hostile, chance } = scene;
      const one = drawn(scene, undefined, (name) => !isCharter(scene, name));
      const names = one?.channel.judged.filter((name) => {
        const meaning = one.channel.meanings.get(name);
        return meaning && meaning.by !== hostile.delegation && meaning.kind === 'talks.message-sent';
      });
      const of = pick(chance, names ?? []);
      if (!one || of === undefined) return undefined;
      const body: Body = { kind: 'entry.opening-agreed', fields: { of }, paper: null };
      return ruledOut(scene, one, body, ['not-ones-own-entry']);
    },
  },
];
