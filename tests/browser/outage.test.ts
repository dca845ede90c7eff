/**
 * Half an hour in which the node was out of reach: it was written down on the printed form, and is typed in from it, each
 * row with its own time. After the first row only what differs is typed.
 */
import type { IncidentsView, RecordView } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, openBrowser, type Running, startDemo } from './demo.ts';

/** As it stands on paper, from 13:10 to 13:40; the node's clock shows 14:00 when it is typed in. */
const written = [
  ['13:10', 'The link is down at both sites. Calls every five minutes.'],
  ['13:15', 'The convoy has passed the bridge.'],
  ['1320', 'Two vehicles wait at the second gate.'],
  ['13:25', 'The gate is open; both vehicles move on.'],
  ['13:30', '=SUM(A1) stands on their sheet, and <b>nothing</b> else.'],
  ['13:35', 'القافلة عند نقطة الاستقبال.'],
  ['13:40', 'The link is expected at 13:50.'],
] as const;

describe.skipIf(!chromium)('after an outage', () => {
  let demo: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo('tests/browser/operations.yaml'), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  const view = <T>(seat: string, name: string) => ask<T>(demo, `/seat/${seat}/api/views/${name}`);

  test('half an hour is typed in from the printed rows with its own times, shown as entered later, and nothing is lost', async () => {
    const before = await view<RecordView>('mediator', 'record');
    await page.goto(`${demo.address}seat/mediator/truce?part=calls&lang=en`);
    await page.getByRole('button', { name: 'Log a call' }).first().click();
    const pane = page.locator('dialog[open]');
    const form = pane.locator('form');
    const begun = performance.now();
    for (const [place, [time, about]] of written.entries()) {
      if (place === 0) {
        await pane.getByLabel('Channel').selectOption({ label: 'Notice board' });
        await pane.getByLabel('From', { exact: true }).selectOption({ label: 'Mediator' });
        await pane.getByLabel('To', { exact: true }).selectOption({ label: 'Southbank' });
        await pane.getByLabel('On which line').fill('The direct line');
        await pane.getByLabel('Outcome of the call').selectOption({ label: 'Spoken' });
      }
      const fields = form.locator('input, select, textarea');
      const empty = await fields.evaluateAll(
        (all) => all.filter((one) => (one as unknown as { value: string }).value === '').length,
      );
      // Time and words are all that is left to type, from the first row on.
      expect(empty).toBe(2);
      await pane.getByLabel('Time of the event').fill(time);
      await pane.getByLabel('About').fill(about);
      await page.keyboard.press('Enter');
      await pane.getByRole('button', { name: /^Sign:/ }).click();
      await pane.getByText('Signed and recorded.').waitFor();
      // The focus is on the next row already.
      if (place < written.length - 1) await page.keyboard.press('Enter');
    }
    console.log(`${written.length} rows in ${Math.round((performance.now() - begun) / 1000)} s`);

    await page.keyboard.press('Escape');
    for (const [, about] of written) await page.getByText(about, { exact: true }).waitFor();
    // Each of them says when it happened and that it came later; no other call does.
    expect(await page.getByText('entered later, 1 May, 14:00 UTC').count()).toBe(written.length);
    for (const seat of ['mediator', 'northbank', 'southbank']) {
      const { calls } = await view<IncidentsView>(seat, 'incidents');
      const later = calls.filter(({ enteredLater }) => enteredLater).map(({ at, about }) => [at, about] as const);
      const own = written.map(([time, about]) => [
        `2031-05-01T${time.replace(/^(\d\d):?(\d\d)$/, '$1:$2')}:00.000Z`,
        about,
      ]);
      expect([...later].sort(), seat).toEqual([...own].sort());
    }
    const after = await view<RecordView>('mediator', 'record');
    expect(after.entries.length - before.entries.length).toBe(written.length);
    expect(after.entries.filter(({ verdict }) => verdict !== 'stands')).toEqual(
      before.entries.filter(({ verdict }) => verdict !== 'stands'),
    );
  }, 120_000);

  test('a time of day that has not come yet is refused in words, and the row is kept', async () => {
    await page.getByRole('button', { name: 'Log a call' }).first().click();
    const pane = page.locator('dialog[open]');
    await pane.getByLabel('Channel').selectOption({ label: 'Notice board' });
    await pane.getByLabel('From', { exact: true }).selectOption({ label: 'Mediator' });
    await pane.getByLabel('To', { exact: true }).selectOption({ label: 'Southbank' });
    await pane.getByLabel('On which line').fill('The direct line');
    await pane.getByLabel('Outcome of the call').selectOption({ label: 'Spoken' });
    await pane.getByLabel('Time of the event').fill('23:50');
    await pane.getByLabel('About').fill('Kept.');
    await page.keyboard.press('Enter');
    await pane.getByRole('button', { name: /^Sign:/ }).click();
    await pane.getByRole('alert').waitFor();
    expect(await pane.getByRole('alert').innerText()).toMatch(/Nothing was signed/);
    expect(await pane.getByLabel('About').inputValue()).toBe('Kept.');
  }, 60_000);
});
