import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import {
  bytesFrom,
  contents,
  crypto,
  draftFor,
  emptyRoom,
  founded,
  type Manner,
  type Person,
  person,
  roomOfThree,
  sign,
  take,
  unsigned,
} from '../testing/room-of-three.ts';
import { type Admission, type Awaited, admit } from './admit.ts';
import { frontier, type History, historyOf, isCharter, logOf, logsOf, newHeads, pinOf } from './history.ts';
import { contains, covers, including, nothing, union } from './past.ts';
import { append, emptyTree } from './tree.ts';

/** A fresh room, and what an honest node would sign next in its talks. */
function scene() {
  const room = emptyRoom();
  const { charter, talks } = room;
  const next = (by: Person, text: string, manner?: Manner): Entry =>
    sign(by, draftFor(talks, charter, by, manner), text);
  /** A run by one author, each on the one before, in a history that holds none of it. */
  const run = (by: Person, texts: readonly string[]): Entry[] => {
    const written: Entry[] = [];
    for (const text of texts) {
      const last = written.at(-1);
      const over = last ? { position: last.header.position + 1, prev: last.hash, seen: [] } : {};
      written.push(next(by, text, { over }));
    }
    return written;
  };
  const give = (...entries: Entry[]) => admit(talks, charter, crypto, entries);
  return { ...room, next, run, give };
}

/** The same entry under a signature that fails. */
function forged(entry: Entry): Entry {
  const { bytes, box } = unsigned(entry);
  const read = readEntry(crypto, bytes, box);
  if (!read.ok) throw new Error(read.refused);
  return read.value;
}

const placeOf = (awaited: Awaited | string) =>
  typeof awaited === 'string' ? awaited : { node: awaited.node, position: awaited.position };

const why = ({ admitted, stopped }: Admission) => [
  admitted.length,
  stopped && ('refused' in stopped ? `${stopped.refused} by ${stopped.blame}` : placeOf(stopped.awaited)),
];

describe('[RE27] a log is one chain in one channel', () => {
  test('each entry stands on the one before', () => {
    const { north, run, give, talks } = scene();
    expect(why(give(...run(north, ['one', 'two', 'three'])))).toEqual([3, undefined]);
    expect(logOf(talks, north.node)?.entries.map((held) => held.entry.header.position)).toEqual([0, 1, 2]);
  });

  test('what is held already is passed over', () => {
    const { north, run, give, talks } = scene();
    const entries = run(north, ['one', 'two', 'three']);
    give(...entries.slice(0, 2));
    expect(why(give(...entries))).toEqual([1, undefined]);
    expect(why(give(...entries))).toEqual([0, undefined]);
    expect(why(give())).toEqual([0, undefined]);
    expect(frontier(talks)).toEqual([1, 3]);
  });

  test('a gap is not bridged, neither before the run nor in it', () => {
    const { north, run, give } = scene();
    const [one, two, three, four] = run(north, ['one', 'two', 'three', 'four']) as [Entry, Entry, Entry, Entry];
    // What lies between may be on its way: nothing is proved against anybody.
    expect(why(give(two))).toEqual([0, { node: toHex(one.header.node), position: 0 }]);
    expect(why(give(one, three))).toEqual([1, { node: toHex(one.header.node), position: 1 }]);
    expect(why(give(two, four))).toEqual([1, { node: toHex(one.header.node), position: 2 }]);
  });

  test('an entry of another room, channel or log is refused', () => {
    const { north, south, mediator, next, run, give, charter, line } = scene();
    expect(why(give(next(north, 'x', { over: { room: bytesFrom('another') } })))).toEqual([
      0,
      'foreign-room by carrier',
    ]);
    expect(why(give(next(north, 'x', { over: { channel: line.channel } })))).toEqual([0, 'foreign-channel by carrier']);
    const founding = line.logs[0]?.entries[0]?.entry as Entry;
    expect(why(give(founding))).toEqual([0, 'foreign-channel by carrier']);
    expect(why(give(charter.logs[0]?.entries[0]?.entry as Entry))).toEqual([0, 'foreign-room by carrier']);
    expect(why(give(run(north, ['x'])[0] as Entry, next(south, 'y')))).toEqual([1, 'foreign-log by carrier']);
    expect(mediator.node).toBe(talksOf(founding));
  });

  test('an entry on another than the one before it is its author’s doing, or nobody’s', () => {
    const { north, south, run, next, give, say, talks } = scene();
    give(...run(north, ['one', 'two']));
    const other = say(south, talks, 'South is here.').entry;
    const on = (over: object) => next(north, 'three', { over });
    expect(why(give(on({ position: 2, prev: other.hash })))).toEqual([0, 'wrong-prev by author']);
    expect(why(give(on({ position: 2, prev: talks.channel })))).toEqual([0, 'wrong-prev by author']);
    expect(why(give(on({ position: 7, prev: held(talks, north).hash })))).toEqual([0, 'wrong-position by author']);
    expect(why(give(forged(on({ position: 2, prev: other.hash }))))).toEqual([0, 'bad-signature by carrier']);
  });
});
const held = (history: History, by: Person) => logOf(history, by.node)?.entries.at(-1)?.entry as Entry;
const talksOf = (entry: Entry) => toHex(entry.header.node);

