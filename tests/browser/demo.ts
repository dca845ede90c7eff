/** The demonstration as its own process, and a browser to look at it. Ports are free ones, folders temporary. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium as driver } from 'playwright-core';
import { chromium } from '../chromium.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Running = {
  readonly address: string;
  readonly data: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

export async function startDemo(...argv: string[]): Promise<Running> {
  const data = await mkdtemp(join(tmpdir(), 'parley-demo-'));
  const child = spawn(process.execPath, ['bin/parley.mjs', 'demo', '--port', '0', '--data', data, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (bytes: Buffer) => {
      said += bytes.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found && said.includes('Ctrl+C')) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the demonstration ended: ${said}`)));
  });
  return { address, data, log: () => said, stop: () => stopped(child, data) };
}

async function stopped(child: ChildProcess, data: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.removeAllListeners('exit');
  child.once('exit', () => undefined);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, gone]);
  await rm(data, { recursive: true, force: true });
}

export const openBrowser = (): Promise<Browser> => driver.launch({ executablePath: chromium as string, args: flags });

export async function command(demo: Running, body: object): Promise<unknown> {
  const answer = await fetch(new URL('/demo/api', demo.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley': '1' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the demonstration refused: ${await answer.text()}`);
  return answer.json();
}

export async function ask<T>(demo: Running, path: string): Promise<T> {
  const answer = await fetch(new URL(path, demo.address));
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const seats = ['party-a', 'party-b', 'mediator', 'second-mediator', 'guarantor', 'intermediary'] as const;
