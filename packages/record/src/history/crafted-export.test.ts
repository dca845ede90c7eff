import { describe, expect, test } from 'vitest';
import { join, none, toHex } from '../format/bytes.ts';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { forkedRoom, inOrder, settle } from '../testing/forked.ts';
import {
  bytesFrom,
  crypto,
  draftFor,
  emptyRoom,
  founded,
  type Person,
  type Room,
  sign,
  unsigned,
} from '../testing/room-of-three.ts';
import { admit } from './admit.ts';
import { manifestVersion, title, writeExport } from './export.ts';
import type { History } from './history.ts';
import { append, emptyTree, root } from './tree.ts';
import { verifyExport } from './verify.ts';

/** One line of a file and the entries under it, whatever they are. */
type Part = { readonly line: Value; readonly entries: readonly Value[] };

const pairOf = ({ bytes, box }: Entry): Value => [bytes, box];
const partOf = (channel: Uint8Array, by: Person, entries: readonly Entry[]): Part => ({
  line: [channel, by.signer.publicKey, entries.length],
  entries: entries.map(pairOf),
});
/** What a node wrote in a channel, as the file bears it. */
const logIn = (history: History, by: Person): Part =>
  partOf(
    history.channel,
    by,
    inOrder(history).filter((entry) => toHex(entry.header.node) === by.node),
  );

const file = (parts: readonly Part[], end: Uint8Array = encode(none)): Uint8Array =>
  join(
    encode(title),
    ...parts.flatMap(({ line, entries }) => [encode(line), ...entries.map((one) => encode(one))]),
    end,
  );

/** The file under a manifest that its exporter has signed over it, true but for what is changed. */
function signed({ mediator, charter }: Room, parts: readonly Part[], change = (lines: Value[]): Value => lines) {
  const lines = parts.map(({ line, entries }) => {
    const tree = entries.reduce<typeof emptyTree>(
      (before, pair) => append(crypto, before, (pair as readonly Uint8Array[])[0] as Uint8Array),
      emptyTree,
    );
    return [...(line as readonly Value[]), root(crypto, tree)];
  });
  const before = file(parts, none);
  const { publicKey } = mediator.signer;
  const manifest = encode([manifestVersion, charter.room, publicKey, change(lines), crypto.sha256(before)]);
  return join(before, encode(makeSign1(mediator.signer, contexts.manifest, manifest)));
}
const first = (bytes: Uint8Array) => verifyExport(crypto, bytes).first;
const nameOf = (history: History, by: Person) => `${toHex(history.channel)}/${by.node}`;

/** A room in which North and the mediator have spoken; its file's parts. */
function scene() {
  const room = emptyRoom();
  const { charter, talks, mediator, north, say } = room;
  say(north, talks, 'one');
  say(north, talks, 'two');
  say(mediator, talks, 'heard');
  const parts = [logIn(charter, mediator), logIn(talks, mediator), logIn(talks, north)] as const;
  return { ...room, room, parts };
}

/** The same entry under a signature that fails. */
function forged(entry: Entry): Entry {
  const read = readEntry(crypto, unsigned(entry).bytes, entry.box);
  if (!read.ok) throw new Error(read.refused);
  return read.value;
}

