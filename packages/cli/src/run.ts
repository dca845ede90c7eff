/** `parley demo` and `parley up`: they run until they are stopped. */
import { join, resolve } from 'node:path';
import { startDemo, startNode } from '@parley/server';
import { bytesOf, passphraseIn, timeFrom } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';
import { root } from './place.ts';
import { startPractice } from './practice.ts';

const webDir = join(root, 'packages/web/dist');
const example = join(root, 'scenarios/november-2023.yaml');

export type DemoOptions = { readonly at?: string; readonly port: string; readonly data: string };
export type UpOptions = {
  readonly data: string;
  readonly port: string;
  readonly delegation: string;
  readonly passphraseFile?: string;
  readonly guard?: string;
};

export async function demoCommand(path: string | undefined, options: DemoOptions, output: Output): Promise<number> {
  const running = await startDemo({
    scenarioText: new TextDecoder().decode(await bytesOf(path ?? example)),
    ...(options.at !== undefined && { at: timeFrom(options.at) }),
    port: portFrom(options.port),
    dataDir: resolve(options.data),
    webDir,
    print: output.say,
  });
  await running.stopped;
  return exit.holds;
}

export async function upCommand(options: UpOptions, output: Output): Promise<number> {
  const passphrase = passphraseIn(options.passphraseFile);
  const running = await startNode({
    dataDir: resolve(options.data),
    port: portFrom(options.port),
    delegation: options.delegation,
    ...(passphrase !== undefined && { passphrase }),
    ...(options.guard !== undefined && { guardDir: resolve(options.guard) }),
    webDir,
    print: output.say,
    practice: () => startPractice(root),
  });
  await running.stopped;
  return exit.holds;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`"${text}" is not a port.`);
  return port;
}