describe('[RE28] an entry is authentic by its own signature or by a later one of its chain', () => {
  test('a signature that fails under one that holds is admitted', () => {
    const { north, next, give } = scene();
    const one = forged(next(north, 'one'));
    const two = next(north, 'two', { over: { position: 1, prev: one.hash, seen: [] } });
    const three = next(north, 'three', { over: { position: 2, prev: two.hash, seen: [] } });
    expect(why(give(one, two, three))).toEqual([3, undefined]);
  });

  test('a signature that fails at the head is refused, and the carrier is blamed', () => {
    const { north, run, give, talks } = scene();
    const [one, two] = run(north, ['one', 'two']) as [Entry, Entry];
    expect(why(give(forged(one)))).toEqual([0, 'bad-signature by carrier']);
    expect(why(give(one, forged(two)))).toEqual([1, 'bad-signature by carrier']);
    expect(why(give(two))).toEqual([1, undefined]);
    expect(frontier(talks)).toEqual([1, 2]);
  });

  test('one signature is checked for a run, however long', () => {
    const { north, run, charter, talks } = scene();
    let checks = 0;
    const verify: typeof crypto.verify = (...signed) => {
      checks += 1;
      return crypto.verify(...signed);
    };
    const counting = { ...crypto, verify };
    admit(talks, charter, counting, run(north, Array(20).fill('again')));
    expect([frontier(talks), checks]).toEqual([[1, 20], 1]);
  });
});

describe('[RE29] what only a later entry vouches for is not held without it', () => {
  test('it waits with that entry, and comes in with it', () => {
    const { north, south, next, give, talks, charter } = scene();
    const unheard = next(south, 'not here yet', { seeing: false });
    const good = next(north, 'good');
    const one = forged(next(north, 'one', { over: { position: 1, prev: good.hash, seen: [] } }));
    const seen = [{ node: south.signer.publicKey, position: 0, hash: unheard.hash }];
    const two = next(north, 'two', { over: { position: 2, prev: one.hash, seen } });
    const { admitted, stopped } = give(good, one, two);
    expect(admitted.map((held) => held.entry.name)).toEqual([good.name]);
    expect(stopped).toEqual({ entry: one, awaited: { node: south.node, position: 0, name: unheard.name } });
    expect(logOf(talks, north.node)?.entries.length).toBe(1);
    expect(talks.byName.has(one.name)).toBe(false);
    take(talks, charter, unheard);
    expect(why(give(one, two))).toEqual([2, undefined]);
    const log = logOf(talks, north.node);
    const whole = log?.entries.reduce((tree, held) => append(crypto, tree, held.entry.bytes), emptyTree);
    expect(log?.tree).toEqual(whole);
  });

  test('nor does a log begin with it', () => {
    const { north, south, next, give, talks } = scene();
    const one = forged(next(north, 'one'));
    const seen = [{ node: south.signer.publicKey, position: 0, hash: bytesFrom('unheard') }];
    const before = contents(talks);
    expect(give(one, next(north, 'two', { over: { position: 1, prev: one.hash, seen } })).admitted).toEqual([]);
    expect(contents(talks)).toEqual(before);
    expect([talks.indexOf.size, talks.logs.length]).toEqual([1, 1]);
  });
});

