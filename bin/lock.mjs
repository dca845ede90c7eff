/** One preparation at a time. The lock is a file that holds a process id; the lock of a dead process is taken over. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** The longest that anybody waits for another preparation: a first installation over a slow line. */
const PATIENCE_MS = 15 * 60_000;
const BEAT_MS = 200;

function read(path) {
  try {
    const [pid, host, child] = readFileSync(path, 'utf8').split('\n');
    return { pid: Number(pid), host, child: Number(child) };
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of another machine on the same disk only its age could tell. A child may outlive a parent that was killed outright. */
const isAlive = ({ pid, host, child }) => host !== hostname() || isRunning(pid) || isRunning(child);

/** The lock appears with its content or not at all, so nobody ever reads half of one. */
function tryTake(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${process.pid}\n${hostname()}\n`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return takeWithoutLinks(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For disks that know no hard links. */
function takeWithoutLinks(path, cause) {
  if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(cause.code)) throw cause;
  try {
    writeFileSync(path, `${process.pid}\n${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead lock aside. Where a third process was quicker and a living lock was moved, it is put back. */
function setAside(path) {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const holder = read(aside);
  if (holder !== undefined && isAlive(holder) && !existsSync(path)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

/**
 * Resolves once the lock is ours: `release` gives it back, `sharedWith` writes into it that a child works under it too.
 * `waiting` is told once, with the holder's process id.
 */
export async function takeLock(path, waiting) {
  let told = false;
  const started = Date.now();
  while (!tryTake(path)) {
    const holder = read(path);
    if (holder === undefined) {
      await pause(BEAT_MS);
      continue;
    }
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!isAlive(holder) || age > PATIENCE_MS) {
      setAside(path);
      continue;
    }
    if (!told) waiting(holder.pid);
    told = true;
    if (Date.now() - started > PATIENCE_MS) {
      throw new Error(`Process ${holder.pid} has been preparing for too long. Stop it, or delete ${path}.`);
    }
    await pause(BEAT_MS);
  }
  return {
    release() {
      if (read(path)?.pid === process.pid) rmSync(path, { force: true });
    },
    sharedWith(child) {
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, `${process.pid}\n${hostname()}\n${child}\n`);
      renameSync(draft, path);
    },
  };
}
