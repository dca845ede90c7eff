import { decode, encode, type Fields, type Hex, none, type Value } from '@parley/record';
import { memoryStore } from '@parley/rehearsal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EntryRow,
  type Node,
  now,
  openAfresh,
  openNode,
  type Row,
  RowDiffers,
  recordView,
  takeSnapshot,
  truceView,
} from '../index.ts';
import { agree, ground, list, openRoom, say } from '../testing/north-and-south.ts';

const crypto = ground.cryptography;
const limits = { bytes: 2 ** 30, depth: 12 };

/** The notice board's node, its rows in the middle of a day, a snapshot of then, and the rows that came after it. */
async function aDay(turns: number) {
  const room = await openRoom();
  await agree(room);
  const seat = room.seat('north');
  const before = [...seat.store.read()];
  const snapshot: Row = { row: 'snapshot', bytes: takeSnapshot(seat.node) };
  for (let turn = 0; turn < turns; turn++)
    await say(room, turn % 2 ? 'north' : 'mediator', 'line-north', 'talks.message-sent', { text: `Turn ${turn}.` });
  if (turns > 0) await say(room, 'north', 'line-north', 'truce.list-handed-in', list);
  const after = seat.store.read().slice(before.length);
  return { room, seat, before, snapshot, after, rows: [...before, snapshot, ...after] };
}

/** The same for as many turns, played once: nobody changes it. */
const days = new Map<number, ReturnType<typeof aDay>>();
function dayOf(turns: number): ReturnType<typeof aDay> {
  const day = days.get(turns) ?? aDay(turns);
  days.set(turns, day);
  return day;
}

/** A disk that counts which entries are asked for, and cannot be read from the beginning. */
function countingStore(rows: readonly Row[]) {
  const store = memoryStore(rows);
  const asked: Hex[] = [];
  const entry = (name: Hex) => {
    asked.push(name);
    return store.entry(name);
  };
  const read = (): never => {
    throw new Error('read from the beginning');
  };
  return { ...store, entry, read, asked };
}

const shown = (node: Node, at: number) =>
  JSON.stringify([
    truceView(node, now(at)),
    recordView(node, now(at)),
    [...node.channels.values()].map((one) => [one.id, one.judged, one.unjudged, [...one.rulings], one.live.state]),
  ]);

const isEntry = (row: Row): row is EntryRow => row.row === 'entry';

describe('[RO60] a daily start reads the snapshot and what came after it', () => {
  test('and of the rows before only the first of each channel and the last of each log', async () => {
    const { seat, rows, before } = await dayOf(6);
    const store = countingStore(rows);
    const { node, setAside } = openNode(crypto, seat.node.identity, store);
    const logs = [...node.channels.values()].reduce((sum, one) => sum + one.history.logs.length, 0);
    expect(setAside).toBe(0);
    expect(new Set(store.asked).size).toBe(store.asked.length);
    expect(store.asked.length).toBeLessThanOrEqual(logs + 2 * node.channels.size);
    expect(store.asked.length).toBeLessThan(before.filter(isEntry).length);
  });

  test.each([0, 2, 6])(
    'and shows, says and owes what a node does that has judged everything again, after %i turns',
    async (turns) => {
      const { room, seat, rows } = await dayOf(turns);
      const resumed = openNode(crypto, seat.node.identity, countingStore(rows));
      const afresh = openAfresh(crypto, seat.node.identity, rows);
      expect(shown(resumed.node, room.now)).toBe(shown(afresh.node, room.now));
      expect(resumed.effects).toEqual(afresh.effects);
      // Snapshot upon snapshot, nothing of the days before being read for it.
      const again = countingStore([...rows, { row: 'snapshot', bytes: takeSnapshot(resumed.node) }]);
      expect(shown(openNode(crypto, seat.node.identity, again).node, room.now)).toBe(shown(afresh.node, room.now));
    },
  );

  test('and goes on: its next receipt bears the root of its whole log', async () => {
    const { room, seat, rows } = await aDay(3);
    const store = memoryStore(rows);
    seat.store = store;
    seat.node = openNode(crypto, seat.node.identity, store).node;
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'After the start.' });
    await room.advance(room.now + 60 * 60_000);
    const line = room.seat('mediator').node.channels.get(room.channels.get('line-north') as Hex);
    const last = line?.history.logs.find((log) => log.node === seat.name)?.entries.at(-1);
    expect(line?.meanings.get(last?.entry.name ?? '')?.kind).toBe('receipt.given');
    expect(line?.rulings.get(last?.entry.name ?? '')).toBe('stands');
  });
});