describe('[RE30] a second entry at a position never replaces the first', () => {
  test('both are held where their author signed both', () => {
    const { north, next, give, talks } = scene();
    const [one, other] = [next(north, 'yes'), next(north, 'no')];
    give(one);
    expect(why(give(other))).toEqual([1, undefined]);
    expect(logOf(talks, north.node)?.entries.map((each) => each.entry)).toEqual([one]);
    expect(logsOf(talks, north.node).map((log) => log.entries.map((each) => each.entry))).toEqual([[one], [other]]);
  });

  test('what nobody signed is blamed on whoever brought it', () => {
    const { north, next, give } = scene();
    const one = next(north, 'yes');
    give(one);
    expect(why(give(forged(next(north, 'no'))))).toEqual([0, 'bad-signature by carrier']);
    expect(why(give(forged(one)))).toEqual([0, 'bad-signature by carrier']);
  });

  test('a later signature over the second proves it as well', () => {
    const { north, next, give } = scene();
    give(next(north, 'yes'));
    const other = forged(next(north, 'no', { over: { position: 0, prev: new Uint8Array(0), seen: [] } }));
    const over = next(north, 'really', { over: { position: 1, prev: other.hash, seen: [] } });
    const stranger = next(person('South'), 'over', { over: { position: 1, prev: other.hash, seen: [] } });
    expect(why(give(other, stranger))).toEqual([0, 'bad-signature by carrier']);
    expect(why(give(other))).toEqual([0, 'bad-signature by carrier']);
    expect(why(give(other, over))).toEqual([2, undefined]);
  });

  test('the log goes on from the first', () => {
    const { north, run, next, give } = scene();
    const [one, two] = run(north, ['yes', 'and']) as [Entry, Entry];
    const other = next(north, 'no');
    give(one);
    give(other);
    expect(why(give(two))).toEqual([1, undefined]);
  });
});

describe('[RE31] what rests on something not held waits, and is not refused', () => {
  test('an entry that saw more than is here', () => {
    const { north, south, next, give, run, talks, charter } = scene();
    const [one, two] = run(south, ['one', 'two']) as [Entry, Entry];
    const seen = [{ node: south.signer.publicKey, position: 1, hash: two.hash }];
    const answer = next(north, 'answer', { over: { seen } });
    expect(why(give(answer))).toEqual([0, { node: south.node, position: 1 }]);
    take(talks, charter, one);
    expect(why(give(answer))).toEqual([0, { node: south.node, position: 1 }]);
    take(talks, charter, two);
    expect(why(give(answer))).toEqual([1, undefined]);
  });

  test('an entry that relies on a charter not here yet', () => {
    const { north, next, give } = scene();
    expect(why(give(next(north, 'x', { over: { pin: [bytesFrom('to come')] } })))).toEqual([0, 'pin']);
  });

  test('the run before it comes in', () => {
    const { north, south, run, next, give } = scene();
    const [one] = run(north, ['one']) as [Entry];
    const seen = [{ node: south.signer.publicKey, position: 0, hash: bytesFrom('unheard') }];
    const two = next(north, 'two', { over: { position: 1, prev: one.hash, seen } });
    expect(why(give(one, two))).toEqual([1, { node: south.node, position: 0 }]);
  });
});

describe('[RE32] an author sees only forward, and what is there', () => {
  test('what was seen is the entry of that name, node and position', () => {
    const { north, south, mediator, say, next, give, talks } = scene();
    const first = say(south, talks, 'one', { seeing: false }).entry;
    const second = say(south, talks, 'two', { seeing: false }).entry;
    const at = (by: Person, position: number, hash: Uint8Array) => {
      const over = { seen: [{ node: by.signer.publicKey, position, hash }] };
      return why(give(next(north, 'x', { over })));
    };
    expect(at(south, 0, second.hash)).toEqual([0, 'seen-differs by author']);
    expect(at(mediator, 0, first.hash)).toEqual([0, 'seen-differs by author']);
    // Another branch may be on its way: nothing is proved against whoever has seen it.
    expect(at(south, 0, bytesFrom('another'))).toEqual([0, { node: south.node, position: 0 }]);
  });

  test('what was seen is not named again, nor anything before it', () => {
    const { north, south, mediator, say, next, give, talks } = scene();
    const first = say(south, talks, 'one', { seeing: false });
    const second = say(south, talks, 'two', { seeing: false });
    say(north, talks, 'heard both');
    for (const { entry } of [first, second]) {
      const seen = [{ node: south.signer.publicKey, position: entry.header.position, hash: entry.hash }];
      expect(why(give(next(north, 'again', { over: { seen } })))).toEqual([0, 'seen-goes-back by author']);
    }
    say(mediator, talks, 'heard all');
    expect(why(give(next(north, 'and on')))).toEqual([1, undefined]);
  });

  test('what was seen through another counts as seen', () => {
    const { north, south, mediator, say, next, give, talks } = scene();
    const told = say(south, talks, 'one', { seeing: false });
    const teller = say(mediator, talks, 'I heard South');
    const over = { seen: [{ node: mediator.signer.publicKey, position: 1, hash: teller.entry.hash }] };
    const held = give(next(north, 'I heard the mediator', { over })).admitted[0];
    expect(covers(held?.past ?? nothing, talks.indexOf.get(south.node) as number, 0)).toBe(true);
    const seen = [{ node: south.signer.publicKey, position: 0, hash: told.entry.hash }];
    expect(why(give(next(north, 'and South', { over: { seen } })))).toEqual([0, 'seen-goes-back by author']);
  });

  test('heads that have seen each other may be named together, whichever key sorts first', () => {
    for (const [speaker, hearer] of [
      ['north', 'south'],
      ['south', 'north'],
    ] as const) {
      const { [speaker]: one, [hearer]: two, mediator, say, next, give, talks } = scene();
      say(one, talks, 'first', { seeing: false });
      say(two, talks, 'I heard you');
      const entry = next(mediator, 'I heard both');
      expect(entry.header.seen.length).toBe(2);
      expect(why(give(entry))).toEqual([1, undefined]);
    }
  });
});

