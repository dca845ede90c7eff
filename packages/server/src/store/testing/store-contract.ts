/** What every store promises, whatever it stands on. A store's whole test is `storeContract(name, open)`. */
import type { EntryRow, Row, Store } from '@parley/room';
import { describe, expect, test } from 'vitest';

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);
const channel = 'c1'.repeat(32);

export const anEntry = (value: number, heldAt = 1_700_000_000_000 + value): Row => ({
  row: 'entry',
  channel,
  name: value.toString(16).padStart(64, 'e'),
  bytes: bytes(300 + value, value),
  box: bytes(256, value),
  heldAt,
});

export const aKey = (value: number): Row => ({
  row: 'key',
  channel,
  epoch: value.toString(16).padStart(64, '0'),
  key: bytes(32, value),
});

const aSnapshot = (value: number): Row => ({ row: 'snapshot', bytes: bytes(1000, value) });

/** `open` gives an empty store; `reopen`, where there is a disk, closes it and opens the same one again. */
export function storeContract(name: string, open: () => Store, reopen?: (store: Store) => Store): void {
  const again = (store: Store) => reopen?.(store) ?? store;

  describe(`the store: ${name}`, () => {
    test('begins empty', () => {
      const store = open();
      expect(store.read()).toEqual([]);
      store.close();
    });

    test('gives back rows as they were, in the order in which they were written', () => {
      let store = open();
      const rows = [anEntry(1), aKey(2), anEntry(3), anEntry(4), aKey(5)];
      store.write(rows.slice(0, 2));
      store.write(rows.slice(2));
      store = again(store);
      expect(store.read()).toEqual(rows);
      store.write([anEntry(6)]);
      expect(again(store).read()).toEqual([...rows, anEntry(6)]);
    });

    test('keeps the newest snapshot only, and every entry', () => {
      let store = open();
      store.write([anEntry(1), aSnapshot(2)]);
      store = again(store);
      store.write([anEntry(3), aSnapshot(4)]);
      store = again(store);
      expect(store.read().filter((row) => row.row === 'snapshot')).toEqual([aSnapshot(4)]);
      expect(store.read().filter((row) => row.row === 'entry')).toEqual([anEntry(1), anEntry(3)]);
    });

    test('gives apart what was written after the snapshot, with every key, and counts the entries before', () => {
      let store = open();
      store.write([anEntry(1), aKey(2)]);
      store = again(store);
      expect(store.tail()).toEqual({ rows: [anEntry(1), aKey(2)], before: 0 });
      store.write([anEntry(3), aSnapshot(4), anEntry(5)]);
      store = again(store);
      expect(store.tail()).toEqual({ rows: [aKey(2), aSnapshot(4), anEntry(5)], before: 2 });
      store.write([aKey(6), aSnapshot(7)]);
      expect(again(store).tail()).toEqual({ rows: [aKey(2), aKey(6), aSnapshot(7)], before: 3 });
    });

    test('finds an entry by its name, the first of two, and none where there is none', () => {
      let store = open();
      store.write([anEntry(1), anEntry(2), { ...anEntry(1), heldAt: 5 } as Row]);
      store = again(store);
      expect(store.entry((anEntry(2) as EntryRow).name)).toEqual(anEntry(2));
      expect(store.entry((anEntry(1) as EntryRow).name)).toEqual(anEntry(1));
      expect(store.entry('00'.repeat(32))).toBeUndefined();
    });

    test('keeps the same row twice where it was written twice', () => {
      const store = open();
      store.write([anEntry(1), anEntry(1)]);
      expect(store.read()).toHaveLength(2);
    });

    test('gives an entry another box, wherever it stands, and keeps its place', () => {
      let store = open();
      store.write([anEntry(1), aSnapshot(2), anEntry(3), anEntry(1)]);
      const { name } = anEntry(1) as EntryRow;
      store.write([{ row: 'box', name, box: bytes(0, 0) }, anEntry(4)]);
      store = again(store);
      const bare = { ...anEntry(1), box: bytes(0, 0) } as Row;
      expect(store.read()).toEqual([bare, aSnapshot(2), anEntry(3), bare, anEntry(4)]);
      expect(store.entry(name)).toEqual(bare);
      expect(store.tail()).toEqual({ rows: [aSnapshot(2), anEntry(3), bare, anEntry(4)], before: 1 });
      store.write([{ row: 'box', name, box: bytes(256, 1) }]);
      expect(again(store).entry(name)).toEqual(anEntry(1));
    });

    test('takes empty boxes, large boxes, and no rows', () => {
      const store = open();
      const large: Row = { ...(anEntry(1) as Extract<Row, { row: 'entry' }>), box: bytes(65_536, 7) };
      store.write([]);
      store.write([large]);
      expect(again(store).read()).toEqual([large]);
    });
  });
}
