/** Days of work in the browser: a real node of every seat, on real disks, with a small room of invented talks. */
import type { PrincipalsView, StatementsView, TalksView } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, openBrowser, type Running, startDemo } from './demo.ts';

describe.skipIf(!chromium)('a delegation works at its desks', () => {
  let demo: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo('tests/browser/desks.yaml'), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  });
  afterAll(async () => {
    await Promise.all([demo?.stop(), browser?.close()]);
  });

  const open = async (seat: string, path: string) => {
    await page.goto(`${demo.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=en`);
    await page.locator('main h1').first().waitFor();
  };
  const press = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  const pane = () => page.locator('dialog[open]');
  const signed = () => pane().getByText('Signed and recorded.').waitFor();
  const handed = async (seat: string) => (await ask<TalksView>(demo, `/seat/${seat}/api/views/talks`)).handed;

  test('an offer is reworded, previewed as its reader will see it, conveyed, told to its author, and countered', async () => {
    await open('mediator', 'talks?part=offers');
    await press('Reword and convey to Southbank');
    await pane().getByLabel('Text', { exact: true }).fill('Twelve persons on the first day; trucks pass before noon.');
    // A page that is closed now loses nothing.
    await page.reload();
    await open('mediator', '');
    await press('Go on writing');
    await expect(pane().getByLabel('Text', { exact: true }).inputValue()).resolves.toMatch(/before noon/);
    await open('mediator', 'talks?part=offers');
    await press('Reword and convey to Southbank');
    await press('Look it over');
    const preview = await pane().locator('figure').innerText();
    expect(preview).toContain('Twelve persons on the first day; trucks pass before noon.');
    expect(preview).toContain('Reworded by the mediator');
    expect(await pane().innerText()).toMatch(/Visible to:\s*Southbank\s*Mediator/);
    await expect(page.locator('main').innerText()).resolves.not.toContain('Signed and recorded.');
    expect((await handed('southbank')).filter((one) => one.words === 'reworded')).toEqual([]);
    await press('Convey to Southbank');
    await signed();
    // The word to its author is offered next, in the author's own line.
    await press('Tell Northbank: conveyed');
    expect(await pane().innerText()).toMatch(/Visible to:\s*Northbank\s*Mediator/);
    await press(/^Sign:/);
    await signed();
    const [read] = (await handed('southbank')).filter((one) => one.words === 'reworded');
    expect(read).toMatchObject({ by: 'mediator', rewordedFrom: 'northbank', conditions: [] });
    const written = await handed('northbank');
    expect(written.find((one) => one.by === 'northbank')).toMatchObject({ stage: 'conveyed' });
    expect(JSON.stringify(await handed('southbank'))).not.toContain('with trucks that pass');

    await open('southbank', 'talks?part=offers');
    expect(await page.locator('main').innerText()).toContain('Words of Northbank, put anew by the mediator');
    await press('Make a counter-offer');
    await pane().getByLabel('Text', { exact: true }).fill('Eleven, and the trucks from ten o’clock.');
    await press('Look it over');
    await press(/^Sign:/);
    await signed();
    const counter = (await handed('mediator')).find((one) => one.text.startsWith('Eleven'));
    expect(counter).toMatchObject({ by: 'southbank', to: 'northbank', counterTo: read?.id });
    expect(JSON.stringify(await handed('northbank'))).not.toContain('Eleven');
  }, 60_000);

  test('a party’s page has its own position alone, a mediator’s has both; brackets are reached with one key', async () => {
    await open('northbank', 'talks?art=4.2');
    const own = await page.locator('main').innerText();
    expect(own).toContain('72 hours, no more.');
    expect(own).not.toContain('96 hours.');
    await open('mediator', 'talks?art=4.2');
    const both = await page.locator('main').innerText();
    for (const said of ['72 hours, no more.', '96 hours.', 'The sides understand it differently']) {
      expect(both).toContain(said);
    }
    expect(both).not.toContain('No renewal without a list.');
    // Of the article, of its wording in the other language, and of what was taken out.
    await page.locator('main [data-bracket]').nth(4).waitFor();
    await page.keyboard.press('BracketRight');
    await page.keyboard.press('BracketRight');
    const focused = await page.evaluate('document.activeElement.textContent');
    expect(focused).toBe('bracket 2:[');
    const arabic = page.locator('p[lang="ar"]').first();
    expect(await arabic.getAttribute('dir')).toBe('rtl');
    expect(await arabic.locator('ins').first().innerText()).toContain('كامل');
    // What is begun on one article is no other article's draft.
    const inLine = (party = 'Northbank') =>
      pane()
        .getByLabel('Channel')
        .selectOption({ label: `Line: ${party}` });
    const text = () => pane().getByLabel('Text', { exact: true }).first();
    await press('Word this article anew');
    await inLine();
    await text().fill('Left for later.');
    await page.keyboard.press('Escape');
    // Nor another side's: what was written for the one line never stands in the form of the other.
    await press('Word this article anew');
    await inLine('Southbank');
    expect(await text().inputValue()).not.toContain('Left for later.');
    await inLine();
    expect(await text().inputValue()).toBe('Left for later.');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '5.1' }).click();
    await press('Word this article anew');
    await inLine();
    const begun = await pane().getByLabel('Text', { exact: true }).first().inputValue();
    expect(begun).toMatch(/^Persons are released/);
    await page.keyboard.press('Escape');
    await open('mediator', 'talks?art=4.2');
    await page.getByRole('link', { name: 'Side by side' }).click();
    await page.locator('ins').first().waitFor({ state: 'detached' });
    expect(await page.locator('p[lang="en"]').allInnerTexts()).toHaveLength(2);
  }, 30_000);

  test('a joint statement is not released before it is cleared and its condition met', async () => {
    const stage = async () =>
      (await ask<StatementsView>(demo, '/seat/mediator/api/views/statements')).statements[0]?.stage;
    await open('mediator', 'statements');
    expect(await page.getByRole('button', { name: 'Record the release' }).count()).toBe(0);
    expect(await page.locator('main').innerText()).toMatch(/clearance is awaited from\s*Second mediator/);
    await open('second-mediator', 'statements');
    await press('Clear this text');
    await press(/^Sign:/);
    await signed();
    expect(await stage()).toBe('under-embargo');
    await open('mediator', 'statements');
    expect(await page.getByRole('button', { name: 'Record the release' }).count()).toBe(0);
    await press('Name the act that meets the condition');
    await pane().getByLabel('Entry by which it is met').selectOption({ index: 1 });
    await pane().getByLabel('Wording as signed').fill('Ten were received.');
    await press('Look it over');
    await press(/^Sign:/);
    await signed();
    expect(await stage()).toBe('cleared');
    await press('Record the release');
    await press('Look it over');
    expect(await pane().getByText('This is needed.').count()).toBe(2);
    await pane().getByLabel('Released at').fill('2031-05-01 14:00');
    await pane().getByLabel('Outlet').fill('Joint statement');
    await press('Look it over');
    expect(await pane().innerText()).toContain('Once signed, this cannot be taken back.');
    await press(/^Sign:/);
    await signed();
    expect(await stage()).toBe('released');
  }, 60_000);

  test('a decision is answered by pressing one of its options, and no longer waits', async () => {
    await open('northbank', '');
    expect(await page.locator('main').innerText()).toContain('Does the delegation go to 84 hours?');
    await open('northbank', 'principals?part=asks');
    await press('1: Go to 84 hours');
    await press('Look it over');
    await press(/^Sign:/);
    await signed();
    const { asks } = await ask<PrincipalsView>(demo, '/seat/mediator/api/views/principals');
    expect(asks.find((one) => one.sort === 'decision')?.of[0]).toMatchObject({
      state: 'answered',
      answers: [{ option: 1, office: 'Head of delegation' }],
    });
    await open('northbank', '');
    expect(await page.locator('main').innerText()).not.toContain('Does the delegation go to 84 hours?');
  }, 30_000);

  test('a report is made from the record, changed, put and signed; its reader sees what was changed', async () => {
    await open('mediator', 'principals');
    await press('Make a report from the record');
    await page.locator('main').getByLabel('Channel').selectOption({ label: 'With Guarantor' });
    await press('Make the lines now');
    const first = page.locator('main textarea').first();
    await first.fill('There is no truce yet.');
    await page.getByRole('button', { name: 'Leave out' }).nth(1).click();
    await press('Put this draft');
    await press(/^Sign:/);
    await signed();
    await press('Sign this text');
    await pane().getByLabel('Office').fill('Situation desk');
    await press('Look it over');
    await press(/^Sign:/);
    await signed();
    await open('guarantor', 'principals');
    await press(/^Sources and \d+ changes/);
    const text = await page.locator('main article').first().innerText();
    for (const said of ['There is no truce yet.', 'Reworded', 'Left out', 'No truce is in this record.']) {
      expect(text).toContain(said);
    }
  }, 60_000);

  test('nothing is written at an earlier moment, and a page of an earlier moment says so', async () => {
    await open('mediator', 'talks?part=offers&at=2031-05-01T13:30:00Z');
    await page.getByText('Nothing can be changed here.').waitFor();
    expect(await page.getByRole('button', { name: /Convey|Make an offer/ }).count()).toBe(0);
    await page.keyboard.press('Period');
    await page.getByRole('button', { name: 'Make an offer' }).first().waitFor();
  }, 30_000);
});
