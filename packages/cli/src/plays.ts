/** Several scenarios at once, each in a process of its own, as many together as the machine has cores. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { exit, type Output, UsageError } from './outcome.ts';
import { root } from './place.ts';
import type { PlayOptions } from './play.ts';

/** Many nodes in one process make much that lives for one step only. */
const roomy = '--max-semi-space-size=64';

type Played = { readonly path: string; readonly code: number; readonly said: string; readonly failed: string };

/** Plays all of them to their ends and says of each whether what it expects holds; ends as the worst of them does. */
export async function playAllCommand(paths: readonly string[], options: PlayOptions, output: Output): Promise<number> {
  if (Object.keys(options).length > 0)
    throw new UsageError('A view is shown of one scenario at a time: name one, or leave the options out.');
  const sizes = new Map(paths.map((path) => [path, sizeOf(path)]));
  // The longest first, or it would be played alone at the end.
  const waiting = [...sizes.keys()].sort((left, right) => (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0));
  const done = new Map<string, Played>();
  const lane = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) done.set(path, await played(path));
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, lane));
  for (const path of sizes.keys()) {
    const { code, said, failed } = done.get(path) as Played;
    output.say(code === exit.usage ? `${path} was not played` : said);
    if (failed) process.stderr.write(failed);
  }
  return Math.max(...[...done.values()].map(({ code }) => code));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Its last line says how many expectations hold, its first which room it is. */
function played(path: string): Promise<Played> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [roomy, join(root, 'bin/parley.mjs'), 'play', path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let failed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      failed += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = said.trimEnd().split('\n');
      const line = `${lines.at(-1)}  ${path} · ${lines[0]?.split(' · ')[0]}`;
      resolve({ path, code: code ?? exit.doesNotHold, said: line, failed });
    });
  });
}
