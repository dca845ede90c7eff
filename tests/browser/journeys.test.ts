/** What a delegation does most, done in English, Arabic and Hebrew: a real node of every seat, on real disks. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TalksView, TruceView } from '@parley/server/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium.ts';
import { AtDesk, bare } from './at-desk.ts';
import { openBrowser, type Running, startDemo } from './demo.ts';

const languages = ['en', 'ar', 'he'] as const;
const shots = join(import.meta.dirname, '../../.parley/journeys');
mkdirSync(shots, { recursive: true });

let browser: Browser;
beforeAll(async () => {
  if (chromium) browser = await openBrowser();
});
afterAll(() => browser?.close());

async function deskOf(demo: Running, language: string): Promise<AtDesk> {
  return new AtDesk(demo, await browser.newPage({ viewport: { width: 1366, height: 900 } }), language);
}
const kept = (desk: AtDesk, name: string, language: string) =>
  desk.page.screenshot({ path: join(shots, `${name}.${language}.png`) });

describe.skipIf(!chromium)('talks', () => {
  test.each(languages)(
    'in %s an offer of one party is reworded, conveyed to the other, and countered',
    async (language) => {
      const demo = await startDemo('tests/browser/desks.yaml');
      const desk = await deskOf(demo, language);
      const handed = async (seat: string) => (await desk.view<TalksView>(seat, 'talks')).handed;
      const words = 'Twelve persons on the first day; trucks pass before noon.';
      await desk.open('mediator', 'talks?part=offers');
      await desk.pressWords('talks.conveyReworded', { who: 'Southbank' });
      await desk.field('field.talks.offered.text').fill(words);
      await desk.pressWords('form.look');
      const preview = bare(await desk.pane.locator('figure').innerText());
      expect(preview).toContain(words);
      expect(preview).toContain(desk.words('value.words.reworded'));
      await kept(desk, 'offer-preview', language);
      await desk.pressWords('talks.convey', { who: 'Southbank' });
      await desk.signed();
      expect((await handed('southbank')).filter((one) => one.words === 'reworded')).toMatchObject([
        { by: 'mediator', rewordedFrom: 'northbank', text: words },
      ]);
      expect(JSON.stringify(await handed('northbank'))).not.toContain(words);

      await desk.open('southbank', 'talks?part=offers');
      expect(await desk.shown()).toContain(desk.words('talks.rewordedFrom', { who: 'Northbank' }));
      await kept(desk, 'offer-read', language);
      await desk.pressWords('talks.counter');
      await desk.field('field.talks.offered.text').fill('Eleven, and the trucks from ten o’clock.');
      await desk.pressWords('form.look');
      await desk.sign('talks.offered');
      const counter = (await handed('mediator')).find((one) => one.text.startsWith('Eleven'));
      expect(counter).toMatchObject({ by: 'southbank', to: 'northbank' });
      expect(JSON.stringify(await handed('northbank'))).not.toContain('Eleven');
      await desk.page.close();
      await demo.stop();
    },
    120_000,
  );
});

describe.skipIf(!chromium)('a truce', () => {
  const scenario = 'scenarios/stated-by-telephone.yaml';
  const until = async (desk: AtDesk, seat: string) => (await desk.view<TruceView>(seat, 'truce')).expiresAt;

  test.each(languages)(
    'in %s a list is handed in, conveyed and agreed, and the agreed end moves on every wall',
    async (language) => {
      const demo = await startDemo(scenario, '--at', '2026-03-03T06:20:00Z');
      const desk = await deskOf(demo, language);
      await desk.open('southbank', 'truce');
      await desk.pressWords('do.truce.list-handed-in');
      await desk.field('field.truce.list-handed-in.living').fill('10');
      await desk.field('field.truce.list-handed-in.remains').fill('0');
      await desk.field('field.truce.list-handed-in.hours').fill('24');
      await desk.field('field.truce.list-handed-in.wording').fill('Ten persons.');
      await desk.pressWords('form.look');
      await kept(desk, 'list-confirm', language);
      await desk.sign('truce.list-handed-in');

      const convey = async () => {
        await desk.open('mediator', 'talks?part=offers');
        await desk.pressWords('talks.conveyBoard');
        await desk.pressHere('talks.conveyBoard');
        await desk.signed();
      };
      await convey();
      await desk.open('northbank', 'truce');
      await desk.pressWords('do.truce.extension-agreed');
      await desk.field('field.truce.extension-agreed.wording').fill('One more day.');
      await desk.pressWords('form.look');
      await desk.sign('truce.extension-agreed');
      expect(await until(desk, 'southbank')).toBe('2026-03-03T07:00:00.000Z');
      await convey();
      for (const seat of ['northbank', 'southbank', 'mediator']) {
        expect(await until(desk, seat)).toBe('2026-03-04T07:00:00.000Z');
        await desk.open(seat, 'wall');
        expect(bare(await desk.page.locator('body').innerText())).toMatch(/4[^\n]{1,14}07:00/);
      }
      await kept(desk, 'list-wall', language);
      await desk.page.close();
      await demo.stop();
    },
    120_000,
  );

  test.each(languages)(
    'in %s an extension told by telephone is entered in five fields; every wall says that written confirmation is awaited',
    async (language) => {
      const demo = await startDemo(scenario, '--at', '2026-03-03T06:50:00Z');
      const desk = await deskOf(demo, language);
      await desk.open('mediator', 'truce');
      await desk.pressWords('do.truce.extension-stated');
      expect(await desk.pane.locator('form :is(input, select, textarea)').count()).toBeLessThanOrEqual(5);
      await desk.field('field.truce.extension-stated.hours').fill('24');
      await desk.field('field.truce.extension-stated.saidBy').selectOption({ label: 'Northbank' });
      await desk.field('field.truce.extension-stated.onLine').fill('Line 2');
      await desk.field('field.truce.extension-stated.saidAt').fill('2026-03-03 06:49');
      await kept(desk, 'telephone-form', language);
      await desk.pressWords('form.look');
      await desk.sign('truce.extension-stated');
      for (const seat of ['northbank', 'southbank', 'mediator']) {
        expect(await until(desk, seat)).toBe('2026-03-03T07:00:00.000Z');
        await desk.open(seat, 'wall');
        const wall = bare(await desk.page.locator('body').innerText());
        expect(wall).toContain(desk.words('term.telephone'));
        expect(wall).toContain(desk.words('term.awaited'));
        expect(wall).toMatch(/3[^\n]{1,14}07:00/);
        expect(wall).toMatch(/4[^\n]{1,14}07:00/);
      }
      await kept(desk, 'telephone-wall', language);
      await desk.page.close();
      await demo.stop();
    },
    120_000,
  );
});
