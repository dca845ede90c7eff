/**
 * What comes out of the printer: every sheet bears its number, whose record as of when and in which state, and what kind of
 * room it is; nothing of the page is cut or folded away; and rows for the hand stand where a shift goes on from paper.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, openBrowser, type Running, startDemo } from './demo.ts';
import { sheetsOf } from './sheets.ts';

type Held = { readonly hash: string; readonly entries: number; readonly logs: number };
type Words = Readonly<Record<string, string>>;

const wordsIn = (language: string): Words =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../packages/web/messages/${language}.json`), 'utf8'));

/** Without spaces and without ligatures, which are the typesetter's. */
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** What is seen on a page that is laid out for paper, word by word, each as it stands in one element. */
const seen = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = new Set();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const style = getComputedStyle(text.parentElement);
    if (!text.parentElement.checkVisibility() || style.clipPath !== 'none') continue;
    for (const word of text.data.split(/\\s+/)) words.add(word.normalize('NFKC'));
  }
  return [...words];
})()`;

/** Lam and alef are one glyph, which the PDF names in either order. */
const ligature = /ل[اأإآ]/;

/** A letter and its mark are one cluster, which the PDF names twice. */
const unmarked = (text: string): string => text.replaceAll(/\p{M}/gu, '').replaceAll(/(.)\1+/gu, '$1');

/** Elements that show less than they hold: cut at their edge, or wider than the sheet. */
const cut = `(() => {
  const wide = document.documentElement.clientWidth + 1;
  return [...document.querySelectorAll('body *')].flatMap((one) => {
    const style = getComputedStyle(one);
    const { width, right, left } = one.getBoundingClientRect();
    if (width < 2 || style.display === 'none' || style.clipPath !== 'none') return [];
    const hides = style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
    const hidesBelow = style.overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1;
    return hides || hidesBelow || right > wide || left < -1 ? [one.tagName + ' ' + one.className] : [];
  });
})()`;

/** Widths in CSS px of what the margins leave of a sheet: 28 mm less than 210 mm, and than 8.5 in. */
const formats = [
  { format: 'A4', width: 688 },
  { format: 'Letter', width: 710 },
] as const;

const hands: Readonly<Record<string, string>> = {
  wall: 'log',
  'exchange?part=lists': 'list',
  'exchange?part=handovers': 'receipt',
  'teams?part=duty': 'shift',
};

describe.skipIf(!chromium)('on paper', () => {
  let replay: Running;
  let practice: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [replay, practice, browser] = await Promise.all([
      startDemo(),
      startDemo('tests/browser/operations.yaml'),
      openBrowser(),
    ]);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await Promise.all([replay?.stop(), practice?.stop(), browser?.close()]);
  });

  async function shown(running: Running, seat: string, path: string, language: string): Promise<void> {
    await page.goto(`${running.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await page.locator('h1').first().waitFor();
    await page.locator('[class*=printed]').waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
  }

  /** Every sheet has its own number, the state and the mark; the whole is as many sheets as they say. */
  async function printed(format: 'A4' | 'Letter', words: Words, mode: string, held: Held): Promise<readonly string[]> {
    const sheets = sheetsOf(await page.pdf({ format })).map(squeezed);
    expect(sheets.length).toBeGreaterThan(0);
    const hash = held.hash.slice(0, 16);
    const [before = '', between = ''] = squeezed(words['paper.page'] ?? '').split(/\{[nm]\}/);
    for (const [place, sheet] of sheets.entries()) {
      expect(sheet).toContain(hash);
      for (const word of (words[`mode.${mode}`] ?? '?').split(/[\s:;؛]+/).filter((one) => !ligature.test(one)))
        expect(unmarked(sheet)).toContain(unmarked(squeezed(word)));
      // From right to left the runs are drawn in another order than they are read.
      if (words === english) expect(sheet).toContain(`${before}${place + 1}${between}${sheets.length}`);
      else for (const part of [before, between, `${place + 1}`, `${sheets.length}`]) expect(sheet).toContain(part);
    }
    expect(sheets.join('')).toContain(held.hash);
    return sheets;
  }

  const english = wordsIn('en');

  test.each([
    ['replay', 'mediator', 'en', ['wall', 'exchange', 'record']],
    ['rehearsal', 'northbank', 'en', [...Object.keys(hands), 'truce?part=incidents']],
    ['rehearsal', 'intermediary', 'ar', [...Object.keys(hands), 'record']],
    ['replay', 'party-a', 'ar', ['wall', 'truce']],
  ])('a %s as the %s prints it, in %s, on A4 and Letter', async (mode, seat, language, paths) => {
    const running = mode === 'replay' ? replay : practice;
    const words = language === 'en' ? english : wordsIn(language);
    const held = await ask<Held>(running, `/seat/${seat}/api/views/held`);
    for (const path of paths) {
      await shown(running, seat, path, language);
      for (const { format, width } of formats) {
        await page.setViewportSize({ width, height: 900 });
        const sheets = await printed(format, words, mode, held);
        await page.emulateMedia({ media: 'print' });
        expect(await page.evaluate(cut), `${path} ${format}`).toEqual([]);
        const all = await page.evaluate<string[]>(seen);
        await page.emulateMedia({ media: null });
        if (language !== 'en') continue;
        const paper = sheets.join('');
        expect(all.length).toBeGreaterThan(20);
        expect(
          all.filter((word) => !paper.includes(word)),
          `${path} ${format}`,
        ).toEqual([]);
      }
      const hand = hands[path];
      if (hand !== undefined) expect(await page.locator(`[data-hand=${hand}] tbody tr`).count()).toBeGreaterThan(5);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
  });

  test('minutes: what was said in a channel over a span stands on paper in order and in full, and nothing else', async () => {
    type Line = {
      entry: string;
      channel: string;
      channelName: string;
      claimed: string;
      reference: string;
      kind: string;
    };
    const { entries } = await ask<{ entries: Line[] }>(practice, '/seat/intermediary/api/views/record');
    const channel = entries.find(({ kind }) => kind === 'exchange.handover-planned')?.channel ?? '';
    const [from, until] = ['2031-05-01T08:00:00.000Z', '2031-05-01T09:00:00.000Z'];
    await shown(practice, 'intermediary', `minutes?channel=${channel}&from=${from}&until=${until}`, 'en');
    const paper = sheetsOf(await page.pdf({ format: 'A4' })).join('');
    const within = entries.filter((one) => one.channel === channel && one.claimed >= from && one.claimed <= until);
    expect(within.length).toBeGreaterThan(3);
    const places = within.map(({ reference }) => paper.indexOf(reference));
    expect(places).not.toContain(-1);
    expect(await page.locator('main ol > li').count()).toBe(within.length);
    expect(squeezed(paper)).toContain(squeezed('Visible to:'));
  });

  test('the hash can be reckoned from the record, and the same moment bears it again', async () => {
    const seat = '/seat/northbank/api/views';
    const held = await ask<Held & { at: string }>(practice, `${seat}/held`);
    const again = await ask<Held>(practice, `${seat}/held?at=${held.at}`);
    expect(again.hash).toBe(held.hash);
    expect(held.hash).toMatch(/^[0-9a-f]{64}$/);
    const before = await ask<Held>(practice, `${seat}/held?at=2031-05-01T06:00:00.000Z`);
    expect(before.entries).toBeLessThan(held.entries);
    expect(before.hash).not.toBe(held.hash);
    const nothing = await ask<Held>(practice, `${seat}/held?at=2030-01-01T00:00:00.000Z`);
    expect(nothing).toMatchObject({ hash: createHash('sha256').digest('hex'), entries: 0, logs: 0 });
  });
});
