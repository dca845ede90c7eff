import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal, fromHex, join, order, toHex } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { mutations } from '../testing/mutations.ts';
import { crypto, draftFor, emptyRoom, roomOfThree, sign, unsigned } from '../testing/room-of-three.ts';
import { admit } from './admit.ts';
import { manifestVersion, writeExport } from './export.ts';
import { type History, historyOf } from './history.ts';
import type { Log } from './log.ts';
import { root } from './tree.ts';
import { verifyExport } from './verify.ts';

const room = roomOfThree();
const file = room.exported();
const id = toHex(room.charter.channel);
const first = (bytes: Uint8Array) => verifyExport(crypto, bytes).first;
const nameOf = (history: History, index: number) => `${toHex(history.channel)}/${history.logs[index]?.node}`;

describe('[RE40] an untouched export holds, for whoever reads it', () => {
  test('and says of what room it is and how much is in it', () => {
    expect(verifyExport(crypto, file)).toEqual({
      holds: true,
      room: id,
      first: null,
      covered: [],
      forks: [],
      voids: [],
      logs: 8,
      entries: 25,
    });
    expect(verifyExport(crypto, file, id).holds).toBe(true);
  });

  test('whoever wrote it, and with fewer channels', () => {
    const { north, south, charter, talks } = room;
    expect(verifyExport(crypto, room.exported(north)).holds).toBe(true);
    expect(verifyExport(crypto, room.exported(south, [talks, charter]))).toMatchObject({ holds: true, logs: 6 });
    expect(verifyExport(crypto, room.exported(south, [charter]))).toMatchObject({ holds: true, room: id, logs: 3 });
  });

  test('the same record makes the same bytes, in whatever order it came', () => {
    const { mediator, charter, talks, line } = room;
    const copy = historyOf(talks.logs[0]?.entries[0]?.entry as Entry);
    let waiting = talks.logs.toReversed().flatMap((log) => log.entries.map((held) => held.entry));
    while (waiting.length > 0)
      waiting = waiting.filter((entry) => admit(copy, charter, crypto, [entry]).admitted.length === 0);
    expect(copy.logs.map((log) => log.node)).not.toEqual([]);
    expect(equal(writeExport(crypto, mediator.signer, [line, copy, charter]), file)).toBe(true);
  });

  test('a room of one entry', () =>
    expect(verifyExport(crypto, emptyRoom().exported())).toMatchObject({ holds: true, entries: 3 }));

  test('that of another room holds, and is not the one expected', () => {
    const expected = 'ab'.repeat(32);
    expect(verifyExport(crypto, file, expected)).toMatchObject({
      holds: false,
      room: id,
      first: { log: null, position: null, reason: 'another-room' },
    });
  });

  test('no export is written without the charter', () => {
    expect(() => writeExport(crypto, room.mediator.signer, [room.talks])).toThrow('charter');
  });
});

describe('[RE41] a change is found, and its place named', () => {
  test('60 changes of every kind, by the carrier and by the exporter', () => {
    const kinds = new Set<string>();
    const changes = mutations(crypto, room.mediator.signer, file, 60);
    for (let i = 0; i < 60; i++) {
      const { name, file: changed, ...found } = changes.next().value;
      const { holds, first: fault } = verifyExport(crypto, changed);
      expect(holds, name).toBe(false);
      expect(fault, name).toMatchObject(found);
      kinds.add(name.replace(/\d+/g, '#'));
    }
    expect(kinds.size).toBeGreaterThan(12);
  });

  test('the same seed makes the same changes', () => {
    const [one, two] = [1, 1].map((seed) => mutations(crypto, room.mediator.signer, file, seed));
    for (let i = 0; i < 10; i++) {
      const [left, right] = [one?.next().value, two?.next().value];
      expect(left?.name).toBe(right?.name);
      expect(left && right && equal(left.file, right.file)).toBe(true);
    }
  });

  test('a cut, wherever it falls', () => {
    const faults = new Set<string | undefined>();
    for (let end = 0; end < file.length; end += 997) faults.add(first(file.subarray(0, end))?.reason);
    expect([...faults].sort()).toEqual(['not-an-export', 'truncated']);
    const manifestAt = file.length - manifestOf(file).length;
    expect(first(file.subarray(0, manifestAt))).toEqual({ log: null, position: null, reason: 'manifest-missing' });
  });

  test('what is no export at all', () => {
    for (const bytes of [new Uint8Array(0), encode('parley export 2'), encode(1), new TextEncoder().encode('%PDF-1.7')])
      expect(first(bytes)).toEqual({ log: null, position: null, reason: 'not-an-export' });
    expect(first(encode('parley export 1'))?.reason).toBe('manifest-missing');
  });
});