describe('[RE33] pins', () => {
  test('are required outside the charter, and have no place in it', () => {
    const { north, next, give, charter } = scene();
    expect(why(give(next(north, 'x', { over: { pin: [] } })))).toEqual([0, 'pin-missing by author']);
    const draft = draftFor(charter, undefined, north, { over: { pin: pinOf(charter, 16) } });
    expect(why(admit(charter, undefined, crypto, [sign(north, draft, 'x')]))).toEqual([0, 'pin-missing by author']);
  });

  test('never go back in a log', () => {
    const { north, mediator, say, next, give, charter, talks } = scene();
    const old = pinOf(charter, 16);
    say(mediator, charter, 'The charter grows.');
    say(north, talks, 'under the new charter');
    expect(why(give(next(north, 'under the old one', { over: { pin: old } })))).toEqual([0, 'pin-goes-back by author']);
    expect(why(give(next(north, 'under the new one still')))).toEqual([1, undefined]);
  });

  test('cover the pins of all that was seen', () => {
    const { north, south, mediator, say, next, give, charter, talks } = scene();
    const old = pinOf(charter, 16);
    say(mediator, charter, 'The charter grows.');
    say(north, talks, 'under the new charter', { seeing: false });
    expect(why(give(next(south, 'x', { over: { pin: old } })))).toEqual([0, 'pin-goes-back by author']);
    expect(why(give(next(south, 'unheard, it stands', { seeing: false, over: { pin: old } })))).toEqual([1, undefined]);
  });

  test('cover what the pinned entries had seen', () => {
    const { north, mediator, say, charter, talks } = scene();
    say(north, charter, 'North was here.');
    const last = say(mediator, charter, 'and the mediator saw it');
    const held = say(north, talks, 'x');
    expect(held.entry.header.pin).toEqual([last.entry.hash]);
    expect(held.pinned).toEqual(frontier(charter));
  });
});

/** Offers single entries, over and over, until nothing more comes in. */
function settle(history: History, charter: History | undefined, entries: readonly Entry[]): void {
  let waiting = [...entries];
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => admit(history, charter, crypto, [entry]).admitted.length === 0);
  }
}

test('[RE34] in whatever order entries come, and how often, the history is the same', () => {
  const { charter, talks, line } = roomOfThree();
  const all = [charter, talks, line].flatMap((history) =>
    history.logs.flatMap((log) => log.entries.map((held) => held.entry)),
  );
  const order = fc.shuffledSubarray([...all, ...all.slice(0, 10)], { minLength: all.length + 10 });
  fc.assert(
    fc.property(order, (arrived) => {
      const of = (history: History) =>
        arrived.filter(
          (entry) =>
            entry.hash === history.channel ||
            toHex(entry.header.channel) === toHex(history.channel) ||
            toHex(entry.hash) === toHex(history.channel),
        );
      const mine = historyOf(charter.logs[0]?.entries[0]?.entry as Entry);
      settle(mine, undefined, of(charter));
      expect(contents(mine)).toEqual(contents(charter));
      for (const channel of [talks, line]) {
        const copy = historyOf(channel.logs[0]?.entries[0]?.entry as Entry);
        settle(copy, mine, of(channel));
        expect(contents(copy)).toEqual(contents(channel));
      }
    }),
    { numRuns: 12 },
  );
});

