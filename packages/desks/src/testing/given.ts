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

/** Before anybody has said anything. */
export const nobody: Room = {
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

/** An act's verdict, and the room that its author had seen, in which it was judged. */
export type Judged = { readonly said: Said; readonly verdict: string; readonly past: Room };

/** An act judged after just these, and the room that it left. */
type Step = { readonly after: Step | undefined; readonly one: Judged; readonly room: Room };
const steps = new WeakMap<Said, Step>();

/**
 * Judges each act, in an order that keeps each after all that its author had seen. What was judged before after just the
 * same acts is not judged again: random histories of a desk begin alike, and so do the questions of one test.
 */
export function judged(acts: readonly Said[]): readonly Judged[] {
  return stepsOf(acts).map(({ one }) => one);
}

function stepsOf(acts: readonly Said[]): readonly Step[] {
  const taken: Step[] = [];
  for (const said of acts) {
    const after = taken.at(-1);
    const known = steps.get(said);
    const step = known && known.after === after ? known : { after, ...judgedAfter(taken, said) };
    steps.set(said, step);
    taken.push(step);
  }
  return taken;
}

function judgedAfter(before: readonly Step[], said: Said): Omit<Step, 'after'> {
  const gap = before.findIndex(({ one }) => !said.saw(one.said.ref));
  const start = gap < 0 ? before.length : gap;
  // What an author had seen without a gap is not folded again.
  const past = before
    .slice(start)
    .filter(({ one }) => said.saw(one.said.ref))
    .reduce((room, { one }) => roomAfter(room, one), before[start - 1]?.room ?? nobody);
  const one = { said, verdict: verdictIn(past, said), past };
  return { one, room: roomAfter(before.at(-1)?.room ?? nobody, one) };
}

/** The room after one more act: what is refused leaves it as it was. */
export function roomAfter(room: Room, one: Judged): Room {
  return one.verdict === 'stands' ? applyIn(room, one.said, one.past.charter) : room;
}

/** The room made by these acts, applied in this order wherever they stand. */
export function roomOf(acts: readonly Judged[]): Room {
  return acts.reduce(roomAfter, nobody);
}

/** The same acts in another order in which they could have arrived: each as early as what its author had seen lets it. */
function lateFirst(acts: readonly Judged[]): readonly Judged[] {
  const left = [...acts];
  const order: Judged[] = [];
  while (left.length > 0) {
    const ready = left.findLastIndex(({ said }) => left.every((one) => one.said === said || !said.saw(one.said.ref)));
    order.push(...left.splice(ready, 1));
  }
  return order;
}

type Told = { readonly draft: Draft; readonly said: Said };

function toldAfter(before: readonly Told[], draft: Draft): Told {
  const seen = new Set(before.filter((one) => !draft.unseen.includes(one.draft.name)).map(({ said }) => said.ref));
  const { kind, by, body, at, notBefore, conveyedBy, readBy } = draft;
  const saw = (ref: string) => seen.has(ref);
  const said = { kind, id: idOf(draft.name), ref: refOf(draft.name), by, at, notBefore, body, saw };
  return {
    draft,
    said: { ...said, ...paperHash(kind, body), ...(conveyedBy && { conveyedBy }), ...(readBy && { readBy }) },
  };
}

function allTold(before: readonly Told[], drafts: readonly Draft[]): readonly Told[] {
  const all = [...before];
  for (const draft of drafts) all.push(toldAfter(all, draft));
  return all;
}

export function given(...drafts: readonly Draft[]) {
  return roomWith(allTold([], [convened, ...drafts]));
}

/** Made within a test, and judged when it is first asked. */
function roomWith(all: readonly Told[]) {
  const said = all.map((one) => one.said);
  let made: Room | undefined;
  const room = () => {
    if (made) return made;
    const steps = stepsOf(said);
    // A given act that is refused would make the test speak of nothing.
    for (const [index, { one }] of steps.entries()) expect(one.verdict, all[index]?.draft.name).toBe('stands');
    made = steps.at(-1)?.room ?? nobody;
    // Nor would it count what made another room had it come in another order.
    if (all.some(({ draft }) => draft.unseen.length > 0))
      expect(roomOf(lateFirst(steps.map(({ one }) => one)))).toEqual(made);
    return made;
  };
  return {
    and: (...more: readonly Draft[]) => roomWith(allTold(all, more)),
    when: (draft: Draft) => ({
      // biome-ignore lint/suspicious/noThenProperty: it reads as given, when, then, and nobody awaits it
      then: (verdict: string) => {
        room();
        expect(judged([...said, toldAfter(all, draft).said]).at(-1)?.verdict).toBe(verdict);
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
