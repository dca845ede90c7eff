import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hex, none, toHex } from '../format/bytes.ts';
import { admit } from '../history/admit.ts';
import { type History, historyOf, logsOf, newHeads } from '../history/history.ts';
import { entryAt, type Log, lengthOf } from '../history/log.ts';
import { historyFrom, outlineOf } from '../history/outline.ts';
import { contains, covers, nothing } from '../history/past.ts';
import { append, emptyTree, root } from '../history/tree.ts';
import { type Draft, type Entry, readEntry } from '../objects/entry.ts';
import { copyOf, forkedRoom, heldIn, inOrder, settle } from '../testing/forked.ts';
import { bytesFrom, contents, crypto, unsigned } from '../testing/room-of-three.ts';
import { countIn, type Fork, forksOf, hasForked, sharedWith, stretchesOf } from './branch.ts';

const names = (entries: readonly Entry[]) => entries.map((entry) => entry.name);
/** The names of all entries in a past. */
const within = (history: History, past: readonly number[]) =>
  inOrder(history).flatMap((entry) => {
    const held = heldIn(history, entry);
    return covers(past, held.log, entry.header.position) ? [entry.name] : [];
  });

type Told = readonly [position: number, names: readonly string[]];
const toldAs = ({ node, position, entries }: Fork) => [node, position, entries.map((held) => held.entry.name)];
type Spot = readonly [node: string, from: number, name: string];
const inPlace = (left: Spot, right: Spot) =>
  left[0].localeCompare(right[0]) || left[1] - right[1] || left[2].localeCompare(right[2]);

/** The forks among entries of one node: all that stand on one and the same, where they are several. */
function forksByDefinition(entries: readonly Entry[]): readonly Told[] {
  const places = [...new Set(entries.map((entry) => toHex(entry.header.prev)))];
  return places
    .map((place) => entries.filter((entry) => toHex(entry.header.prev) === place))
    .filter((each) => each.length > 1)
    .map((each): Told => [each[0]?.header.position ?? -1, names(each).toSorted()])
    .sort((left, right) => left[0] - right[0] || (left[1][0] ?? '').localeCompare(right[1][0] ?? ''));
}

function sharedByDefinition(one: Log, other: Log): number {
  let count = 0;
  while (count < lengthOf(one) && entryAt(one, count) === entryAt(other, count)) count += 1;
  return count;
}

type Part = readonly [on: number, more: number];

/** Entries of one node: each part stands on some entry written before, or on none, and goes on for some more. */
function grown(write: (place: Partial<Draft>, text: string) => Entry, parts: readonly Part[]): readonly Entry[] {
  const written: Entry[] = [];
  for (const [on, more] of parts) {
    let last: Entry | undefined = written[on % (written.length + 1)];
    for (let i = 0; i <= more; i++) {
      const place = { position: last ? last.header.position + 1 : 0, prev: last?.hash ?? none, seen: [] };
      last = write(place, `word ${written.length}`);
      written.push(last);
    }
  }
  return written;
}

/** That stretches, forks and what chains share are told as they are defined, for a node that wrote these entries. */
function expectInOrder(history: History, node: Hex, written: readonly Entry[]): void {
  const stretches = stretchesOf(history);
  const told = stretches.flatMap((part) => part.entries.map((held) => held.entry.name));
  expect(told.toSorted()).toEqual([...history.byName.keys()].sort());
  const places = stretches.map(({ node, from, entries }): Spot => [node, from, entries[0]?.entry.name ?? '']);
  expect(places).toEqual(places.toSorted(inPlace));
  expect(forksOf(history).map(toldAs)).toEqual(forksByDefinition(written).map((fork) => [node, ...fork]));
  const chains = logsOf(history, node);
  for (const one of chains)
    for (const other of chains) expect(sharedWith(one, other)).toBe(sharedByDefinition(one, other));
}

/** Everything that South and the mediator hold, as each comes to hold it. */
function joined() {
  const room = forkedRoom();
  const { souths, mediators, charter } = room;
  const all = [...inOrder(souths), ...inOrder(mediators)];
  const [one, other] = [copyOf(souths, charter), copyOf(mediators, charter)];
  expect(settle(one, charter, all)).toEqual([]);
  expect(settle(other, charter, all)).toEqual([]);
  return { ...room, one, other, all };
}

