/**
 * CONTRIBUTING.md tried out. Its lines are put into copies of the project: into one all of them, where the act that they add
 * must be listed, worded, judged and refused; into the others all but one, which what the guide names must notice.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guideIn, type Step } from './guide.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'parley-guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const steps = guideIn(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'));
const kind = 'hotline.word-taken-back';
const refusal = 'nothing-to-take-back';
const scenario = `
room:
  title: A word taken back
  terms: Two invented parties, one mediator.
  seed: 1
  starts: 2026-03-01T08:00:00Z
  convener: mediator
delegations:
  northbank: { label: Northbank, capacities: [party], nodes: [n1] }
  southbank: { label: Southbank, capacities: [party], nodes: [s1] }
  mediator: { label: Mediator, capacities: [mediator], nodes: [m1] }
channels:
  notice: { purpose: notice-board, members: [mediator], readers: [northbank, southbank] }
steps:
  - id: call
    at: 2026-03-01T09:00:00Z
    by: mediator
    channel: notice
    act: hotline.call-logged
    body: { from: mediator, to: southbank, onLine: Line 1, at: 2026-03-01T09:00:00Z, call: spoken, about: The crossing }
  - { id: none, at: 2026-03-01T09:10:00Z, by: mediator, channel: notice, act: ${kind}, body: { call: $call } }
  - at: 2026-03-01T09:20:00Z
    by: mediator
    channel: notice
    act: hotline.call-answered
    body: { call: $call, answer: differs, wording: So. }
  - { id: back, at: 2026-03-01T09:30:00Z, by: mediator, channel: notice, act: ${kind}, body: { call: $call } }
  - { id: again, at: 2026-03-01T09:40:00Z, by: mediator, channel: notice, act: ${kind}, body: { call: $call } }
expect:
  - { step: none, refused: ${refusal} }
  - { step: again, refused: ${refusal} }
`;

/** A folder with these packages, which find each other and nothing of the project itself. */
function copyOf(name: string, packages: readonly string[]): string {
  const copy = join(folder, name);
  mkdirSync(join(copy, 'node_modules/@parley'), { recursive: true });
  for (const one of packages) {
    cpSync(join(root, 'packages', one), join(copy, 'packages', one), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
    if (!one.includes('/'))
      symlinkSync(join(copy, 'packages', one), join(copy, 'node_modules/@parley', one), 'junction');
  }
  mkdirSync(join(copy, 'docs'));
  for (const file of ['docs/acts.md', 'package.json', 'tsconfig.base.json', 'tsconfig.json'])
    cpSync(join(root, file), join(copy, file));
  return copy;
}

/** Does what a step says. Where it names a line, that line must stand there once. */
function follow(copy: string, { path, put, anchor, text }: Step): void {
  const file = join(copy, path);
  const before = readFileSync(file, 'utf8');
  if (put === 'end') writeFileSync(file, `${before}${path.endsWith('.ts') ? '\n' : ''}${text}`);
  if (put === 'among') {
    const all = Object.entries({ ...JSON.parse(before), ...JSON.parse(text) });
    writeFileSync(file, JSON.stringify(Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2));
  }
  if (put === 'before') {
    const lines = before.split('\n');
    const at = lines.flatMap((line, index) => (line.trim() === anchor ? [index] : []));
    expect([path, anchor, at.length]).toEqual([path, anchor, 1]);
    writeFileSync(file, lines.toSpliced(at[0] ?? 0, 0, text.trimEnd()).join('\n'));
  }
}

/** Runs a program; resolves to its exit code and what it said. */
function run(args: readonly string[], cwd: string): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [...args], { cwd, maxBuffer: 1e8, encoding: 'utf8' }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? 1) : 0, said: error ? `${out}${err}` : out }),
    );
  });
}

type Answer = { readonly code: number; readonly said: string };
const program = `
  import { main } from '@parley/cli';
  const answers = [];
  for (const argv of JSON.parse(process.argv[1])) {
    let said = '';
    const code = await main(argv, (text) => { said += text; });
    answers.push({ code, said });
  }
  process.stdout.write(JSON.stringify(answers));`;

/** What the copy's command line answers to several commands. */
async function parley(copy: string, ...commands: readonly (readonly string[])[]): Promise<readonly Answer[]> {
  const args = ['--import', 'tsx', '--input-type=module', '-e', program, JSON.stringify(commands)];
  const { code, said } = await run(args, join(copy, 'packages/cli'));
  if (code !== 0) throw new Error(said);
  return JSON.parse(said);
}

/** With the wording of the screens, in which the command line too says what only the room refuses. */
const everything = ['web/messages', 'cli', 'desks', 'record', 'rehearsal', 'room', 'server', 'vault'];
const whole = join(folder, 'whole');
let answers: readonly Answer[] = [];
const without = (step: Step) => join(folder, `without-${steps.indexOf(step)}`);

