/**
 * `npm run bench -- live`: how soon an act of one node reaches the last of many clients on its live stream, and what they
 * cost it, beside bare sockets of the same number that are told the same in one loop. Options: --clients 1000  --slow 50
 * --acts 200  --every 100 (ms)
 */
import { fork } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    slow: { type: 'string', default: '50' },
    acts: { type: 'string', default: '200' },
    every: { type: 'string', default: '100' },
  },
});
const [clients, slow, acts, every] = ['clients', 'slow', 'acts', 'every'].map((name) => Number(values[name]));
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const summary = (numbers) => {
  const sorted = [...numbers].sort((left, right) => left - right);
  return { median: at(sorted, 0.5), p99: at(sorted, 0.99), most: sorted.at(-1) };
};

/** What each word that is looked for took to reach every reading client. */
function watch() {
  const waiting = new Map();
  let early = new Map();
  const seen = (word, now) => {
    const one = waiting.get(word);
    if (!one) {
      early.set(word, [...(early.get(word) ?? []), now]);
      return;
    }
    one.times.push(now - one.since);
    if (one.times.length === one.most) one.done(one.times);
  };
  return {
    seen,
    await: (word, since, most) =>
      new Promise((done) => {
        waiting.set(word, { since, most, done, times: [] });
        for (const now of early.get(word) ?? []) seen(word, now);
        early = new Map();
      }),
  };
}

/** A browser's stream, but for the browser. A slow one asks and never reads. */
function client(port, isSlow, onWord) {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /seat/measured/api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n');
      if (isSlow) {
        socket.pause();
        done(socket);
      }
    });
    socket.on('error', fail);
    if (isSlow) return;
    let text = '';
    let open = false;
    socket.setEncoding('utf8').on('data', (part) => {
      const now = Date.now();
      text += part;
      if (!open && text.includes('\r\n\r\n')) {
        if (!text.startsWith('HTTP/1.1 200')) fail(new Error(text.slice(0, 200)));
        open = true;
        done(socket);
      }
      for (const [, word] of text.matchAll(/"entries":\["([0-9a-f]{64})"/g)) onWord(word, now);
      text = text.slice(Math.max(0, text.lastIndexOf('\n')));
    });
  });
}

async function measureNode() {
  const node = fork(join(root, 'bench/live/node.ts'), [], { cwd: root, execArgv: ['--expose-gc', '--import', 'tsx'] });
  const told = (has) =>
    new Promise((done) => {
      const listen = (message) => {
        if (!(has in message)) return;
        node.off('message', listen);
        done(message);
      };
      node.on('message', listen);
    });
  const { port } = await told('port');
  const asked = async (message, has) => {
    const answer = told(has);
    node.send(message);
    return answer;
  };
  const { memory: alone } = await asked({ do: 'memory' }, 'memory');
  const { seen, await: reached } = watch();
  const sockets = [];
  for (let one = 0; one < clients; one += 50)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(50, clients - one) }, (_, place) => client(port, one + place < slow, seen)),
      )),
    );
  const { memory: listening } = await asked({ do: 'memory' }, 'memory');
  const last = [];
  const all = [];
  for (let number = 0; number < acts; number++) {
    const { acted, since } = await asked({ do: 'act', number }, 'acted');
    const times = await reached(acted, since, clients - slow);
    last.push(Math.max(...times));
    all.push(...times);
    await rest(every);
  }
  const { memory: after, peak } = await asked({ do: 'memory' }, 'memory');
  for (const socket of sockets) socket.destroy();
  const ended = new Promise((done) => node.once('exit', done));
  node.send({ do: 'stop' });
  await ended;
  return { last: summary(last), all: summary(all), alone, listening, after, peak };
}

/** The least that it can be: as many sockets, the same bytes, one loop, no disk. */
async function measureFloor() {
  const { seen, await: reached } = watch();
  const open = new Set();
  const server = createServer((socket) => open.add(socket));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const readers = await Promise.all(
    Array.from(
      { length: clients - slow },
      () =>
        new Promise((done) => {
          const socket = connect(port, '127.0.0.1', () => done(socket));
          socket.setEncoding('utf8').on('data', (text) => seen(/[0-9a-f]{64}/.exec(text)?.[0], Date.now()));
        }),
    ),
  );
  while (open.size < clients - slow) await rest(10);
  const last = [];
  for (let number = 0; number < acts; number++) {
    const word = number.toString(16).padStart(64, '0');
    const since = Date.now();
    const done = reached(word, since, clients - slow);
    for (const socket of open) socket.write(`data: {"seq":${number},"entries":["${word}"]}\nid: ${number}\n\n`);
    last.push(Math.max(...(await done)));
    await rest(10);
  }
  for (const socket of readers) socket.destroy();
  server.close();
  return summary(last);
}

const floor = await measureFloor();
const node = await measureNode();
const ms = ({ median, p99, most }) => [median, p99, most].map((one) => one.toFixed(0)).join(' | ');
const ratio = (Math.max(1, node.last.p99) / Math.max(1, floor.p99)).toFixed(1);
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores; ${clients} clients, of which ${slow} never read; ${acts} acts, one each ${every} ms and more`,
);
console.log('\n| from the act, signed and on its disk, to | median, ms | 99 % | most |\n|---|---:|---:|---:|');
console.log(`| each reading client | ${ms(node.all)} |`);
console.log(`| the last reading client | ${ms(node.last)} |`);
console.log(`| floor: bare sockets in one loop, no disk, the last | ${ms(floor)} |`);
console.log(`\nthe last, 99 %: ${ratio} × floor; the aim is under 500 ms`);
console.log(
  `memory of the node, MB: ${node.alone.toFixed(0)} alone, ${node.listening.toFixed(0)} with all of them, ${node.after.toFixed(0)} after the acts, ${node.peak.toFixed(0)} at its peak; the aim is under 400`,
);
if (node.last.p99 >= 500 || node.peak >= 400) process.exitCode = 1;
process.exit();
