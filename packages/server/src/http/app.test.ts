import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { readScenario } from '@parley/rehearsal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, openDemo } from '../demo/demo.ts';
import { demoRoutes } from '../demo/demo-routes.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { type App, createApp } from './app.ts';
import { everyAnswer } from './headers.ts';
import { rates } from './rates.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-http-'));
let demo: Demo;
let site: App;
const said: string[] = [];

beforeAll(async () => {
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Parley</title>');
  writeFileSync(join(web, 'assets/main-0a1b.js'), 'export {};');
  writeFileSync(join(web, 'assets/main-0a1b.js.br'), brotliCompressSync('export {};'));
  const read = readScenario(smallScenario);
  if (!read.ok) throw new Error(read.problems.join());
  demo = await openDemo(read.scenario, Date.parse('2023-11-24T01:30:00Z'), folder);
  site = await createApp({
    doors: demo.seats.map((seat) => ({ delegation: seat.delegation, lock: undefined, seat: () => seat })),
    webDir: web,
    log: (event) => said.push(event),
    more: (app) => void demoRoutes(app, demo),
  });
});
afterAll(async () => {
  site.close();
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
});

const base = 'http://127.0.0.1:8400';
const own = { 'X-Parley': '1', 'Content-Type': 'application/json' };
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(`${base}${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = own) =>
  site.app.request(`${base}${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const answered = async (response: Response | Promise<Response>) => {
  const answer = await response;
  return [answer.status, await answer.json()];
};
const act = { channel: '00'.repeat(32), kind: 'talks.noted', body: { text: 'A note.' } };

/** Every route that the app has, with real names in the place of parameters. */
const routes = () =>
  site.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '*')
    .map(({ method, path }) => ({
      method,
      path: path
        .replace(':delegation', 'party-a')
        .replace(':name', 'main-0a1b.js')
        .replace(':entry', '00'.repeat(32))
        .replace(':person', '2')
        .replace('*', 'truce'),
    }));

describe('every route', () => {
  test('is there to be looked at', () => expect(routes().length).toBeGreaterThan(18));

  test('bears every header, whatever it answers', async () => {
    const wanted = Object.entries(everyAnswer).map(([name, value]) => [name, value]);
    const places = [...routes(), { method: 'GET', path: '/nowhere' }, { method: 'GET', path: '/assets/none.js' }];
    for (const { method, path } of places) {
      const asked = [{}, own, { Host: 'evil.example' }].map((headers) =>
        site.app.request(`${base}${path}`, { method, headers, ...(method === 'POST' && { body: '{}' }) }),
      );
      for (const response of await Promise.all(asked)) {
        const borne = wanted.map(([name]) => [name, response.headers.get(name as string)]);
        expect([method, path, ...borne]).toEqual([method, path, ...wanted]);
        const kept = response.headers.get('Cache-Control');
        const isAsset = path.startsWith('/assets/main') && response.status === 200;
        expect([method, path, kept]).toEqual([method, path, isAsset ? 'public, max-age=31536000, immutable' : kept]);
        if (!isAsset) expect([path, /no-store|no-cache/.test(kept ?? '')]).toEqual([path, true]);
        await response.body?.cancel();
      }
    }
  });

  test('that changes anything is refused to a form, to another site and to another port', async () => {
    const changing = routes().filter(({ method }) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(10);
    for (const { method, path } of changing) {
      const asked = (headers: Record<string, string>) =>
        site.app.request(`${base}${path}`, { method, headers, ...(method !== 'DELETE' && { body: '{}' }) });
      const refused = async (headers: Record<string, string>) => [method, path, ...(await answered(asked(headers)))];
      const asForm = { 'Content-Type': 'application/x-www-form-urlencoded' };
      expect(await refused(asForm)).toEqual([method, path, 403, { refused: 'not-from-a-page-of-this-node' }]);
      for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'same-site' }])
        expect(await refused({ ...own, ...headers })).toEqual([method, path, 403, { refused: 'foreign-origin' }]);
    }
  });

  test('runs no script but the node’s own, makes no markup from text, and asks nobody else', () => {
    const policy = new Map(
      everyAnswer['Content-Security-Policy']?.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(policy.get('trusted-types')).toEqual(["'none'"]);
    const sources = [...policy].filter(([name]) => name?.endsWith('-src')).flatMap(([, from]) => from);
    expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", 'data:']);
  });

  test('of an API stands in its description', async () => {
    const { paths } = (await (await get('/openapi.json')).json()) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = site.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.includes('/api'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(served)].sort()).toEqual(described.sort());
  });
});

