/**
 * `given(acts).when(act).then('stands' | refusal)`: acts said by people, one after another, each having seen all before
 * it unless it says what it had not seen.
 */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { actOf, type Charter, charter as charterDesk, deskOf, desks, type Said } from '../index.ts';

export type Draft = {
  readonly kind: string;
  readonly by: string;
  readonly body: object;
  /** What other drafts call it by. */
  readonly name: string;
  readonly at: number;
  readonly notBefore: number;
  /** Names of earlier acts that its author had not seen. */
  readonly unseen: readonly string[];
  readonly conveyedBy?: string;
  /** Who reads the channel; absent where a test does not ask. */
  readonly readBy?: readonly string[];
};
type Options = Partial<Pick<Draft, 'name' | 'at' | 'notBefore' | 'unseen' | 'conveyedBy' | 'readBy'>>;

/** The id of the act that was given this name. */
export function idOf(name: string): string {
  const hex = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
  return hex.padEnd(64, '0').slice(0, 64);
}

/** An entry is not the act's id: an instrument takes effect by another entry than the one that made it. */
export function refOf(name: string): string {
  return idOf(name).slice(0, 62) + (name.length > 30 ? 'ee' : 'ff');
}

/** What the room says of paper: the hash of its exact text. */
export function paperHash(kind: string, body: object): { readonly hash: string } | undefined {
  if (!actOf(kind)?.paper) return undefined;
  return {
    hash: createHash('sha256')
      .update(JSON.stringify([kind, body]))
      .digest('hex'),
  };
}

/** The hash by which an answer names the text of this draft. */
export const hashOf = ({ kind, body }: Draft): string => paperHash(kind, body)?.hash ?? '';

let unnamed = 0;

function person(by: string) {
  return {
    id: by,
    says: (kind: string, body: object, options: Options = {}): Draft => ({
      kind,
      by,
      body,
      name: options.name ?? `unnamed-${++unnamed}`,
      at: options.at ?? 0,
      notBefore: options.notBefore ?? 0,
      unseen: options.unseen ?? [],
      ...(options.conveyedBy && { conveyedBy: options.conveyedBy }),
      ...(options.readBy && { readBy: options.readBy }),
    }),
  };
}

export const north = person('north');
export const south = person('south');
export const mediator = person('mediator');
export const guide = person('guide');
export const observer = person('observer');
export const intermediary = person('intermediary');
export const host = person('host');

/** The sealing key of this name: of the right length and letters; what it would seal is no matter here. */
export const sealOf = (name: string): string => `${name.padEnd(1621, '-')}A`;

const member = (id: string, label: string, capacity: string, digit: string) => ({
  id,
  label,
  capacities: [capacity],
  nodes: [{ node: digit.repeat(64).slice(0, 64), seal: sealOf(id) }],
});

export const convening = {
  title: 'Talks on a truce',
  terms: 'Indirect talks between Northbank and Southbank.',
  convener: 'mediator',
  delegations: [
    member('mediator', 'Mediator', 'mediator', '1'),
    member('guide', 'Second mediator', 'mediator', '2'),
    member('north', 'Northbank', 'party', '3'),
    member('south', 'Southbank', 'party', '4'),
    member('observer', 'Observer', 'observer', '5'),
    member('intermediary', 'Neutral intermediary', 'intermediary', '61'),
    member('host', 'Host', 'host', '71'),
  ],
};

const convened = mediator.says('charter.convened', convening, { name: 'convened' });

export type Room = { readonly charter: Charter; readonly states: { readonly [desk: string]: unknown } };

const nobody: Room = {
  charter: charterDesk.initial,
  states: Object.fromEntries(desks.map((desk) => [desk.name, desk.initial])),
};

/** Judges in this room, which must be the act's causal past. */
export function verdictIn(room: Room, said: Said): string {
  const desk = deskOf(said.kind);
  if (!desk) throw new Error(`no desk for ${said.kind}`);
  if (!desk.acts[said.kind]?.fields.safeParse(said.body).success) throw new Error(`not a body: ${said.kind}`);
  return desk.judge(room.charter, room.states[desk.name], said);
}

/** Applies without asking the judge, under the charter that the act relied on. */
export function applyIn(room: Room, said: Said, charter = room.charter): Room {
  const desk = deskOf(said.kind);
  if (!desk) throw new Error(`no desk for ${said.kind}`);
  const state = desk.apply(charter, room.states[desk.name], said);
  const states = { ...room.states, [desk.name]: state };
  return { charter: desk.name === 'charter' ? (state as Charter) : room.charter, states };
}

/** An act's verdict in what its own author had seen, and the charter that this had made. */
export type Judged = { readonly said: Said; readonly verdict: string; readonly charter: Charter };

/** Judges each act, in an order that keeps each after all that its author had seen. */
export function judged(acts: readonly Said[]): readonly Judged[] {
  const before: Judged[] = [];
  // The room after each of them, so that what an author had seen without a gap is not folded again.
  const rooms: Room[] = [nobody];
  for (const said of acts) {
    const gap = before.findIndex((one) => !said.saw(one.said.ref));
    const start = gap < 0 ? before.length : gap;
    const rest = before.slice(start).filter((one) => said.saw(one.said.ref));
    const past = rest.reduce(taken, rooms[start] ?? nobody);
    const one = { said, verdict: verdictIn(past, said), charter: past.charter };
    before.push(one);
    rooms.push(taken(rooms.at(-1) ?? nobody, one));
  }
  return before;
}

function taken(room: Room, one: Judged): Room {
  return one.verdict === 'stands' ? applyIn(room, one.said, one.charter) : room;
}

/** The room made by these acts, applied in this order wherever they stand. */
export function roomOf(acts: readonly Judged[]): Room {
  return acts.reduce(taken, nobody);
}

function saidIn(drafts: readonly Draft[]): readonly Said[] {
  return drafts.map((draft, index) => {
    const seen = new Set(
      drafts
        .slice(0, index)
        .filter((one) => !draft.unseen.includes(one.name))
        .map((one) => refOf(one.name)),
    );
    const { kind, by, body, at, notBefore, conveyedBy, readBy } = draft;
    const saw = (ref: string) => seen.has(ref);
    const said = { kind, id: idOf(draft.name), ref: refOf(draft.name), by, at, notBefore, body, saw };
    return { ...said, ...paperHash(kind, body), ...(conveyedBy && { conveyedBy }), ...(readBy && { readBy }) };
  });
}

export function given(...drafts: readonly Draft[]) {
  const all = [convened, ...drafts];
  const room = () => {
    const acts = judged(saidIn(all));
    // A given act that is refused would make the test speak of nothing.
    for (const [index, { verdict }] of acts.entries()) expect(verdict, all[index]?.name).toBe('stands');
    return roomOf(acts);
  };
  return {
    and: (...more: readonly Draft[]) => given(...drafts, ...more),
    when: (draft: Draft) => ({
      // biome-ignore lint/suspicious/noThenProperty: it reads as given, when, then, and nobody awaits it
      then: (verdict: string) => {
        room();
        expect(judged(saidIn([...all, draft])).at(-1)?.verdict).toBe(verdict);
      },
    }),
    charter: () => room().charter,
    /** What a view shows after these acts. */
    shows: <State, Shown>(
      view: (charter: Charter, state: State, at: number) => Shown,
      desk: string,
      at: number = 0,
    ): Shown => {
      const { charter, states } = room();
      return view(charter, states[desk] as State, at);
    },
  };
}
