/** Floods: more than a node may be made to keep. */
import { deposit, forged, letterOf, message, type Pair, pairOf, paperOf, placeIn, rewritten, write } from '../pen.ts';
import { below, capacityOf, reach } from '../scene.ts';
import { type Behaviour, drawn, letIn, lettersTo } from '../strike.ts';

export const floodBehaviours: readonly Behaviour[] = [
  {
    name: 'flood of letters',
    against: 'RE7',
    strike: (scene) => {
      const letters = scene.honest.flatMap((seat) =>
        Array.from({ length: 60 }, () => lettersTo(scene, [seat], scene.chance.bytes('flood', 24))).flat(),
      );
      const expected = { outcome: 'refused', reasons: ['unreadable-message'], blame: 'carrier' } as const;
      return { letters, at: scene.honest, expected };
    },
  },
  {
    name: 'flood of waiting entries',
    against: 'RO20',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const { position } = placeIn(scene, one.channel);
      const entry = write(scene, one.channel, message(forged));
      const runs = Array.from({ length: 10 }, (_, run) =>
        Array.from({ length: 32 }, (_, i): Pair => {
          const at = position + 2 + run * 32 + i;
          return [rewritten(scene, entry, { position: at, prev: entry.hash }), entry.box];
        }),
      );
      return {
        letters: runs.flatMap((run) => lettersTo(scene, one.to, letterOf(one.channel.id, run))),
        at: one.to,
        expected: { outcome: 'nothing' },
      };
    },
  },
  {
    name: 'flood of made-up authors',
    against: 'RO20',
    strike: (scene) => {
      const one = drawn(scene);
      if (!one) return undefined;
      const entry = write(scene, one.channel, message(forged));
      const letters = Array.from({ length: 90 }, () => {
        const node = scene.chance.bytes('author', 32);
        const pair: Pair = [rewritten(scene, entry, { node, position: 9, prev: entry.hash, seen: [] }), entry.box];
        return lettersTo(scene, one.to, letterOf(one.channel.id, [pair]));
      });
      return { letters: letters.flat(), at: one.to, expected: { outcome: 'nothing' } };
    },
  },
  {
    name: 'flood of acts',
    against: 'RO12',
    strike: (scene) => {
      const one = drawn(scene, 'voiced', (name) => reach(scene).includes(name));
      if (!one) return undefined;
      const entries = [write(scene, one.channel, message('One of many.'))];
      while (entries.length < 32 + below(scene.chance, 32)) {
        const last = entries.at(-1) as (typeof entries)[number];
        const draft = { position: last.header.position + 1, prev: last.hash, seen: [] };
        entries.push(write(scene, one.channel, message('One of many.'), { draft }));
      }
      const [first, rest] = [entries.slice(0, 32), entries.slice(32)];
      const seats = [scene.hostile, ...one.to];
      const runs = [first, rest].filter((run) => run.length > 0);
      return {
        letters: runs.flatMap((run) => lettersTo(scene, seats, letterOf(one.channel.id, run.map(pairOf)))),
        at: one.to,
        expected: { outcome: 'stands', channel: one.channel.id, entry: entries.at(-1)?.name as string },
      };
    },
  },
  {
    name: 'largest paper',
    against: 'RE22',
    strike: (scene) => {
      const may = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party';
      const one = may ? drawn(scene, 'voiced', (name) => name !== 'charter' && name !== 'notice') : undefined;
      if (!one) return undefined;
      const entry = write(scene, one.channel, deposit(paperOf(scene, 'x'.repeat(20_000))));
      return letIn(scene, one, [entry], { outcome: 'stands', channel: one.channel.id, entry: entry.name });
    },
  },
];