describe('[RE56] both branches of a forked log are held, the same whichever came first', () => {
  test('by those who were given the one and by those who were given the other', () => {
    const { one, other, north, shared, left, right } = joined();
    expect(contents(one)).toEqual(contents(other));
    expect(hasForked(one, north.node)).toBe(true);
    expect(
      forksOf(one).map(({ node, position, entries }) => [node, position, entries.map((held) => held.entry.name)]),
    ).toEqual([[north.node, 2, names([left[0] as Entry, right[0] as Entry]).sort()]]);
    expect(JSON.stringify(forksOf(one).map((fork) => fork.entries.map((held) => held.entry.name)))).toBe(
      JSON.stringify(forksOf(other).map((fork) => fork.entries.map((held) => held.entry.name))),
    );
    const chains = logsOf(one, north.node).map((log) =>
      Array.from({ length: lengthOf(log) }, (_, at) => entryAt(log, at)?.entry.name),
    );
    expect(chains).toEqual([names([...shared, ...left]), names([...shared, ...right])]);
    const [first, second] = logsOf(one, north.node);
    expect(first && second && [sharedWith(first, second), sharedWith(second, first)]).toEqual([2, 2]);
  });

  test('in any order, with branches of branches, from the first position on', () => {
    const plan = fc.record({ seed: fc.nat(1000), parts: fc.array(fc.tuple(fc.nat(30), fc.nat(3)), { maxLength: 7 }) });
    fc.assert(
      fc.property(plan, fc.infiniteStream(fc.nat(1_000_000)), ({ parts }, dice) => {
        const { charter, talks, north, next } = forkedRoom(0, 1);
        const history = copyOf(talks, charter);
        const written = grown((over, text) => next(north, history, text, { over }), [[0, 1], ...parts]);
        expect(settle(history, charter, written)).toEqual([]);
        const shuffled = written.map((entry) => ({ entry, at: dice.next().value })).sort((l, r) => l.at - r.at);
        const copy = copyOf(talks, charter);
        expect(
          settle(
            copy,
            charter,
            shuffled.map(({ entry }) => entry),
          ),
        ).toEqual([]);
        expect(contents(copy)).toEqual(contents(history));
        for (const log of copy.logs) {
          let tree = emptyTree;
          for (let at = 0; at < lengthOf(log); at++)
            tree = append(crypto, tree, entryAt(log, at)?.entry.bytes ?? bytesFrom('no'));
          expect(toHex(root(crypto, log.tree))).toBe(toHex(root(crypto, tree)));
        }
        expectInOrder(copy, north.node, written);
      }),
      { numRuns: process.env['PARLEY_CAMPAIGN'] ? 1000 : 15 },
    );
  });

  test('forks within forks are told by position and name, whatever log they are in', () => {
    const { charter, talks, north, next } = forkedRoom(0, 0);
    // Six entries, and five others on the first of them; each of these two parts forks again at positions 3 and 5.
    const parts = [[0, 5] as const, [0, 4] as const, ...[2, 4, 7, 9].map((on) => [on, 0] as const)];
    const written = grown((over, text) => next(north, talks, text, { over }), parts);
    for (const arrived of [written, written.toReversed()]) {
      const copy = copyOf(talks, charter);
      expect(settle(copy, charter, arrived)).toEqual([]);
      expect(forksOf(copy).map(({ position }) => position)).toEqual([1, 3, 3, 5, 5]);
      expectInOrder(copy, north.node, written);
    }
  });

  test('forks are told in one order, whoever forked first', () => {
    const { charter, talks, north, south, next } = forkedRoom(0, 0);
    const both = [north, south].map((by) => ['this', 'that'].map((text) => next(by, talks, text)));
    const nodes = [north.node, south.node].sort();
    for (const written of [both, both.toReversed()]) {
      const copy = copyOf(talks, charter);
      expect(settle(copy, charter, written.flat())).toEqual([]);
      expect(forksOf(copy).map(({ node }) => node)).toEqual(nodes);
    }
  });

  test('an author whose bad signature a later one covers has forked too, and nothing of it stays without that one', () => {
    const { souths, charter, right, mediators, next, north } = forkedRoom();
    const { bytes, box } = unsigned(right[0] as Entry);
    const bad = readEntry(crypto, bytes, box);
    if (!bad.ok) throw new Error(bad.refused);
    const over = { position: 3, prev: bad.value.hash, seen: [] };
    const good = next(north, mediators, 'over it', { over });
    const before = contents(souths);
    const stopped = admit(souths, charter, crypto, [bad.value, good], () => false).stopped;
    expect(stopped).toEqual({ entry: bad.value, awaited: 'witness' });
    expect(contents(souths)).toEqual(before);
    expect([souths.branches.size, souths.logs.length]).toEqual([0, souths.indexOf.size]);
    expect(admit(souths, charter, crypto, [bad.value, good]).admitted.length).toBe(2);
    expect(forksOf(souths).length).toBe(1);
  });

  test('an entry on the other branch waits for the entry before it, and blames nobody', () => {
    const { souths, charter, right, mediatorsWord } = forkedRoom();
    expect(admit(souths, charter, crypto, [right[1] as Entry]).stopped).toMatchObject({
      awaited: { position: 2, name: right[0]?.name },
    });
    expect(admit(souths, charter, crypto, [mediatorsWord]).stopped).toMatchObject({
      awaited: { position: 3, name: right[1]?.name },
    });
  });
});