/** The manifest's item at the end of an untouched file. */
function manifestOf(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.length - 1; ; at--) {
    const tail = bytes.subarray(at);
    if (tail[0] === 0x59 && tail.length === 3 + ((tail[1] ?? 0) << 8) + (tail[2] ?? 0) && tail[3] === 0xd2) return tail;
  }
}

/** The history without the end of one log, as a dishonest exporter would give it out. */
function cutTo(history: History, index: number, end: number): History {
  const shorter = (log: Log): Log => {
    const entries = log.entries.slice(0, end);
    return { ...log, entries, tree: log.entries[entries.length]?.before ?? log.tree };
  };
  return { ...history, logs: history.logs.map((log, i) => (i === index ? shorter(log) : log)) };
}

describe('[RE42] the exporter itself cannot take away what others in the file have seen', () => {
  test('a log cut short is named with the first entry that is missed', () => {
    const { mediator, charter, talks, line } = room;
    const north = talks.indexOf.get(room.north.node) as number;
    const cut = cutTo(talks, north, 1);
    const fault = first(writeExport(crypto, mediator.signer, [charter, cut, line]));
    expect(fault).toMatchObject({ log: nameOf(talks, north), reason: 'seen-missing' });
    expect(fault?.position).toBeGreaterThanOrEqual(1);
  });

  test('a charter cut short is missed by whoever relied on it', () => {
    const { mediator, charter, talks, line, receipt, say } = roomOfThree();
    receipt(mediator, charter);
    say(mediator, talks, 'under the newest charter');
    const own = charter.indexOf.get(mediator.node) as number;
    const cut = cutTo(charter, own, -1);
    expect(first(writeExport(crypto, mediator.signer, [cut, talks, line]))?.reason).toBe('pin-missing');
  });

  test('what nobody in the file has seen is not missed: a tail is known only by its witnesses', () => {
    const { mediator, south, charter, talks, line } = roomOfThree();
    admit(talks, charter, crypto, [sign(south, draftFor(talks, charter, south), 'unseen')]);
    const own = talks.indexOf.get(south.node) as number;
    const cut = cutTo(talks, own, -1);
    expect(verifyExport(crypto, writeExport(crypto, mediator.signer, [charter, cut, line])).holds).toBe(true);
  });
});

describe('[RE43] an entry that stands by a later signature only stands in an export too', () => {
  test('it is named, and the export holds', () => {
    const { mediator, north, charter, talks, line } = roomOfThree();
    const draft = draftFor(talks, charter, north);
    const { bytes, box } = unsigned(sign(north, draft, 'badly signed'));
    const bad = readEntry(crypto, bytes, box);
    if (!bad.ok) throw new Error(bad.refused);
    const good = sign(north, { ...draft, position: draft.position + 1, prev: bad.value.hash, seen: [] }, 'and well');
    expect(admit(talks, charter, crypto, [bad.value, good]).admitted.length).toBe(2);
    const log = nameOf(talks, talks.indexOf.get(north.node) as number);
    expect(verifyExport(crypto, writeExport(crypto, mediator.signer, [charter, talks, line]))).toMatchObject({
      holds: true,
      covered: [{ log, position: draft.position, reason: 'bad-signature' }],
    });
  });
});

