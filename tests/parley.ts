/** The program as people run it, for tests: one command to its end, or a delegation's node that runs until it is stopped. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { main } from '@parley/cli';

const program = join(import.meta.dirname, '../bin/parley.mjs');

/** A command in a process of its own. */
export function parley(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...argv], { maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** A command in this process, from the sources; what it says on stdout. */
export async function parleyHere(...argv: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const code = await main(argv, (text) => {
    said += text;
  });
  return { code, said };
}

/** The mediator's own node at a place (`--data` and the like), on a port of its own. */
export class RunningNode {
  private readonly place: readonly string[];
  private child: ChildProcess | undefined;
  /** All that it has said, from first to last. */
  log = '';

  constructor(place: readonly string[]) {
    this.place = place;
  }

  /** Resolves once it serves. */
  up(): Promise<ChildProcess> {
    const args = [program, 'up', ...this.place, '--port', '0', '--delegation', 'mediator'];
    const started = spawn(process.execPath, args);
    this.child = started;
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (text: string) => {
        said += text;
        this.log += text;
        if (said.includes('Stop with Ctrl+C.')) resolve(started);
      };
      started.stdout.setEncoding('utf8').on('data', listen);
      started.stderr.setEncoding('utf8').on('data', listen);
      started.on('close', (code) => reject(new Error(`ended with ${code}: ${said}`)));
    });
  }

  /** Resolves once it is gone; where none runs, at once. */
  async down(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const going = this.child;
    if (!going || going.exitCode !== null || going.signalCode !== null) return;
    const gone = new Promise((resolve) => going.on('close', resolve));
    going.kill(signal);
    await gone;
  }
}
