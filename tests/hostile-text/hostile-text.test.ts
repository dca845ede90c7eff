/**
 * Hostile words in every field of every act, over the API: each is signed as it is or refused in words, and what was signed is
 * what is read back. In the browser: nothing of it runs, nothing hides, and every page stays usable.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordView, SeatRoom } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openBrowser, type Running, startDemo } from '../browser/demo.ts';
import { chromium } from '../chromium.ts';
import { textsIn } from './forms.ts';
import { type Answer, formsOf, post, sayAll } from './saying.ts';
import { all, noText, some, tooLong } from './strings.ts';

const full = process.env['PARLEY_CAMPAIGN'] !== undefined;
const messages = ['web', 'desks'].map((pack) => join(import.meta.dirname, `../../packages/${pack}/messages`));
const catalogues = readdirSync(messages[0] as string).map((name) =>
  Object.assign({}, ...messages.map((folder) => JSON.parse(readFileSync(join(folder, name), 'utf8')))),
);

const rooms = [
  { file: 'tests/browser/desks.yaml', seats: ['mediator', 'northbank'] },
  { file: 'tests/browser/operations.yaml', seats: ['mediator', 'northbank', 'intermediary'] },
] as const;

const desks = ['', 'wall', 'charter', 'talks', 'talks?part=offers', 'talks?part=said', 'talks?part=moving', 'truce'];
const others = [
  'truce?part=incidents',
  'truce?part=notifications',
  'truce?part=calls',
  'exchange',
  'exchange?part=lists',
];
const rest = ['exchange?part=tranches', 'exchange?part=handovers', 'teams', 'teams?part=duty', 'teams?part=tasks'];
const last = ['principals', 'principals?part=asks', 'principals?part=line', 'statements', 'statements?part=said'];
const pages = [...desks, ...others, ...rest, ...last, 'statements?part=claims', 'record', 'act', 'plain'];

/** What a page shows of a signed text, as it was signed: symbols are read back into what they stand for. */
const readBack = `[...document.querySelectorAll('aside[aria-labelledby=detail] :is([class*=verbatim], [class*=code])')].map((one) =>
  [...one.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data
    : String.fromCodePoint(Number.parseInt(node.textContent.slice(2), 16))).join(''))`;

/** Characters that turn or hide text and stand on the page as themselves. */
const unshown = `[...document.body.innerText.matchAll(/[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\u2060\\u00ad\\u{e0041}]/gu)].length`;

