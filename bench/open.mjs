/**
 * `npm run bench -- open`: how long a room takes to open, as ratios to the least that its format allows, and beside other
 * libraries that load as many changes of the same size. Options: --sizes 10000,20000  --rounds 3  --deadline 120 (seconds)
 * --ways floor,heads
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,20000,40000,70000,100000' },
    rounds: { type: 'string', default: '3' },
    deadline: { type: 'string', default: '120' },
    ways: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
const deadline = Number(values.deadline) * 1000;
const largest = Math.max(...sizes);
/** Raised when what lies in the folder would be written differently. */
const format = 1;
const folder = join(tmpdir(), `parley-bench-open-${format}`);

const ways = {
  floor: 'floor: hash, derive, open, decode',
  heads: 'record, by heads',
  signatures: 'record, every signature',
  node: 'node, by heads, every act judged',
  daily: 'node, daily start: snapshot and 1 % tail',
  cojson: 'cojson',
  automerge: 'Automerge',
  yjs: 'Yjs',
};

const chosen = values.ways?.split(',') ?? Object.keys(ways);

/** Ways that need a disk of their own, made by judging the whole room once, which may take too long as well. */
const judging = ['node', 'daily'];
const mostPreparing = 20 * 60_000;

/** Resolves to what the child printed; to undefined where it did not end in time. */
function run(verb, way, size) {
  const script = join(root, 'bench/open/child.mjs');
  const args = [
    '--expose-gc',
    '--max-old-space-size=8192',
    '--import',
    'tsx',
    script,
    verb,
    way,
    size,
    folder,
    largest,
  ];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args.map(String), { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let late = false;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const timer = setTimeout(
      () => {
        late = true;
        child.kill('SIGKILL');
      },
      verb === 'prepare' && !judging.includes(way) ? mostPreparing : deadline,
    );
    child.on('close', (code) => {
      clearTimeout(timer);
      if (late) done(undefined);
      else if (code !== 0) fail(new Error(`${verb} ${way} of ${size} failed`));
      else done(output);
    });
  });
}

const median = (numbers) => [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)];

/** Ways take turns, so that what else the machine does falls on all of them. */
async function measureAll() {
  const results = new Map();
  const late = new Set();
  for (const size of sizes) {
    const taken = new Map(chosen.map((way) => [way, []]));
    for (let round = 0; round < rounds; round++) {
      for (const way of chosen) {
        if (late.has(way)) continue;
        const prepared = round > 0 || (await run('prepare', way, size)) !== undefined;
        const result = prepared ? await run('measure', way, size) : undefined;
        if (result === undefined) late.add(way);
        else taken.get(way).push(JSON.parse(result));
        process.stderr.write('.');
      }
    }
    for (const [way, all] of taken) {
      if (all.length === 0) continue;
      const middle = (of) => median(all.map(of));
      results.set(`${way}/${size}`, {
        ms: middle(({ ms }) => ms),
        cpu: middle(({ cpu }) => cpu),
        before: middle(({ before }) => before),
        peak: middle(({ peak }) => peak),
      });
    }
  }
  process.stderr.write('\n');
  return results;
}

function table(title, results, cell) {
  const rows = chosen.map((way) => [
    ways[way],
    ...sizes.map((size) => (results.has(`${way}/${size}`) ? cell(results.get(`${way}/${size}`), size) : '–')),
  ]);
  const head = [title, ...sizes.map((size) => size.toLocaleString('en'))];
  console.log(`\n| ${head.join(' | ')} |\n|---|${sizes.map(() => '---:').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

mkdirSync(folder, { recursive: true });
const results = await measureAll();
const of = (way, size) => results.get(`${way}/${size}`);
const ratio = (way, by) => (one, size) => (of(way, size) ? (one[by] / of(way, size)[by]).toFixed(2) : '–');
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, median of ${rounds}; – took over ${deadline / 1000} s`,
);
table('time, as a ratio to the floor', results, ratio('floor', 'ms'));
table('time, as a ratio to cojson', results, ratio('cojson', 'ms'));
table('processor time, as a ratio to the floor', results, ratio('floor', 'cpu'));
table('processor time, as a ratio to cojson', results, ratio('cojson', 'cpu'));
table('microseconds an entry', results, ({ ms }, size) => ((1000 * ms) / size).toFixed(1));
table(
  'peak memory, MB (of that before it began)',
  results,
  ({ peak, before }) => `${Math.round(peak / 2 ** 20)} (${Math.round(before / 2 ** 20)})`,
);
