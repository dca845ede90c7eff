/** A room in which North's log of the talks forks: South and the mediator were given different branches. */
import { admit, type Entry, type Held, type History, historyOf, type Witnessed } from '../index.ts';
import { crypto, draftFor, emptyRoom, type Manner, type Person, type Room, sign, take } from './room-of-three.ts';

export type Forked = Room & {
  /** What South holds, and what the mediator holds: each the one branch, and a word of its own about it. */
  readonly souths: History;
  readonly mediators: History;
  /** North's entries: first what both have, then two branches. */
  readonly shared: readonly Entry[];
  readonly left: readonly Entry[];
  readonly right: readonly Entry[];
  /** South has seen all of the left, the mediator all of the right. */
  readonly southsWord: Entry;
  readonly mediatorsWord: Entry;
  readonly next: (by: Person, history: History, text: string, manner?: Manner) => Entry;
};

/** Entries of a history, founding one first, in an order in which each can come in. */
export const inOrder = (history: History): readonly Entry[] => [...history.byName.values()].map((held) => held.entry);

export function copyOf(history: History, charter: History | undefined): History {
  const copy = historyOf(inOrder(history)[0] as Entry);
  for (const entry of inOrder(history)) take(copy, charter, entry);
  return copy;
}

export function forkedRoom(depth = 2, length = 2): Forked {
  const room = emptyRoom();
  const { north, south, mediator, charter, talks, say } = room;
  const next: Forked['next'] = (by, history, text, manner) => sign(by, draftFor(history, charter, by, manner), text);
  const shared = Array.from({ length: depth }, (_, i) => say(north, talks, `Before the fork ${i}.`).entry);
  const [souths, mediators] = [copyOf(talks, charter), copyOf(talks, charter)];
  const branch = (history: History, text: string) =>
    Array.from({ length }, (_, i) => take(history, charter, next(north, history, `${text} ${i}.`)).entry);
  const [left, right] = [branch(souths, 'To South'), branch(mediators, 'To the mediator')];
  const southsWord = take(souths, charter, next(south, souths, 'South heard this.')).entry;
  const mediatorsWord = take(mediators, charter, next(mediator, mediators, 'The mediator heard that.')).entry;
  return { ...room, souths, mediators, shared, left, right, southsWord, mediatorsWord, next };
}

/** Offers entries one by one, over and over, until nothing more comes in; returns those that did not. */
export function settle(
  history: History,
  charter: History | undefined,
  entries: readonly Entry[],
  witnessed?: Witnessed,
): readonly Entry[] {
  let waiting = entries.filter((entry) => !history.byName.has(entry.name));
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => admit(history, charter, crypto, [entry], witnessed).admitted.length === 0);
  }
  return waiting;
}

export const heldIn = (history: History, entry: Entry): Held => {
  const held = history.byName.get(entry.name);
  if (!held) throw new Error('not held');
  return held;
};
