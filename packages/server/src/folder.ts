/** Where the parts of a node lie in its data folder, and where it is served while it runs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const keyFileIn = (dataDir: string): string => join(dataDir, 'keys.json');
export const recordIn = (dataDir: string): string => join(dataDir, 'record.db');
export const settingsFileIn = (dataDir: string): string => join(dataDir, 'settings.sealed');
const addressIn = (dataDir: string) => join(dataDir, 'address');

/** The user's own state on this machine (XDG base directories). */
export const stateFolder = (): string =>
  join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'parley');

/**
 * Says where the node of this folder is served. Only the process that holds the record writes or removes it, so it is to
 * be believed only while the record is held: what a killed process left would name whoever has that port now.
 */
export const keepAddress = (dataDir: string, address: string): void =>
  writeFileSync(addressIn(dataDir), `${address}\n`, { mode: 0o600 });

export const dropAddress = (dataDir: string): void => rmSync(addressIn(dataDir), { force: true });

export function addressOf(dataDir: string): string | undefined {
  try {
    return readFileSync(addressIn(dataDir), 'utf8').trim();
  } catch {
    return undefined;
  }
}
