/** A disk in memory: the Store port without a file. Rows are kept as they came; of what is void the box is dropped. */
import type { AnnexRow, AnnexStore, BoxRow, EntryRow, Row, Store } from '@parley/room';

const isEntry = (row: Row): row is EntryRow => row.row === 'entry';
const isBox = (row: Row | BoxRow): row is BoxRow => row.row === 'box';

export function memoryStore(first: readonly Row[] = []): Store {
  let rows: Row[] = [];
  const named = new Map<string, EntryRow>();
  let open = true;

  function keep(written: readonly (Row | BoxRow)[]): void {
    const boxes = written.filter(isBox);
    // A disk keeps bytes of its own: what the node destroys in memory it must destroy here as well.
    const more = written
      .filter((row): row is Row => !isBox(row))
      .map((row) => (isEntry(row) ? { ...row, box: row.box.slice() } : row));
    if (more.some((row) => row.row === 'snapshot')) rows = rows.filter((row) => row.row !== 'snapshot');
    rows.push(...more);
    for (const row of more) if (isEntry(row) && !named.has(row.name)) named.set(row.name, row);
    for (const { name, box } of boxes) reboxed(name, box.slice());
  }

  function reboxed(name: string, box: Uint8Array): void {
    const known = named.get(name);
    if (known) named.set(name, { ...known, box });
    rows = rows.map((row) => (isEntry(row) && row.name === name ? { ...row, box } : row));
  }

  keep(first);

  return {
    write(more) {
      if (!open) throw new Error('the store is closed');
      keep(more);
    },
    read: () => rows,
    tail() {
      const at = Math.max(
        0,
        rows.findLastIndex((row) => row.row === 'snapshot'),
      );
      const old = rows.slice(0, at);
      return {
        rows: [...old.filter((row) => !isEntry(row)), ...rows.slice(at)],
        before: old.filter(isEntry).length,
      };
    },
    entry: (name) => named.get(name),
    close() {
      open = false;
    },
  };
}

/** Annexes in memory: what lies beside a record, and goes with its machine. */
export function memoryAnnexes(): AnnexStore {
  const rows = new Map<string, AnnexRow>();
  return {
    list: () =>
      [...rows.values()].map(({ entry, channel, until, sealed }) => ({ entry, channel, until, size: sealed.length })),
    read: (entry) => rows.get(entry),
    keep: (row) => void rows.set(row.entry, row),
    erase: (entry) => void rows.delete(entry),
  };
}
