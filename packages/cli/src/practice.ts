/**
 * The practice room that a node's pages offer: a rehearsal of invented parties, in a process and a folder of its own, which
 * has none of the node's keys and sees none of its record.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scenario = 'scenarios/training-northbank.yaml';
const patienceMs = 120_000;

/** `root` is the project's folder. Resolves once the room can be opened, to its address and how to end it. */
export function startPractice(root: string): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'parley-practice-'));
  const argv = [join(root, 'bin/parley.mjs'), 'demo', join(root, scenario), '--port', '0', '--data', data];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'], cwd: root });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      rmSync(data, { recursive: true, force: true });
      resolve();
    });
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => void stop(), patienceMs);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error('the practice room did not start'));
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve({ address, stop });
    });
  });
}
