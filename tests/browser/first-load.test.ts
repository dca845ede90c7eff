/**
 * A principal far away opens the page for the first time: what that takes off the link, all answers and fonts included, and
 * how long it takes on a bad one. Sizes are as they went over the wire, compressed, headers too.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { openBrowser, type Running, startDemo } from './demo.ts';

/** 50 kbit/s, in bytes a second, and a second for every answer to begin: a satellite telephone on a good day. */
const badLink = { offline: false, latency: 1_000, downloadThroughput: 6_250, uploadThroughput: 6_250 };
const promised = 300_000;
/** Fetched once the page stands and nothing is asked for: no part of what its reader waits for. */
const ofOtherDesks = /\/assets\/(?!Principals)\w+Page-/;
const languages = process.env['PARLEY_CAMPAIGN'] ? ['en', 'ar'] : ['ar'];

type Loaded = { readonly bytes: () => number; readonly fonts: () => number };

describe.skipIf(!chromium)('the first load of the principals’ page', () => {
  let demo: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  async function counting(context: BrowserContext, page: Page, link?: typeof badLink): Promise<Loaded> {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    if (link) await cdp.send('Network.emulateNetworkConditions', link);
    let bytes = 0;
    let fonts = 0;
    // The other desks, and what is asked for again because something changed meanwhile.
    const later = new Set<string>();
    const asked = new Set<string>();
    cdp.on('Network.responseReceived', ({ type, requestId, response }) => {
      if (type === 'Font') fonts += 1;
      if (ofOtherDesks.test(response.url) || (link === undefined && asked.has(response.url))) later.add(requestId);
      asked.add(response.url);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!later.has(requestId)) bytes += encodedDataLength;
    });
    return { bytes: () => bytes, fonts: () => fonts };
  }

  const opened = async (page: Page, lang: string): Promise<void> => {
    await page.goto(`${demo.address}seat/mediator/principals?lang=${lang}`, { waitUntil: 'commit' });
  };
  const termShown = (page: Page) => page.locator('header p[class*=term]').waitFor({ timeout: 120_000 });
  const pageShown = (page: Page) => page.locator('main h1').waitFor({ timeout: 120_000 });

  test.each([
    ['en', promised],
    // Arabic takes two fonts more, which a link like that of the next test is spared.
    ['ar', 350_000],
  ])('%s: on a good link all of it is below %i bytes, fonts included', async (lang, most) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const loaded = await counting(context, page);
    await opened(page, lang);
    await pageShown(page);
    await page.waitForTimeout(2_000);
    console.log(`${lang}: ${loaded.bytes()} bytes, ${loaded.fonts()} fonts`);
    expect(loaded.fonts()).toBeGreaterThan(0);
    expect(loaded.bytes()).toBeLessThan(most);
    expect(loaded.bytes()).toBeGreaterThan(100_000);
    await context.close();
  });

  test.each(languages)(
    '%s: at 50 kbit/s with a second of latency the term stands within 60 s, within 20 s when opened again, below 300 kB in all',
    async (lang) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const loaded = await counting(context, page, badLink);
      const begun = performance.now();
      await opened(page, lang);
      await termShown(page);
      const term = performance.now() - begun;
      await pageShown(page);
      const desk = performance.now() - begun;
      await page.waitForTimeout(5_000);
      const first = loaded.bytes();
      const again = performance.now();
      await opened(page, lang);
      await termShown(page);
      const second = performance.now() - again;
      console.log(
        `${lang}: term ${Math.round(term)} ms, desk ${Math.round(desk)} ms, ${first} bytes; again ${Math.round(second)} ms`,
      );
      expect(term).toBeLessThan(60_000);
      expect(second).toBeLessThan(20_000);
      expect(first).toBeLessThan(promised);
      // Such a link is not asked for fonts: the page is read in the machine's own.
      expect(loaded.fonts()).toBe(0);
      await context.close();
    },
    240_000,
  );
});
