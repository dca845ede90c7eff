/** What is said in a random room: acts of every desk, drawn while the room is played, so that many of them stand. */
import { actOf, type Said } from '@parley/desks';
import type { ActStep, Rehearsal, Scenario } from '@parley/rehearsal';
import type { Node } from '@parley/room';
import { actForms } from '@parley/room';
import { bodyOf, choose } from '../../packages/desks/src/testing/bodies.ts';
import { openings, refAt } from '../../packages/desks/src/testing/openings.ts';
import type { Dice } from './rooms.ts';

/** An act as the script of both runs bears it: a reference to an earlier one is `$` and that one's id. */
export type Turn = { readonly at: number } & ActStep & { readonly id: string };

const minute = 60_000;

/** Acts that convey, confirm and withdraw paper are drawn apart; annexes are no acts of a script. */
const kinds = actForms()
  .map(({ kind }) => kind)
  .filter((kind) => kind !== 'charter.convened' && actOf(kind) !== undefined);

/** What each desk's random acts rest on, said in a channel where its authors may speak. */
export function opening(scenario: Scenario, desk: string, channel: string, from: number): Turn[] {
  const said = openings[desk] ?? [];
  const idAt = (index: number) => `${desk}-${channel}-${index}`;
  const named = new Map(said.map((_, index) => [refAt(index + 1), `$${idAt(index + 1)}`]));
  return said.flatMap(([by, act, body], index) =>
    by in scenario.delegations
      ? [
          {
            id: idAt(index + 1),
            at: from + (index + 1) * 200,
            by,
            channel,
            act,
            body: renamed(body, named) as Turn['body'],
          },
        ]
      : [],
  );
}

/** The same body with these ids called by their turns; an answer's hash is that of the text which it names. */
function renamed(value: unknown, named: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return named.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, named));
  if (value === null || typeof value !== 'object') return value;
  const read = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, named)]));
  const of = read['of'];
  return 'hash' in read && typeof of === 'string' ? { ...read, hash: of.replace('$', '#') } : read;
}

/** A turn that somebody might take now, with references to what its author holds in that channel. */
export function drawn(room: Rehearsal, known: Known, dice: Dice, id: string): Turn | undefined {
  const { scenario, now: at } = room;
  const by = choose(Object.keys(scenario.delegations), dice());
  const writes = Object.entries(scenario.channels).filter(([, { members }]) => members.includes(by));
  const [channel, terms] = choose(writes, dice()) ?? [];
  if (!channel || !terms) return undefined;
  const { node } = room.seat(by);
  const paper = mediates(scenario, by) && dice() % 3 === 0 ? choose(known.papers(node), dice()) : undefined;
  if (paper) return { id, at, by, channel, act: 'instrument.conveyed', body: { of: paper } };
  const fitting = kinds.filter((kind) => mayBeSaid(scenario, by, channel, kind));
  // All charters stand in one channel, which everybody is in.
  const act = dice() % 12 === 0 ? 'charter.consented' : choose(fitting, dice());
  const where = act.startsWith('charter.') ? 'charter' : channel;
  const held = known.in(node, room.channels.get(where) ?? '');
  const numbers = Array.from({ length: 24 }, dice);
  const body = bodyOf(act, numbers, held, new Set(held.keys())) as Turn['body'];
  return { id, at, by, channel: where, act, body };
}

function mayBeSaid(scenario: Scenario, by: string, channel: string, kind: string): boolean {
  const act = actOf(kind);
  const terms = scenario.channels[channel];
  if (!act || !terms || kind.startsWith('charter.')) return false;
  const able = scenario.delegations[by]?.capacities.some((one) => act.by.includes(one));
  return able === true && (!act.within || act.within.some((sort) => sort === terms.purpose));
}

const mediates = (scenario: Scenario, by: string) => scenario.delegations[by]?.capacities.includes('mediator') === true;

/** Which turn each act of the room is. */
export class Known {
  private readonly turns = new Map<string, Turn>();

  note(id: string, turn: Turn): void {
    if (!this.turns.has(id)) this.turns.set(id, turn);
  }

  /** The acts that a node holds in a channel, each called by its turn. */
  in(node: Node, channel: string): readonly Said[] {
    const held = node.channels.get(channel);
    return [...(held?.rulings ?? [])].flatMap(([name, ruling]) => {
      const id = held?.meanings.get(name)?.id;
      const turn = id === undefined ? undefined : this.turns.get(id);
      if (!turn || ruling !== 'stands') return [];
      const { act: kind, by, at, body } = turn;
      return [{ kind, by, at, body, id: `$${turn.id}`, ref: name, hash: `#${turn.id}`, notBefore: 0, saw: () => true }];
    });
  }

  /** Papers that a node holds anywhere. */
  papers(node: Node): readonly string[] {
    const all = [...node.channels.keys()].flatMap((channel) => this.in(node, channel));
    return [...new Set(all.filter((one) => actOf(one.kind)?.paper).map((one) => one.id))];
  }
}

export const pause = (dice: Dice): number => choose([200, minute, 10 * minute, 60 * minute], dice());
