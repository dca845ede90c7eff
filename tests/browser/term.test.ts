import type { SeatRoom, TruceView } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, command, openBrowser, type Running, seats, startDemo } from './demo.ts';

const pages = ['wall', 'truce', 'exchange', 'teams', 'record', ''] as const;

/** What no screen may say of a truce. The words of the text's own term, which may end, are taken out first. */
const forbidden = {
  en: /\b(ended|held|holds|holding|lapsed?|collapsed?|violat\w*|broken|breach\w*|expired)\b/i,
  ar: /(انتهت|انتهاء|انهار|انهيار|صمد|صامدة|خُرق|خرق|انتهاك|سقطت|انقضت)/,
};
const ofTheTerm = {
  en: [/agreed term (has )?end(ed|s)/gi, /handovers? held/gi, /held (by|since|here|up)/gi, /entries held/gi],
  ar: [/انتهت المدة المتفق عليها/g, /انتهاء المدة المتفق عليها/g],
};

async function textOf(page: Page, address: string): Promise<string> {
  await page.goto(address, { waitUntil: 'load' });
  await page.locator('main h1, main h2').first().waitFor();
  await page.waitForTimeout(150);
  return page.locator('body').innerText();
}

const hourOf = (iso: string) => iso.slice(11, 16);

describe.skipIf(!chromium)('the agreed term ends', () => {
  let demo: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  test('with two links cut at 06:50, at 07:01 no screen declares an end of the truce; each says whom it last heard, and when', async () => {
    await command(demo, { do: 'chapter', chapter: 5 });
    await command(demo, { do: 'press', press: 'cut-b' });
    await command(demo, { do: 'press', press: 'cut-mediator' });
    await command(demo, { do: 'press', press: 'let-pass' });
    for (const lang of ['en', 'ar'] as const) {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      for (const seat of seats) {
        const room = await ask<SeatRoom>(demo, `/seat/${seat}/api/room`);
        const truce = await ask<TruceView>(demo, `/seat/${seat}/api/views/truce`);
        expect(truce).toMatchObject({ phase: 'term-ended', endDeclaredBy: [] });
        for (const name of pages) {
          const text = await textOf(page, `${demo.address}seat/${seat}/${name}?lang=${lang}`);
          const rest = ofTheTerm[lang].reduce((left, allowed) => left.replace(allowed, ''), text);
          // On the pages that speak of the truce no such word at all; elsewhere none in a line that names the truce.
          const lines = ['wall', 'truce', ''].includes(name)
            ? [rest]
            : rest.split('\n').filter((one) => /truce|هدنة/i.test(one));
          for (const one of lines)
            expect(forbidden[lang].exec(one)?.[0], `${seat} ${name} ${lang}: ${one.slice(0, 400)}`).toBeUndefined();
          if (name !== 'wall' && name !== 'truce') continue;
          for (const heard of ['party-a', 'party-b', 'mediator'].filter((one) => one !== seat)) {
            const label = room.delegations.find((one) => one.id === heard)?.label as string;
            const at = hourOf(truce.heardFrom[heard] as string);
            expect(text.replace(/[\u2066-\u2069\u200e\u200f]/g, ''), `${seat} ${name} ${lang}`).toMatch(
              new RegExp(`${label}[^\\n]{0,12}${at}`),
            );
          }
        }
      }
      await page.close();
    }
  }, 300_000);

  test('in the example three presses move the end on the wall of every seat', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${demo.address}?lang=en`, { waitUntil: 'load' });
    await page.getByRole('button', { name: /What if: a list before 07:00/ }).click();
    for (const press of [/As B: hand in a list/, /As the mediator: convey it/, /As A: agree/]) {
      const button = page.getByRole('button', { name: press });
      await button.waitFor();
      await button.click();
      await page.waitForTimeout(600);
    }
    for (const seat of seats) {
      const truce = await ask<TruceView>(demo, `/seat/${seat}/api/views/truce`);
      expect(truce.expiresAt, seat).toBe('2023-12-02T05:00:00.000Z');
      const text = await textOf(page, `${demo.address}seat/${seat}/wall?lang=en`);
      expect(text, seat).toMatch(/2 Dec[^\n]{0,12}05:00/);
    }
    await page.close();
  }, 120_000);

  test('one changed byte in a copy is found, with log, position and reason', async () => {
    const found = await ask<{ holds: boolean; changed: number; first: { log: string; reason: string } }>(
      demo,
      '/demo/api/check?seat=party-a&change=1',
    );
    expect(found.holds).toBe(false);
    expect(found.first.reason).toBeTruthy();
    const page = await browser.newPage();
    const text = await textOf(page, `${demo.address}?lang=en`);
    expect(text).toContain('Check the record');
    await page.close();
  });
});

describe.skipIf(!chromium)('an extension told by telephone', () => {
  let demo: Running;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo('--at', '2023-12-01T06:55:00+02:00'), openBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  test('takes one act of the mediator at 06:55, and every wall says that written confirmation is awaited', async () => {
    const { channels } = await ask<SeatRoom>(demo, '/seat/mediator/api/room');
    const { references } = await ask<{ references: { id: string; kind: string }[] }>(
      demo,
      '/seat/mediator/api/references',
    );
    const body = {
      truce: references.find((one) => one.kind === 'truce.proposed')?.id,
      hours: 24,
      saidBy: 'party-a',
      onLine: 'line A',
      saidAt: '2023-12-01T06:54:00+02:00',
      heardBy: ['second-mediator'],
    };
    const answer = await fetch(`${demo.address}seat/mediator/api/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-parley': '1' },
      body: JSON.stringify({
        channel: channels.find((one) => one.purpose === 'notice-board')?.id,
        kind: 'truce.extension-stated',
        body,
      }),
    });
    expect(answer.status, await answer.clone().text()).toBe(200);
    for (const seat of seats) {
      const truce = await ask<TruceView>(demo, `/seat/${seat}/api/views/truce`);
      expect(truce.expiresAt).toBe('2023-12-01T05:00:00.000Z');
      expect(truce.stated.at(-1)).toMatchObject({ awaiting: true, newExpiry: '2023-12-02T05:00:00.000Z' });
      for (const [lang, words] of [
        ['en', [/extension stated by telephone/i, /written confirmation awaited/i]],
        ['ar', [/تمديد أُبلغ هاتفيًا|هاتفي/, /التأكيد الكتابي منتظر/]],
      ] as const) {
        const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
        const text = await textOf(page, `${demo.address}seat/${seat}/wall?lang=${lang}`);
        for (const word of words) expect(text, `${seat} ${lang}`).toMatch(word);
        // Both ends are there: the written one and the one that was told.
        expect(text).toMatch(/1[^\n]{1,14}05:00/);
        expect(text).toMatch(/2[^\n]{1,14}05:00/);
        await page.close();
      }
    }
  }, 180_000);
});
