/** Behaviours against order: gaps, splices, replays, what was seen and relied on, claimed times. */
import { toHex } from '@parley/record';
import { channelsOf } from '@parley/room';
import { bent, forged, letterOf, message, pairOf, placeIn, write } from '../pen.ts';
import { below, channelAt, charterOf, others, pick, type Scene, voice } from '../scene.ts';
import { type Behaviour, drawn, keptOut, lastOf, letIn, lettersTo, turnedAway } from '../strike.ts';

/** The last millisecond of the year 9999. */
const lastMoment = 253_402_300_799_999;

/** An entry at the hostile one's next place, but for what is changed of its draft. */
function misplaced(scene: Scene, one: NonNullable<ReturnType<typeof drawn>>, draft: object) {
  return write(scene, one.channel, message(forged), { draft });
}

const notCharter = (scene: Scene) => (name: string) => scene.room.channels.get(name) !== scene.hostile.node.room;

export const orderBehaviours: readonly Behaviour[] = [
  {
    name: 'another entry before it',
    against: 'RE27',
    strike: (scene) => {
      const one = drawn(scene);
      const other = one?.channel.history.logs.find((log) => log.node !== scene.hostile.name)?.entries[0]?.entry;
      if (!one || !other || !lastOf(one.channel, scene.hostile.name)) return undefined;
      return turnedAway(scene, one, [pairOf(misplaced(scene, one, { prev: other.hash }))], 'author', 'wrong-prev');
    },
  },
  {
    name: 'before it what nobody wrote',
    against: 'RE31',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one || !lastOf(one.channel, scene.hostile.name)) return undefined;
      return keptOut(scene, one, misplaced(scene, one, { prev: scene.chance.bytes('prev', 32) }));
    },
  },
  {
    name: 'gap in a log',
    against: 'RE31',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const position = pick(scene.chance, [7, 300, Number.MAX_SAFE_INTEGER]) as number;
      const draft = { position: placeIn(scene, one.channel).position + position, prev: new Uint8Array(32).fill(7) };
      return keptOut(scene, one, misplaced(scene, one, { ...draft, position: Math.min(draft.position, 2 ** 53 - 1) }));
    },
  },
  {
    name: 'seen what nobody wrote',
    against: 'RE31',
    strike: (scene) => {
      const one = drawn(scene);
      const other = one?.to[0];
      if (!one || !other) return undefined;
      const seen = [{ node: other.signer.publicKey, position: 5_000, hash: scene.chance.bytes('hash', 32) }];
      return keptOut(scene, one, misplaced(scene, one, { seen }));
    },
  },
  {
    name: 'seen something else than was written',
    against: 'RE31',
    strike: (scene) => {
      const one = drawn(scene);
      const heads = one ? placeIn(scene, one.channel).seen : [];
      if (!one || heads.length === 0) return undefined;
      const seen = heads.map((head) => ({ ...head, hash: bent(head.hash) }));
      return keptOut(scene, one, misplaced(scene, one, { seen }));
    },
  },
  {
    name: 'seen goes back',
    against: 'RE32',
    strike: (scene) => {
      const one = drawn(scene);
      const last = one && lastOf(one.channel, scene.hostile.name);
      const index = last?.past.findIndex((count, log) => count > 0 && log !== last.log) ?? -1;
      const held = index < 0 ? undefined : one?.channel.history.logs[index]?.entries[0]?.entry;
      if (!one || !held) return undefined;
      const seen = [{ node: held.header.node, position: 0, hash: held.hash }];
      return turnedAway(scene, one, [pairOf(misplaced(scene, one, { seen }))], 'author', 'seen-goes-back');
    },
  },
  {
    name: 'pin goes back',
    against: 'RE33',
    seldom: true,
    strike: (scene) => {
      const charter = charterOf(scene.hostile);
      const first = charter.byName.get(toHex(charter.channel))?.entry.hash;
      const one = drawn(scene, undefined, (name) => {
        const channel = channelAt(scene.room, scene.hostile, name);
        const pinned = channel && lastOf(channel, scene.hostile.name)?.pinned;
        return notCharter(scene)(name) && (pinned?.reduce((sum, count) => sum + count, 0) ?? 0) > 1;
      });
      if (!one || !first) return undefined;
      return turnedAway(scene, one, [pairOf(misplaced(scene, one, { pin: [first] }))], 'author', 'pin-goes-back');
    },
  },
  {
    name: 'no pin, or one in the charter',
    against: 'RE33',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const pin = notCharter(scene)(one.name) ? [] : [one.channel.history.channel];
      return turnedAway(scene, one, [pairOf(misplaced(scene, one, { pin }))], 'author', 'pin-missing');
    },
  },
  {
    name: 'pin that nobody wrote',
    against: 'RE31',
    strike: (scene) => {
      const one = drawn(scene, undefined, notCharter(scene));
      return one && keptOut(scene, one, misplaced(scene, one, { pin: [scene.chance.bytes('pin', 32)] }));
    },
  },
  {
    name: 'back-dated',
    against: 'RO1',
    strike: (scene) => {
      const one = drawn(scene, 'voiced');
      if (!one) return undefined;
      const entry = write(scene, one.channel, message('Said long ago.'), {
        draft: { claimed: below(scene.chance, 2) },
      });
      return letIn(scene, one, [entry], { outcome: 'stands', channel: one.channel.id, entry: entry.name });
    },
  },
  {
    // A mediator's clock is believed by the rules; everybody else's must make nobody late.
    name: 'post-dated',
    against: 'RO1',
    seldom: true,
    strike: (scene) => {
      if (scene.room.scenario.delegations[scene.hostile.delegation]?.capacities.includes('mediator')) return undefined;
      const one = drawn(scene, 'voiced');
      if (!one) return undefined;
      const draft = { claimed: pick(scene.chance, [scene.room.now + 9e9, lastMoment]) as number };
      const entry = write(scene, one.channel, message('Said much later.'), { draft });
      return letIn(scene, one, [entry], { outcome: 'stands', channel: one.channel.id, entry: entry.name });
    },
  },
  {
    name: 'entry of another channel',
    against: 'RE27',
    strike: (scene) => {
      const one = drawn(scene);
      const other = drawn(scene, undefined, (name) => name !== one?.name);
      if (!one || !other) return undefined;
      const entry = write(scene, other.channel, message(forged));
      const reasons = ['foreign-channel', 'wrong-position'];
      return turnedAway(scene, one, [pairOf(entry)], 'carrier', ...reasons);
    },
  },
  {
    name: 'two logs in one run',
    against: 'RE27',
    strike: (scene) => {
      const one = drawn(scene);
      const log = one?.channel.history.logs.find((each) => each.node !== scene.hostile.name);
      const last = log?.entries.at(-1)?.entry;
      const own = one && lastOf(one.channel, scene.hostile.name)?.entry;
      if (!one || !last || !own) return undefined;
      return turnedAway(scene, one, [pairOf(own), pairOf(last)], 'carrier', 'foreign-log');
    },
  },
  {
    name: 'replay',
    against: 'RE34',
    strike: (scene) => {
      const { room, hostile, chance } = scene;
      const known = room.sent.filter((letter) => letter.to === hostile.name || letter.from === hostile.name);
      const letters = Array.from({ length: 30 }, () => pick(chance, known)).flatMap((letter) => {
        if (!letter) return [];
        // Back to whom it was meant for, or back to where it came from.
        const to = letter.to === hostile.name ? letter.from : letter.to;
        return [{ from: hostile.name, to, bytes: letter.bytes, sealed: true as const }];
      });
      return { letters, at: scene.honest, expected: { outcome: 'nothing' } };
    },
  },
  {
    name: 'replay to one outside the channel',
    against: 'RO15',
    strike: (scene) => {
      const one = drawn(scene, undefined, notCharter(scene));
      const outside = scene.honest.filter((seat) => one && !scene.room.inside(one.name).includes(seat));
      if (!one || outside.length === 0) return undefined;
      const letters = one.channel.history.logs.flatMap((log) =>
        lettersTo(
          scene,
          outside,
          letterOf(
            one.channel.id,
            log.entries.slice(0, 32).map((held) => pairOf(held.entry)),
          ),
        ),
      );
      const shows = () =>
        outside.find((seat) => channelsOf(seat.node).some((channel) => channel.id === one.channel.id));
      return {
        letters,
        at: outside,
        expected: { outcome: 'nothing' },
        also: () => (shows() ? `${shows()?.label} shows a channel that it is not in` : undefined),
      };
    },
  },
  {
    name: 'entry of an outsider',
    against: 'RO5',
    strike: (scene) => {
      const one = drawn(scene);
      const insider = one?.to[0];
      const outsider = [...scene.room.seats.values()].find(
        (seat) => one && !scene.room.inside(one.name).includes(seat),
      );
      if (!one || !insider) return undefined;
      // A node of another delegation, or one that nobody knows; it is given the key and the history all the same.
      const signer = outsider?.signer ?? strangerOf(scene);
      const draft = { ...placeIn(scene, one.channel), position: 0, prev: new Uint8Array(0), seen: [] };
      return keptOut(scene, one, write(scene, one.channel, message(forged), { signer, draft }));
    },
  },
  {
    name: 'withheld from one',
    against: 'RO1',
    strike: async (scene) => {
      const { room, hostile } = scene;
      const name = pick(
        scene.chance,
        voice(scene).filter((each) => others(scene, each).length > 1),
      );
      const victim = name === undefined ? undefined : pick(scene.chance, others(scene, name));
      const channel = name === undefined ? undefined : channelAt(room, hostile, name);
      if (name === undefined || !victim || !channel) return undefined;
      const until = room.now + 600_000;
      room.withheld = (letter) => letter.from === hostile.name && letter.to === victim.name && room.now < until;
      const answer = await room.act(hostile, name, 'talks.message-sent', { text: 'For all but one.' });
      if (!answer.done) return undefined;
      const expected = { outcome: 'stands', channel: channel.id, entry: answer.entry } as const;
      return { letters: [], at: others(scene, name), expected };
    },
  },
];

/** A key that no charter names: the hostile one's, turned around. */
function strangerOf(scene: Scene) {
  const { hostile } = scene;
  return { publicKey: hostile.signer.publicKey.slice().reverse(), sign: hostile.signer.sign };
}
