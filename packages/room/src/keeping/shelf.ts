/** Entries of earlier days: they lie on the disk, and are read and checked when they are first asked for. */
import {
  type Cryptography,
  type Entry,
  type Hex,
  type Read,
  readEntry,
  readWithoutBox,
  type Shelf,
} from '@parley/record';
import type { EntryRow, Store } from '../ports.ts';

/** What the disk gives back is not what this node has judged. Whoever drives it opens it again and says so. */
export class RowDiffers extends Error {
  readonly entry: Hex;
  constructor(entry: Hex) {
    super(`the disk gives back another entry than ${entry}, or none`);
    this.entry = entry;
  }
}

/** The entry in a row, also where its box was destroyed. */
export function readRow(crypto: Cryptography, { bytes, box }: EntryRow): Read<Entry> {
  const read = readEntry(crypto, bytes, box);
  return read.ok || box.length > 0 ? read : readWithoutBox(crypto, bytes);
}

/** `mayLackBox` knows which entries are void; `differs` is told before `RowDiffers` is thrown, wherever one was asked for. */
export function shelfOn(
  crypto: Cryptography,
  store: Pick<Store, 'entry'>,
  mayLackBox: (name: Hex) => boolean,
  differs?: () => void,
): Shelf {
  return (name) => {
    const row = store.entry(name);
    const whole = row && readEntry(crypto, row.bytes, row.box);
    const entry = row && !whole?.ok && mayLackBox(name) ? readRow(crypto, row) : whole;
    if (entry?.ok && entry.value.name === name) return entry.value;
    differs?.();
    throw new RowDiffers(name);
  };
}
