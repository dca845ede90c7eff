/**
 * Which SQLite a node stands on: the one inside Node where there is one, else the same API prebuilt. Older than 3.51.3
 * none is taken, because until then two connections could lose a WAL that was being reset.
 */
import { createRequire } from 'node:module';
import type { DatabaseSyncInstance, SqliteModule } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

const least = [3, 51, 3] as const;

type Engine = Pick<SqliteModule, 'DatabaseSync'>;

let chosen: { readonly engine: Engine; readonly version: string } | undefined;

/** Loaded when the first store is opened, so that a page or a verifier needs no database at all. */
function sqlite(): { readonly engine: Engine; readonly version: string } {
  if (chosen) return chosen;
  const require = createRequire(import.meta.url);
  const found = ['node:sqlite', '@photostructure/sqlite'].flatMap((name) => {
    const engine = tried(() => require(name) as Engine);
    return engine ? [{ engine, version: versionOf(engine) }] : [];
  });
  const recent = found.find(({ version }) => isRecent(version));
  if (!recent) {
    const versions = found.map(({ version }) => version).join(', ') || 'none';
    throw new Error(`SQLite ${least.join('.')} or newer is needed; found: ${versions}.`);
  }
  chosen = recent;
  return recent;
}

function tried<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch {
    return undefined; // this Node has none inside, or this machine has no prebuilt one
  }
}

function versionOf({ DatabaseSync }: Engine): string {
  const memory = new DatabaseSync(':memory:');
  const row = memory.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  memory.close();
  return row.version;
}

export function isRecent(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, wanted] of least.entries()) {
    const part = parts[i] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

export const sqliteVersion = (): string => sqlite().version;

/** Waiting is off: a second process is told at once that the first one has the file. */
export function openDatabase(path: string): Database {
  const { DatabaseSync } = sqlite().engine;
  return new DatabaseSync(path, { timeout: 0 });
}

/**
 * Closes and lets go of the file at once. The prebuilt engine keeps a closed connection alive until its statements are
 * collected as garbage, and its lock with it; leaving WAL mode first merges the log and gives the lock back.
 */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('PRAGMA locking_mode = NORMAL');
    database.exec('SELECT count(*) FROM sqlite_schema');
  } catch {
    // A disk that takes nothing more: the file stays as it is, whole up to its last commit.
  }
  database.close();
}
