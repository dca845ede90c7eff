/**
 * `npm run mutation -- PACKAGE [GLOB...]`: changes the package's code in one place after another and looks whether its own
 * unit tests notice. It goes folder by folder and keeps what it has found, so that it can be stopped and goes on.
 * Options: --concurrency 2  --afresh
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { figures, survivors } from './report.mjs';

const here = import.meta.dirname;
const root = resolve(here, '..');
const packages = ['record', 'desks'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '1' }, afresh: { type: 'boolean', default: false } },
});
const [name, ...globs] = positionals;

if (!packages.includes(name)) {
  console.error(`npm run mutation -- PACKAGE [GLOB...], where PACKAGE is one of: ${packages.join(', ')}`);
  process.exit(2);
}
if (!existsSync(join(here, 'node_modules'))) {
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', here];
  const { status } = spawnSync('npm', install, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

// Sandboxes are made of where this process stands.
process.chdir(root);
const source = `packages/${name}/src`;
/** What has been found so far: a file for each folder, and one for what stands beside the folders. */
const found = join(root, '.parley/mutation', name);

/** Not tried: what compares files with each other, and random histories that are judged once for a whole process. */
const leftOut = /(^|\/)(rules|desks)\.test\.ts$/;
/**
 * A mutant is tried with the tests of its folder and with those beside the folders: all others would notice little more, and
 * take most of the time. These folders share theirs, since what one promises is tested in the other as well.
 */
const together = { record: [['history', 'forks']], desks: [] };

const tests = readdirSync(source, { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.int.test.ts') && !leftOut.test(path))
  .sort();

/** The folder of a glob; none for what stands beside the folders. */
const folderOf = (glob) => /^([^/]+)\//.exec(glob.slice(source.length + 1))?.[1];

function testsFor(folder) {
  const folders = together[name].find((each) => each.includes(folder)) ?? [folder];
  const chosen = (path) => !path.includes('/') || folders.includes(path.slice(0, path.indexOf('/')));
  return tests.filter(chosen).map((path) => `${source}/${path}`);
}

/** The folders of the package, and the files that stand beside them. */
const folders = () =>
  readdirSync(source, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !['testing', 'vectors'].includes(one.name))
    .map((one) => `${source}/${one.name}/**/*.ts`)
    .concat(`${source}/*.ts`);

const options = (mutate, file) => ({
  mutate: [mutate, '!**/*.test.ts', '!**/testing/**', '!**/vectors/**'],
  testRunner: 'parley',
  plugins: [join(here, 'runner.mjs')],
  coverageAnalysis: 'perTest',
  // What runs only while modules are loaded is left out; docs/mutation.md says what that is.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: file,
  force: values.afresh,
  concurrency: Number(values.concurrency),
  timeoutMS: 30_000,
  timeoutFactor: 4,
  reporters: ['progress-append-only'],
  ignorePatterns: ['/*', '!/packages', '!/docs', '!/mutation', '!/scenarios', '!/package.json', '/packages/web'],
  tempDirName: '.stryker-tmp',
  // The compiler of this house has no programming interface by which the runner could rewrite its settings; none needs it.
  tsconfigFile: 'none.json',
  allowConsoleColors: false,
});

const { Stryker } = await import('@stryker-mutator/core');
for (const glob of globs.length > 0 ? globs : folders()) {
  const folder = folderOf(glob);
  process.env.PARLEY_TESTS = testsFor(folder).join();
  await new Stryker(options(glob, join(found, `${folder ?? 'beside'}.json`))).runMutationTest();
}
const reports = readdirSync(found).map((file) => JSON.parse(readFileSync(join(found, file), 'utf8')));
console.log(survivors(reports, source));
console.log(figures(reports, source));
