/** What a reader of this house may take for granted: the checks bite, files are short, and nothing names our machines. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const room = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Lints one file with one of our plugins and nothing else; answers how often the plugin spoke. */
function reports(plugin: string, name: string, text: string): number {
  const folder = mkdtempSync(join(room, 'lint-'));
  const linter = { enabled: true, rules: { preset: 'none' } };
  writeFileSync(
    join(folder, 'biome.json'),
    JSON.stringify({ root: true, linter, plugins: [join(root, 'checks', plugin)] }),
  );
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', name), text);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: readonly { category: string }[] };
  const foreign = diagnostics.filter(({ category }) => category !== 'plugin');
  if (foreign.length > 0) throw new Error(run.stdout);
  return diagnostics.length;
}

describe('no-clock', () => {
  const clocks = [
    'export const a = Date.now();',
    'export const a = new Date();',
    'export const a = Date();',
    'export const a = globalThis.Date;',
    'const { now } = Date;\nexport const a = now;',
    'export const a = Math.random();',
    'const { random } = Math;\nexport const a = random;',
    'export const a = performance.now();',
    'export const a = Temporal.Now.instant();',
  ];

  test.each(clocks)('reports %s', (text) => expect(reports('no-clock.grit', 'bad.ts', text)).toBeGreaterThan(0));

  test('lets time and chance pass that come in with the event', () => {
    const text = 'export const due = (at: number, hours: number) => at + Math.floor(hours) * 3_600_000;\n';
    expect(reports('no-clock.grit', 'good.ts', text)).toBe(0);
    expect(
      reports('no-clock.grit', 'good.ts', 'export const day = (at: number) => new Date(at).toISOString();\n'),
    ).toBe(0);
  });
});

describe('logical-css', () => {
  const sides = [
    'margin-left: 1px',
    'margin-right: 1px',
    'padding-left: 1px',
    'padding-right: 1px',
    'border-left: 1px solid',
    'border-right: 1px solid',
    'left: 0',
    'right: 0',
    'text-align: left',
    'text-align: right',
    'float: left',
  ];

  test.each(sides)('reports %s', (side) => {
    expect(reports('logical-css.grit', 'bad.css', `.a {\n  ${side};\n}\n`)).toBeGreaterThan(0);
  });

  test('lets logical sides pass', () => {
    const text =
      '.a {\n  margin-inline-start: 1px;\n  inset-inline-end: 0;\n  text-align: start;\n  float: inline-start;\n}\n';
    expect(reports('logical-css.grit', 'good.css', text)).toBe(0);
  });
});

test('the plugins stand where biome reads them', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    overrides: readonly { includes: readonly string[]; plugins?: readonly string[] }[];
  };
  const plugged = Object.fromEntries(
    overrides.flatMap(({ plugins = [], includes }) => plugins.map((p) => [p, includes])),
  );
  expect(plugged['./checks/logical-css.grit']).toContain('packages/web/**/*.css');
  for (const pack of ['record', 'desks', 'room', 'rehearsal']) {
    expect(plugged['./checks/no-clock.grit']?.join()).toMatch(new RegExp(`packages/\\{[^}]*\\b${pack}\\b`));
  }
});

