/** The page for the worst line, in every language: no script, no font, small, readable, and in the words of the app. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { openBrowser, type Running, startDemo } from './demo.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const messages = join(import.meta.dirname, '../../packages/web/messages');
const codes = readdirSync(messages).map((file) => file.replace(/\.json$/, ''));
const most = 15_000;

describe.skipIf(!chromium)('the text-only page', () => {
  let demo: Running;
  let desks: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, desks, browser] = await Promise.all([startDemo(), startDemo('tests/browser/desks.yaml'), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), desks?.stop(), browser?.close()]);
  });

  test.each(codes)('%s: it is below 15 kB compressed, has no script, and axe finds nothing in it', async (code) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.resourceType()));
    const shown = async (running: Running, seat: string) => {
      const answer = await page.goto(`${running.address}seat/${seat}/plain?lang=${code}`);
      const text = (await answer?.text()) ?? '';
      expect(gzipSync(text).length, seat).toBeLessThan(most);
      expect(text, seat).not.toMatch(/<script|<style|<link rel="stylesheet|\son[a-z]+=|@font-face/i);
      expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
        code,
        ['ar', 'he'].includes(code) ? 'rtl' : 'ltr',
      ]);
      // No key stands where a word should, and nothing is wider than a small screen.
      const visible = await page.locator('body').innerText();
      expect(visible, seat).not.toMatch(/\b(act|basis|field|plain|refusal|reports?|value|term|what)\.[a-z]+/);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate<{ id: string }[]>('window.axe.run().then(({ violations }) => violations)');
      expect(
        found.map(({ id }) => id),
        seat,
      ).toEqual([]);
      return visible;
    };
    const says = (key: string): string => JSON.parse(readFileSync(join(messages, `${code}.json`), 'utf8'))[key];
    const replay = await shown(demo, 'mediator');
    expect(replay).toContain(says('mode.replay'));
    const room = await shown(desks, 'northbank');
    expect(room).toContain(says('mode.rehearsal'));
    expect(room).toContain(says('plain.latest'));
    expect(asked.filter((type) => type !== 'document')).toEqual([]);
    await context.close();
  });

  test('it says of the term what the app says', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${demo.address}seat/mediator/plain?lang=en`);
    const app = await browser.newPage();
    await app.goto(`${demo.address}seat/mediator/truce?lang=en`);
    const term = app.locator('header p[class*=term]');
    await term.waitFor();
    // The demo's clock stands, so both say one and the same second.
    const said = (await term.innerText())
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const text = (await plain.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    for (const part of said) expect(text).toContain(part);
    await Promise.all([context.close(), app.close()]);
  });

  test('a part that nobody asked for is not there: a seat sees its own record, and other sites see nothing', async () => {
    const own = await (await fetch(`${desks.address}seat/southbank/plain?lang=en`)).text();
    expect(own).not.toContain('Line: Northbank');
    const foreign = await fetch(`${desks.address}seat/southbank/plain`, {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    expect((await fetch(`${desks.address}seat/nobody/plain`)).status).toBe(404);
  });
});
