/**
 * A small memory beside the record and outside its folder: how long this node's own logs have been. A backup that is put
 * back is shorter than that, and then the node must not sign, or it would put a second entry at a position that others
 * hold. Kept after every commit and before anything is sent, so nothing that left this machine is unknown to it.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hex } from '@parley/record';
import type { Node } from '@parley/room';

type Lengths = { readonly [channel: Hex]: number };

export type Guard = {
  /** Whether this node's logs are shorter than they have been, or nothing is known of them although they are begun. */
  isBehind(node: Node): boolean;
  /** Keeps how long they are now, durably. */
  keep(node: Node): void;
};

/** `folder` must not lie in what is backed up with the record. Throws where it cannot be written. */
export function guardIn(folder: string, nodeName: Hex): Guard {
  const path = join(folder, `${nodeName}.lengths`);
  let known = read(path);
  return {
    isBehind(node) {
      const own = ownLengths(node);
      if (!known) return Object.keys(own).length > 0;
      return Object.entries(known).some(([channel, length]) => (own[channel] ?? 0) < length);
    },
    keep(node) {
      const own = ownLengths(node);
      if (known && same(own, known)) return;
      write(path, own);
      known = own;
    },
  };
}

function ownLengths(node: Node): Lengths {
  const lengths: { [channel: Hex]: number } = {};
  for (const channel of node.channels.values()) {
    const log = channel.history.logs.find((one) => one.node === node.name);
    if (log) lengths[channel.id] = log.entries.length;
  }
  return lengths;
}

const same = (left: Lengths, right: Lengths): boolean =>
  Object.keys(left).length === Object.keys(right).length &&
  Object.entries(left).every(([channel, length]) => right[channel] === length);

/** Undefined where there is none, or what is there cannot be read: both are doubt. */
function read(path: string): Lengths | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const lengths: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const entries = Object.entries(lengths as Lengths);
    return entries.every(([, length]) => Number.isSafeInteger(length)) ? (lengths as Lengths) : undefined;
  } catch {
    return undefined;
  }
}

/** Beside the old one, then over it: a power cut leaves the one or the other, whole. */
function write(path: string, lengths: Lengths): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(lengths));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
