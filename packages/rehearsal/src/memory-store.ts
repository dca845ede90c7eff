/** A disk in memory: the Store port without a file. Rows are kept as they came; nothing is ever dropped. */
import type { Row, Store } from '@parley/room';

export function memoryStore(first: readonly Row[] = []): Store {
  let rows: Row[] = [...first];
  let open = true;
  return {
    write(more) {
      if (!open) throw new Error('the store is closed');
      if (more.some((row) => row.row === 'snapshot')) rows = rows.filter((row) => row.row !== 'snapshot');
      rows.push(...more);
    },
    read: () => rows,
    close() {
      open = false;
    },
  };
}