test('[RE35] a past holds what its author wrote and saw, and all that this rests on', () => {
  const { charter, talks, line } = roomOfThree();
  for (const history of [charter, talks, line])
    for (const log of history.logs)
      for (const held of log.entries) {
        expect(held.past[held.log] ?? 0).toBe(held.entry.header.position);
        held.past.forEach((count, other) => {
          const last = history.logs[other]?.entries[count - 1];
          if (count > 0) expect(last && contains(held.past, last.past)).toBe(true);
          if (last && !isCharter(history)) expect(contains(held.pinned, last.pinned)).toBe(true);
        });
        expect(covers(held.past, held.log, held.entry.header.position)).toBe(false);
      }
});

test('[RE35] pasts join, and containing is what joining changes nothing in', () => {
  const past = fc.array(fc.nat(5), { maxLength: 5 });
  fc.assert(
    fc.property(past, past, past, (a, b, c) => {
      expect(union(a, b)).toEqual(union(b, a));
      expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
      expect(contains(union(a, b), a) && contains(union(a, b), b)).toBe(true);
      expect(contains(a, b)).toBe(
        toHex(Uint8Array.from(union(a, b))).replace(/(00)+$/, '') === toHex(Uint8Array.from(a)).replace(/(00)+$/, ''),
      );
      expect(covers(including(a, 3, 4), 3, 3)).toBe(true);
    }),
  );
});

describe('[RE36] what a node names as new is admitted by every other', () => {
  test('also where more logs grew than may be named', () => {
    const { charter, talks, north, say, next, give } = scene();
    const crowd = Array.from({ length: 20 }, (_, i) => person(`node ${i}`));
    for (const one of crowd) say(one, talks, 'here', { seeing: false });
    const first = next(north, 'I heard sixteen');
    expect(first.header.seen.length).toBe(16);
    const held = give(first).admitted[0];
    const rest = newHeads(talks, held?.past ?? nothing, north.node, 16);
    expect(rest.length).toBe(20 + 1 - 16);
    expect(why(give(next(north, 'and the others')))).toEqual([1, undefined]);
    expect(newHeads(talks, logOf(talks, north.node)?.entries.at(-1)?.past ?? nothing, north.node, 16)).toEqual([]);
    for (const one of crowd) say(one, charter, 'here', { seeing: false });
    expect(pinOf(charter, 16).length).toBe(16);
  });

  test('a charter head that another has seen is not pinned', () => {
    const { charter, mediator, north, south, say } = scene();
    say(north, charter, 'one', { seeing: false });
    say(south, charter, 'two', { seeing: false });
    expect(pinOf(charter, 16).length).toBe(3);
    const last = say(mediator, charter, 'heard both');
    expect(pinOf(charter, 16)).toEqual([last.entry.hash]);
  });
});

test('[RE37] a refused entry changes nothing, and the log goes on without it', () => {
  const { north, south, mediator, next, give, talks, say } = scene();
  say(north, talks, 'one');
  const before = contents(talks);
  const bad = [
    forged(next(north, 'x')),
    next(north, 'x', { over: { pin: [] } }),
    next(south, 'x', { over: { room: bytesFrom('another') } }),
    next(south, 'x', { over: { seen: [{ node: mediator.signer.publicKey, position: 0, hash: bytesFrom('no') }] } }),
    next(north, 'x', { over: { position: 7 } }),
  ];
  for (const entry of bad) {
    expect(give(entry).admitted).toEqual([]);
    expect(contents(talks)).toEqual(before);
    expect(talks.indexOf.size).toBe(talks.logs.length);
  }
  expect(why(give(next(north, 'two')))).toEqual([1, undefined]);
});

test('[RE27] a channel’s first entry is its id, and the charter’s the room’s', () => {
  const { mediator, charter } = scene();
  const channel = founded(mediator, charter, 'Another channel.');
  expect(channel.logs[0]?.entries[0]?.entry.hash).toEqual(channel.channel);
  expect([isCharter(charter), isCharter(channel)]).toEqual([true, false]);
  expect(channel.room).toEqual(charter.channel);
});
