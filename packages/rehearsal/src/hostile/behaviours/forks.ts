/** Behaviours that fork a log: two branches, by one carrier or by two, and what their author would do with them after. */
import { covers, type Entry, logOf, toHex } from '@parley/record';
import { forksOf } from '@parley/room';
import type { Seat } from '../../seat.ts';
import { letterOf, message, pairOf, placeIn, write } from '../pen.ts';
import { below, channelAt, ended, others, pick, type Scene } from '../scene.ts';
import { type Behaviour, drawn, keptOut, lettersTo, turnedAway } from '../strike.ts';
import { minute } from '../watched-room.ts';

type Drawn = NonNullable<ReturnType<typeof drawn>>;

const forked = { outcome: 'refused', reasons: ['forked'], blame: 'author' } as const;

/** So many entries, each on the one before, the first in place of what the hostile one would write next. */
function branch(scene: Scene, { channel }: Drawn, texts: string, length: number): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i < length; i++) {
    const last = entries.at(-1);
    const draft = last ? { position: last.header.position + 1, prev: last.hash, seen: [] } : {};
    entries.push(write(scene, channel, message(`${texts} ${i + 1}.`), { draft }));
  }
  return entries;
}

/** Everybody in the channel shows one fork of the hostile one, and the same one. */
function shownBy({ hostile }: Scene, { channel, to }: Drawn): string | undefined {
  const shown = to.map((seat) => forksOf(seat.node).filter((one) => one.channel === channel.id));
  const without = to.find((_, i) => shown[i]?.length !== 1 || shown[i]?.[0]?.node !== hostile.name);
  if (without) return `${without.label} does not show the fork`;
  return new Set(shown.map((one) => JSON.stringify(one))).size > 1 ? 'not everybody shows the same fork' : undefined;
}

/** A channel where the hostile one's log has ended, and that everybody in it knows; where there is none, it forks one. */
async function endedOne(scene: Scene): Promise<Drawn | undefined> {
  const fresh = ended(scene).length > 0 ? undefined : drawn(scene);
  if (fresh) {
    const both = ['The one', 'The other'].flatMap((texts) => branch(scene, fresh, texts, 1));
    const to = [scene.hostile, ...fresh.to];
    const letters = both.flatMap((entry) => lettersTo(scene, to, letterOf(fresh.channel.id, [pairOf(entry)])));
    for (const letter of letters) await scene.room.put(letter);
    await scene.room.advance(4 * minute);
  }
  const name = pick(scene.chance, ended(scene));
  const channel = name === undefined ? undefined : channelAt(scene.room, scene.hostile, name);
  const to = name === undefined ? [] : others(scene, name);
  const known = (seat: Seat) => seat.node.channels.get(channel?.id ?? '')?.history.branches.has(scene.hostile.name);
  return name !== undefined && channel && to.every(known) ? { name, channel, to } : undefined;
}

export const forkBehaviours: readonly Behaviour[] = [
  {
    name: 'second entry at a position',
    against: 'RE30',
    strike: (scene) => {
      const one = drawn(scene);
      const own = one && (logOf(one.channel.history, scene.hostile.name)?.entries ?? []);
      const first = pick(scene.chance, own?.filter(({ entry }) => entry.header.channel.length > 0) ?? [])?.entry;
      if (!one || !own || !first) return undefined;
      const { position, prev, seen, pin, claimed } = first.header;
      const second = write(scene, one.channel, message('Said twice.'), {
        draft: { position, prev, seen, pin, claimed },
      });
      // The first ones once more, lest the second came before them where letters are lost.
      const log = own.slice(0, 32).map(({ entry }) => pairOf(entry));
      const letters = [log, [pairOf(first)], [pairOf(second)]].flatMap((pairs) =>
        lettersTo(scene, one.to, letterOf(one.channel.id, pairs)),
      );
      return { letters, at: one.to, expected: forked, also: () => shownBy(scene, one) };
    },
  },
  {
    name: 'fork by two carriers',
    against: 'RO86',
    strike: (scene) => {
      const one = drawn(scene, undefined, (name) => others(scene, name).length > 1);
      if (!one) return undefined;
      const left = branch(scene, one, 'To the one', 1 + below(scene.chance, 3));
      const right = branch(scene, one, 'To the other', 1 + below(scene.chance, 3));
      const cut = 1 + below(scene.chance, one.to.length - 1);
      const to = (seats: readonly Seat[], entries: readonly Entry[]) =>
        lettersTo(scene, seats, letterOf(one.channel.id, entries.map(pairOf)));
      const all = [...left, ...right].map((entry) => entry.name);
      // What some had seen before they knew is held by all.
      const lacks = () =>
        one.to.find((seat) => !all.every((name) => seat.node.channels.get(one.channel.id)?.history.byName.has(name)));
      return {
        letters: [...to([scene.hostile, ...one.to.slice(0, cut)], left), ...to(one.to.slice(cut), right)],
        at: one.to,
        expected: forked,
        also: () => (lacks() ? `${lacks()?.label} lacks what others had seen` : shownBy(scene, one)),
      };
    },
  },
  {
    name: 'branch in store that nobody has seen',
    against: 'RE59',
    seldom: true,
    strike: async (scene) => {
      const one = await endedOne(scene);
      if (!one) return undefined;
      const [entry, ...more] = branch(scene, one, 'Kept in store', 3);
      return entry && keptOut(scene, one, entry, more);
    },
  },
  {
    name: 'goes on, having seen its own fork',
    against: 'RE58',
    seldom: true,
    strike: async (scene) => {
      const one = await endedOne(scene);
      if (!one) return undefined;
      const { history } = one.channel;
      const draft = placeIn(scene, one.channel);
      const [second] = history.branches.get(scene.hostile.name) ?? [];
      const departs = history.logs[second ?? -1]?.from ?? 0;
      const knows = draft.seen.some((head) => {
        const held = history.byName.get(toHex(head.hash));
        return held !== undefined && second !== undefined && covers(held.past, second, departs);
      });
      const entry = write(scene, one.channel, message('As if nothing had been.'), { draft });
      return knows ? turnedAway(scene, one, [pairOf(entry)], 'author', 'log-ended') : undefined;
    },
  },
];
