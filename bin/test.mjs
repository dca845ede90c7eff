/**
 * `npm test`: the quick checks, then the tests that cross packages, with the web app built. The last line is
 * "N passed, N failed", over both; a part that fails without a failing test counts as one failure, so that line and exit
 * code never disagree. `--campaign` asks the tests for their long trial counts.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { check, runPart, UNIT_REPORT, vitest } from './check.mjs';
import { prepare } from './prepare.mjs';
import { readJson } from './stale.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const WHOLE_REPORT = join(ROOT, '.parley/whole.json');

/** Minutes in which every test that crosses packages has ended; a campaign may take a night. */
const WHOLE_MINUTES = 20;
const CAMPAIGN_MINUTES = 12 * 60;

/** A browser test is one whose file stands in tests/browser or asks for the browser itself. */
function needsBrowser(path) {
  return (
    relative(ROOT, path).startsWith(join('tests', 'browser')) ||
    /['"/]chromium\.ts['"]/.test(readFileSync(path, 'utf8'))
  );
}

/** Counts a report of vitest. A file that failed to load has no tests and counts as one failure. */
function count(report, ok) {
  const sum = { passed: 0, failed: 0, skipped: 0, skippedBrowser: 0 };
  for (const file of report?.testResults ?? []) {
    const states = file.assertionResults.map(({ status }) => status);
    sum.passed += states.filter((state) => state === 'passed').length;
    sum.failed += states.filter((state) => state === 'failed').length;
    const skipped = states.filter((state) => state !== 'passed' && state !== 'failed').length;
    sum.skipped += skipped;
    if (skipped > 0 && needsBrowser(file.name)) sum.skippedBrowser += skipped;
    if (file.status === 'failed' && !states.includes('failed')) sum.failed += 1;
  }
  if (!ok && sum.failed === 0) sum.failed = 1;
  return sum;
}

const add = (a, b) => Object.fromEntries(Object.keys(a).map((key) => [key, a[key] + b[key]]));

function finish({ passed, failed, skipped }) {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

const campaign = process.argv.includes('--campaign');
if (campaign) process.env.PARLEY_CAMPAIGN = '1';
const deadline = (campaign ? CAMPAIGN_MINUTES : WHOLE_MINUTES) * 60_000;

if (await prepare({ builds: ['program', 'web'] })) {
  for (const report of [UNIT_REPORT, WHOLE_REPORT]) rmSync(report, { force: true });
  const parts = await check();
  const whole = await runPart('whole tests', [...vitest('whole', WHOLE_REPORT), '--maxWorkers=3'], {
    show: true,
    deadline,
  });
  const unitOk = parts.find(({ name }) => name === 'unit tests')?.ok === true;
  const sum = add(count(readJson(UNIT_REPORT), unitOk), count(readJson(WHOLE_REPORT), whole.ok));
  const others = parts.filter(({ name, ok }) => name !== 'unit tests' && !ok);
  sum.failed += others.length;
  for (const { name } of others) console.log(`FAIL ${name}`);
  const browser = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';
  const missing = !existsSync(browser);
  if (missing) console.log(`no browser at ${browser}: the browser tests were skipped; $PARLEY_CHROMIUM names another`);
  else if (sum.skippedBrowser > 0) console.log(`${sum.skippedBrowser} tests in a browser were skipped`);
  if (process.env.CI === 'true' && (missing || sum.skippedBrowser > 0)) sum.failed += 1;
  finish(sum);
} else {
  finish({ passed: 0, failed: 1, skipped: 0 });
}
