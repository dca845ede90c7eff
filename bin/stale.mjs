/** What is stale, and why: compares what was prepared with what the source asks for. Reads only. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What an installation depends on. */
export function installFacts(root) {
  return {
    lock: sha256(readFileSync(join(root, 'package-lock.json'))),
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  };
}

/** An `os`, `cpu` or `libc` list of a lockfile: names, or names with "!" before them. */
function allows(list, value) {
  if (list === undefined || value === undefined) return true;
  const refused = list.filter((name) => name.startsWith('!'));
  return refused.length > 0 ? !refused.includes(`!${value}`) : list.includes(value);
}

function libcHere() {
  if (process.platform !== 'linux') return undefined;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** Whether npm had to install this package here. Optional ones without a platform belong to other platforms' packages. */
function isDue(wanted, libc) {
  if (wanted.optional !== true && wanted.devOptional !== true) return true;
  if (wanted.os === undefined && wanted.cpu === undefined) return false;
  return allows(wanted.os, process.platform) && allows(wanted.cpu, process.arch) && allows(wanted.libc, libc);
}

/** Why node_modules is not what package-lock.json says, or undefined where it is: npm's own list is compared, 90 kB each. */
export function whyInstall(root) {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (installed === undefined) return 'nothing is installed yet';
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const libc = libcHere();
  for (const [path, entry] of Object.entries(wanted)) {
    // "" is this project; "packages/…" are its workspaces, which npm links rather than installs.
    if (!path.includes('node_modules/')) continue;
    const present = installed[path];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (present === undefined) {
      if (isDue(entry, libc)) return `${name} is missing`;
    } else if (present.version !== entry.version || present.integrity !== entry.integrity) {
      return `${name} is at ${present.version}, not ${entry.version}`;
    } else if (!existsSync(join(root, path))) {
      return `${name} was removed`;
    }
  }
  const foreign = Object.keys(installed).find((path) => path.includes('node_modules/') && wanted[path] === undefined);
  return foreign === undefined ? undefined : `${foreign} is not in package-lock.json`;
}

/** What is built, from which sources. */
const SOURCES = {
  web: [
    'packages/web',
    'packages/desks/messages',
    'packages/desks/src',
    'packages/server/src/contract',
    'packages/server/src/contract.ts',
    'tsconfig.base.json',
  ],
  program: [
    'packages/cli',
    ...['desks', 'record', 'rehearsal', 'room', 'server', 'vault'].flatMap((name) => [
      `packages/${name}/package.json`,
      `packages/${name}/src`,
    ]),
    'tsconfig.base.json',
  ],
};
const NOT_SOURCES = new Set(['dist', 'node_modules', 'testing']);

function* filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) {
      if (!NOT_SOURCES.has(name)) yield* filesUnder(root, `${path}/${name}`);
    }
  } else if (!/\.test\.tsx?$/.test(path)) {
    yield path;
  }
}

/** One hash over every source of what is built and over the versions that build it. */
export function sourceFacts(root, what, install) {
  const hash = createHash('sha256').update(install.lock);
  for (const source of SOURCES[what]) {
    for (const path of filesUnder(root, source)) hash.update(`${path}\0${sha256(readFileSync(join(root, path)))}\n`);
  }
  return hash.digest('hex');
}
