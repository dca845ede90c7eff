/**
 * The key file of a node: the ring key, sealed once for each person under a key that their passphrase stands behind, and
 * the node's own seed sealed under the ring key. Whoever copies the disk must try passphrases, at a second each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Algorithm, hashRaw } from '@node-rs/argon2';
import { openRing, openUnder, sealRing, sealUnder } from '@parley/vault';
import { z } from 'zod';
import { StartRefused } from '../start-refused.ts';
import { writeWhole } from '../store/whole-file.ts';

/** argon2id (RFC 9106); memory in KiB. */
const stretch = { memoryCost: 128 * 1024, timeCost: 3, parallelism: 1 } as const;

type Cost = { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number };

/** Those who left are counted: a number is never somebody else's. */
export const mostPeople = 64;

const base64 = z.base64();
const stretching = z.strictObject({
  algorithm: z.literal('argon2id'),
  // Bounded, because whoever can write the file must not choose how much memory opening it takes.
  memoryCost: z.int().min(65_536).max(1_048_576),
  timeCost: z.int().min(3).max(20),
  parallelism: z.literal(1),
  salt: base64,
});
const keyFile = z.strictObject({
  parley: z.literal('key file 1'),
  delegation: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  people: z
    .array(z.union([z.strictObject({ stretching, ring: base64 }), z.strictObject({ gone: z.literal(true) })]))
    .min(1)
    .max(mostPeople),
  seed: base64,
});
type KeyFile = z.infer<typeof keyFile>;

/** `person` is whose passphrase opened them: the number of their copy in the file, from 1. */
export type Keys = {
  readonly delegation: string;
  readonly person: number;
  readonly ringKey: Uint8Array;
  readonly seed: Uint8Array;
};

/** A `const enum` of the library's types, which exists at compile time only. */
const argon2id = 2 as Algorithm.Argon2id;

const seedContext = 'parley/node/seed';
const longestPassphrase = 1024;

const written = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

/** What a passphrase stretches to. One composition (NFC), since keyboards differ in how they write é. */
async function wrappingKey(passphrase: string, salt: Uint8Array, cost: Cost) {
  const { memoryCost, timeCost, parallelism } = cost;
  const options = { algorithm: argon2id, memoryCost, timeCost, parallelism, outputLen: 32, salt };
  return Uint8Array.from(await hashRaw(passphrase.normalize('NFC'), options));
}

export const isTooLong = (passphrase: string): boolean => Buffer.byteLength(passphrase) > longestPassphrase;

/** Makes the keys of a new node and keeps them at `path`. Never writes over a file that is there. */
export async function createKeys(
  path: string,
  delegation: string,
  passphrase: string,
  random: (length: number) => Uint8Array,
): Promise<Keys> {
  if (existsSync(path)) throw new Error('there is a key file already');
  const ringKey = random(32);
  const seed = random(32);
  const file: KeyFile = {
    parley: 'key file 1',
    delegation,
    people: [await copyFor(ringKey, passphrase, random)],
    seed: written(sealUnder(ringKey, seedContext, seed, random(32))),
  };
  keep(path, file);
  return { delegation, person: 1, ringKey, seed };
}

const keep = (path: string, file: KeyFile): void => writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);

/** A person's own copy of the ring key. */
async function copyFor(
  ringKey: Uint8Array,
  passphrase: string,
  random: (length: number) => Uint8Array,
): Promise<KeyFile['people'][number]> {
  const salt = random(16);
  return {
    stretching: { algorithm: 'argon2id', ...stretch, salt: written(salt) },
    ring: written(sealRing(ringKey, await wrappingKey(passphrase, salt, stretch), random(32))),
  };
}

/** The numbers of those whose passphrase opens the file. */
export const peopleIn = (path: string): readonly number[] =>
  readKeyFile(path).people.flatMap((copy, index) => ('gone' in copy ? [] : [index + 1]));

/**
 * Gives a person a copy under a passphrase: a new person, or one who is there another passphrase in the place of theirs.
 * Undefined where the file is full.
 */
export async function giveCopy(
  path: string,
  ringKey: Uint8Array,
  passphrase: string,
  random: (length: number) => Uint8Array,
  person?: number,
): Promise<number | undefined> {
  const copy = await copyFor(ringKey, passphrase, random);
  const file = readKeyFile(path); // after the stretching, which takes a second: others may have changed it
  const number = person ?? file.people.length + 1;
  if (number > mostPeople) return undefined;
  keep(path, { ...file, people: file.people.toSpliced(number - 1, 1, copy) });
  return number;
}

/** From now on this person's passphrase opens this file no more. Older copies of the file it opens still. */
export function takeCopy(path: string, person: number): void {
  const file = readKeyFile(path);
  keep(path, { ...file, people: file.people.toSpliced(person - 1, 1, { gone: true }) });
}

/** Whose node this is; known while it is locked, because the address of its pages bears it. */
export function delegationIn(path: string): string | undefined {
  return existsSync(path) ? readKeyFile(path).delegation : undefined;
}

function readKeyFile(path: string): KeyFile {
  try {
    return keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new StartRefused('The key file of this node cannot be read. Nothing was changed.');
  }
}

/** The keys, or undefined where the passphrase opens nobody's copy. */
export async function openKeys(path: string, passphrase: string): Promise<Keys | undefined> {
  const file = readKeyFile(path);
  for (const [index, copy] of file.people.entries()) {
    if ('gone' in copy) continue;
    const { stretching: cost, ring } = copy;
    const ringKey = openRing(bytesOf(ring), await wrappingKey(passphrase, bytesOf(cost.salt), cost));
    if (!ringKey) continue;
    const seed = openUnder(ringKey, seedContext, bytesOf(file.seed));
    if (!seed) throw new StartRefused('The key file of this node cannot be read. Nothing was changed.');
    return { delegation: file.delegation, person: index + 1, ringKey, seed };
  }
  return undefined;
}