describe('[RE57] of a forked log a past holds the branch that was seen, and of the other nothing beyond where they part', () => {
  test('of whoever saw the one, and of its own entries', () => {
    const { one, other, shared, left, right, southsWord, mediatorsWord } = joined();
    for (const history of [one, other]) {
      const past = (entry: Entry) => within(history, heldIn(history, entry).past);
      expect(past(left[1] as Entry)).toEqual(expect.arrayContaining(names([...shared, left[0] as Entry])));
      expect(past(left[1] as Entry).filter((name) => names(right).includes(name))).toEqual([]);
      expect(past(southsWord)).toEqual(expect.arrayContaining(names([...shared, ...left])));
      expect(past(southsWord).filter((name) => names(right).includes(name))).toEqual([]);
      expect(past(mediatorsWord).filter((name) => names(left).includes(name))).toEqual([]);
      for (const held of history.byName.values())
        for (const name of within(history, held.past))
          expect(contains(held.past, heldIn(history, history.byName.get(name)?.entry as Entry).past)).toBe(true);
    }
  });

  test('whoever holds both names both in its next entry, ahead of all others, and once', () => {
    const { one, charter, south, north, left, right, next } = joined();
    const entry = next(south, one, 'I hold both.');
    const seen = entry.header.seen.filter((head) => toHex(head.node) === north.node).map((head) => toHex(head.hash));
    // South had seen the left before.
    expect(seen).toEqual([right[1]?.name]);
    const both = newHeads(one, nothing, south.node, 2).map((head) => toHex(head.hash));
    expect(both).toEqual(names([left[1] as Entry, right[1] as Entry]).sort());
    const held = admit(one, charter, crypto, [entry]).admitted[0];
    expect(within(one, held?.past ?? [])).toEqual(expect.arrayContaining(names([...left, ...right])));
  });

  test('how far it lies there is told of the branch that lies there furthest', () => {
    const { souths, charter, north, south, right, next } = forkedRoom(2, 3);
    admit(souths, charter, crypto, right.slice(0, 1));
    const past = admit(souths, charter, crypto, [next(south, souths, 'I hold both.')]).admitted[0]?.past ?? [];
    expect([countIn(souths, past, north.node), countIn(souths, nothing, north.node)]).toEqual([5, 0]);
    expect(countIn(souths, past, 'nobody')).toBe(0);
  });

  test('two heads of one chain are not two branches', () => {
    const { one, charter, mediator, left, next } = joined();
    const heads = left.map(({ header, hash }) => ({ node: header.node, position: header.position, hash }));
    const seen = heads.sort((a, b) => (toHex(a.hash) < toHex(b.hash) ? -1 : 1));
    const { stopped } = admit(one, charter, crypto, [next(mediator, one, 'x', { over: { seen } })]);
    expect(stopped).toMatchObject({ refused: 'seen-goes-back', blame: 'author' });
  });
});

