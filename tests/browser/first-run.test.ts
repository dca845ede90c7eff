/**
 * A newcomer's first run, from an empty folder to a room with a wall, in a browser: by its words in three languages, read by
 * axe in light and in dark, and at 320 px. Screenshots of it lie in `.parley/first-run` afterwards.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { RunningNode } from '../parley.ts';
import { openBrowser } from './demo.ts';

const root = join(import.meta.dirname, '../..');
const pictures = join(root, '.parley/first-run');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const passphrase = 'four words and a horse';

type Found = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Words = Readonly<Record<string, string>>;
const wordsOf = (code: string): Words =>
  JSON.parse(readFileSync(join(root, `packages/web/messages/${code}.json`), 'utf8')) as Words;

const parts = ['people', 'node', 'sites', 'terms', 'wall', 'languages', 'practice'];

const names = {
  en: { process: 'Talks on the two crossings', label: 'Mediator', site: 'Talks site', terms: 'As agreed in writing.' },
  ar: { process: 'محادثات المعبرين', label: 'الوسيط', site: 'موقع المحادثات', terms: 'كما اتُّفق عليه كتابةً.' },
  he: { process: 'שיחות על שני המעברים', label: 'המתווך', site: 'אתר השיחות', terms: 'כפי שהוסכם בכתב.' },
} as const;

describe.skipIf(!chromium)('a first run', () => {
  let browser: Browser;
  const nodes: RunningNode[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'parley-first-run-'));
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), ...nodes.map((node) => node.down('SIGTERM'))]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** A node on an empty folder; `link` bears the token of the one-time link. */
  const fresh = async () => {
    const data = join(folder, `node-${nodes.length}`);
    const node = new RunningNode(['--data', data, '--guard', `${data}-guard`]);
    nodes.push(node);
    await node.up();
    return { data, link: /http:\/\/127\.0\.0\.1:\d+\/seat\/\S+/.exec(node.log)?.[0] ?? '' };
  };
  const openAt = (link: string, code: string) => link.replace(/#|$/, (sign) => `?lang=${code}${sign}`);

  /** Axe finds nothing in either theme, and nothing moves sideways, however narrow the page. */
  async function look(page: Page, name: string): Promise<void> {
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      const found = await page.evaluate<Found[]>('window.axe.run().then((found) => found.violations)');
      expect(
        found.map(({ id, nodes: at }) => `${id}: ${at[0]?.html.slice(0, 160)}`),
        `${name}, ${theme}`,
      ).toEqual([]);
      await page.screenshot({ path: join(pictures, `${name}-${theme}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 320, height: 800 });
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(wider), `${name} at 320 px`).toBeLessThanOrEqual(0);
    await page.evaluate("document.documentElement.dataset.theme = 'light'");
    await page.screenshot({ path: join(pictures, `${name}-320.png`), fullPage: true });
    await page.setViewportSize({ width: 1366, height: 768 });
  }

  test.each(Object.entries(names))(
    '%s: from the printed link to a room with a wall; each step can be left, and is there again',
    async (code, own) => {
      const words = wordsOf(code);
      const say = (key: string) => words[key] as string;
      const node = await fresh();
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, bypassCSP: true });
      await context.addInitScript({ content: axe });
      const page = await context.newPage();
      const press = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click();
      const fill = (key: string, value: string, place = 0) =>
        page.getByLabel(say(key), { exact: true }).nth(place).fill(value);
      const arrive = (key: string) => page.getByRole('heading', { level: 1, name: say(key), exact: true }).waitFor();

      // The passphrase.
      await page.goto(openAt(node.link, code));
      await arrive('unlock.first');
      await look(page, `${code}-1-unlock`);
      await fill('unlock.passphrase', passphrase);
      await fill('unlock.again', `${passphrase}s`);
      await press('unlock.keep');
      await page.getByText(say('unlock.differ')).waitFor();
      await fill('unlock.again', passphrase);
      await press('unlock.keep');

      // Language and text size.
      await arrive('begin.language');
      expect(
        await page
          .locator('tbody tr')
          .filter({ hasText: say('languages.awaits') })
          .count(),
      ).toBe(6);
      await press('settings.size.large');
      expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('18.4px');
      await press('settings.size.usual');
      await look(page, `${code}-2-language`);
      await press('begin.close');

      // People: a name, and a sheet that opens the node.
      await arrive('begin.people');
      await fill('people.yourName', own.label);
      await press('people.keepName');
      await page.locator('li strong', { hasText: own.label }).waitFor();
      await press('sheet.make');
      await page.locator('[data-sheet]').waitFor();
      const printed = await page.locator('[data-sheet]').innerText();
      const recovery = /([0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec(printed)?.[0] ?? '';
      expect(recovery).toHaveLength(39);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: say('sheet.print') }).count()).toBe(0);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
      await page.emulateMedia({ media: 'screen' });
      await look(page, `${code}-3-people`);
      await press('sheet.putAway');
      await press('begin.close');

      // The room: left for later, and taken up again after the page was closed.
      await arrive('begin.room');
      await press('begin.later');
      await arrive('begin.sites');
      await page.goto(openAt(node.link.split('#')[0] as string, code));
      await arrive('begin.room');
      await look(page, `${code}-4-room`);
      await fill('begin.process', own.process);
      await fill('begin.label', own.label);
      await fill('room.terms', own.terms);
      await press('begin.foundButton');
      await page.getByText(say('begin.founded')).waitFor();
      await press('begin.next');

      // Sites and the clock. A name that looks like another is warned of.
      await arrive('begin.sites');
      await fill('sites.name', `${own.label.slice(0, 3)}\u200b${own.label.slice(3)}`);
      await page.getByText((say('form.alike').split('{name}')[1] as string).trim()).waitFor();
      await fill('sites.name', own.site);
      await fill('sites.zone', 'Mars/Base');
      await page.getByText(say('sites.unknownZone')).waitFor();
      await fill('sites.zone', 'Africa/Nairobi');
      await press('sites.add');
      await page.locator('li', { hasText: own.site }).waitFor();
      await look(page, `${code}-5-sites`);
      await press('begin.close');

      // The wall: nothing is shown on it until somebody has said who can see it.
      await arrive('begin.wall');
      const beginning = page.url();
      await page.goto(`${node.link.split('#')[0]}wall?lang=${code}`);
      await arrive('wall.unset');
      await look(page, `${code}-6-unset`);
      await page.goto(beginning);
      await arrive('begin.wall');
      await fill('wall.diagonal', '32');
      await fill('wall.distance', '9');
      await page.getByText((say('wall.tooFar').split('}').at(-1) as string).trim()).waitFor();
      await fill('wall.diagonal', '65');
      await fill('wall.distance', '5');
      await look(page, `${code}-7-wall`);
      await press('wall.keep');
      await page.getByRole('link', { name: say('wall.toSample') }).click();
      await arrive('wall.sample');
      await page.setViewportSize({ width: 1920, height: 1080 });
      // 65 inches from 5 m: capitals of 16 minutes of arc (look at legible.test.ts for the figures).
      const pixels = await page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)");
      expect(pixels).toBeGreaterThanOrEqual(44.4);
      expect(pixels).toBeLessThan(45);
      await page.screenshot({ path: join(pictures, `${code}-8-sample.png`) });
      await page.getByRole('link', { name: say('wall.sampleYes') }).click();
      await arrive('nav.truce');
      expect(await page.locator('body').innerText()).toContain(own.site);
      expect(await page.locator('body').innerText()).toContain(say('term.none'));
      await page.screenshot({ path: join(pictures, `${code}-9-wall.png`) });
      await page.setViewportSize({ width: 1366, height: 768 });

      // What is left stands on the settings.
      await page.goto(`${node.link.split('#')[0]}settings?lang=${code}`);
      await arrive('nav.settings');
      await page
        .getByRole('navigation', { name: say('begin.steps') })
        .getByText(say('begin.practice'))
        .click();
      await arrive('begin.practice');
      await page.getByRole('button', { name: say('practice.start') }).waitFor();
      await look(page, `${code}-a-practice`);
      await press('begin.close');
      await page.goto(`${node.link.split('#')[0]}settings?lang=${code}`);
      await arrive('nav.settings');
      expect(await page.getByText(say('begin.open'), { exact: true }).count()).toBe(0);
      for (const part of code === 'en' ? parts : ['people', 'terms']) {
        await page.goto(`${node.link.split('#')[0]}settings?lang=${code}&part=${part}`);
        await page.getByRole('heading', { level: 2, name: say(`settings.${part}`), exact: true }).waitFor();
        await look(page, `${code}-b-settings-${part}`);
      }

      // Every session ends at the node; the sheet, typed in small letters, opens a new one.
      const other = await context.newPage();
      await other.goto(`${node.link.split('#')[0]}truce?lang=${code}`);
      await other.getByRole('heading', { level: 1 }).waitFor();
      await page.goto(`${node.link.split('#')[0]}settings?lang=${code}&part=people`);
      await press('sessions.endAll');
      await arrive('unlock.title');
      await other.bringToFront();
      await other.getByRole('heading', { level: 1, name: say('unlock.title'), exact: true }).waitFor();
      await page.bringToFront();
      await fill('unlock.passphrase', recovery.toLowerCase().replaceAll('-', ' '));
      await press('unlock.open');
      await arrive('nav.settings');

      // Nothing of it lies readable on the disk.
      for (const file of readdirSync(node.data)) {
        const bytes = readFileSync(join(node.data, file));
        for (const word of [own.site, own.process, own.terms])
          expect([file, bytes.includes(word)]).toEqual([file, false]);
      }
      await context.close();
    },
    180_000,
  );

  test('by keyboard: the steps and the settings are reached and done without a pointer', async () => {
    const node = await fresh();
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(openAt(node.link, 'en'));
    const focus = async (name: RegExp) => {
      for (let tabs = 0; tabs < 80; tabs++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate<string>(
          "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim() + '|' + document.activeElement.localName",
        );
        if (name.test(now)) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await focus(/^Passphrase\|input/);
    await page.keyboard.type(passphrase);
    await focus(/^Passphrase again/);
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Language and text size' }).waitFor();
    await focus(/^This is done/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'People and recovery sheet' }).waitFor();
    expect(await page.evaluate('document.activeElement.localName')).toBe('h1');
    await focus(/^Leave it for later/);
    await page.keyboard.press('Enter');
    await focus(/^Name of the process/);
    await page.keyboard.type('A process');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mediator');
    await page.keyboard.press('Tab');
    await page.keyboard.type('As agreed.');
    await focus(/^Found this room/);
    await page.keyboard.press('Enter');
    await page.getByText('This node is in a room.').waitFor();
    await focus(/^Go to the room/);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Desks' }).waitFor();
    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyI');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await focus(/^End all sessions/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'This node is locked' }).waitFor();
    // No page asked anybody but its node, and none can make markup of a text.
    expect([...asked]).toEqual([new URL(node.link).origin]);
    const markup = "try { document.body.innerHTML = '<b>text</b>'; 'made' } catch (error) { error.name }";
    expect(await page.evaluate(markup)).toBe('TypeError');
    await page.close();
  }, 120_000);

  test('a practice room of invented parties opens beside the node, and knows nothing of it', async () => {
    const node = await fresh();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(openAt(node.link, 'en'));
    for (const label of ['Passphrase', 'Passphrase again'])
      await page.getByLabel(label, { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Keep this passphrase' }).click();
    await page.getByRole('link', { name: /^Practice Not/ }).click();
    await page.getByRole('button', { name: 'Start a practice round' }).click();
    const link = page.getByRole('link', { name: 'Open the practice room' });
    await link.waitFor({ timeout: 120_000 });
    const [practice] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await practice.getByText('PRACTICE: invented data').waitFor();
    expect(new URL(practice.url()).port).not.toBe(new URL(node.link).port);
    expect(await practice.locator('body').innerText()).toContain('Northbank');
    await context.close();
  }, 180_000);
});
