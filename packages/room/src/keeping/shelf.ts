/** Entries of earlier days: they lie on the disk, and are read and checked when they are first asked for. */
import { type Cryptography, type Hex, readEntry, type Shelf } from '@parley/record';
import type { Store } from '../ports.ts';

/** What the disk gives back is not what this node has judged. Whoever drives it opens it again and says so. */
export class RowDiffers extends Error {
  readonly entry: Hex;
  constructor(entry: Hex) {
    super(`the disk gives back another entry than ${entry}, or none`);
    this.entry = entry;
  }
}

/** `differs` is told before `RowDiffers` is thrown, wherever the entry was asked for. */
export function shelfOn(crypto: Cryptography, store: Pick<Store, 'entry'>, differs?: () => void): Shelf {
  return (name) => {
    const row = store.entry(name);
    const entry = row && readEntry(crypto, row.bytes, row.box);
    if (entry?.ok && entry.value.name === name) return entry.value;
    differs?.();
    throw new RowDiffers(name);
  };
}
