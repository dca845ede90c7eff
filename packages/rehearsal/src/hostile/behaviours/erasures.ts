/** Behaviours of erasures: withdrawing another's words, or what was answered, and bringing back what is void. */
import { type Entry, type Hex, writeErasure } from '@parley/record';
import type { Channel } from '@parley/room';
import type { Seat } from '../../seat.ts';
import { idOf, letterOf, type Pair, pairOf, placeIn } from '../pen.ts';
import { capacityOf, channelAt, pick, type Scene } from '../scene.ts';
import { type Behaviour, drawn, isCharter, letIn, lettersTo, type Strike, voiced } from '../strike.ts';
import { minute } from '../watched-room.ts';

type Drawn = NonNullable<ReturnType<typeof drawn>>;

/** An erasure at the end of the hostile one's log that no judge was asked about. */
function erasing(scene: Scene, one: Drawn, of: Hex, ruling: string): Strike {
  const { room, hostile } = scene;
  const entry = writeErasure(room.ground.cryptography, hostile.signer, placeIn(scene, one.channel), idOf(of));
  return letIn(scene, one, [entry], {
    outcome: 'ruled',
    channel: one.channel.id,
    entry: entry.name,
    rulings: [ruling],
  });
}

const heldAt = ({ room }: Scene, seat: Seat, name: string, entry: Hex): Entry | undefined =>
  channelAt(room, seat, name)?.history.byName.get(entry)?.entry;

/** Who has lost the words of an entry that nobody may withdraw. */
const robbed = (scene: Scene, one: Drawn, entry: Hex) => () => {
  const seat = one.to.find((other) => heldAt(scene, other, one.name, entry)?.box.length === 0);
  return seat && `${seat.label} has destroyed what was not to be withdrawn`;
};

/** An honest delegation's words in this channel, by one of its members. */
async function saidBy({ room, chance, honest }: Scene, name: string): Promise<{ by: Seat; entry: Hex } | undefined> {
  const members = room.scenario.channels[name]?.members ?? [];
  const by = pick(
    chance,
    honest.filter((seat) => members.includes(seat.delegation)),
  );
  if (!by) return undefined;
  const answer = await room.act(by, name, 'talks.message-sent', { text: `canary-${name}-0.` });
  await room.advance(2 * minute);
  return answer.done ? { by, entry: answer.entry } : undefined;
}

export const erasureBehaviours: readonly Behaviour[] = [
  {
    name: 'erasure of another’s words',
    against: 'RO100',
    strike: async (scene) => {
      const one = voiced(scene);
      const said = one && (await saidBy(scene, one.name));
      if (!one || !said) return undefined;
      return { ...erasing(scene, one, said.entry, 'not-ones-own-entry'), also: robbed(scene, one, said.entry) };
    },
  },
  {
    name: 'erasure of what was answered',
    against: 'RO102',
    seldom: true,
    strike: async (scene) => {
      const { room, hostile, honest } = scene;
      const one = voiced(scene);
      if (!one || !['party', 'mediator'].includes(capacityOf(scene))) return undefined;
      const members = room.scenario.channels[one.name]?.members ?? [];
      const partner = honest.find(({ delegation }) => {
        const capacity = room.scenario.delegations[delegation]?.capacities[0] ?? '';
        return members.includes(delegation) && ['party', 'mediator'].includes(capacity);
      });
      if (!partner) return undefined;
      const offer = { to: partner.delegation, text: 'To be taken back.', conditions: [] };
      const offered = await room.act(hostile, one.name, 'talks.offered', offer);
      await room.advance(2 * minute);
      if (!offered.done) return undefined;
      const answered = await room.act(partner, one.name, 'talks.acknowledged', { of: offered.id });
      await room.advance(2 * minute);
      if (!answered.done) return undefined;
      return { ...erasing(scene, one, offered.entry, 'rested-on'), also: robbed(scene, one, offered.entry) };
    },
  },
  {
    name: 'a voided box sent again',
    against: 'RO108',
    strike: async (scene) => {
      const { room, hostile } = scene;
      const one = voiced(scene);
      const said = one && (await saidBy(scene, one.name));
      const held = said && heldAt(scene, hostile, one.name, said.entry);
      if (!one || !said || !held) return undefined;
      // Kept by hand: its node destroys what it has.
      const pair: Pair = [held.bytes, Uint8Array.from(held.box)];
      const erased = await room.act(said.by, one.name, 'entry.voided', { of: said.entry });
      await room.advance(4 * minute);
      if (!erased.done) return undefined;
      const knowing = one.to.filter((seat) => hasHeard(channelAt(room, seat, one.name), erased.entry, hostile));
      const back = () => {
        const seat = one.to.find((other) => heldAt(scene, other, one.name, said.entry)?.box.length !== 0);
        return seat && `${seat.label} has taken in a box that was destroyed`;
      };
      return {
        letters: lettersTo(scene, one.to, letterOf(one.channel.id, [pair])),
        at: knowing,
        expected: { outcome: 'refused', reasons: ['void'], blame: 'carrier' },
        also: back,
      };
    },
  },
  {
    name: 'a charter’s entry without its box',
    against: 'RO101',
    strike: (scene) => {
      const one = drawn(scene, undefined, (name) => isCharter(scene, name));
      const last = one?.channel.history.logs[0]?.entries.at(-1);
      if (!one || !last) return undefined;
      const [bytes] = pairOf(last.entry);
      return {
        letters: lettersTo(scene, one.to, letterOf(one.channel.id, [[bytes]])),
        at: one.to,
        expected: { outcome: 'refused', reasons: ['box-missing'], blame: 'carrier' },
      };
    },
  },
];

/** Whether this node has been told that another holds the erasure. */
function hasHeard(channel: Channel | undefined, erasure: Hex, from: Seat): boolean {
  const held = channel?.history.byName.get(erasure);
  const log = held && channel?.history.logs[held.log]?.node;
  const told = channel?.told.get(log ?? '')?.get(from.name) ?? 0;
  return held !== undefined && told > held.entry.header.position;
}