describe('[RE44] the manifest is the exporter’s, in its one form', () => {
  const before = file.subarray(0, file.length - manifestOf(file).length);
  const { mediator, north, charter } = room;
  /** Every log of the file, in its order. */
  const lines = [
    room.charter,
    ...[room.talks, room.line].sort((left, right) => order(left.channel, right.channel)),
  ].flatMap((history) =>
    history.logs
      .toSorted((left, right) => (left.node < right.node ? -1 : 1))
      .map((log) => [history.channel, fromHex(log.node) as Uint8Array, log.entries.length, root(crypto, log.tree)]),
  );
  const withManifest = (payload: Parameters<typeof encode>[0], signer = mediator.signer, context = contexts.manifest) =>
    first(join(before, encode(makeSign1(signer, context, encode(payload)))))?.reason;
  const digest = crypto.sha256(before);
  const node = mediator.signer.publicKey;

  test.each<[string, Parameters<typeof encode>[0]]>([
    ['unknown-version', [2, charter.room, node, [], digest]],
    ['unknown-version', ['1', charter.room, node, [], digest]],
    ['wrong-shape', [manifestVersion, charter.room, node, [], digest, 0]],
    ['wrong-shape', [manifestVersion, charter.room, node, []]],
    ['wrong-shape', [manifestVersion, charter.room, node, {}, digest]],
    ['wrong-shape', [manifestVersion, null, node, [], digest]],
    ['wrong-shape', [manifestVersion, charter.room, node, lines.map((line) => line.slice(1)), digest]],
    ['digest-differs', [manifestVersion, charter.room, node, lines, crypto.sha256(digest)]],
    ['manifest-differs', [manifestVersion, charter.room, node, lines.toReversed(), digest]],
    ['manifest-differs', [manifestVersion, charter.room, node, [...lines, lines[0] ?? []], digest]],
    ['manifest-differs', [manifestVersion, charter.room, node, lines.map(() => lines[0] ?? []), digest]],
    ['wrong-shape', {}],
    ['manifest-differs', [manifestVersion, charter.room, node, [], digest]],
    [
      'manifest-differs',
      [manifestVersion, charter.room, node, lines.map((line, i) => (i ? line : [...line.slice(0, 3), digest])), digest],
    ],
    ['manifest-differs', [manifestVersion, charter.room, node, lines.slice(0, -1), digest]],
    ['another-room', [manifestVersion, digest, node, [], digest]],
  ])('%s, %#', (reason, payload) => expect(withManifest(payload)).toBe(reason));

  test('signed by another key, or as something else, it is nobody’s', () => {
    const payload = [manifestVersion, charter.room, node, [], digest];
    expect(withManifest(payload, north.signer)).toBe('bad-signature');
    for (const [name, context] of Object.entries(contexts))
      if (name !== 'manifest')
        expect(withManifest(payload, mediator.signer, context as typeof contexts.manifest)).toBe('bad-signature');
  });

  test('the one that is written names every log, in the order of the file', () => {
    expect(withManifest([manifestVersion, charter.room, node, lines, digest])).toBeUndefined();
  });
});

test('[RE45] two logs that answer each other at every turn are read in one pass', () => {
  const { north, south, mediator, charter, talks, say } = emptyRoom();
  for (let i = 0; i < 40; i++) say(i % 2 ? north : south, talks, `word ${i}`);
  const bytes = writeExport(crypto, mediator.signer, [charter, talks]);
  let hashed = 0;
  let checked = 0;
  const counting = {
    ...crypto,
    sha256: (of: Uint8Array) => {
      hashed += 1;
      return crypto.sha256(of);
    },
    verify: (...of: Parameters<typeof crypto.verify>) => {
      checked += 1;
      return crypto.verify(...of);
    },
  };
  const { holds, entries } = verifyExport(counting, bytes);
  expect(holds).toBe(true);
  expect(checked).toBe(entries + 1);
  expect(hashed).toBeLessThan(6 * entries);
});

test('[RE7] no change of an export makes its reader throw', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.uint8Array({ maxLength: 40 }), fc.nat(60), (at, put, dropped) => {
      const changed = join(file.subarray(0, at), put, file.subarray(at + dropped));
      const { holds, first: fault } = verifyExport(crypto, changed);
      expect(holds).toBe(equal(changed, file));
      expect(fault === null).toBe(holds);
    }),
    { numRuns: 30 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(verifyExport(crypto, bytes).holds).toBe(false);
      expect(verifyExport(crypto, join(encode('parley export 1'), bytes)).holds).toBe(false);
    }),
    { numRuns: 100 },
  );
});
