import { describe, expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { forkedRoom } from '../testing/forked.ts';
import {
  bytesFrom,
  contents,
  crypto,
  draftFor,
  emptyRoom,
  type Manner,
  type Person,
  person,
  sign,
  unsigned,
} from '../testing/room-of-three.ts';
import { type Admission, admit } from './admit.ts';
import { pinOf } from './history.ts';

/** A fresh room whose talks hold two entries of North and and what else they might sign. */
function scene() {
  const room = emptyRoom();
  const { charter, talks, north, say } = room;
  const held = [say(north, talks, 'one'), say(north, talks, 'two')].map(({ entry }) => entry) as [Entry, Entry];
  const next = (by: Person, over: Manner['over'] = {}) => sign(by, draftFor(talks, charter, by, { over }), 'and on');
  /** What stands on an entry in its author's log. */
  const after = (entry: Entry, by: Person = north, over: Manner['over'] = {}) =>
    next(by, { position: entry.header.position + 1, prev: entry.hash, seen: [], ...over });
  const give = (...run: Entry[]) => why(admit(talks, charter, crypto, run));
  return { ...room, held, next, after, give };
}

/** The same entry under a signature that fails. */
function forged(entry: Entry): Entry {
  const read = readEntry(crypto, unsigned(entry).bytes, entry.box);
  if (!read.ok) throw new Error(read.refused);
  return read.value;
}

function why({ admitted, stopped }: Admission) {
  if (!stopped) return [admitted.length];
  if ('refused' in stopped) return [admitted.length, stopped.refused, stopped.blame];
  return [admitted.length, typeof stopped.awaited === 'string' ? stopped.awaited : stopped.awaited.name];
}
const unheard = [{ node: bytesFrom('nobody'), position: 0, hash: bytesFrom('unheard') }];
const nameOf = (word: string) => toHex(bytesFrom(word));
const unheardName = nameOf('unheard');

describe('[RE30] what only its author can have signed blames the author, and all else the carrier', () => {
  test('where a later signature of the same chain stands over it', () => {
    const { north, south, held, next, after, give } = scene();
    const strayed = forged(next(north, { position: 7 }));
    expect(give(strayed)).toEqual([0, 'bad-signature', 'carrier']);
    expect(give(strayed, after(strayed))).toEqual([0, 'wrong-position', 'author']);
    expect(give(strayed, forged(after(strayed)), after(forged(after(strayed))))).toEqual([
      0,
      'bad-signature',
      'carrier',
    ]);
    // Neither another's signature nor one over something else says anything about it.
    expect(give(strayed, after(strayed, south))).toEqual([0, 'bad-signature', 'carrier']);
    expect(give(strayed, after(held[1]))).toEqual([0, 'bad-signature', 'carrier']);
    // Nor does one before it.
    const three = after(held[1]);
    expect(give(three, forged(after(three, north, { position: 9 })))).toEqual([1, 'bad-signature', 'carrier']);
  });

  test('where it stands on what is not here, in a place that another entry has', () => {
    const { north, held, next, after, give } = scene();
    const lost = after(held[0], north, { prev: bytesFrom('lost') });
    const name = nameOf('lost');
    expect(give(forged(lost))).toEqual([0, 'bad-signature', 'carrier']);
    expect(give(lost)).toEqual([0, name]);
    expect(give(forged(lost), after(forged(lost)))).toEqual([0, name]);
    // What lies beyond may be on its way, whoever has signed it.
    const beyond = next(north, { position: 3, prev: bytesFrom('lost') });
    expect(give(forged(beyond))).toEqual([0, name]);
    // A run of two: what comes first is signed, and says nothing of what comes next.
    expect(give(after(held[1]), forged(lost))).toEqual([1, 'bad-signature', 'carrier']);
  });

  test('a run does not begin again', () => {
    const { north, charter, talks } = emptyRoom();
    const first = (text: string) => sign(north, draftFor(talks, charter, north), text);
    expect(why(admit(talks, charter, crypto, [first('yes'), first('no')]))).toEqual([1, 'wrong-position', 'carrier']);
  });
});

describe('[RE29] nothing stays that only a later entry vouches for', () => {
  test('not one of several', () => {
    const { held, talks, after, north, give } = scene();
    const before = contents(talks);
    const three = forged(after(held[1]));
    const four = forged(after(three));
    expect(give(three, four, after(four, north, { seen: unheard }))).toEqual([0, unheardName]);
    expect(contents(talks)).toEqual(before);
    expect(give(three, four, after(four))).toEqual([3]);
  });

  test('not a branch, beside which others stay', () => {
    const { souths, charter, north, shared, right, next } = forkedRoom();
    const on = (entry: Entry, seen: typeof unheard | []) =>
      next(north, souths, 'on', { over: { position: entry.header.position + 1, prev: entry.hash, seen } });
    admit(souths, charter, crypto, right);
    const before = contents(souths);
    const third = forged(on(shared[0] as Entry, []));
    expect(why(admit(souths, charter, crypto, [third, on(third, unheard)]))).toEqual([0, unheardName]);
    expect(contents(souths)).toEqual(before);
    expect([...souths.branches.values()].map((logs) => logs.length)).toEqual([1]);
    expect(why(admit(souths, charter, crypto, [third, on(third, [])]))).toEqual([2]);
    expect([...souths.branches.values()].map((logs) => logs.length)).toEqual([2]);
  });
});

describe('[RE33] pins', () => {
  test('are ascending as they are named, and each entry’s own count', () => {
    const { charter, talks, north, south, mediator, say } = emptyRoom();
    for (const by of [north, south]) say(by, charter, 'here', { seeing: false });
    const pins = pinOf(charter, 16).map((pin) => toHex(pin));
    expect(pins).toEqual(pins.toSorted());
    expect(pinOf(charter, 2).map((pin) => toHex(pin))).toEqual(pins.slice(0, 2));
    const first = say(north, talks, 'under three heads of the charter');
    expect(first.pinned).toEqual(first.pinned.map(() => 1));
    say(mediator, charter, 'The charter grows.', { seeing: false });
    const second = say(north, talks, 'under two of these and a third');
    expect(second.entry.header.pin.length).toBe(3);
    expect(second.pinned.toSorted()).toEqual([1, 1, 2]);
  });
});

test('[RE57] whoever hears of both branches at once may name both', () => {
  const { souths, charter, right, next } = forkedRoom();
  admit(souths, charter, crypto, right);
  const third = person('Third');
  const entry = next(third, souths, 'I hold both.');
  const nodes = entry.header.seen.map((head) => toHex(head.node));
  expect(nodes.length - new Set(nodes).size).toBe(1);
  expect(why(admit(souths, charter, crypto, [entry]))).toEqual([1]);
});