describe('[RO61] a snapshot that does not fit its rows is dropped, and everything is judged again', () => {
  const opens = async (change: (rows: Row[], snapshot: { bytes: Uint8Array }) => Row[]) => {
    const { room, seat, before, snapshot, after } = await dayOf(2);
    const whole = openAfresh(crypto, seat.node.identity, [...before, ...after]);
    const rows = change([...before], snapshot as { bytes: Uint8Array });
    let reads = 0;
    const store = memoryStore([...rows, ...after]);
    const read = () => {
      reads += 1;
      return store.read();
    };
    const opened = openNode(crypto, seat.node.identity, { ...store, read });
    return { reads, setAside: opened.setAside, same: shown(opened.node, room.now) === shown(whole.node, room.now) };
  };
  const rewritten = (bytes: Uint8Array, change: (fields: { [key: string]: Value }) => object): Row => {
    const read = decode(bytes, limits);
    if (!read.ok) throw new Error(read.refused);
    const fields = read.value as Fields;
    return { row: 'snapshot', bytes: encode({ ...fields, ...change({ ...fields }) } as Value) };
  };

  test('where it fits it is believed', async () => {
    expect(await opens((rows, { bytes }) => [...rows, { row: 'snapshot', bytes }])).toMatchObject({
      reads: 0,
      same: true,
    });
  });
  test.each<[string, (bytes: Uint8Array) => Row]>([
    ['of another fold version', (bytes) => rewritten(bytes, () => ({ version: 1 }))],
    ['of another node', (bytes) => rewritten(bytes, () => ({ node: '00'.repeat(32) }))],
    ['that counts other rows', (bytes) => rewritten(bytes, () => ({ setAside: 1 }))],
    [
      'that lacks a channel',
      (bytes) => rewritten(bytes, (all) => ({ channels: (all['channels'] as Value[]).slice(1) })),
    ],
    ['that is cut short', (bytes) => ({ row: 'snapshot', bytes: bytes.slice(0, bytes.length / 2) })],
    ['that is empty', () => ({ row: 'snapshot', bytes: none })],
  ])('%s', async (_, change) => {
    expect(await opens((rows, { bytes }) => [...rows, change(bytes)])).toEqual({ reads: 1, setAside: 0, same: true });
  });
  test('a row before it is missing', async () => {
    const { reads, setAside, same } = await opens((rows, { bytes }) => {
      const at = rows.indexOf(rows.filter(isEntry)[2] as Row);
      return [...rows.toSpliced(at, 1), { row: 'snapshot', bytes }];
    });
    expect([reads, same, setAside > 0]).toEqual([1, false, true]);
  });
  test('a row that stood for nothing is counted, and reported at every start', async () => {
    const { seat, before, after } = await dayOf(2);
    const twice = [...before, before.find(isEntry) as EntryRow];
    const opened = openNode(crypto, seat.node.identity, memoryStore(twice));
    const bytes = takeSnapshot(opened.node);
    const again = openNode(crypto, seat.node.identity, countingStore([...twice, { row: 'snapshot', bytes }, ...after]));
    expect([opened.setAside, again.setAside]).toEqual([1, 1]);
  });
});

describe('[RO62] an entry of an earlier day is held against its name when it is read, and never served where it differs', () => {
  test('whichever row was changed, and wherever in it', async () => {
    const { seat, rows, before, room } = await dayOf(2);
    const entries = before.filter(isEntry);
    fc.assert(
      fc.property(fc.nat(entries.length - 1), fc.boolean(), fc.nat(), fc.nat(7), (which, inBox, where, bit) => {
        const row = entries[which] as EntryRow;
        const part = Uint8Array.from(inBox ? row.box : row.bytes);
        part[where % part.length] = (part[where % part.length] ?? 0) ^ (1 << bit);
        const changed: EntryRow = { ...row, [inBox ? 'box' : 'bytes']: part };
        let told = 0;
        let dropped = false;
        const disk = rows.map((one) => (one === row ? changed : one));
        const store = memoryStore(disk);
        const read = () => {
          dropped = true;
          return store.read();
        };
        const opened = openNode(crypto, seat.node.identity, { ...store, read }, { differs: () => told++ });
        if (dropped) {
          expect(opened.setAside).toBeGreaterThan(0);
          return;
        }
        const held = opened.node.channels.get(row.channel)?.history.byName.get(row.name);
        expect(() => held?.entry.bytes).toThrow(RowDiffers);
        expect(() => recordView(opened.node, now(room.now)).entries.length).toThrow(RowDiffers);
        expect(told).toBe(2);
      }),
      { numRuns: 30 },
    );
  });
});
