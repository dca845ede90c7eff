/**
 * Annexes on disk: beside the memory of lengths and never in the data folder, which is backed up. One small file holds
 * their keys, sealed under the ring key and written anew whenever one comes or goes; each sealed content is a file of its
 * own. What was erased is overwritten where it lay; a flash disk may keep worn copies, of which the keys are sealed.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { decode, encode, fromHex, type Hex, none, toHex, type Value } from '@parley/record';
import type { AnnexAt, AnnexRow, AnnexStore } from '@parley/room';
import { openUnder, sealUnder } from '@parley/vault';

type Known = AnnexAt & { readonly key: Uint8Array };

const keysFile = 'keys';
const context = (node: Hex) => `parley/annexes/${node}`;
const mostBytes = 16 * 1024 * 1024;

/** `folder` must lie in no backup. Keys that cannot be read are gone: peers give those annexes again. */
export function annexesIn(
  folder: string,
  node: Hex,
  ringKey: Uint8Array,
  random: (length: number) => Uint8Array,
): AnnexStore {
  const here = join(folder, `${node}.annexes`);
  const at = (name: string) => join(here, name);
  const known = new Map(readKeys(at(keysFile), ringKey, node).map((one) => [one.entry, one]));
  // A process that was killed between two files leaves a content without a key, or a key without a content.
  for (const entry of known.keys()) if (!existsSync(at(entry))) known.delete(entry);
  if (existsSync(here))
    for (const name of readdirSync(here)) if (name !== keysFile && !known.has(name)) destroy(at(name));

  const keepKeys = () => {
    const rows = [...known.values()].map(({ entry, channel, until, size, key }) => [
      bytesOf(entry),
      bytesOf(channel),
      until,
      size,
      key,
    ]);
    write(here, keysFile, sealUnder(ringKey, context(node), encode(rows), random(32)));
  };

  return {
    list: () => [...known.values()].map(({ entry, channel, until, size }) => ({ entry, channel, until, size })),
    read(entry): AnnexRow | undefined {
      const found = known.get(entry);
      if (!found || !existsSync(at(entry))) return undefined;
      const { channel, until, key } = found;
      return { entry, channel, until, key, sealed: Uint8Array.from(readFileSync(at(entry))) };
    },
    keep({ entry, channel, until, key, sealed }) {
      mkdirSync(here, { recursive: true, mode: 0o700 });
      write(here, entry, sealed);
      known.set(entry, { entry, channel, until, key, size: sealed.length });
      keepKeys();
    },
    erase(entry) {
      // The key first: without it the content is noise already.
      if (known.delete(entry)) keepKeys();
      if (existsSync(at(entry))) destroy(at(entry));
      sync(here);
    },
  };
}

const bytesOf = (hex: Hex): Uint8Array => fromHex(hex) ?? none;

function readKeys(path: string, ringKey: Uint8Array, node: Hex): readonly Known[] {
  if (!existsSync(path)) return [];
  const plain = openUnder(ringKey, context(node), Uint8Array.from(readFileSync(path)));
  const read = plain && decode(plain, { bytes: mostBytes, depth: 2 });
  if (!read?.ok || !Array.isArray(read.value)) return [];
  return (read.value as readonly Value[]).flatMap((row) => {
    // What opened under this node's own seal was written above.
    const [entry, channel, until, size, key] = row as readonly [Uint8Array, Uint8Array, number, number, Uint8Array];
    return [{ entry: toHex(entry), channel: toHex(channel), until, size, key }];
  });
}

/** Beside the old one, then over it: a power cut leaves the one or the other, whole. What was there is overwritten. */
function write(folder: string, name: string, bytes: Uint8Array): void {
  const path = join(folder, name);
  const beside = `${path}.new`;
  put(beside, bytes);
  // Windows replaces no file that is open; there the old one is left to the disk.
  const before = existsSync(path) && process.platform !== 'win32' ? openSync(path, 'r+') : undefined;
  try {
    renameSync(beside, path);
    sync(folder);
    if (before !== undefined) overwrite(before);
  } finally {
    if (before !== undefined) closeSync(before);
  }
}

function put(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function destroy(path: string): void {
  const file = openSync(path, 'r+');
  try {
    overwrite(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}

function overwrite(file: number): void {
  const zeros = new Uint8Array(fstatSync(file).size);
  for (let at = 0; at < zeros.length; ) at += writeSync(file, zeros, at, zeros.length - at, at);
  fsyncSync(file);
}

function sync(folder: string): void {
  if (process.platform === 'win32' || !existsSync(folder)) return;
  const file = openSync(folder, 'r');
  fsyncSync(file);
  closeSync(file);
}
