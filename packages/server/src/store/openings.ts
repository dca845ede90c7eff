/**
 * Who opened which annex, when: one line each, beside the annexes and in no backup of the record. A line bears the number of
 * a person in the key file and the hash of the announcement, and nothing of the content. It is on the disk before the
 * content is given.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Hex } from '@parley/record';

export type Opening = { readonly at: string; readonly person: number; readonly annex: Hex };

export type Openings = { note(opening: Opening): void };

const pathIn = (folder: string, node: Hex): string => join(folder, `${node}.openings`);

/** Throws where a line cannot be kept: then nothing is to be opened. */
export function openingsIn(folder: string, node: Hex): Openings {
  return {
    note(opening) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = openSync(pathIn(folder, node), 'a', 0o600);
      try {
        writeSync(file, `${JSON.stringify(opening)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

/** Every line that can be read: the last may be cut short by a power cut. */
export function openingsRead(folder: string, node: Hex): readonly Opening[] {
  const lines = readFileSync(pathIn(folder, node), 'utf8').split('\n');
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Opening];
    } catch {
      return [];
    }
  });
}
