import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import type { LiveEvent } from '../contract/index.ts';
import { createFeed, type Feed } from './live.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A feed behind a real server on a real port. */
async function serving(isStill = () => true): Promise<{ feed: Feed; port: number; held: () => number[] }> {
  const feed = createFeed(() => 0);
  const app = new Hono();
  app.get('/live', (context) => feed.serve(context, isStill));
  const server = createServer(getRequestListener(app.fetch));
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => {
    feed.close();
    server.closeAllConnections();
    server.close();
  });
  /** Bytes that this process keeps for each connection, beyond what the system has taken. */
  const held = () => sockets.map((socket) => socket.writableLength);
  return { feed, port: (server.address() as AddressInfo).port, held };
}

type Client = { readonly status: number; readonly events: LiveEvent[]; readonly ended: Promise<void>; leave(): void };

function client(port: number, headers: Record<string, string> = {}): Promise<Client> {
  return new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', path: '/live', headers }, (response: IncomingMessage) => {
      const events: LiveEvent[] = [];
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const lines = text.split('\n\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          const data = /^data: (.*)$/m.exec(line)?.[1];
          if (data !== undefined) events.push(JSON.parse(data));
        }
      });
      const ended = new Promise<void>((end) => response.once('close', end));
      done({ status: response.statusCode ?? 0, events, ended, leave: () => asked.destroy() });
    });
    asked.on('error', fail);
    asked.end();
  });
}

const until = (holds: () => boolean) => expect.poll(holds, { timeout: 10_000 }).toBe(true);
const id = (number: number) => number.toString(16).padStart(64, '0');

test('each client is greeted, and told of every change once and in order', async () => {
  const { feed, port } = await serving();
  const clients = await Promise.all(Array.from({ length: 20 }, () => client(port)));
  await until(() => clients.every((one) => one.events.length === 1));
  for (let number = 1; number <= 50; number++) feed.changed([id(number)]);
  await until(() => clients.every((one) => one.events.length === 51));
  for (const { events } of clients) {
    expect(events.map((one) => one.seq)).toEqual(Array.from({ length: 51 }, (_, seq) => seq));
    expect(events.at(-1)?.entries).toEqual([id(50)]);
  }
});

test('who comes back is told what it missed; of too much, or after a restart, only that something changed', async () => {
  const { feed, port } = await serving();
  for (let number = 1; number <= 300; number++) feed.changed([id(number)]);
  const near = await client(port, { 'Last-Event-ID': '298' });
  await until(() => near.events.length === 3);
  expect(near.events.slice(1).map((one) => one.entries)).toEqual([[id(299)], [id(300)]]);
  for (const before of ['3', '9000']) {
    const far = await client(port, { 'Last-Event-ID': before });
    await until(() => far.events.length === 2);
    expect([before, far.events[1]?.seq, far.events[1]?.entries]).toEqual([before, 300, []]);
  }
});

test('a client that never reads holds up nobody, and costs a bounded amount', async () => {
  const { feed, port, held } = await serving();
  const slow = await Promise.all(
    Array.from(
      { length: 8 },
      () =>
        new Promise<void>((done) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write('GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
            socket.pause();
            done();
          });
          ends.push(() => socket.destroy());
        }),
    ),
  );
  expect(slow).toHaveLength(8);
  const quick = await client(port);
  await until(() => quick.events.length === 1);
  let most = 0;
  // Some 13 kB each, 52 MB in all: four hundred megabytes, were they kept for each of the eight.
  const entries = Array.from({ length: 200 }, (_, number) => id(number));
  for (let number = 1; number <= 4_000; number++) {
    feed.changed(entries);
    if (number % 100 === 0) await until(() => quick.events.at(-1)?.seq === number);
    if (number % 100 === 0) quick.events.splice(0, quick.events.length - 1);
    most = Math.max(most, ...held());
  }
  expect(held()).toHaveLength(9);
  // They have stopped taking anything, and no more than a few events wait for any of them.
  expect(held().filter((one) => one > 0)).toHaveLength(8);
  expect(most).toBeLessThan(64 * 1024);
}, 60_000);

test('a stream ends once its person may not read any longer, and when the feed is closed', async () => {
  let may = true;
  const { feed, port } = await serving(() => may);
  const one = await client(port);
  await until(() => one.events.length === 1);
  may = false;
  feed.changed([id(1)]);
  await one.ended;
  expect(one.events).toHaveLength(1);
  may = true;
  const other = await client(port);
  await until(() => other.events.length === 1);
  feed.close();
  await other.ended;
  expect((await client(port)).status).toBe(503);
});

test('so many streams are open at once and no more; one that was left makes room', async () => {
  const { port } = await serving();
  const most = 1_200;
  const clients: Client[] = [];
  for (let from = 0; from < most; from += 100)
    clients.push(...(await Promise.all(Array.from({ length: 100 }, () => client(port)))));
  expect(clients.every((one) => one.status === 200)).toBe(true);
  expect((await client(port)).status).toBe(503);
  clients[0]?.leave();
  await expect.poll(async () => (await client(port)).status, { timeout: 5_000 }).toBe(200);
  for (const one of clients) one.leave();
}, 60_000);
