import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { join, none, order, toHex } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { admit } from '../history/admit.ts';
import { historyOf } from '../history/history.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { refusals } from '../refusal.ts';
import { forkedRoom, inOrder, settle } from '../testing/forked.ts';
import { crypto, sign, unsigned } from '../testing/room-of-three.ts';
import { type Fork, forksOf } from './branch.ts';
import { checkFork, forkLimits, forkTitle, isForkProof, writeFork } from './fork-proof.ts';

const room = forkedRoom();
const { souths, mediators, charter, north, left, right, line } = room;
settle(souths, charter, [...inOrder(mediators)]);
const file = writeFork(crypto, souths, forksOf(souths)[0] as Fork) as Uint8Array;
const [one, other] = [left[0], right[0]].sort((a, b) => ((a?.name ?? '') < (b?.name ?? '') ? -1 : 1)) as [Entry, Entry];
const why = (bytes: Uint8Array) => {
  const read = checkFork(crypto, bytes);
  return read.ok ? 'holds' : read.refused;
};
const proof = (left: readonly Uint8Array[], right: readonly Uint8Array[], more: Value[] = []) =>
  encode([forkTitle, 1, left, right, ...more]);

describe('[RE60] a fork is a proof that holds for whoever reads it', () => {
  test('and tells room, channel, node, position and both entries', () => {
    const read = checkFork(crypto, file);
    if (!read.ok) throw new Error(read.refused);
    expect(toHex(read.value.room)).toBe(toHex(charter.room));
    expect(toHex(read.value.channel)).toBe(toHex(souths.channel));
    expect(toHex(read.value.node)).toBe(north.node);
    expect(read.value.position).toBe(2);
    expect(read.value.entries.map((entry) => entry.name)).toEqual([one.name, other.name]);
    expect(file).toEqual(proof([one.bytes], [other.bytes]));
    expect([file, file.subarray(0, 99), file.subarray(1), new Uint8Array(0)].map(isForkProof)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('where a log has forked in three, the two of the lowest names are shown', () => {
    const { talks, charter, north, next } = forkedRoom();
    const three = ['this', 'that', 'and that'].map((text) => next(north, talks, text));
    settle(talks, charter, three);
    const read = checkFork(crypto, writeFork(crypto, talks, forksOf(talks)[0] as Fork) as Uint8Array);
    const names = three.map((entry) => entry.name).sort();
    expect(read.ok && read.value.entries.map((entry) => entry.name)).toEqual(names.slice(0, 2));
  });

  test('of an entry that only a later one vouches for, together with that one', () => {
    const { souths, mediators, charter, right, next, north } = forkedRoom();
    const { bytes, box } = unsigned(right[0] as Entry);
    const bad = readEntry(crypto, bytes, box);
    if (!bad.ok) throw new Error(bad.refused);
    const good = next(north, mediators, 'over it', { over: { position: 3, prev: bad.value.hash, seen: [] } });
    expect(admit(souths, charter, crypto, [bad.value, good]).admitted.length).toBe(2);
    const written = writeFork(crypto, souths, forksOf(souths)[0] as Fork) as Uint8Array;
    expect(why(written)).toBe('holds');
    const read = decode(written, { bytes: forkLimits.bytes, depth: 2 });
    const sides = (read.ok ? read.value : []) as readonly Value[];
    expect([sides[2], sides[3]].map((side) => (side as Value[]).length).sort()).toEqual([1, 2]);
  });

  test('also of two first entries, and of a log that the channel’s founder began', () => {
    const { talks, charter, mediator, south, next } = forkedRoom();
    const copy = historyOf(inOrder(talks)[0] as Entry);
    const at = (by: typeof south, position: number, prev: Uint8Array) =>
      ['this', 'that'].map((text) => next(by, talks, text, { over: { position, prev, seen: [] } }));
    settle(copy, charter, [...inOrder(talks), ...at(south, 0, new Uint8Array(0)), ...at(mediator, 1, talks.channel)]);
    const forks = forksOf(copy);
    expect(forks.map((fork) => fork.position).sort()).toEqual([0, 1]);
    for (const fork of forks) expect(why(writeFork(crypto, copy, fork) as Uint8Array)).toBe('holds');
  });
});

describe('[RE61] what is changed, exchanged or missing in the proof of a fork is refused by name', () => {
  const elsewhere = sign(north, { ...one.header, channel: line.channel }, 'elsewhere');
  const stranger = sign(room.south, { ...one.header }, 'not North');
  const abroad = sign(north, { ...one.header, room: line.channel }, 'another room');
  const later = left[1] as Entry;
  const first = { room: charter.room, channel: none, position: 0, prev: none, seen: [] };
  const charters = { ...first, room: none, pin: [] };
  const founding = (over: object) => ['this', 'that'].map((text) => sign(north, { ...one.header, ...over }, text));
  const [channels, rooms] = [founding(first), founding(charters)] as [[Entry, Entry], [Entry, Entry]];
  /** An entry of South that says to stand on North's. */
  const stranded = sign(room.south, { ...one.header, position: one.header.position + 1, prev: one.hash }, 'after');
  const inPair = (entry: Pick<Entry, 'bytes'>, beside: Pick<Entry, 'bytes'> = one) => {
    const hash = ({ bytes }: Pick<Entry, 'bytes'>) => crypto.sha256(bytes);
    const pair = [beside, entry].sort((a, b) => order(hash(a), hash(b)));
    return proof([pair[0]?.bytes ?? file], [pair[1]?.bytes ?? file]);
  };
  test.each<[string, string, Uint8Array]>([
    ['not-a-fork', 'another title', encode(['parley proof', 1, [], []])],
    ['not-a-fork', 'no list', encode({})],
    ['unknown-version', 'another version', encode([forkTitle, 2, [one.bytes], [other.bytes]])],
    ['wrong-shape', 'one side', encode([forkTitle, 1, [one.bytes]])],
    ['wrong-shape', 'three sides', proof([one.bytes], [other.bytes], [[]])],
    ['wrong-shape', 'an empty side', proof([], [other.bytes])],
    ['wrong-shape', 'too many entries', proof(Array(forkLimits.entries + 1).fill(one.bytes), [other.bytes])],
    ['too-large', 'too many bytes', encode([forkTitle, 1, new Uint8Array(forkLimits.bytes), []])],
    ['not-canonical', 'one entry twice', proof([one.bytes], [one.bytes])],
    ['not-canonical', 'the other way round', proof([other.bytes], [one.bytes])],
    ['foreign-channel', 'of another channel', inPair(elsewhere)],
    ['foreign-log', 'of another node', inPair(stranger)],
    ['foreign-room', 'of another room', inPair(abroad)],
    ['wrong-position', 'another position', inPair(later)],
    ['foreign-channel', 'two channels that one node founded', inPair(...channels)],
    ['foreign-room', 'two charters that one node wrote', inPair(...rooms)],
    ['bad-signature', 'the one not signed', inPair({ bytes: unsigned(one).bytes }, other)],
    ['bad-signature', 'the other not signed', inPair({ bytes: unsigned(other).bytes })],
    ['foreign-log', 'a voucher of another node', proof([one.bytes, stranded.bytes], [other.bytes])],
    [
      'wrong-prev',
      'a voucher that stands on another',
      proof([one.bytes, (one === left[0] ? right[1] : left[1])?.bytes ?? file], [other.bytes]),
    ],
    ['wrong-position', 'a voucher from elsewhere', proof([one.bytes, other.bytes], [other.bytes])],
  ])('%s: %s', (answer, _, bytes) => expect(why(bytes)).toBe(answer));

  test('no bytes make the reader throw, and none but its own hold', () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.uint8Array({ maxLength: 20 }), fc.nat(20));
    fc.assert(
      fc.property(change, ([at, put, dropped]) => {
        const changed = join(file.subarray(0, at), put, file.subarray(at + dropped));
        const found = why(changed);
        expect(found === 'holds').toBe(toHex(changed) === toHex(file));
        expect(['holds', ...refusals]).toContain(found);
      }),
      { numRuns: process.env['PARLEY_CAMPAIGN'] ? 10_000 : 200 },
    );
  });
});
