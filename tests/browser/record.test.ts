/** The record at its desk, the palette, As of and room mode, by keyboard: real nodes of every seat, in a real browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SeatRoom, TimelineView, WholeEntry } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, openBrowser, type Running, startDemo } from './demo.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** With vowel points, a lengthened letter and a hamza on its carrier, as a careful writer would set it. */
const written = 'نَطلُبُ قائمةَ الأشخـاص قبل يوم ٣ مايو';
/** As somebody types it in haste, on another keyboard. */
const typed = 'قائمه الاشخاص 3';

let browser: Browser;
let demo: Running;

beforeAll(async () => {
  if (chromium) [browser, demo] = await Promise.all([openBrowser(), startDemo('tests/browser/operations.yaml')]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), demo?.stop()]);
});

async function pageOf(seat: string, path: string, width = 1366, lang = 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  await page.goto(`${demo.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  await page.locator('main h1').first().waitFor();
  return page;
}

async function offences(page: Page): Promise<string[]> {
  type Found = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
  const found = await page.evaluate<Found[]>('window.axe.run().then((found) => found.violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

async function say(seat: string, purpose: string, kind: string, body: object): Promise<string> {
  const { channels } = await ask<SeatRoom>(demo, `/seat/${seat}/api/room`);
  const channel = channels.find((one) => one.purpose === purpose)?.id;
  const answer = await fetch(new URL(`/seat/${seat}/api/acts`, demo.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley': '1' },
    body: JSON.stringify({ channel, kind, body }),
  });
  const done = (await answer.json()) as { entry: string };
  if (!answer.ok) throw new Error(JSON.stringify(done));
  return done.entry;
}

const timeline = (seat: string, query = '') => ask<TimelineView>(demo, `/seat/${seat}/api/views/timeline?${query}`);
const focusedRow = (page: Page) => page.evaluate<string | null>("document.activeElement.getAttribute('aria-rowindex')");
const counted = (page: Page) => page.locator('search [role=status]').innerText();

describe.skipIf(!chromium)('the record desk', () => {
  test('an entry in Arabic is found however it is typed, opened whole, verified and closed, all by keyboard', async () => {
    const entry = await say('northbank', 'line', 'talks.message-sent', { text: written });
    const { total } = await timeline('northbank');
    const page = await pageOf('northbank', 'truce');
    await page.keyboard.press('Slash');
    await page.getByLabel('Search, in any script').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    expect(await counted(page)).toBe(`Showing ${total} of ${total}`);
    // In a field a key is a letter: neither j nor a comma does anything but stand there.
    await page.keyboard.type('j,');
    expect(await page.locator('#search').inputValue()).toBe('j,');
    await page.locator('#search').fill(typed);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed);
    await page.getByText(`Showing 1 of ${total}`).waitFor();
    await page.getByRole('gridcell', { name: 'Message written' }).waitFor();

    await page.locator('main h1').click();
    await page.keyboard.press('KeyJ');
    await expect.poll(() => focusedRow(page)).toBe('2');
    await page.keyboard.press('Enter');
    const whole = page.locator('aside[aria-labelledby=detail]');
    await whole.getByText(written).waitFor();
    expect(new URL(page.url()).searchParams.get('sel')).toBe(entry);
    const said = await whole.innerText();
    for (const part of ['Northbank', 'Time claimed', 'Held by others since', 'Held by', 'Signed: Ed25519', entry])
      expect(said).toContain(part);
    const shown = await ask<WholeEntry>(demo, `/seat/northbank/api/entries/${entry}`);
    expect(shown.signature.holds).toBe(true);
    const bytes = Buffer.from(shown.bytes, 'hex');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry);
    const box = Buffer.from(shown.box ?? '', 'hex');
    expect(createHash('sha256').update(box).digest('hex')).toBe(shown.boxHash);
    await whole.getByText(`Signed bytes: ${bytes.length}`).click();
    expect((await whole.locator('pre').first().innerText()).replaceAll(/^[0-9a-f]{4} {2}|\s/gm, '')).toBe(shown.bytes);
    expect(await offences(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await whole.waitFor({ state: 'detached' });
    await expect.poll(() => focusedRow(page)).toBe('2');
    await page.context().close();
  }, 60_000);

  test('filters stand in the address, leave what they say, and are the same when it is opened again', async () => {
    const all = await timeline('mediator');
    const held = await timeline('mediator', 'desk=exchange&by=southbank&count=500');
    expect(held.shown).toBeGreaterThan(0);
    expect(held.shown).toBeLessThan(all.shown);
    for (const line of held.lines) expect([line.desk, line.by]).toEqual(['exchange', 'southbank']);
    const page = await pageOf('mediator', 'record');
    await page.getByLabel('Desk', { exact: true }).selectOption('exchange');
    await page.getByLabel('By', { exact: true }).selectOption('southbank');
    await page.getByText(`Showing ${held.shown} of ${all.total}`).waitFor();
    await page.getByLabel('Disputed only').check();
    await page.getByText('No entry matches.').waitFor();
    await page.getByLabel('Disputed only').uncheck();
    await page.getByLabel('Provenance').selectOption('own-word');
    const alone = await timeline('mediator', 'desk=exchange&by=southbank&provenance=own-word&count=500');
    await page.getByText(`Showing ${alone.shown} of ${all.total}`).waitFor();
    for (const line of alone.lines) expect(line.witnessed).toEqual([]);
    await page.goto(page.url());
    await page.getByText(`Showing ${alone.shown} of ${all.total}`).waitFor();
    expect(await page.getByLabel('By', { exact: true }).inputValue()).toBe('southbank');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText(`Showing ${all.total} of ${all.total}`).waitFor();
    // An act's name is found in the language of the page, which the node does not know.
    await page.locator('#search').fill('clearance stated');
    await page
      .getByText(
        `Showing ${(await timeline('mediator', 'q=clearance+stated&kinds=exchange.clearance-stated')).shown} of`,
      )
      .waitFor();
    await page.context().close();
  }, 60_000);

  test('a table tells how many rows there are, and arrows, Page, Home and End reach each of them', async () => {
    const { shown } = await timeline('mediator');
    const page = await pageOf('mediator', 'record');
    const table = page.getByRole('grid', { name: 'Record' });
    expect(await table.getAttribute('aria-rowcount')).toBe(String(shown + 1));
    await page.keyboard.press('KeyJ');
    await expect.poll(() => focusedRow(page)).toBe('2');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedRow(page)).toBe('3');
    await page.keyboard.press('End');
    await expect.poll(() => focusedRow(page)).toBe(String(shown + 1));
    await page.keyboard.press('PageUp');
    await expect.poll(async () => Number(await focusedRow(page))).toBeLessThan(shown);
    await page.keyboard.press('Home');
    await expect.poll(() => focusedRow(page)).toBe('2');
    // The focus stays though its row is scrolled away.
    await table.evaluate('(table) => table.scrollTo(0, table.scrollHeight)');
    await expect.poll(() => focusedRow(page)).toBe('2');
    await page.context().close();
  }, 60_000);
});

describe.skipIf(!chromium)('by keyboard', () => {
  test('the palette leads to a page, an act’s form, a channel and an entry, and closes', async () => {
    const page = await pageOf('mediator', '');
    const open = async (words: string) => {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('combobox', { name: 'Page, act, channel or reference' }).waitFor();
      await page.keyboard.type(words);
    };
    await open('teams');
    await page.getByRole('option', { name: /^Teams/ }).waitFor();
    expect(await offences(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Teams' }).waitFor();
    await open('line: north');
    await page.getByRole('option', { name: 'Line: Northbank' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Record' }).waitFor();
    expect(new URL(page.url()).searchParams.get('channel')).toMatch(/^[0-9a-f]{64}$/);
    await page.getByRole('button', { name: 'Show all' }).click();
    const [first] = (await timeline('mediator', 'count=1&by=southbank')).lines;
    await open(first?.reference ?? '');
    await page
      .getByRole('option', { name: new RegExp(`^${first?.reference}.*Southbank`) })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
    await open('make an offer');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] h2', { hasText: 'Make an offer' }).waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  }, 60_000);

  test('As of any moment, and Live again', async () => {
    const now = (await timeline('mediator')).total;
    const { total } = await timeline('mediator', 'at=2031-05-01T08:45:00Z');
    expect(total).toBeLessThan(now);
    const page = await pageOf('mediator', 'record');
    await page.getByText(`Showing ${now} of ${now}`).waitFor();
    await page.keyboard.press('Comma');
    expect(await page.evaluate('document.activeElement.id')).toBe('asof');
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.type('2031-05-01 08:45');
    await page.keyboard.press('Enter');
    await page.getByText(`Showing ${total} of ${total}`).waitFor();
    await page.getByText('Nothing can be changed here.').waitFor();
    await page.keyboard.press('F6');
    await page.keyboard.press('Period');
    await page.getByText(`Showing ${now} of ${now}`).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBeNull();
    await page.context().close();
  }, 60_000);

  test('every key is listed, and single ones can be turned off', async () => {
    const page = await pageOf('mediator', 'record');
    await page.keyboard.press('Shift+Slash');
    const list = await page.locator('dialog:modal').innerText();
    for (const key of ['Ctrl K', '/', ', .', 'j k', 'Enter', 'Esc', 'n', 'Shift H', 'Shift D', 'F6', '?', 'g d'])
      expect(list.split(/\n/).map((line) => line.trim())).toContain(key);
    await page.getByLabel('Single keys are on').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+KeyH');
    await page.keyboard.press('KeyJ');
    expect(await focusedRow(page)).toBeNull();
    expect(await page.getByText('Room mode:').count()).toBe(0);
    await page.keyboard.press('Control+KeyK');
    await page.locator('dialog:modal input[role=combobox]').waitFor();
    await page.context().close();
  }, 60_000);
});

describe.skipIf(!chromium)('room mode', () => {
  const about = ['First officer', 'A drone was seen.'];
  const pages = [
    'teams?part=duty',
    'teams?part=whereabouts',
    'truce?part=incidents',
    'record',
    'exchange?part=lists',
    '',
  ];

  test('leaves no word about a person on any page, in any attribute, and says so until it is turned off', async () => {
    const page = await pageOf('northbank', 'teams?part=duty');
    await page.getByText('First officer').first().waitFor();
    await page.keyboard.press('Shift+KeyH');
    await page.getByText('Room mode: words about persons are left out').waitFor();
    for (const path of pages) {
      await page.goto(`${demo.address}seat/northbank/${path}${path.includes('?') ? '&' : '?'}lang=en`);
      await page.locator('main h1').first().waitFor();
      await page.waitForTimeout(300);
      const all = await page.content();
      for (const words of about) expect([path, words, all.includes(words)]).toEqual([path, words, false]);
    }
    await page.goto(`${demo.address}seat/northbank/record?lang=en&q=officer`);
    await page.getByRole('row').nth(1).click();
    await page.locator('aside').getByText('left out').first().waitFor();
    expect(await page.content()).not.toContain('First officer');
    expect(await offences(page)).toEqual([]);
    await page.goto(`${demo.address}seat/northbank/teams?part=duty&lang=en`);
    await page.getByRole('button', { name: 'Turn room mode off' }).click();
    await page.getByText('First officer').first().waitFor();
    await page.context().close();
  }, 60_000);

  test.each(['ar', 'fr'])(
    'record, palette and room mode pass axe and fit at 320 px, in %s',
    async (lang) => {
      const page = await pageOf('mediator', 'record', 320, lang);
      const wider = () =>
        page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      await page.keyboard.press('Shift+KeyH');
      await page.waitForTimeout(300);
      expect(await wider()).toBeLessThanOrEqual(0);
      expect(await offences(page)).toEqual([]);
      await page.keyboard.press('Control+KeyK');
      await page.locator('dialog:modal input[role=combobox]').waitFor();
      expect(await wider()).toBeLessThanOrEqual(0);
      expect(await offences(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