test('without a sign-in annexes are listed, and neither kept, opened nor erased', async () => {
  const path = '/seat/party-a/api/annexes';
  const need = [422, { refused: 'annexes-need-sign-in' }];
  const annex = {
    channel: '00'.repeat(32),
    purpose: 'names',
    retainUntil: '2030-01-01T00:00:00Z',
    content: 'bm9ib2R5',
  };
  expect(await answered(get(path))).toEqual([200, { annexes: [] }]);
  expect(await answered(post(path, annex))).toEqual(need);
  expect(await answered(get(`${path}/${'00'.repeat(32)}`))).toEqual(need);
  const erasing = { method: 'DELETE', headers: own };
  const erased = site.app.request(`${base}${path}/${'00'.repeat(32)}?ground=asked-for`, erasing);
  expect(await answered(erased)).toEqual(need);
  expect((await post(path, { ...annex, content: 'not base64!' })).status).toBe(400);
});

describe('who may ask', () => {
  test.each([
    'evil.example',
    'evil.example:8400',
    '127.0.0.1.evil.example',
    '192.168.1.4:8400',
    'localhost.evil.example',
  ])('a page that calls this machine %s is refused', async (host) => {
    expect(await answered(get('/seat/party-a/api/room', { Host: host }))).toEqual([421, { refused: 'foreign-host' }]);
    expect((await get('/', { Host: host })).status).toBe(421);
  });

  test.each(['127.0.0.1:8400', 'localhost:9', '[::1]:8400', 'localhost'])('%s is this machine', async (host) => {
    expect((await get('/seat/party-a/api/room', { Host: host })).status).toBe(200);
  });

  test('another site’s page, and another port’s, can neither act nor ask', async () => {
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'http://127.0.0.1:9999' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of foreign) {
      expect(await answered(post('/seat/party-a/api/acts', act, { ...own, ...headers } as never))).toEqual([
        403,
        { refused: 'foreign-origin' },
      ]);
      expect((await get('/seat/party-a/api/room', headers as never)).status).toBe(403);
      expect((await post('/demo/api', { do: 'next' }, { ...own, ...headers } as never)).status).toBe(403);
    }
    const same = { ...own, Origin: base, 'Sec-Fetch-Site': 'same-origin' };
    expect((await post('/seat/party-a/api/acts', act, same)).status).toBe(404);
  });

  test('a form cannot act: neither without the header nor with another type', async () => {
    for (const path of ['/seat/party-a/api/acts', '/seat/party-a/api/session', '/demo/api']) {
      const bare = { 'Content-Type': 'application/json' };
      expect(await answered(post(path, act, bare))).toEqual([403, { refused: 'not-from-a-page-of-this-node' }]);
      const plain = { 'X-Parley': '1', 'Content-Type': 'text/plain' };
      expect(await answered(post(path, act, plain))).toEqual([415, { refused: 'not-json' }]);
    }
    const out = await site.app.request(`${base}/seat/party-a/api/session`, { method: 'DELETE' });
    expect(out.status).toBe(403);
  });
});

