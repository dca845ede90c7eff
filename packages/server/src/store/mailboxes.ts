/**
 * Mailboxes in a folder: the simplest carrier, for nodes that share a disk or a stick that goes to and fro. One folder for
 * each receiving node, one file for each envelope. What lies in it tells whose mailbox it is and how many envelopes of
 * which sizes; that a file was put there means nothing until a receipt comes back.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hex } from '@parley/record';

export type Mailboxes = {
  put(to: Hex, envelope: Uint8Array): void;
  /** Gives what lies in a mailbox and takes it out, in no order that is promised; returns how many there were. */
  take(of: Hex, give: (envelope: Uint8Array) => void): number;
};

/** Nothing longer is an envelope; it is taken out unread. */
const longest = 4 * 1024 * 1024;
const isName = (name: Hex): boolean => /^[0-9a-f]{64}$/.test(name);

/** Mailboxes in memory, for nodes of one process. */
export function memoryMailboxes(): Mailboxes {
  const boxes = new Map<Hex, Uint8Array[]>();
  return {
    put(to, envelope) {
      boxes.set(to, [...(boxes.get(to) ?? []), Uint8Array.from(envelope)]);
    },
    take(of, give) {
      const envelopes = boxes.get(of) ?? [];
      boxes.delete(of);
      for (const envelope of envelopes) give(envelope);
      return envelopes.length;
    },
  };
}

/** `random` gives the names under which files are put, so that two carriers never write the same. */
export function folderMailboxes(folder: string, random: (length: number) => Uint8Array): Mailboxes {
  let count = 0;
  return {
    put(to, envelope) {
      if (!isName(to)) throw new Error('not the name of a node');
      const box = join(folder, to);
      mkdirSync(box, { recursive: true, mode: 0o700 });
      count += 1;
      const name = `${String(count).padStart(12, '0')}-${Buffer.from(random(8)).toString('hex')}`;
      // Whole or not at all: whoever takes it must not see half of it.
      writeFileSync(join(box, `.${name}`), envelope, { mode: 0o600 });
      renameSync(join(box, `.${name}`), join(box, name));
    },
    take(of, give) {
      const box = join(folder, of);
      const names = isName(of) ? namesIn(box) : [];
      for (const name of names) {
        const path = join(box, name);
        const envelope = statSync(path).size <= longest ? Uint8Array.from(readFileSync(path)) : undefined;
        rmSync(path);
        if (envelope) give(envelope);
      }
      return names.length;
    },
  };
}

function namesIn(box: string): readonly string[] {
  try {
    const files = readdirSync(box, { withFileTypes: true }).filter((one) => one.isFile() && !one.name.startsWith('.'));
    return files.map((one) => one.name).sort();
  } catch {
    return []; // nobody has put anything there yet
  }
}