beforeAll(async () => {
  mkdirSync(join(folder, 'node_modules'));
  for (const one of readdirSync(join(root, 'node_modules')).filter((name) => name !== '@parley'))
    symlinkSync(join(root, 'node_modules', one), join(folder, 'node_modules', one), 'junction');
  copyOf('whole', everything);
  for (const step of steps) copyOf(`without-${steps.indexOf(step)}`, step.put === 'written' ? everything : ['desks']);
  for (const copy of [whole, ...steps.map(without)])
    for (const step of steps) if (copy !== without(step)) follow(copy, step);
  writeFileSync(join(folder, 'scenario.yaml'), scenario);
  answers = await parley(
    whole,
    ['acts', '--markdown'],
    ['acts', '--json'],
    ['play', join(folder, 'scenario.yaml'), '--as', 'southbank'],
  );
  writeFileSync(join(whole, 'docs/acts.md'), answers[0]?.said ?? '');
});

describe('what the guide adds', () => {
  test('is an act among the others', () => {
    const { acts, refusals } = JSON.parse(answers[1]?.said ?? '') as {
      acts: readonly { kind: string; words: string; rules: readonly string[]; schema: object }[];
      refusals: unknown;
    };
    expect(acts.find((act) => act.kind === kind)).toMatchObject({
      words: 'Word on a hot-line call taken back',
      rules: ['HL1', 'HL6'],
      schema: { required: ['call'] },
    });
    expect(JSON.stringify(refusals)).toContain(refusal);
    const page = readFileSync(join(whole, 'docs/acts.md'), 'utf8');
    expect(page).toContain(`\`${kind}\``);
    const before = new Set(readFileSync(join(root, 'docs/acts.md'), 'utf8').split('\n'));
    // Nothing else on the page has moved but the list of what the desk refuses.
    expect(page.split('\n').filter((line) => !before.has(line) && !line.startsWith('Refused here'))).toEqual([
      '### Word on a hot-line call taken back',
      `\`${kind}\``,
      "Takes your delegation's word on a call back; the other side's word stays.",
      '- rules: HL1, HL6',
    ]);
  });

  test('is judged in a room, and refused by its name', () => {
    expect(answers[2]).toEqual({ code: 0, said: expect.stringContaining('2 of 2 expectations hold.') });
  });
});

/** One wording per language: a step for each. */
const catalogues = readdirSync(join(root, 'packages/desks/messages'));

test('each step is missed where it was left out, by whom the guide names, and with all of them nothing fails', async () => {
  const [tests, compiled] = await Promise.all([tested(), typed()]);
  expect(steps.map((step) => step.path)).toHaveLength(7 + catalogues.length);
  const mine = tests.filter(({ copy }) => copy === whole);
  expect(mine.filter(({ status }) => status !== 'passed')).toEqual([]);
  for (const { missedBy } of steps.filter((step) => step.missedBy.who === 'test'))
    expect(mine.map(({ title }) => title)).toContain(missedBy.says);
  expect(compiled).not.toMatch(/^whole\//m);
  for (const step of steps) {
    const { who, says } = step.missedBy;
    const failed = tests.filter(({ copy, status }) => copy === without(step) && status === 'failed');
    const lines = compiled.split('\n').filter((line) => line.startsWith(`without-${steps.indexOf(step)}/`));
    if (who === 'test')
      expect([step.text, failed.map(({ title }) => title)]).toEqual([step.text, expect.arrayContaining([says])]);
    else expect([step.text, lines.join('\n')]).toEqual([step.text, expect.stringContaining(says)]);
  }
});

type Tested = { readonly copy: string; readonly title: string; readonly status: string };

/** The tests that bear on the act, of all copies in one run. */
async function tested(): Promise<readonly Tested[]> {
  const about = (step: Step) => {
    if (step.put === 'written') return 'cli/src/acts-page.test.ts';
    return step.missedBy.says.startsWith('[') ? 'desks/src/hotline/hotline.test.ts' : 'desks/src/rules.test.ts';
  };
  const missed = steps.filter((step) => step.missedBy.who === 'test');
  const config = {
    include: [
      'whole/packages/{desks/src/{rules,desks.int,hotline/hotline},cli/src/acts-page}.test.ts',
      ...missed.map((step) => `without-${steps.indexOf(step)}/packages/${about(step)}`),
    ],
    testNamePattern: '^(hotline|\\[HL|[a-z]{2}: every|docs/acts)',
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
  };
  const said = join(folder, 'said.json');
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: ${JSON.stringify(config)} };`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  await run([vitest, 'run', '--root', folder, '--reporter=json', `--outputFile=${said}`], folder);
  const { testResults } = JSON.parse(readFileSync(said, 'utf8')) as {
    testResults: readonly {
      name: string;
      message: string;
      assertionResults: readonly { fullName: string; status: string }[];
    }[];
  };
  return testResults.flatMap(({ name, assertionResults }) => {
    const copy = join(folder, relative(folder, name).split(sep)[0] ?? '');
    return assertionResults
      .filter(({ status }) => status !== 'skipped' && status !== 'pending')
      .map(({ fullName, status }) => ({ copy, title: fullName, status }));
  });
}

/** What the compiler says of the copy with all steps, and of those without one that it is said to miss. */
async function typed(): Promise<string> {
  const copies = [whole, ...steps.filter((step) => step.missedBy.who === 'compiler').map(without)];
  const config = {
    extends: join(root, 'tsconfig.pure.json'),
    include: [join(root, 'checks/pure.d.ts'), ...copies.map((copy) => join(copy, 'packages/desks/src/hotline'))],
    exclude: ['**/*.test.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return (await run([compiler, '-p', folder, '--pretty', 'false'], folder)).said;
}