describe.each(rooms)('hostile words in $file', ({ file, seats }) => {
  let demo: Running;
  let browser: Browser | undefined;
  const said = new Map<string, Answer[]>();
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(file), chromium ? openBrowser() : undefined]);
    for (const seat of seats) said.set(seat, await sayAll(demo, seat, full ? all : some, full ? all.length : 1));
  }, 12 * 3_600_000);
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  const signed = (seat: string): Answer[] => (said.get(seat) ?? []).filter(({ entry }) => entry !== undefined);

  test('every act is signed or refused in words of every language, and none fails', () => {
    for (const seat of seats) {
      const answers = said.get(seat) ?? [];
      expect(
        answers.filter(({ status }) => ![200, 404, 422].includes(status)).map(({ kind, text }) => [kind, text]),
      ).toEqual([]);
      const unworded = answers.flatMap(({ refused }) =>
        refused === undefined || catalogues.every((words) => `refusal.${refused}` in words) ? [] : [refused],
      );
      expect([...new Set(unworded)]).toEqual([]);
      // Enough of them stand for the rest to mean something.
      expect(new Set(signed(seat).map(({ kind }) => kind)).size, seat).toBeGreaterThan(5);
    }
  });

  test('what was signed is what is read back, to the last character', async () => {
    for (const seat of seats) {
      const { entries } = await ask<RecordView>(demo, `/seat/${seat}/api/views/record`);
      for (const { kind, entry, text, body } of signed(seat)) {
        const shown = new Set(textsIn(entries.find((one) => one.entry === entry)?.body));
        const lost = textsIn(body).filter((one) => text.startsWith(one) && !shown.has(one));
        expect(lost, kind).toEqual([]);
      }
    }
  });

  test('a line of a million characters, a request without end, and half a character are refused, and nothing is signed', async () => {
    const seat = 'northbank';
    const room = await ask<SeatRoom>(demo, `/seat/${seat}/api/room`);
    const before = await ask<RecordView>(demo, `/seat/${seat}/api/views/record`);
    const line = room.channels.find(({ purpose }) => purpose === 'own')?.id;
    const forms = await formsOf(demo, seat);
    expect(forms.length).toBeGreaterThan(50);
    for (const text of [tooLong, ...noText, '']) {
      const request = JSON.stringify({ channel: line, kind: 'talks.noted', body: { text } });
      const { status, answer } = await post(demo, `/seat/${seat}/api/acts`, request);
      expect(status, JSON.stringify(answer)).toBe(422);
    }
    const after = await ask<RecordView>(demo, `/seat/${seat}/api/views/record`);
    expect(after.entries.length).toBe(before.entries.length);
    const endless = JSON.stringify({ channel: line, kind: 'talks.noted', body: { text: tooLong + tooLong } });
    expect((await post(demo, `/seat/${seat}/api/acts`, endless)).status).toBe(413);
  });

  describe.skipIf(!chromium)('in the browser', () => {
    async function watched(): Promise<{ page: Page; wrong: string[] }> {
      const page = await (browser as Browser).newPage({ viewport: { width: 1366, height: 768 } });
      const wrong: string[] = [];
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => wrong.push(`dialog ${dialog.message()}`)));
      page.on('pageerror', (error) => void wrong.push(`error ${error.message}`));
      page.on('popup', () => void wrong.push('popup'));
      page.on('request', (request) => {
        if (!request.url().startsWith(demo.address) && !request.url().startsWith('data:,')) wrong.push(request.url());
      });
      return { page, wrong };
    }

    test.each(full ? [...seats] : seats.slice(0, 1))(
      'every page of the %s: nothing runs, nothing turns or hides what stands there, the page is usable',
      async (seat) => {
        const { page, wrong } = await watched();
        for (const path of pages) {
          for (const language of full ? ['en', 'ar'] : ['en']) {
            await page.goto(`${demo.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
            await page.locator('h1').first().waitFor();
            await page.waitForTimeout(150);
            expect(await page.evaluate('window.struck'), path).toBe(undefined);
            expect(await page.evaluate(unshown), path).toBe(0);
            expect(await page.locator('h1').count(), path).toBe(1);
            const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
            expect(await page.evaluate<number>(wider), path).toBeLessThanOrEqual(0);
          }
        }
        expect(wrong).toEqual([]);
        expect(page.url()).toContain('/plain');
        await page.goto(`${demo.address}seat/${seat}/record?lang=en`);
        await page.getByRole('link', { name: 'Talks' }).click();
        await page.getByRole('heading', { level: 1, name: 'Talks' }).waitFor();
        await page.close();
      },
      600_000,
    );

    test('the record shows of each entry what was signed, with what turns or hides text as symbols', async () => {
      const [seat] = seats;
      const { page, wrong } = await watched();
      const once = new Map(signed(seat).map((one) => [one.text, one]));
      let read = 0;
      for (const { entry, text, body, kind } of [...once.values()].slice(0, full ? all.length : 12)) {
        await page.goto(`${demo.address}seat/${seat}/record?lang=en&sel=${entry}`);
        await page.locator('#detail').waitFor();
        await page.locator('aside[aria-labelledby=detail] dl').nth(1).waitFor();
        const shown = await page.evaluate<string[]>(readBack);
        const hostile = textsIn(body).filter((one) => one !== '' && text.startsWith(one));
        expect(
          hostile.filter((one) => !shown.includes(one)),
          `${kind} ${JSON.stringify(text)}`,
        ).toEqual([]);
        read += hostile.length;
      }
      expect(read).toBeGreaterThan(10);
      expect(wrong).toEqual([]);
      await page.close();
    }, 600_000);
  });
});
