/** The demonstration in a process of its own, and a browser to look at it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');

/** Plays a scenario up to a moment; resolves to its address, and how to end it. */
export async function demonstration(scenario, at) {
  const data = mkdtempSync(join(tmpdir(), 'parley-pictures-'));
  const args = ['bin/parley.mjs', 'demo', scenario, '--at', at, '--port', '0', '--data', data];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  // Whatever goes wrong here, it does not stay behind.
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  const address = await new Promise((found, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const [here] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (here && said.includes('Ctrl+C')) found(here);
    });
    child.once('exit', (code) => failed(new Error(`the demonstration of ${scenario} ended with ${code}: ${said}`)));
  });
  const end = () =>
    new Promise((gone) => {
      child.removeAllListeners('exit');
      child.once('exit', () => {
        rmSync(data, { recursive: true, force: true });
        gone();
      });
      child.kill('SIGTERM');
    });
  return { address, end };
}

export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', '--hide-scrollbars'],
  });

/** Opens a page of a seat and waits until it has settled. */
export async function show(page, address, seat, path, query) {
  await page.goto(`${address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}${query}`);
  await page.locator('main h1, main h2').first().waitFor();
  await page.waitForTimeout(600);
}