describe('[RE41] of a file that its exporter has made up, the first fault is named', () => {
  test('a file as it should be holds', () => {
    const { room, parts } = scene();
    expect(verifyExport(crypto, signed(room, parts))).toMatchObject({ holds: true, logs: 3, entries: 5 });
  });

  test('no log at all, or none of a charter', () => {
    const { parts } = scene();
    const nothing = { log: null, position: null, reason: 'not-an-export' };
    expect(first(file([]))).toEqual(nothing);
    expect(verifyExport(crypto, file(parts.slice(1)))).toMatchObject({ room: null, first: nothing });
  });

  test('wherever the charter stands, its room is told', () => {
    const { charter, parts } = scene();
    const { room } = verifyExport(crypto, file(parts.toReversed()));
    expect(room).toBe(toHex(charter.channel));
  });

  test('a channel that nothing in the file founds', () => {
    const { talks, north, parts } = scene();
    const log = nameOf(talks, north);
    expect(first(file([parts[0], parts[2]]))).toEqual({ log, position: 0, reason: 'foreign-channel' });
  });

  test('a log of another room, from its first entry or further on', () => {
    const { parts, charter } = scene();
    const other = emptyRoom();
    const strange = sign(
      other.north,
      { ...draftFor(other.talks, other.charter, other.north), room: bytesFrom('else') },
      'x',
    );
    const foreign = partOf(other.talks.channel, other.north, [strange]);
    const log = nameOf(other.talks, other.north);
    expect(first(file([...parts.slice(0, 2), foreign]))).toEqual({ log, position: 0, reason: 'foreign-room' });
    const second = founded(other.north, undefined, 'A charter of another room.');
    expect(first(file([...parts, logIn(second, other.north)]))).toEqual({
      log: nameOf(second, other.north),
      position: 0,
      reason: 'foreign-room',
    });
    const [own] = logIn(charter, other.mediator).entries as [Value];
    const founder = inOrder(charter)[0] as Entry;
    const next = { position: 1, prev: founder.hash, room: bytesFrom('else'), seen: [], pin: [] };
    const later = sign(other.mediator, { ...draftFor(charter, undefined, other.mediator), ...next }, 'x');
    const grown = { line: [charter.channel, other.mediator.signer.publicKey, 2], entries: [own, pairOf(later)] };
    expect(first(file([grown]))).toMatchObject({ position: 1, reason: 'foreign-room' });
  });

  test('an entry that its author wrote against the rules', () => {
    const { talks, charter, north, parts } = scene();
    const bad = sign(north, draftFor(talks, charter, north, { over: { pin: [] } }), 'on no charter');
    const log = { line: [talks.channel, north.signer.publicKey, 3], entries: [...parts[2].entries, pairOf(bad)] };
    expect(first(file([parts[0], parts[1], log]))).toEqual({
      log: nameOf(talks, north),
      position: 2,
      reason: 'pin-missing',
    });
  });

  test('an entry that stands on another than the one before it, signed or not', () => {
    const { talks, north, charter, parts } = scene();
    const over = { prev: bytesFrom('elsewhere') };
    const strayed = sign(north, draftFor(talks, charter, north, { over }), 'x');
    const at = (entries: readonly Value[]) =>
      first(file([parts[0], parts[1], { line: [talks.channel, north.signer.publicKey, entries.length], entries }]));
    const log = nameOf(talks, north);
    expect(at([...parts[2].entries, pairOf(strayed)])).toEqual({ log, position: 2, reason: 'wrong-prev' });
    const [one, two] = inOrder(talks).filter(({ header }) => toHex(header.node) === north.node) as [Entry, Entry];
    // The one before it has changed after it was written: that is what is wrong.
    expect(at([one, forged(two), strayed].map(pairOf))).toEqual({ log, position: 1, reason: 'bad-signature' });
  });

  test.each<[string, (bytes: Value, box: Value) => Value]>([
    ['wrong-shape', () => none],
    ['wrong-shape', () => []],
    ['box-missing', (bytes) => [bytes]],
    ['wrong-shape', (bytes, box) => [bytes, box, none]],
    ['wrong-shape', (_, box) => ['entry', box]],
    ['wrong-shape', (bytes) => [bytes, 'box']],
    ['too-deep', (bytes) => [bytes, [[]]]],
  ])('%s: no entry where an entry is due, %#', (reason, odd) => {
    const { talks, north, parts } = scene();
    const [one, two] = parts[2].entries as [Value, readonly [Value, Value]];
    const log = { ...parts[2], entries: [one, odd(...two)] };
    expect(first(file([parts[0], parts[1], log]))).toEqual({ log: nameOf(talks, north), position: 1, reason });
  });

  test('a line that is none', () => {
    const { talks, north, parts } = scene();
    const [channel, node] = [talks.channel, north.signer.publicKey];
    const lines: Value[] = [
      [channel, node],
      [none, node, 2],
      [channel, none, 2],
      [channel, node, '2'],
      [channel, node, 0],
    ];
    for (const line of [...lines, [channel, node, -1], [channel, node, 2, -1], [channel, node, 2, 0, 0]])
      expect(first(file([parts[0], parts[1], { line, entries: [] }]))).toEqual({
        log: null,
        position: null,
        reason: 'wrong-shape',
      });
  });

  test('a file that ends between two entries of a log', () => {
    const { talks, north, parts } = scene();
    const cut = file([parts[0], parts[1], { ...parts[2], entries: parts[2].entries.slice(0, 1) }], none);
    expect(first(cut)).toEqual({ log: nameOf(talks, north), position: 1, reason: 'truncated' });
  });
});

test('[RE42] of logs that wait for each other the one is named of which something is missing', () => {
  const people = (room: Room) => [room.north, room.south, room.mediator];
  for (const [x, y, z] of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const) {
    const room = emptyRoom();
    const [one, two, three] = [x, y, z].map((i) => people(room)[i]) as [Person, Person, Person];
    const { charter, talks, say } = room;
    say(one, talks, 'kept', { seeing: false });
    const lost = say(one, talks, 'taken out', { seeing: false }).entry.header.position;
    say(two, talks, 'heard', { over: { seen: [headOf(talks, one)] } });
    say(three, talks, 'heard that', { over: { seen: [headOf(talks, two)] } });
    const logs = [one, two, three].map((by) => logIn(talks, by)) as [Part, Part, Part];
    const cut = { line: [talks.channel, one.signer.publicKey, lost], entries: logs[0].entries.slice(0, lost) };
    for (const order of [
      [cut, logs[1], logs[2]],
      [logs[2], logs[1], cut],
    ])
      expect(first(file([logIn(charter, room.mediator), ...order]))).toEqual({
        log: nameOf(talks, one),
        position: lost,
        reason: 'seen-missing',
      });
  }
});

