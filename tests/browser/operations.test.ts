/** A day of an exchange in the browser: receipts, lists, an incident, a call, teams. A real node of every seat. */
import type { HandoversView, IncidentsView, ListsView, TeamsView } from '@parley/server/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { ask, openBrowser, type Running, startDemo } from './demo.ts';

describe.skipIf(!chromium)('a delegation works through an exchange', () => {
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
  const sign = async () => {
    await press(/^Sign:/);
    await pane().getByText('Signed and recorded.').waitFor();
  };
  const view = <T>(seat: string, name: string) => ask<T>(demo, `/seat/${seat}/api/views/${name}`);
  const shown = () => page.locator('main').innerText();

  test('a receipt that differs from the other end’s is signed, shown as differing, named, and closed in words', async () => {
    await open('intermediary', 'exchange?part=handovers');
    await page.getByText('Your receipt is awaited: the other end has signed').first().waitFor();
    await press('Sign the receipt');
    // Whom the plan names stands there already; who was not there is taken out.
    expect(await pane().getByLabel('Cases, by code').last().inputValue()).toBe('N-4');
    await pane()
      .getByRole('button', { name: /Remove/ })
      .last()
      .click();
    await pane().getByLabel('Time of the event').fill('2031-05-01 12:55');
    await press('Look it over');
    expect(await pane().innerText()).toMatch(/Visible to:\s*Northbank\s*Southbank\s*Mediator\s*Neutral intermediary/);
    expect(await pane().innerText()).toContain('Once signed, this cannot be taken back.');
    await sign();
    await page.keyboard.press('Escape');
    await page.getByText('The two receipts differ in number').first().waitFor();
    const [handover] = (await view<HandoversView>('northbank', 'handovers')).handovers;
    expect(handover?.legs[0]).toMatchObject({ differs: ['count', 'identity'], cases: ['N-4'] });
    const { ledger } = handover as HandoversView['handovers'][number];
    for (const one of ledger.stations) expect(one.in).toBe(one.out + one.there + one.declined + one.disputed);

    await press('Name a discrepancy');
    await pane().getByLabel('Leg').fill('1');
    await pane().getByLabel('What differs').selectOption({ label: 'Count' });
    await press('Look it over');
    await sign();
    await page.keyboard.press('Escape');
    await press('Close the discrepancy');
    await pane().getByLabel('Wording as signed').fill('The fourth person stayed at the assembly point.');
    await press('Look it over');
    await sign();
    await open('southbank', 'exchange?part=handovers');
    await page.getByText('Closed: The fourth person stayed at the assembly point.').waitFor();
  }, 60_000);

  test('lists: a side answers cases, every case is in one number, and nobody else’s handed-in list is shown', async () => {
    await open('southbank', 'exchange?part=lists');
    await page.getByRole('button', { name: 'It is our list' }).waitFor();
    expect(await shown()).not.toContain('Line: Northbank');
    await press('It is our list');
    await sign();
    const counts = async () =>
      (await view<ListsView>('mediator', 'lists')).channels
        .flatMap((one) => one.series)
        .find((one) => one.series === 'N')?.counts;
    expect(await counts()).toMatchObject({ held: 4, awaited: 2 });
    const told = (await view<ListsView>('southbank', 'lists')).channels.flatMap((one) => one.handedIn);
    expect(told).toEqual([]);
    expect((await view<ListsView>('southbank', 'lists')).awaitedFrom).toBe(null);
    await open('mediator', 'exchange?part=lists');
    await page.getByText('Lists awaited from').waitFor();
  }, 60_000);

  test('an incident gets a second version, and no page says that anything ended by it', async () => {
    await open('southbank', 'truce?part=incidents');
    await press('Say how your delegation sees it');
    await pane().getByLabel('Channel').selectOption({ label: 'Line: Mediator' });
    await pane().getByLabel('Says').fill('It was a survey flight, told beforehand.');
    await press('Look it over');
    await sign();
    await open('mediator', 'truce?part=incidents');
    await page.getByText('A clock moves only by an act on the truce, never by an incident.').first().waitFor();
    await open('northbank', 'truce?part=notifications');
    await page.getByText('An acknowledgement says that it was received. It is not a permission.').first().waitFor();
    await press('Acknowledge receipt');
    await pane().getByLabel('Wording as signed').fill('Received.');
    await press('Look it over');
    await sign();
    const { notifications } = await view<IncidentsView>('mediator', 'incidents');
    expect(notifications[0]?.acknowledged).toMatchObject([{ by: 'northbank', wording: 'Received.' }]);
    const others = await view<IncidentsView>('southbank', 'incidents');
    expect(others.notifications).toEqual([]);
  }, 60_000);

  test('a team is recalled: the line and the role without anybody are shown to its own delegation, and to nobody else', async () => {
    await open('northbank', 'teams');
    await press('Order the recall');
    await pane().getByLabel('Ordered by').fill('Head of delegation');
    await pane().getByLabel('Wording as signed').fill('The team comes home.');
    await press('Look it over');
    expect(await pane().innerText()).toMatch(/Visible to:\s*Northbank\s*Channel/);
    await sign();
    await page.keyboard.press('Escape');
    await page.getByText('Line to the mediator').first().waitFor();
    const { postings } = await view<TeamsView>('northbank', 'teams');
    expect(postings[0]).toMatchObject({ mandateEnded: 'recalled' });
    expect((await view<TeamsView>('mediator', 'teams')).postings).toEqual([]);
    await open('northbank', 'teams?part=duty');
    await page.getByText('First officer').first().waitFor();
    // The room goes on.
    await open('mediator', 'exchange?part=handovers');
    await page.getByText('Handover of 4 persons').first().waitFor();
  }, 60_000);
});
