/** `npm run check`: everything that can be said about a change in seconds, on two lanes. Shows only what fails. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

export const UNIT_REPORT = join(ROOT, '.parley/unit.json');

/** Longer than any part takes on a slow machine. A test that loops for ever holds its worker, which no timeout of vitest ends. */
const DEADLINE_MS = 3 * 60_000;

/** Ends a part with all its workers: they are one process group, where there are such. */
function end(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Runs a program of node_modules; resolves to whether it went well, its output and seconds. */
export function runPart(name, [script, ...args], { show = false, deadline = DEADLINE_MS } = {}) {
  const since = Date.now();
  return new Promise((done) => {
    const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio, detached });
    let output = '';
    const keep = (text) => {
      output += text;
    };
    const interrupt = () => {
      end(child, 'SIGKILL');
      process.exit(130);
    };
    const timer = setTimeout(() => {
      const words = `${name}: stopped after ${deadline / 1000} s; something in it does not end.\n`;
      if (show) process.stdout.write(words);
      else keep(words);
      end(child, 'SIGKILL');
    }, deadline);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
      done({ name, ok: code === 0, output, seconds: (Date.now() - since) / 1000 });
    };
    child.on('error', (error) => {
      keep(String(error));
      finish(1);
    });
    child.on('close', finish);
  });
}

/** Vitest with a report in a file, which is counted, and one for people. */
export const vitest = (project, report) => [
  VITEST,
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

function lanes() {
  const web = join(ROOT, 'packages/web/src');
  const hasWeb = existsSync(web) && readdirSync(web).length > 0;
  return [
    // Left alone, vitest keeps one of two cores free.
    [{ name: 'unit tests', args: [...vitest('unit', UNIT_REPORT), '--maxWorkers=2'] }],
    [
      { name: 'biome', args: [BIOME, 'check', '--error-on-warnings'] },
      { name: 'types, pure packages', args: [TSC, '-p', 'tsconfig.pure.json'] },
      { name: 'types, node and tests', args: [TSC, '-p', 'tsconfig.json'] },
      ...(hasWeb ? [{ name: 'types, web', args: [TSC, '-p', 'packages/web/tsconfig.json'] }] : []),
    ],
  ];
}

/** Runs all parts and prints one line each; answers their results. */
export async function check() {
  const runLane = async (lane) => {
    const results = [];
    for (const part of lane) {
      const result = await runPart(part.name, part.args);
      console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${part.name.padEnd(22)} ${result.seconds.toFixed(1).padStart(5)} s`);
      results.push(result);
    }
    return results;
  };
  const results = (await Promise.all(lanes().map(runLane))).flat();
  for (const { name, ok, output } of results) if (!ok) console.log(`\n--- ${name}\n${output.trimEnd()}`);
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const since = Date.now();
  if (await prepare({})) {
    const results = await check();
    console.log(`${results.every(({ ok }) => ok) ? 'ok' : 'FAIL'} in ${((Date.now() - since) / 1000).toFixed(1)} s`);
    if (!results.every(({ ok }) => ok)) process.exitCode = 1;
  } else {
    process.exitCode = 1;
  }
}