/** The last entry of a person in a channel, as others see it. */
function headOf(history: History, by: Person) {
  const last = inOrder(history).findLast((entry) => toHex(entry.header.node) === by.node) as Entry;
  return { node: by.signer.publicKey, position: last.header.position, hash: last.hash };
}

describe('[RE43] entries that stand by a later signature are named where they stand', () => {
  test('in a branch too', () => {
    const { souths, mediators, charter, mediator, north, shared, next } = forkedRoom();
    settle(souths, charter, inOrder(mediators));
    const on = (entry: Entry, text = 'on') =>
      next(north, souths, text, { over: { position: entry.header.position + 1, prev: entry.hash, seen: [] } });
    // Of two that stand on one entry the lower name goes on, and the other begins a branch.
    const { name } = shared[1] as Entry;
    const texts = Array.from({ length: 20 }, (_, i) => `on ${i}`);
    const two = texts.map((text) => forged(on(shared[0] as Entry, text))).find((one) => one.name > name) as Entry;
    const three = forged(on(two));
    const four = on(three);
    expect(admit(souths, charter, crypto, [two, three, four]).admitted.length).toBe(3);
    const { holds, covered } = verifyExport(crypto, writeExport(crypto, mediator.signer, [charter, souths]));
    const log = nameOf(souths, north);
    expect([holds, covered]).toEqual([true, [1, 2].map((position) => ({ log, position, reason: 'bad-signature' }))]);
  });
});

test('[RE62] a log that forks at its first entry is exported whole', () => {
  const { talks, charter, mediator, north } = emptyRoom();
  const both = ['this', 'that'].map((text) => sign(north, draftFor(talks, charter, north), text));
  settle(talks, charter, both);
  const { holds, forks } = verifyExport(crypto, writeExport(crypto, mediator.signer, [charter, talks]));
  expect([holds, forks.map(({ node, position }) => [node, position])]).toEqual([true, [[north.node, 0]]]);
});

describe('[RE44] every line of the manifest says what stands in the file', () => {
  test('how long each log is, and its root', () => {
    const { room, parts, talks, north } = scene();
    const log = nameOf(talks, north);
    const changed = (at: number, to: (line: readonly Value[]) => Value) =>
      first(signed(room, parts, (lines) => lines.map((line, i) => (i === at ? to(line as readonly Value[]) : line))));
    const differs = (position: number) => ({ log, position, reason: 'manifest-differs' });
    expect(changed(2, ([channel, node, , top]) => [channel, node, 1, top] as Value)).toEqual(differs(1));
    expect(changed(2, ([channel, node, , top]) => [channel, node, 5, top] as Value)).toEqual(differs(2));
    expect(changed(2, ([channel, node, length]) => [channel, node, length, bytesFrom('root')] as Value)).toEqual(
      differs(1),
    );
    const strange = `${toHex(talks.channel)}/${toHex(bytesFrom('nobody'))}`;
    expect(changed(1, ([channel, , length, top]) => [channel, bytesFrom('nobody'), length, top] as Value)).toEqual({
      log: strange,
      position: 0,
      reason: 'manifest-differs',
    });
    const turned = first(signed(room, parts, ([one, two, three]) => [one, three, two] as Value));
    expect(turned).toEqual({ log: nameOf(talks, room.mediator), position: 0, reason: 'manifest-differs' });
    const own = (field: number, value: Value) =>
      changed(2, (line) => line.map((one, i) => (i === field ? value : one)));
    const odd = [own(0, none), own(1, none), own(2, '2'), own(2, -1), own(3, none), changed(2, (line) => [...line, 0])];
    expect(odd).toEqual(odd.map(() => ({ log: null, position: null, reason: 'wrong-shape' })));
  });

  test('and the manifest itself is a signed one', () => {
    const { parts, mediator } = scene();
    const why = (manifest: Uint8Array) => first(file(parts, encode(manifest)))?.reason;
    expect(why(bytesFrom('no manifest'))).toBe('wrong-shape');
    expect(why(makeSign1(mediator.signer, contexts.manifest, none))).toBe('truncated');
    // It may be as long as it needs: more than any entry.
    expect(why(new Uint8Array(100_000))).toBe('wrong-shape');
  });
});