test('[RE58] an entry whose own past holds another branch of its log is refused: the log has ended', () => {
  const { one, other, charter, north, southsWord, mediatorsWord, left, right, next } = joined();
  for (const history of [one, other]) {
    for (const [last, word] of [
      [right[1], southsWord],
      [left[1], mediatorsWord],
    ] as const) {
      if (!last) throw new Error('no branch');
      const seen = [{ node: word.header.node, position: word.header.position, hash: word.hash }];
      const on = { position: 4, prev: last.hash };
      const { stopped } = admit(history, charter, crypto, [next(north, history, 'x', { over: { ...on, seen } })]);
      expect(stopped).toMatchObject({ refused: 'log-ended', blame: 'author' });
      // Without that sight it is an entry like any other, and up to whoever may have seen it.
      expect(
        admit(copyOf(history, charter), charter, crypto, [next(north, history, 'x', { over: { ...on, seen: [] } })])
          .admitted.length,
      ).toBe(1);
    }
  }
  // A second entry that had seen the first through somebody else is no branch either.
  const { souths, charter: law, north: again, southsWord: word, shared, next: write } = forkedRoom();
  const over = {
    position: 2,
    prev: shared[1]?.hash ?? bytesFrom('no'),
    seen: [{ node: word.header.node, position: 0, hash: word.hash }],
  };
  expect(admit(souths, law, crypto, [write(again, souths, 'x', { over })]).stopped).toMatchObject({
    refused: 'log-ended',
  });
  expect(souths.branches.size).toBe(0);
});

describe('[RE59] of a log that is known to have forked nothing comes in but what somebody else has seen', () => {
  test('the entry that proves the fork comes in, and what follows it waits for a witness', () => {
    const { souths, charter, left, right, north, next } = forkedRoom(2, 3);
    const { admitted, stopped } = admit(souths, charter, crypto, right, () => false);
    expect(names(admitted.map((held) => held.entry))).toEqual([right[0]?.name]);
    expect(stopped).toEqual({ entry: right[1], awaited: 'witness' });
    const over = { position: 5, prev: left[2]?.hash ?? bytesFrom('no'), seen: [] };
    const further = next(north, souths, 'as if nothing had been', { over });
    expect(admit(souths, charter, crypto, [further], () => false).stopped).toEqual({
      entry: further,
      awaited: 'witness',
    });
    const sighted = ({ name }: Entry) => name === right[2]?.name;
    expect(admit(souths, charter, crypto, right, sighted).admitted.length).toBe(2);
  });

  test('a log that has not forked asks for none', () => {
    const { talks, charter, north, next } = forkedRoom();
    const never = () => {
      throw new Error('asked');
    };
    expect(admit(talks, charter, crypto, [next(north, talks, 'on')], never).admitted.length).toBe(1);
  });
});

test('[RE56] a history of which only an outline and a shelf are left has the same branches, and goes on', () => {
  const { one, charter, south, left, right, next } = joined();
  const kept = new Map(inOrder(one).map((entry) => [entry.name, entry]));
  const again = historyFrom(crypto, outlineOf(one), (name) => kept.get(name) as Entry);
  expect(contents(again)).toEqual(contents(one));
  expect(forksOf(again).map(({ node, position }) => [node, position])).toEqual(
    forksOf(one).map(({ node, position }) => [node, position]),
  );
  for (const entry of [...left, ...right]) expect(heldIn(again, entry).past).toEqual(heldIn(one, entry).past);
  const entry = next(south, one, 'I hold both.');
  expect(admit(again, charter, crypto, [entry]).admitted.length).toBe(1);
  expect(admit(one, charter, crypto, [entry]).admitted.length).toBe(1);
  expect(contents(again)).toEqual(contents(one));
});

test('[RE56] a channel whose founder forks its log from the second position on is held by its first entry', () => {
  const { charter, talks, mediator, next } = forkedRoom(0, 1);
  const copy = historyOf(inOrder(talks)[0] as Entry);
  const on = { position: 1, prev: talks.channel, seen: [] };
  const both = [next(mediator, talks, 'this', { over: on }), next(mediator, talks, 'that', { over: on })];
  expect(settle(copy, charter, [...both, ...inOrder(talks)])).toEqual([]);
  expect(forksOf(copy)[0]?.position).toBe(1);
});
