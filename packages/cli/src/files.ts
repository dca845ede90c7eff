/** Reading and writing the files that a command names, with words for what goes wrong. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseInstant } from '@parley/desks';
import { type Ground, readScenario, type Scenario } from '@parley/rehearsal';
import { readPassphraseFile, StartRefused } from '@parley/server';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { UsageError } from './outcome.ts';

export const ground: Ground = { cryptography, keysFrom: nodeKeysFrom };

export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${codeOf(error)}). Nothing was changed.`);
  }
}

export async function keep(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const why = codeOf(error) === 'EEXIST' ? 'a file is there already, and is left as it is' : codeOf(error);
    throw new UsageError(`${path} cannot be written: ${why}.`);
  }
}

export async function scenarioIn(path: string): Promise<Scenario> {
  const read = readScenario(new TextDecoder().decode(await bytesOf(path)));
  if (read.ok) return read.scenario;
  throw new UsageError(
    `${path} is no scenario that can be played:\n${read.problems.map((one) => `  ${one}`).join('\n')}`,
  );
}

/** A passphrase from a file that nobody else on this machine may read. */
export function passphraseIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readPassphraseFile(path);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new UsageError(`${path} cannot be read (${codeOf(error)}). Nothing was changed.`);
  }
}

export function timeFrom(text: string): number {
  const ms = parseInstant(text);
  if (ms === undefined)
    throw new UsageError(`"${text}" is not a time: write ISO 8601 with an offset, such as 2023-12-01T06:59+02:00.`);
  return ms;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
