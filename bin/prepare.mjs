/**
 * Brings a fresh clone to the point where Parley can start: packages as the lockfile says, and what is built of them, the
 * program and the web app, where it is needed. Does nothing twice, says what it does on stderr, and leaves stdout to the command.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { takeLock } from './lock.mjs';
import { installFacts, readJson, sourceFacts, whyInstall } from './stale.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** How much of a failed program's output is shown: npm says what is wrong first, vite says it last. */
const FIRST_LINES = 12;
const LAST_LINES = 20;

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const say = (line) => process.stderr.write(`parley: ${line}\n`);

class NotPrepared extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Runs a program to its end; its output is kept, and shown only where it fails. */
function run(program, args, root, started) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: program === 'npm.cmd' });
    if (child.pid !== undefined) started(child.pid);
    let output = '';
    const keep = (text) => {
      output = (output + text).slice(-65_536);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    // Interrupted, Parley leaves only after its child: an npm left behind would still write into node_modules.
    let interruptedBy;
    const interrupt = (signal) => {
      interruptedBy = signal;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    };
    for (const signal of INTERRUPTS) process.on(signal, interrupt);
    const settle = (end) => {
      for (const signal of INTERRUPTS) process.off(signal, interrupt);
      end();
    };
    child.on('error', (error) => {
      settle(() => failed(new NotPrepared(`${program} could not be started: ${error.message}.`, '')));
    });
    child.on('close', (code, signal) => {
      settle(() => {
        if (interruptedBy !== undefined) failed(new NotPrepared(`It was interrupted by ${interruptedBy}.`, ''));
        else if (code === 0) done();
        else failed(new NotPrepared(`It ended with ${signal ?? `code ${code}`}.`, output));
      });
    });
  });
}

function npm(args, root, started) {
  // Under npm or npx the same npm is used again; otherwise the one on the path.
  const own = process.env.npm_execpath;
  if (own !== undefined && basename(own) === 'npm-cli.js') return run(process.execPath, [own, ...args], root, started);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, root, started);
}

function shortened(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= FIRST_LINES + LAST_LINES) return lines.join('\n');
  return [...lines.slice(0, FIRST_LINES), '…', ...lines.slice(-LAST_LINES)].join('\n');
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function install(root, why, started) {
  const since = Date.now();
  say(`installing the packages of package-lock.json (${why}); the first time takes about half a minute …`);
  try {
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root, started);
  } catch (error) {
    throw new NotPrepared(
      `The packages could not be installed. ${error.message} No record was touched; only node_modules may be incomplete.\n` +
        'Check the network, and that package.json and package-lock.json agree; then run the same command again.',
      error.output,
    );
  }
  say(`packages installed in ${seconds(since)}`);
}

/** What is built: how people call it, the package, what of it is put in place, and where. */
const BUILDS = {
  web: { called: 'the web app', package: 'packages/web', file: '', at: 'packages/web/dist', mark: 'index.html' },
  program: {
    called: 'the program',
    package: 'packages/cli',
    file: 'main.mjs',
    at: 'packages/cli/dist/main.mjs',
    mark: '',
  },
};

/** Builds beside the old one and swaps, so that a node that is running has one or the other. */
async function build(root, what, why, started) {
  const since = Date.now();
  const { called, package: source, file, at } = BUILDS[what];
  say(`building ${called} (${why}) …`);
  const next = join(root, `.parley/${what}-next`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  try {
    await run(process.execPath, [vite, 'build', source, '--outDir', next, '--emptyOutDir'], root, started);
  } catch (error) {
    throw new NotPrepared(
      `${called[0].toUpperCase()}${called.slice(1)} could not be built. ${error.message} Nothing else was changed; an earlier ` +
        'build stays in place.\nThe lines above say where it stopped; correct that, then run the same command again.',
      error.output,
    );
  }
  const place = join(root, at);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  renameSync(join(next, file), place);
  say(`built ${called} in ${seconds(since)}`);
}

function writeStamp(path, stamp) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stamp, null, 2)}\n`);
  renameSync(draft, path);
}

const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What is to be done, from the stamp and the sources. `wanted` names builds. */
function survey(root, wanted) {
  const stamp = readJson(join(root, '.parley/stamp.json')) ?? {};
  const facts = installFacts(root);
  const stamped = equal(stamp.install, facts) && existsSync(join(root, 'node_modules/.package-lock.json'));
  const installWhy = stamped ? undefined : whyInstall(root);
  const fresh = { ...stamp, install: facts };
  const builds = [];
  for (const what of wanted) {
    fresh[what] = sourceFacts(root, what, facts);
    const { at, mark } = BUILDS[what];
    if (!existsSync(join(root, at, mark))) builds.push([what, 'it is not built yet']);
    else if (stamp[what] !== fresh[what]) builds.push([what, 'its sources changed']);
  }
  return { installWhy, builds, stamp, fresh, done: installWhy === undefined && builds.length === 0 };
}

/** True when all is ready. Otherwise it has said on stderr what happened, what is safe and what to do. */
export async function prepare({ builds: wanted = [], root = ROOT }) {
  let lock;
  try {
    const first = survey(root, wanted);
    if (first.done && equal(first.stamp, first.fresh)) return true;
    mkdirSync(join(root, '.parley'), { recursive: true });
    lock = await takeLock(join(root, '.parley/prepare.lock'), (pid) => {
      say(`another Parley (process ${pid}) is preparing; waiting for it …`);
    });
    const { installWhy, builds, stamp, fresh } = survey(root, wanted); // Again: who held the lock may have done it all.
    const path = join(root, '.parley/stamp.json');
    if (installWhy !== undefined) await install(root, installWhy, lock.sharedWith);
    writeStamp(path, { ...stamp, install: fresh.install });
    for (const [what, why] of builds) await build(root, what, why, lock.sharedWith);
    writeStamp(path, fresh);
    return true;
  } catch (error) {
    if (error.output) process.stderr.write(`${shortened(error.output)}\n`);
    say(error.message);
    return false;
  } finally {
    lock?.release();
  }
}
