/**
 * `npm run pictures`: every screen of the rehearsal of two weeks, in English and Arabic, into docs/pictures; and every label
 * that the six seats of November are shown on the morning of 1 December, into docs/labels-1-december.md. Needs chromium.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare } from '../bin/prepare.mjs';
import { demonstration, openBrowser, show } from './demonstration.mjs';
import { labels } from './labels.mjs';
import { screens } from './screens.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const into = join(ROOT, 'docs/pictures');
const languages = ['en', 'ar'];
const desk = { width: 1366, height: 768 };
const wall = { width: 1920, height: 1080 };

async function pictures(browser) {
  const { address, end } = await demonstration('scenarios/training-northbank.yaml', '2031-03-10T12:00:00Z');
  mkdirSync(into, { recursive: true });
  for (const file of readdirSync(into)) if (file.endsWith('.png')) rmSync(join(into, file));
  for (const language of languages) {
    const context = await browser.newContext({ viewport: desk, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const { name, seat, path, wall: isWall } of screens) {
      await page.setViewportSize(isWall ? wall : desk);
      await show(page, address, seat, path, `lang=${language}`);
      await page.screenshot({ path: join(into, `${name}.${language}.png`) });
    }
    await context.close();
  }
  await end();
  console.log(`${screens.length * languages.length} pictures in docs/pictures`);
}

if (await prepare({ builds: ['program', 'web'] })) {
  const browser = await openBrowser();
  try {
    await pictures(browser);
    writeFileSync(join(ROOT, 'docs/labels-1-december.md'), await labels(browser));
    console.log('labels in docs/labels-1-december.md');
  } finally {
    await browser.close();
  }
} else process.exitCode = 1;
