import { describe, expect, test } from 'vitest';
import { equal, fromHex, type Hex, join, toHex } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import {
  destroyBox,
  type Entry,
  giveBox,
  hasBox,
  openEntry,
  readEntry,
  readWithoutBox,
  writeErasure,
} from '../objects/entry.ts';
import { decodeHeader, encodeHeader } from '../objects/header.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { crypto, draftFor, emptyRoom, epoch, person, type Room, take } from '../testing/room-of-three.ts';
import { erasable, erasedIn, erasuresIn } from './erasures.ts';
import type { History } from './history.ts';
import type { Held } from './log.ts';
import { verifyExport } from './verify.ts';

/** North spills something into the talks, and others go on. */
function spilled() {
  const room = emptyRoom();
  const { north, south, mediator, talks, say, receipt } = room;
  say(north, talks, 'We ask for a pause.');
  const words = say(north, talks, 'A name that nobody was to enter.');
  say(south, talks, 'Heard.');
  receipt(mediator, talks);
  return { ...room, words };
}

function erase({ talks, charter }: Room, by: Room['north'], of: Hex, history: History = talks): Held {
  const over = history === charter ? undefined : charter;
  const hash = fromHex(of) as Uint8Array;
  return take(history, over, writeErasure(crypto, by.signer, draftFor(history, over, by), hash));
}

const nameOf = (history: History, node: Hex) => `${toHex(history.channel)}/${node}`;
const reason = (bytes: Uint8Array) => verifyExport(crypto, bytes).first;

describe('[RE65] an erasure names one entry in its header, and has an empty box', () => {
  const room = spilled();
  const { entry } = erase(room, room.north, room.words.entry.name);
  const values = (sealing: unknown) => ({ ...entry.header, sealing: sealing as typeof entry.header.sealing });

  test('it is read back as it was written, and opens under no key', () => {
    expect(decodeHeader(encodeHeader(entry.header))).toEqual({ ok: true, value: entry.header });
    expect(readEntry(crypto, entry.bytes, new Uint8Array(0))).toEqual({ ok: true, value: entry });
    expect(erasedIn(entry)).toBe(room.words.entry.name);
    expect(erasedIn(room.words.entry)).toBe(undefined);
    expect(openEntry(crypto, entry, epoch.key)).toEqual({ ok: false, refused: 'wrong-shape' });
  });

  test('with a box, in a first entry, or of half a hash it is refused', () => {
    const of = { kind: 'erasure', of: new Uint8Array(31) };
    expect(decodeHeader(encodeHeader(values(of)))).toEqual({ ok: false, refused: 'wrong-shape' });
    const boxed = { ...entry.header, boxSize: 1 };
    expect(decodeHeader(encodeHeader(boxed))).toEqual({ ok: false, refused: 'wrong-shape' });
    const none = new Uint8Array(0);
    const first = { ...entry.header, channel: none, position: 0, prev: none };
    expect(decodeHeader(encodeHeader(first))).toEqual({ ok: false, refused: 'wrong-shape' });
    const bytes = makeSign1(room.north.signer, contexts.entry, encodeHeader({ ...entry.header, boxHash: entry.hash }));
    expect(readEntry(crypto, bytes, none)).toEqual({ ok: false, refused: 'box-differs' });
  });

  test('it means what its author had seen, and no wrap list, first entry or entry of the charter', () => {
    const { talks, charter, mint, mediator, north, south } = room;
    const list = mint(mediator, talks, [mediator, north]);
    const past = erase(room, mediator, list.entry.name).past;
    expect(erasable(talks, past, room.words.entry.name)?.entry.name).toBe(room.words.entry.name);
    for (const name of [list.entry.name, toHex(talks.channel), 'ab'.repeat(32)])
      expect(erasable(talks, past, name)).toBe(undefined);
    const later = room.say(south, talks, 'Said since.');
    expect(erasable(talks, past, later.entry.name)).toBe(undefined);
    const word = room.say(north, charter, 'A word of the charter.');
    expect(erasable(charter, erase(room, north, word.entry.name, charter).past, word.entry.name)).toBe(undefined);
  });
});

describe('[RE66] without its box an entry keeps name, place, signature and chain', () => {
  const { words, talks } = spilled();

  test('it is read from its bytes alone, and says nothing', () => {
    const read = readWithoutBox(crypto, words.entry.bytes);
    expect(read.ok && [read.value.name, read.value.header, read.value.box]).toEqual([
      words.entry.name,
      words.entry.header,
      new Uint8Array(0),
    ]);
    expect(read.ok && hasBox(read.value)).toBe(false);
    expect(read.ok && openEntry(crypto, read.value, epoch.key).ok).toBe(false);
  });

  test('a first entry, a wrap list and an erasure are not read so', () => {
    const room = spilled();
    const list = room.mint(room.mediator, talks === room.talks ? talks : room.talks, [room.mediator]);
    const erasure = erase(room, room.north, room.words.entry.name);
    const founding = room.talks.byName.get(toHex(room.talks.channel)) as Held;
    for (const { entry } of [founding, list, erasure])
      expect(readWithoutBox(crypto, entry.bytes)).toEqual({ ok: false, refused: 'box-missing' });
    for (let end = 0; end < words.entry.bytes.length; end += 7)
      expect(readWithoutBox(crypto, words.entry.bytes.subarray(0, end)).ok).toBe(false);
  });

  test('another history takes it in, and all that stands on it', () => {
    const room = spilled();
    erase(room, room.north, room.words.entry.name);
    const whole = room.exported();
    destroyBox(room.words.entry);
    const bare = room.exported();
    expect(bare.length).toBeLessThan(whole.length);
    const [before, after] = [whole, bare].map((file) => verifyExport(crypto, file));
    expect([after?.entries, after?.logs, after?.room]).toEqual([before?.entries, before?.logs, before?.room]);
    expect(after?.holds).toBe(true);
  });
});