describe('the way in', async () => {
  interface Stale {
    whyInstall(root: string): string | undefined;
    sourceFacts(root: string, what: string, install: { lock: string }): string;
  }
  interface Lock {
    takeLock(path: string, waiting: (pid: number) => void): Promise<{ release(): void }>;
  }
  const bin = (name: string) => new URL(`../bin/${name}`, import.meta.url).href;
  const { whyInstall, sourceFacts } = (await import(bin('stale.mjs'))) as Stale;
  const { takeLock } = (await import(bin('lock.mjs'))) as Lock;

  /** A project with the lockfile `wanted` and an installation `present`, each a map of path to entry. */
  function project(wanted: Record<string, object>, present?: Record<string, object>): string {
    const folder = mkdtempSync(join(room, 'project-'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    if (present === undefined) return folder;
    for (const path of Object.keys(present)) mkdirSync(join(folder, path), { recursive: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
    return folder;
  }
  const one = { version: '1.0.0', integrity: 'sha512-one' };
  const elsewhere = { ...one, optional: true, os: ['plan9'] };
  const here = { ...one, optional: true, os: [process.platform], cpu: [process.arch] };

  test('an installation that npm made by the lockfile is left alone', () => {
    const wanted = { '': {}, 'packages/x': {}, 'node_modules/one': one, 'node_modules/plan9': elsewhere };
    expect(whyInstall(project(wanted, { 'node_modules/one': one }))).toBeUndefined();
  });

  test('what is missing, other, removed or foreign is named', () => {
    const wanted = { '': {}, 'node_modules/one': one };
    expect(whyInstall(project(wanted))).toBe('nothing is installed yet');
    expect(whyInstall(project(wanted, {}))).toBe('one is missing');
    expect(whyInstall(project({ 'node_modules/here': here }, {}))).toBe('here is missing');
    expect(whyInstall(project(wanted, { 'node_modules/one': { ...one, version: '0.9.0' } }))).toBe(
      'one is at 0.9.0, not 1.0.0',
    );
    expect(whyInstall(project(wanted, { 'node_modules/one': one, 'node_modules/two': one }))).toContain('two');
    const removed = project(wanted, { 'node_modules/one': one });
    rmSync(join(removed, 'node_modules/one'), { recursive: true });
    expect(whyInstall(removed)).toBe('one was removed');
  });

  test('the web app is stale when a source of it or its packages change, and not when it was built or tested', () => {
    const folder = project({});
    mkdirSync(join(folder, 'packages/web/src'), { recursive: true });
    writeFileSync(join(folder, 'packages/web/src/main.tsx'), 'one');
    const before = sourceFacts(folder, 'web', { lock: 'a' });
    mkdirSync(join(folder, 'packages/web/dist'));
    writeFileSync(join(folder, 'packages/web/dist/index.html'), 'built');
    writeFileSync(join(folder, 'packages/web/src/main.test.tsx'), 'tested');
    expect(sourceFacts(folder, 'web', { lock: 'a' })).toBe(before);
    expect(sourceFacts(folder, 'web', { lock: 'b' })).not.toBe(before);
    writeFileSync(join(folder, 'packages/web/src/main.tsx'), 'two');
    expect(sourceFacts(folder, 'web', { lock: 'a' })).not.toBe(before);
  });

  test('one preparation waits for another, and takes over from a dead one', async () => {
    const path = join(room, 'prepare.lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, `${dead}\n${hostname()}\n`);
    (await takeLock(path, () => expect.fail('waited for the dead'))).release();
    expect(existsSync(path)).toBe(false);

    const living = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    writeFileSync(path, `${living.pid}\n${hostname()}\n`);
    const told: number[] = [];
    const lock = await takeLock(path, (pid) => {
      told.push(pid);
      living.kill('SIGKILL');
    });
    expect(told).toEqual([living.pid]);
    lock.release();
  });
});

/** What stands in the repository or is about to: tracked files and new ones that are not ignored. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));

test('there is something to look at', () => expect(files.length).toBeGreaterThan(30));

describe('files', () => {
  const LINES = 320;
  const isData = (path: string) =>
    /\/(vectors|messages|data)\//.test(path) || /(^|\/)data\.tsx?$|-data\.tsx?$/.test(path);

  test('a source file has at most 320 lines', () => {
    const long = files
      .filter((path) => /^(packages\/.*\/src\/|bin\/).*\.(ts|tsx|css|mjs)$/.test(path))
      .filter((path) => !/\.test\.tsx?$/.test(path) && !isData(path))
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > LINES);
    expect(long).toEqual([]);
  });

  test('no folder or file is named for having no name', () => {
    const nameless = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.[^/]*$)/;
    expect(files.filter((path) => nameless.test(path))).toEqual([]);
  });

  test('file names are lower-case kebab; in the web app a file may be named like its component', () => {
    const odd = files
      .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && !path.startsWith('packages/web/'))
      .filter((path) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''));
    expect(odd).toEqual([]);
  });

  test('no two paths differ in their capitals only', () => {
    expect(new Set(files.map((path) => path.toLowerCase())).size).toBe(files.length);
  });

  test('every package says Apache-2.0, and the text of it is here', () => {
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain(
      'Apache License\n                           Version 2.0',
    );
    for (const pack of readdirSync(join(root, 'packages'))) {
      const { license } = JSON.parse(readFileSync(join(root, 'packages', pack, 'package.json'), 'utf8'));
      expect([pack, license]).toEqual([pack, 'Apache-2.0']);
    }
  });
});

test('no file names a machine, a home folder or a private registry', () => {
  // In parts, so that this file does not hold what it looks for.
  const forbidden = [
    ['/wo', 'rk/'],
    ['/home', '/'],
    ['/ro', 'ot/'],
    ['/Us', 'ers/'],
    ['C:\\', 'Users'],
    ['..', '/shared'],
    ['/tmp', '/bash'],
    ['"resolved": "', 'http'],
  ].map((parts) => parts.join(''));
  const binary = /\.(png|jpg|ico|woff2?|gz|zip|xlsx|pouch|parley|cbor)$/;
  const found = files
    .filter((path) => !binary.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return forbidden.filter((words) => text.includes(words)).map((words) => `${path} says ${words}`);
    });
  expect(found).toEqual([]);
});
