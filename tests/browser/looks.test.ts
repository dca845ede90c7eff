/** Every desk of every sort of seat, in both languages and both themes: read by axe, narrow and wide, and by keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { openBrowser, type Running, startDemo } from './demo.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Room = {
  readonly desks: string;
  readonly file: string;
  readonly begun: string;
  readonly read: readonly (readonly [seat: string, language: string, theme: string])[];
  readonly pages: readonly string[];
};

/** Two small rooms; of each the pages that show something in it, and one where something is begun from a card. */
const rooms: readonly Room[] = [
  {
    desks: 'talks, principals and statements',
    file: 'tests/browser/desks.yaml',
    begun: 'talks?part=offers',
    read: [
      ['mediator', 'en', 'light'],
      ['northbank', 'ar', 'dark'],
    ],
    pages: [
      '',
      'charter',
      'talks?art=4.2',
      'talks?part=offers',
      'talks?part=said',
      'talks?part=moving',
      'principals',
      'principals?part=asks',
      'principals?part=line',
      'principals?part=authority',
      'statements',
      'statements?part=said',
      'statements?part=claims',
    ],
  },
  {
    desks: 'truce, exchange and teams',
    file: 'tests/browser/operations.yaml',
    begun: 'truce?part=incidents',
    read: [
      ['northbank', 'uk', 'light'],
      ['intermediary', 'he', 'dark'],
    ],
    pages: [
      'truce',
      'truce?part=incidents',
      'truce?part=notifications',
      'truce?part=calls',
      'exchange',
      'exchange?part=lists',
      'exchange?part=tranches',
      'exchange?part=handovers',
      'teams',
      'teams?part=duty',
      'teams?part=tasks',
      'teams?part=whereabouts',
    ],
  },
];

type Found = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

async function offences(page: Page): Promise<string[]> {
  const found = await page.evaluate<Found[]>('window.axe.run().then((found) => found.violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

const overflows = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.skipIf(!chromium).each(rooms)('the desks of $desks', ({ file, begun, read, pages }) => {
  let demo: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(file), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  async function at(width: number, theme: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    await context.addInitScript({ content: `localStorage.setItem('parley.theme', '${theme}')` });
    await context.addInitScript({ content: axe });
    return context.newPage();
  }

  const shown = async (page: Page, seat: string, path: string, lang: string) => {
    await page.goto(`${demo.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForTimeout(200);
  };

  test.each([...read])(
    'axe finds nothing on the pages of the %s, in %s, %s; none is wider than its window',
    async (seat, lang, theme) => {
      const page = await at(1366, theme);
      for (const path of pages) {
        await shown(page, seat, path, lang);
        expect(await offences(page), `${seat} ${path} ${lang} ${theme}`).toEqual([]);
        expect(await overflows(page), path).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    },
    120_000,
  );

  test('at 320 px every page of a mediator reads without moving sideways, and what is written covers it', async () => {
    const page = await at(320, 'light');
    for (const path of pages) {
      await shown(page, 'mediator', path, 'en');
      expect(await overflows(page), path).toBeLessThanOrEqual(0);
    }
    await shown(page, 'mediator', begun, 'ar');
    expect(await overflows(page)).toBeLessThanOrEqual(0);
    await page.locator('main article button').first().click();
    await page.locator('dialog:modal').waitFor();
    expect(await offences(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
    expect(await page.evaluate("document.activeElement.closest('article') !== null")).toBe(true);
    await page.context().close();
  }, 90_000);

  test('by keyboard alone: a desk is chosen, an offer begun and left, and the focus comes back', async () => {
    const page = await at(1366, 'light');
    await shown(page, 'northbank', '', 'en');
    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyT');
    await page.getByRole('heading', { level: 1, name: 'Talks' }).waitFor();
    await page.keyboard.press('KeyN');
    await page.locator('dialog[open]').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Make an offer');
    expect(await offences(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+Slash');
    await page.getByText('No key sends, signs or releases anything.').waitFor();
    expect(await offences(page)).toEqual([]);
    await page.getByLabel('Single keys are on').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyP');
    expect(new URL(page.url()).pathname).toMatch(/talks$/);
    await page.context().close();
  }, 60_000);
});