test('[RE66] a box that is destroyed is overwritten, and only the same one takes its place', () => {
  const { words } = spilled();
  const copy = Uint8Array.from(words.entry.box);
  const { box } = words.entry;
  destroyBox(words.entry);
  expect(box.every((byte) => byte === 0)).toBe(true);
  expect(hasBox(words.entry)).toBe(false);
  const other = Uint8Array.from(copy);
  other[9] = (other[9] ?? 0) ^ 1;
  expect(giveBox(crypto, words.entry, other)).toBe(false);
  expect(hasBox(words.entry)).toBe(false);
  expect(giveBox(crypto, words.entry, copy)).toBe(true);
  expect(openEntry(crypto, words.entry, epoch.key).ok).toBe(true);
});

describe('[RE67] an export with void entries holds, and names each of them and who declares it', () => {
  test('by its own node', () => {
    const room = spilled();
    const { entry } = erase(room, room.north, room.words.entry.name);
    destroyBox(room.words.entry);
    const { holds, voids } = verifyExport(crypto, room.exported());
    const { node } = room.north;
    const log = nameOf(room.talks, node);
    const place = { log, channel: toHex(room.talks.channel), node, position: 1, entry: room.words.entry.name };
    const by = { by: node, at: entry.header.position, claimed: entry.header.claimed, own: true };
    expect([holds, voids]).toEqual([true, [{ ...place, ...by }]]);
  });

  test('by another node it is said that it is another; its own goes first', () => {
    const room = spilled();
    erase(room, room.south, room.words.entry.name);
    destroyBox(room.words.entry);
    expect(verifyExport(crypto, room.exported())).toMatchObject({ holds: true, voids: [{ own: false }] });
    erase(room, room.north, room.words.entry.name);
    expect(verifyExport(crypto, room.exported())).toMatchObject({ voids: [{ own: true, by: room.north.node }] });
    expect(erasuresIn(room.talks).get(room.words.entry.name)).toHaveLength(2);
  });

  test('one that was taken before the erasure, or with the box in it, holds and names none', () => {
    const room = spilled();
    expect(verifyExport(crypto, room.exported())).toMatchObject({ holds: true, voids: [] });
    erase(room, room.north, room.words.entry.name);
    expect(verifyExport(crypto, room.exported())).toMatchObject({ holds: true, voids: [] });
  });
});

describe('[RE68] a box that is missing and that nothing declares void is a fault, named by log and position', () => {
  test('without an erasure', () => {
    const room = spilled();
    destroyBox(room.words.entry);
    expect(reason(room.exported())).toEqual({
      log: nameOf(room.talks, room.north.node),
      position: 1,
      reason: 'box-missing',
    });
  });

  test('with an erasure of another entry, from another channel, or whose author had not seen it', () => {
    const room = spilled();
    const other = room.say(room.north, room.talks, 'Another.');
    erase(room, room.north, other.entry.name);
    erase(room, room.north, room.words.entry.name, room.line);
    const { south, talks, charter } = room;
    const blind = draftFor(talks, charter, south, { seeing: false });
    const later = room.say(room.north, talks, 'Said since.');
    take(talks, charter, writeErasure(crypto, south.signer, blind, later.entry.hash));
    for (const one of [room.words, later]) {
      const box = Uint8Array.from(one.entry.box);
      destroyBox(one.entry);
      expect(reason(room.exported())).toMatchObject({ reason: 'box-missing', position: one.entry.header.position });
      giveBox(crypto, one.entry, box);
    }
  });

  test('in the charter, of a wrap list, or of a first entry', () => {
    const room = spilled();
    const word = room.say(room.north, room.charter, 'A word of the charter.');
    erase(room, room.north, word.entry.name, room.charter);
    destroyBox(word.entry);
    expect(reason(room.exported())).toMatchObject({ reason: 'box-missing', position: word.entry.header.position });
    const lists = spilled();
    const list = lists.mint(lists.mediator, lists.talks, [lists.mediator]);
    erase(lists, lists.mediator, list.entry.name);
    destroyBox(list.entry);
    expect(reason(lists.exported())).toMatchObject({ reason: 'box-missing' });
  });
});

test('[RE69] bytes in the place of an entry or its box are refused by name, whatever they are', () => {
  const room = spilled();
  const file = room.exported();
  const { entry } = room.words;
  const pair = encode([entry.bytes, entry.box]);
  const at = Buffer.from(file).indexOf(Buffer.from(pair));
  const put = (value: Parameters<typeof encode>[0]) =>
    reason(join(file.subarray(0, at), encode(value), file.subarray(at + pair.length)));
  expect(at).toBeGreaterThan(0);
  expect(put([])).toMatchObject({ reason: 'wrong-shape' });
  expect(put([entry.bytes, null])).toMatchObject({ reason: 'wrong-shape' });
  expect(put([entry.bytes, new Uint8Array(0)])).toMatchObject({ reason: 'box-differs' });
  expect(put([entry.bytes, entry.box, entry.box])).toMatchObject({ reason: 'wrong-shape' });
  expect(put([entry.box])).toMatchObject({ position: 1 });
  expect(put([entry.bytes])).toMatchObject({ reason: 'box-missing', position: 1 });
  expect(put([person('East').signer.publicKey])?.reason).toBeTruthy();
  const forged: Entry = { ...entry, box: new Uint8Array(0) };
  expect(equal(forged.hash, entry.hash)).toBe(true);
});
