/** Behaviours around the notice board that take more than one letter. */
import { kept } from '@parley/desks';
import { encodeBody, type Hex, longestBody, toHex } from '@parley/record';
import type { Seat } from '../../seat.ts';
import { deposit, letterOf, pairOf, paperOf, write } from '../pen.ts';
import { capacityOf, channelAt, reached, type Scene } from '../scene.ts';
import { type Behaviour, letIn, lettersTo, type Strike } from '../strike.ts';

export const boardBehaviours: readonly Behaviour[] = [
  {
    name: 'conveys withdrawn paper',
    against: 'RO10',
    seldom: true,
    strike: async (scene) => {
      const { room, honest, hostile } = scene;
      const board = reached(scene, 'notice');
      const author = honest.find((seat) => {
        const line = room.scenario.channels[`line-${seat.delegation}`];
        return line?.members.includes(hostile.delegation);
      });
      if (capacityOf(scene) !== 'mediator' || !author || !board) return undefined;
      const line = `line-${author.delegation}`;
      const fields = { cause: 'Said too soon.', owner: author.delegation, lastOffers: [] };
      const said = await room.act(author, line, 'talks.impasse-declared', fields);
      if (!said.done) return undefined;
      await room.advance(2 * 60_000);
      await room.act(author, line, 'instrument.withdrawn', { of: said.id });
      await room.advance(2 * 60_000);
      const paper = channelAt(room, hostile, line)?.bodies.get(said.entry)?.paper;
      if (!paper) return undefined;
      const body = { kind: 'instrument.conveyed', fields: { of: said.id, answers: 'held' }, paper };
      const entry = write(scene, board, body);
      const to = room.inside('notice').filter((seat) => seat !== hostile);
      const expected = { outcome: 'stands', channel: board.id, entry: entry.name } as const;
      const counts = () =>
        to.find((seat) => {
          const state = channelAt(room, seat, 'notice')?.live.state;
          const known = kept(state?.papers ?? {}, said.id);
          return known?.outcome.some((version) => version.value === 'confirmed');
        });
      return {
        ...letIn(scene, { name: 'notice', channel: board, to }, [entry], expected),
        also: () => (counts() ? `withdrawn paper counts at ${counts()?.label}` : undefined),
      };
    },
  },
  {
    name: 'rival notice board',
    against: 'RO8',
    seldom: true,
    strike: async (scene) => {
      const { room, hostile, honest } = scene;
      // Whoever has founded more than a node keeps is not heard with one more.
      if (honest.some((seat) => unopened(seat, hostile.name) >= 60)) return undefined;
      const everybody = Object.keys(room.scenario.delegations);
      const readers = everybody.filter((one) => one !== hostile.delegation);
      const terms = { name: 'rival', purpose: 'notice-board', members: [hostile.delegation], readers } as const;
      const before = new Map(honest.map((seat) => [seat, boardOf(seat)]));
      const event = (ask: string) =>
        ({ type: 'open-channel', ask, terms: { ...terms, withoutPrejudice: false } }) as const;
      const answer = await room.request(hostile, event);
      if (!answer.done) return undefined;
      const misled = () => honest.find((seat) => boardOf(seat) !== before.get(seat));
      return {
        letters: [],
        at: honest,
        expected: { outcome: 'stands', channel: answer.channel, entry: answer.entry },
        also: () => (misled() ? `${misled()?.label} takes a rival board for the board` : undefined),
      };
    },
  },
  {
    // The deposit fits into a box; conveyed, it would not.
    name: 'paper too long to be conveyed',
    against: 'RE22',
    seldom: true,
    strike: async (scene): Promise<Strike | undefined> => {
      const { room, hostile, honest, chance } = scene;
      const line = `line-${hostile.delegation}`;
      const channel = reached(scene, line);
      const mediator = honest.find((seat) => room.scenario.channels[line]?.members.includes(seat.delegation));
      if (capacityOf(scene) !== 'party' || !channel || !mediator) return undefined;
      const id = chance.bytes('paper', 16);
      // Three bytes a character; then so long that a box just bears it as a deposit.
      const lastOffers = Array.from({ length: 20 }, () => '\u20ac'.repeat(200));
      const written = (rest: number) => {
        const text = '\u20ac'.repeat(17_000) + 'x'.repeat(rest);
        return deposit(paperOf(scene, text, { id }, { lastOffers }));
      };
      const rest = longestBody - encodeBody(written(1_000)).length;
      const entry = write(scene, channel, written(1_000 + rest));
      const letters = lettersTo(scene, [hostile, mediator], letterOf(channel.id, [pairOf(entry)]));
      for (const letter of letters) room.put(letter);
      await room.advance(60_000);
      const of = toHex(id);
      const answer = await room.act(mediator, 'notice', 'instrument.conveyed', { of });
      const tooLarge = !answer.done && answer.refused === 'too-large';
      return {
        letters: [],
        at: [mediator],
        expected: { outcome: 'stands', channel: channel.id, entry: entry.name },
        also: () => (tooLarge ? undefined : 'a paper that fits into no box was conveyed'),
      };
    },
  },
];

const unopened = (seat: Seat, founder: Hex): number =>
  [...seat.node.channels.values()].filter((channel) => channel.founder === founder && !channel.terms).length;

const boardOf = (seat: Scene['hostile']) =>
  [...seat.node.channels.values()].find((channel) => channel.terms?.purpose === 'notice-board')?.id;
