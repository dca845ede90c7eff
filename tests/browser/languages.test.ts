/** Every language as a reader meets it: its direction and its lines, the fonts that it fetches, and that its pages fit. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { openBrowser, type Running, startDemo } from './demo.ts';

const codes = readdirSync(join(import.meta.dirname, '../../packages/web/messages')).map((file) =>
  file.replace(/\.json$/, ''),
);
const pages = ['', 'seat/mediator/wall', 'seat/mediator/truce', 'seat/mediator/exchange', 'seat/mediator/'];
const scripts = ['arabic', 'hebrew', 'cyrillic'];
/** The script whose file a page in this language fetches, besides Latin. */
const scriptOf: { readonly [code: string]: string } = { ar: 'arabic', he: 'hebrew', ru: 'cyrillic', uk: 'cyrillic' };

/** Evaluated in the page: what it says of its language, by how much it is wider than its window, and its line height. */
const measured = `(() => {
  const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
  const { lineHeight, fontSize } = getComputedStyle(document.body);
  const spacing = Math.round((10 * Number.parseFloat(lineHeight)) / Number.parseFloat(fontSize)) / 10;
  return { lang, dir, wider: scrollWidth - clientWidth, spacing };
})()`;

describe.skipIf(!chromium)('in each language', () => {
  let demo: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  test.each(codes)(
    '%s: pages say their language and direction, fetch the files of its script only, and fit',
    async (code) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      const fetched = new Set<string>();
      page.on('request', (request) => {
        const [, script] = /-([a-z]+)-\d00-normal-[^/]*\.woff2?$/.exec(request.url()) ?? [];
        if (script !== undefined) fetched.add(script);
      });
      for (const name of pages) {
        await page.goto(`${demo.address}${name}?lang=${code}`, { waitUntil: 'load' });
        await page.locator('main h1, main h2').first().waitFor();
        await page.waitForTimeout(400);
        const shown = await page.evaluate(measured);
        const rightToLeft = ['ar', 'he'].includes(code);
        expect(shown, name).toEqual({
          lang: code,
          dir: rightToLeft ? 'rtl' : 'ltr',
          wider: 0,
          spacing: rightToLeft ? 1.7 : 1.5,
        });
        const text = await page.locator('body').innerText();
        expect(text, name).not.toMatch(/\b(act|basis|field|refusal|report|value|term|what)\.[a-z]+[.-][a-z]/);
      }
      expect(scripts.filter((script) => fetched.has(script))).toEqual(
        scriptOf[code] === undefined ? [] : [scriptOf[code]],
      );
      await context.close();
    },
  );
});