describe('what is asked', () => {
  test('a body is JSON, of bounded length and depth, and as described', async () => {
    const path = '/seat/party-a/api/acts';
    expect((await post(path, `"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
    expect(await answered(post(path, `${'['.repeat(400_000)}`))).toEqual([400, { refused: 'malformed-request' }]);
    expect(await answered(post(path, '{"channel":'))).toEqual([400, { refused: 'malformed-request' }]);
    const [status, body] = await answered(post(path, { channel: 1 }));
    expect([status, (body as { refused: string }).refused]).toEqual([400, 'malformed-request']);
    expect((await post('/demo/api', { do: 'format-disk' })).status).toBe(400);
  });

  test('an unknown seat, an unknown route and a foreign channel are answered alike', async () => {
    const lineOfB = [...demo.seats].find((seat) => seat.delegation === 'party-b')?.node().channels;
    const foreign = [...(lineOfB?.values() ?? [])].find((channel) => channel.terms?.name === 'line-b');
    const nothing = [404, { refused: 'not-found' }];
    expect(await answered(get('/seat/nobody/api/room'))).toEqual(nothing);
    expect(await answered(get('/seat/nobody/api/session'))).toEqual(nothing);
    expect(await answered(get('/seat/nobody/truce'))).toEqual(nothing);
    expect(await answered(get('/seat/party-a/api/secrets'))).toEqual(nothing);
    expect(await answered(post('/seat/party-a/api/acts', act))).toEqual(nothing);
    expect(await answered(post('/seat/party-a/api/acts', { ...act, channel: foreign?.id }))).toEqual(nothing);
    expect(await answered(get('/demo/api/check?seat=nobody'))).toEqual(nothing);
  });

  test('acts that nodes write by themselves are no acts of people', async () => {
    const channel = demo.seats[0]?.node().room;
    for (const kind of ['receipt.given', 'channel.opened', 'instrument.confirmed', 'toString', '__proto__']) {
      const refused = await answered(post('/seat/mediator/api/acts', { channel, kind, body: {} }));
      expect([kind, ...refused]).toEqual([kind, 422, { refused: 'unknown-act' }]);
    }
  });

  test('drafts that are not here are compared as nothing', async () => {
    const path = `/seat/party-a/api/views/redline?before=${'a'.repeat(64)}&after=${'b'.repeat(64)}`;
    expect(await answered(get(path))).toEqual([200, { articles: [] }]);
    expect((await get('/seat/party-a/api/views/redline')).status).toBe(400);
  });

  test('a moment is a moment', async () => {
    const path = '/seat/party-a/api/views/truce';
    expect(await answered(get(`${path}?at=yesterday`))).toEqual([400, { refused: 'not-a-moment' }]);
    const at = encodeURIComponent('2023-11-24T03:30:00+02:00');
    expect(await (await get(`${path}?at=${at}`)).json()).toMatchObject({ at: '2023-11-24T01:30:00.000Z' });
  });

  test('no address becomes a path', async () => {
    for (const name of ['..%2Findex.html', '%2e%2e%2fpackage.json', 'main-0a1b.js%00', '.gitignore']) {
      expect([name, (await get(`/assets/${name}`)).status]).toEqual([name, 404]);
    }
  });

  test('what fails here is said without saying where', async () => {
    const broken = await createApp({
      doors: [
        {
          delegation: 'a',
          lock: undefined,
          seat: () => {
            throw new Error('/secret/path');
          },
        },
      ],
      webDir: folder,
      log: (event) => said.push(event),
    });
    const response = await broken.app.request(`${base}/seat/a/api/room`);
    expect([response.status, await response.json(), said.at(-1)]).toEqual([500, { refused: 'failed-here' }, 'error']);
  });
});

test('files go out in a coding that the asker takes and that was made beforehand, and are kept for good', async () => {
  const path = '/assets/main-0a1b.js';
  const coded = await get(path, { 'Accept-Encoding': 'gzip, br' });
  expect(coded.headers.get('content-encoding')).toBe('br');
  expect(coded.headers.get('cache-control')).toContain('immutable');
  expect(brotliDecompressSync(await coded.arrayBuffer()).toString()).toBe('export {};');
  for (const accepts of ['', 'identity', 'br;q=0']) {
    const plain = await get(path, { 'Accept-Encoding': accepts });
    expect(plain.headers.get('content-encoding'), accepts).toBe(null);
    expect(await plain.text(), accepts).toBe('export {};');
  }
  expect((await get(`${path}.br`)).status).toBe(404);
});

test('answers are compressed for whoever takes it; the live stream is not', async () => {
  const plain = await get('/seat/party-a/api/acts');
  const coded = await get('/seat/party-a/api/acts', { 'Accept-Encoding': 'gzip' });
  expect(plain.headers.get('content-encoding')).toBe(null);
  expect(coded.headers.get('content-encoding')).toBe('gzip');
  expect((await coded.arrayBuffer()).byteLength * 5).toBeLessThan((await plain.arrayBuffer()).byteLength);
  const stream = await get('/seat/party-a/api/live', { 'Accept-Encoding': 'gzip' });
  expect(stream.headers.get('content-encoding')).toBe(null);
  await stream.body?.cancel();
});

test('a seat is asked so often and no oftener; reading, writing and what is heavy have stores of their own', async () => {
  let now = 0;
  const doors = demo.seats.map((seat) => ({ delegation: seat.delegation, lock: undefined, seat: () => seat }));
  const slow = await createApp({ doors, webDir: folder, log: () => undefined, clock: () => now });
  const asked = async (seat: string, path: string, method = 'GET') => {
    const init = { method, headers: own, ...(method === 'POST' && { body: '{}' }) };
    const answer = await slow.app.request(`${base}/seat/${seat}/api/${path}`, init);
    await answer.body?.cancel();
    return [answer.status, answer.headers.get('Retry-After')];
  };
  for (const [path, method, sort] of [
    ['session', 'GET', 'reading'],
    ['acts', 'POST', 'writing'],
    ['people', 'POST', 'heavy'],
  ] as const) {
    const { most, perSecond } = rates[sort];
    for (let times = 0; times < most; times++) expect((await asked('party-a', path, method))[0]).not.toBe(429);
    expect(await asked('party-a', path, method)).toEqual([429, String(Math.ceil(1 / perSecond))]);
    expect((await asked('party-b', path, method))[0]).not.toBe(429);
    now += Math.ceil(1000 / perSecond);
    expect((await asked('party-a', path, method))[0]).not.toBe(429);
    expect((await asked('party-a', path, method))[0]).toBe(429);
    // The page of text alone reads as much as many of these, and is asked no oftener.
    if (sort === 'reading')
      expect((await slow.app.request(`${base}/seat/party-a/plain`, { headers: own })).status).toBe(429);
  }
  slow.close();
});
