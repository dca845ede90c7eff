/**
 * `npm run bench -- rows`: how soon a list of 10,000 rows and a record of 100,000 entries are filtered, and the longest frame
 * while they are scrolled, in a real browser with real nodes, beside a plain table of as many rows. Options: --rows 10000
 * --entries 100000  --rounds 5
 */
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import * as inPage from './rows/in-page.mjs';
import { listScenario } from './rows/list.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    entries: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const [rows, entries, rounds] = ['rows', 'entries', 'rounds'].map((name) => Number(values[name]));
const { PARLEY_CHROMIUM = '/usr/bin/chromium' } = process.env;
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-rows-'));
const median = (numbers) => [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)];
const frame = 1000 / 60;

/** The demonstration with one long list. */
function startList() {
  const file = join(folder, 'list.yaml');
  writeFileSync(file, listScenario(rows));
  const args = ['bin/parley.mjs', 'demo', file, '--port', '0', '--data', join(folder, 'demo')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address && said.includes('Ctrl+C')) done({ address: `${address}seat/mediator/`, stop: () => child.kill() });
    });
    child.once('exit', () => fail(new Error(said)));
  });
}

/** One node with a long record. */
function startRecord() {
  const args = [String(entries), join(tmpdir(), 'parley-bench-open-1')];
  const execArgv = ['--max-old-space-size=8192', '--import', 'tsx'];
  const child = fork(join(root, 'bench/rows/node.ts'), args, { cwd: root, execArgv });
  return new Promise((done, fail) => {
    child.once('message', ({ address }) => done({ address, stop: () => child.kill() }));
    child.once('exit', (code) => fail(new Error(`the node ended with ${code}`)));
  });
}

async function rounded(measure) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await measure(round));
  return all;
}

/** A connection of its own: one that was kept may be closed by the node just as it is used again. */
const ask = async (address) => (await fetch(address, { headers: { connection: 'close' } })).json();

const run = (page, text, given) => page.evaluate(`(${text})(${JSON.stringify(given)})`);

/** The same three measurements of any page: filtered, scrolled as by a wheel, dragged far. `steps` are a filter and its undoing. */
async function measure(page, { table, status, steps }) {
  const all = await rounded(async () => {
    const times = [];
    for (const { field, value, said } of steps)
      times.push(await run(page, inPage.filter, { field, value, status, said }));
    await page.waitForTimeout(500);
    return { filter: Math.max(...times), ...(await run(page, inPage.scroll, { table, frames: 120 })) };
  });
  return Object.fromEntries(['filter', 'wheel', 'drag'].map((name) => [name, median(all.map((one) => one[name]))]));
}

async function list(browser) {
  const { address, stop } = await startList();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${address}exchange?part=lists&lang=en`);
  await page.locator(`[role=grid][aria-rowcount="${rows + 1}"]`).waitFor({ timeout: 60_000 });
  const field = 'article input';
  const fitting = Array.from({ length: rows }, (_, row) => `N-${row + 1}`).filter((one) => one.includes('77')).length;
  const steps = [
    { field, value: '77', said: String(fitting) },
    { field, value: '', said: String(rows) },
  ];
  const found = await measure(page, { table: '[role=grid]', status: 'article [role=status]', steps });
  await page.close();
  stop();
  return found;
}

async function plain(browser, count) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await run(page, inPage.plainTable, { rows: count });
  const fitting = Array.from({ length: count }, (_, row) => `N-${row + 1}`).filter((one) => one.includes('77')).length;
  const steps = [
    { field: 'input', value: '77', said: String(fitting) },
    { field: 'input', value: '', said: String(count) },
  ];
  const found = await measure(page, { table: 'div', status: 'p', steps });
  await page.close();
  return found;
}

/** A page on which nothing happens: what else the machine does holds up its frames too. */
async function empty(browser) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent('<div style="block-size:600px;overflow:auto"><p style="block-size:90000px"></p></div>');
  const all = await rounded(() => run(page, inPage.scroll, { table: 'div', frames: 120 }));
  await page.close();
  return { filter: Number.NaN, wheel: median(all.map((one) => one.wheel)), drag: median(all.map((one) => one.drag)) };
}

async function record(browser) {
  const { address, stop } = await startRecord();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const since = performance.now();
  await page.goto(`${address}record?lang=en`);
  await page
    .locator('[role=grid] [role=row][aria-rowindex="2"] [role=gridcell]:nth-child(2)')
    .waitFor({ timeout: 120_000 });
  const opened = performance.now() - since;
  const { total } = await ask(`${address}api/views/timeline?count=0`);
  const by = await ask(`${address}api/views/timeline?count=0&by=delegation-3`);
  const asked = performance.now();
  const words = await ask(`${address}api/views/timeline?count=0&q=4711`);
  const first = performance.now() - asked;
  const whom = 'search div:nth-of-type(2) select';
  const table = '[role=grid]';
  const status = 'search [role=status]';
  const found = await measure(page, {
    table,
    status,
    steps: [
      { field: whom, value: 'delegation-3', said: String(by.shown) },
      { field: whom, value: '', said: String(total) },
    ],
  });
  // Words are asked for once the hand rests; that rest is no work and is taken off.
  const searched = await rounded(async (round) => {
    const field = '#search';
    const { shown } = await ask(`${address}api/views/timeline?count=0&q=${4712 + round}`);
    const ms = await run(page, inPage.filter, { field, value: String(4712 + round), status, said: String(shown) });
    await run(page, inPage.filter, {
      field,
      value: '',
      status,
      said: String(total),
    });
    return ms - 150;
  });
  await page.close();
  stop();
  return { ...found, opened, first, found: words.shown, search: median(searched) };
}

const browser = await chromium.launch({ executablePath: PARLEY_CHROMIUM, args: flags });
const all = { list: await list(browser), plain: await plain(browser, rows), record: await record(browser) };
const nothing = await empty(browser);
await browser.close();
rmSync(folder, { recursive: true, force: true });

const shown = (number, digits) => (Number.isNaN(number) ? '–' : number.toFixed(digits));
const line = (name, one, beside) =>
  `| ${name} | ${shown(one.filter, 0)} | ${shown(one.filter / beside.filter, 2)} | ${one.wheel.toFixed(0)} | ${(one.wheel / frame).toFixed(1)} | ${one.drag.toFixed(0)} | ${(one.drag / frame).toFixed(1)} | ${(one.drag / beside.drag).toFixed(2)} |`;
const whole = (number) => number.toLocaleString('en');
console.log(
  `Node ${process.versions.node}, Chromium ${browser.version()}, ${availableParallelism()} cores, median of ${rounds}`,
);
console.log(
  '\n| rows | filter, ms | × plain | longest frame, wheel, ms | × 16.7 ms | dragged, ms | × 16.7 ms | × plain |',
);
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
console.log(line(`exchange list, ${whole(rows)}`, all.list, all.plain));
console.log(line(`plain table, ${whole(rows)}`, all.plain, all.plain));
console.log(line(`record, ${whole(entries)} entries`, all.record, all.plain));
console.log(line('an empty page, scrolled', nothing, nothing));
const { opened, first, search } = all.record;
console.log(
  `\nrecord: opened in ${opened.toFixed(0)} ms; the first search of all after a start ${first.toFixed(0)} ms, later ones ${search.toFixed(0)} ms, from the last key to the painted lines`,
);
if (all.list.filter >= 50 || Math.max(all.list.wheel, all.list.drag, all.record.wheel, all.record.drag) >= 100)
  process.exitCode = 1;
process.exit();
