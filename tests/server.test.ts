/** A node and the demonstration as a browser meets them: real processes' parts, real disks, real sockets. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHex, verifyExport } from '@parley/record';
import { everyAnswer, exportData, type Running, StartRefused, startDemo, startNode } from '@parley/server';
import * as contract from '@parley/server/contract';
import { cryptography } from '@parley/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallScenario } from '../packages/server/src/testing/small-scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const webDir = join(folder, 'web');
const silent = { webDir, log: () => undefined };
const passphrase = 'four words and a horse';
const own = { 'X-Parley': '1', 'Content-Type': 'application/json' };

async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as never };
}
const tell = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(url, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) });

/** Reads a stream until `enough`, and gives back its data lines. */
async function events(url: string, enough: (lines: readonly string[]) => boolean, after: () => unknown) {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const lines: string[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let asked = false;
  for (;;) {
    const { value = '', done } = (await reader?.read()) ?? { done: true };
    text += value;
    lines.splice(0, lines.length, ...(text.match(/^data: .*$/gm) ?? []).map((line) => line.slice(6)));
    if (done || (asked && enough(lines))) break;
    if (!asked && lines.length > 0) {
      asked = true;
      void after();
    }
  }
  stop.abort();
  return { type: response.headers.get('content-type'), text, lines };
}

describe('the demonstration', () => {
  let running: Running;
  let at: (path: string) => string;
  const printed: string[] = [];
  beforeAll(async () => {
    const dataDir = join(folder, 'demo');
    const options = { scenarioText: smallScenario, port: 0, dataDir, print: (line: string) => printed.push(line) };
    running = await startDemo({ ...options, ...silent });
    at = (path) => `http://127.0.0.1:${running.port}${path}`;
  });
  afterAll(() => running.stop());
  const chapter = (number: number) => tell(at('/demo/api'), { do: 'chapter', chapter: number });
  const seats = ['mediator', 'party-a', 'party-b'];

  test('says where it is, that nothing leaves, where its data lies, and how to stop it', () => {
    expect(printed).toEqual([
      `http://127.0.0.1:${running.port}/`,
      'Nothing leaves this machine.',
      expect.stringMatching(/^Data: .*demo-\w+ \(removed at the end\)$/),
      'Stop with Ctrl+C.',
    ]);
  });

  test('every view of every seat is as the contract says', async () => {
    const views = [
      ['truce', contract.truceView],
      ['incidents', contract.incidentsView],
      ['exchange', contract.exchangeView],
      ['talks', contract.talksView],
      ['charter', contract.charterView],
      ['teams', contract.teamsView],
      ['principals', contract.principalsView],
      ['statements', contract.statementsView],
      ['outstanding', contract.outstandingView],
      ['waiting', contract.waitingView],
      ['heard', contract.heardView],
      ['changed?since=2020-01-01T00:00Z', contract.changedView],
      ['situation', contract.situationView],
      ['record', contract.recordView],
    ] as const;
    for (const seat of seats) {
      for (const [name, schema] of views) {
        const { status, body } = await ask(at(`/seat/${seat}/api/views/${name}`));
        expect([seat, name, status, schema.safeParse(body).error]).toEqual([seat, name, 200, undefined]);
        expect((body as { as: string }).as).toBe(seat);
      }
      expect(contract.seatRoom.safeParse((await ask(at(`/seat/${seat}/api/room`))).body).error).toBeUndefined();
      expect(contract.actList.safeParse((await ask(at(`/seat/${seat}/api/acts`))).body).error).toBeUndefined();
      expect(
        contract.referenceList.safeParse((await ask(at(`/seat/${seat}/api/references`))).body).error,
      ).toBeUndefined();
      expect(contract.checkResult.parse((await ask(at(`/seat/${seat}/api/check`))).body)).toMatchObject({
        seat,
        holds: true,
      });
    }
    expect(contract.demoState.safeParse((await ask(at('/demo/api/state'))).body).error).toBeUndefined();
  });

  test('a seat serves what its own node holds, and nothing of a line that it is not in', async () => {
    await chapter(1);
    const lineOf = { 'party-a': 'canary-of-line-a', 'party-b': 'canary-of-line-b' };
    for (const [seat, canary] of Object.entries(lineOf)) {
      const other = Object.values(lineOf).find((one) => one !== canary) as string;
      const paths = [
        'room',
        'views/record',
        'views/timeline?count=500',
        'views/truce',
        'views/charter',
        'views/talks',
        'references',
        'views/teams',
        'export',
      ];
      let all = '';
      for (const path of paths) all += await (await fetch(at(`/seat/${seat}/api/${path}`))).text();
      expect([seat, all.includes(canary), all.includes(other), all.includes(`line-${other.at(-1)}`)]).toEqual([
        seat,
        true,
        false,
        false,
      ]);
    }
    const { body } = await ask(at('/seat/mediator/api/views/record'));
    const text = JSON.stringify(body);
    expect([text.includes('canary-of-line-a'), text.includes('canary-of-line-b')]).toEqual([true, true]);
  });

  test('its disks hold no word of a line', async () => {
    const data = printed.find((line) => line.startsWith('Data: '))?.replace(/^Data: | \(.*$/g, '') ?? '';
    const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.db'));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const name of files) expect(readFileSync(join(data, name)).includes('canary-of-line')).toBe(false);
  });

  test('entries of the replay say whence they come, and what a visitor adds is invented', async () => {
    await chapter(1);
    type Lines = { entries: { kind: string; mark: string | null }[] };
    const marks = async () => {
      const { entries } = (await ask(at('/seat/mediator/api/views/record'))).body as Lines;
      return entries.filter((one) => one.kind.startsWith('talks.')).map((one) => one.mark);
    };
    expect(await marks()).toEqual(['invented', 'source']);
    const { channels } = (await ask(at('/seat/mediator/api/room'))).body as contract.SeatRoom;
    const channel = channels.find((one) => one.name === 'line-b')?.id;
    const done = await tell(at('/seat/mediator/api/acts'), { channel, kind: 'talks.noted', body: { text: 'A note.' } });
    expect(done).toMatchObject({ status: 200, body: { verdict: 'stands' } });
    expect(await marks()).toEqual(['invented', 'source', 'invented']);
    expect((await ask(at('/demo/api/state'))).body).toMatchObject({ branch: true });
    expect((await chapter(1)).body).toMatchObject({ branch: false });
    expect(await marks()).toEqual(['invented', 'source']);
  });

  test('an act that would be refused is refused by name, and with its place', async () => {
    const { channels } = (await ask(at('/seat/party-a/api/room'))).body as contract.SeatRoom;
    const channel = channels.find((one) => one.name === 'line-a')?.id;
    const body = { text: '' };
    expect(await tell(at('/seat/party-a/api/acts'), { channel, kind: 'talks.message-sent', body })).toMatchObject({
      status: 422,
      body: { refused: 'malformed-body', fields: [{ path: 'text' }] },
    });
    expect(
      await tell(at('/seat/party-a/api/acts'), { channel, kind: 'talks.noted', body: { text: 'x' } }),
    ).toMatchObject({
      status: 422,
    });
  });

  test('presses are ready one after another; cut links hold back, healed ones catch up', async () => {
    await chapter(0);
    const press = (id: string) => tell(at('/demo/api'), { do: 'press', press: id });
    const states = (state: { chapters: { presses: { done: boolean; ready: boolean }[] }[] }) =>
      state.chapters[0]?.presses.map(({ done, ready }) => (done ? 'done' : ready ? 'ready' : 'later'));
    const noted = async () =>
      JSON.stringify((await ask(at('/seat/party-a/api/views/record'))).body).includes('A note of');
    expect(states((await press('note')).body)).toEqual(['ready', 'later', 'later']);
    expect(states((await press('cut-b')).body)).toEqual(['done', 'ready', 'later']);
    expect((await ask(at('/demo/api/state'))).body).toMatchObject({ seats: [{}, {}, { id: 'party-b', cut: true }] });
    expect(await noted()).toBe(false);
    expect(states((await press('note')).body)).toEqual(['done', 'done', 'ready']);
    expect(await noted()).toBe(true);
    expect(states((await press('heal-b')).body)).toEqual(['done', 'done', 'done']);
  });

  test('the table of facts is made from what each seat holds', async () => {
    const { body } = await chapter(0);
    const { facts } = body as contract.DemoState;
    expect(facts.map(({ seen }) => seen)).toEqual([{ mediator: true, 'party-a': true, 'party-b': false }]);
  });

  test('next goes to the next step; play goes on by itself and stops at the end', async () => {
    await chapter(0);
    expect((await tell(at('/demo/api'), { do: 'next' })).body).toMatchObject({ at: '2023-11-24T02:00:00.000Z' });
    await chapter(0);
    expect((await tell(at('/demo/api'), { do: 'play' })).body).toMatchObject({ playing: true });
    await expect
      .poll(async () => (await ask(at('/demo/api/state'))).body, { timeout: 10_000, interval: 200 })
      .toMatchObject({ at: '2023-11-24T02:00:00.000Z', playing: false });
  });

  test('one changed byte is found, and its place named', async () => {
    const whole = (await ask(at('/demo/api/check?seat=party-a'))).body as contract.CheckResult;
    const changed = (await ask(at('/demo/api/check?seat=party-a&change=1'))).body as contract.CheckResult;
    expect([whole.holds, whole.first, whole.changed]).toEqual([true, null, null]);
    expect([changed.holds, changed.first?.reason, changed.first?.log?.length]).toEqual([false, 'box-differs', 129]);
    expect(changed.changed).toBeGreaterThan(0);
  });

  test('the live stream carries a number, entries by name, and the time; never a word', async () => {
    await chapter(0);
    const { type, text, lines } = await events(
      at('/seat/mediator/api/live'),
      (all) => all.length > 1,
      () => tell(at('/demo/api'), { do: 'next' }),
    );
    expect(type).toContain('text/event-stream');
    const told = lines.map((line) => contract.liveEvent.strict().parse(JSON.parse(line)));
    expect(told.at(-1)?.entries.length).toBeGreaterThan(0);
    for (const name of told.flatMap((one) => one.entries)) expect(fromHex(name)).toHaveLength(32);
    expect(text).not.toContain('canary');
  });

  test('a client that comes back is told what it missed', async () => {
    const seqOf = (line: string | undefined) => (JSON.parse(line ?? '{}') as { seq: number }).seq;
    const first = await events(
      at('/demo/api/live'),
      () => true,
      () => tell(at('/demo/api'), { do: 'pause' }),
    );
    await tell(at('/demo/api'), { do: 'pause' });
    const response = await fetch(at('/demo/api/live'), { headers: { 'Last-Event-ID': String(seqOf(first.lines[0])) } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while ((text.match(/^data: /gm) ?? []).length < 2) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(
      seqOf(
        text
          .match(/^data: .*$/gm)
          ?.at(-1)
          ?.slice(6),
      ),
    ).toBeGreaterThan(seqOf(first.lines[0]));
  });

  test('a request without a usable name bears every header as well', async () => {
    const answer = await new Promise<{ status: number | undefined; headers: Record<string, unknown> }>((resolve) => {
      const asked = request(
        { port: running.port, host: '127.0.0.1', path: '/', headers: { Host: 'not a name' } },
        (got) => {
          got.resume();
          resolve({ status: got.statusCode, headers: got.headers });
        },
      );
      asked.end();
    });
    expect([400, 421]).toContain(answer.status);
    for (const [name, value] of Object.entries(everyAnswer)) expect(answer.headers[name.toLowerCase()]).toBe(value);
  });

  test('another one beside it takes another port; both leave nothing behind', async () => {
    const dataDir = join(folder, 'beside');
    const second = await startDemo({
      scenarioText: smallScenario,
      port: running.port,
      dataDir,
      print: () => {},
      ...silent,
    });
    expect(second.port).not.toBe(running.port);
    await second.stop();
    await second.stopped;
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('a scenario that cannot be read is refused with its places', async () => {
    const wrong = startDemo({ scenarioText: 'room: {}', port: 0, dataDir: folder, print: () => {}, ...silent });
    await expect(wrong).rejects.toThrow(StartRefused);
    await expect(wrong).rejects.toThrow('room.title');
  });
});

describe('a delegation’s node', () => {
  const dataDir = join(folder, 'node');
  const start = (more: object = {}) =>
    startNode({
      dataDir,
      guardDir: `${dataDir}-state`,
      port: 0,
      delegation: 'mediator',
      print: (line) => printed.push(line),
      ...silent,
      ...more,
    });
  let printed: string[] = [];
  let running: Running;
  const at = (path: string) => `http://127.0.0.1:${running.port}/seat/mediator/${path}`;
  afterAll(() => running.stop());

  test('starts locked: pages and the lock answer, nothing else; the printed link sets the passphrase once', async () => {
    running = await start();
    const [, link = ''] = (printed[0] ?? '').split('#');
    expect(link).toHaveLength(43);
    expect((await fetch(at(''))).status).toBe(200);
    expect((await ask(at('api/session'))).body).toEqual({ state: 'first-run' });
    for (const path of ['room', 'views/truce', 'acts', 'export', 'check', 'live', 'references']) {
      expect(await ask(at(`api/${path}`))).toMatchObject({ status: 401, body: { refused: 'first-run' } });
    }
    expect((await tell(at('api/session'), { passphrase })).status).toBe(401);
    expect((await tell(at('api/session'), { passphrase: 'short', link })).status).toBe(422);
    const opened = await tell(at('api/session'), { passphrase, link });
    expect([opened.status, opened.body]).toEqual([200, { state: 'unfounded' }]);
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^parley=[\w-]{43}; Max-Age=43200; Path=\/seat\/mediator\/; HttpOnly; SameSite=Strict$/);

    // Whoever set it up founds its room, once; until then nothing of a room answers.
    const session = { Cookie: cookie.split(';')[0] as string };
    expect(await ask(at('api/room'), { headers: session })).toMatchObject({
      status: 409,
      body: { refused: 'in-no-room' },
    });
    const founding = { title: 'A process', label: 'Mediator', terms: 'What was agreed.' };
    expect((await tell(at('api/founding'), founding)).status).toBe(401);
    expect((await tell(at('api/founding'), { ...founding, label: '' }, session)).status).toBe(400);
    expect((await tell(at('api/founding'), founding, session)).status).toBe(200);
    expect((await tell(at('api/founding'), founding, session)).body).toEqual({ refused: 'in-a-room-already' });
    const room = (await ask(at('api/room'), { headers: session })).body as contract.SeatRoom;
    expect([room.title, room.delegations]).toEqual([
      'A process',
      [{ id: 'mediator', label: 'Mediator', capacities: ['mediator'] }],
    ]);
  });

  test('keeps what its people set, sealed; one session ends, and then all, streams among them', async () => {
    const signIn = async () => {
      const opened = await tell(at('api/session'), { passphrase });
      return { Cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] as string };
    };
    const [mine, other] = [await signIn(), await signIn()];
    const site = { label: 'canary-site', zone: 'Asia/Amman' };
    expect((await tell(at('api/settings'), { sites: [{ label: 'X', zone: 'Mars/Base' }] }, mine)).status).toBe(400);
    const set = await tell(at('api/settings'), { sites: [site] }, mine);
    expect(contract.settingsView.safeParse(set.body).error).toBeUndefined();
    expect((await ask(at('api/room'), { headers: other })).body).toMatchObject({ zones: [site] });
    const sealed = readFileSync(join(dataDir, 'settings.sealed'));
    expect(sealed.includes('canary-site')).toBe(false);

    const wall = { audience: ['mediator'], diagonal: 55, distance: 5, bright: false };
    expect((await tell(at('api/settings'), { wall }, mine)).body).toMatchObject({ chosen: { wall, sites: [site] } });
    expect((await tell(at('api/people/1'), { name: 'canary-person' }, mine)).body).toMatchObject({
      people: [{ person: 1, name: 'canary-person', sheet: false, you: true }],
    });
    expect((await tell(at('api/people/7'), { name: 'Nobody' }, mine)).body).toEqual({ refused: 'no-such-person' });
    for (const name of readdirSync(dataDir))
      expect(readFileSync(join(dataDir, name)).includes('canary-person')).toBe(false);

    const read = async () => {
      const stream = await fetch(at('api/live'), { headers: other });
      const reader = stream.body?.getReader();
      await reader?.read();
      return async () => {
        for (;;) if ((await reader?.read())?.done) return 'ended';
      };
    };
    const toItsEnd = await read();
    await ask(at('api/session'), { method: 'DELETE', headers: { ...own, ...mine } });
    expect((await ask(at('api/settings'), { headers: mine })).status).toBe(401);
    const { sessions } = (await ask(at('api/settings'), { headers: other })).body as contract.SettingsView;
    expect(sessions?.filter(({ you }) => you)).toHaveLength(1);
    expect((await ask(at('api/sessions'), { method: 'DELETE', headers: { ...own, ...mine } })).status).toBe(401);
    expect((await ask(at('api/sessions'), { method: 'DELETE', headers: { ...own, ...other } })).body).toEqual({
      state: 'signed-out',
    });
    expect(await toItsEnd()).toBe('ended');
    expect((await ask(at('api/settings'), { headers: other })).status).toBe(401);
    expect((await ask(at('api/session'), { headers: other })).body).toEqual({ state: 'signed-out' });
  });

  test('acts, exports what anyone can verify, and signs out', async () => {
    const opened = await tell(at('api/session'), { passphrase });
    const session = { Cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] as string };
    expect(await ask(at('api/room'))).toMatchObject({ status: 401, body: { refused: 'signed-out' } });
    const room = (await ask(at('api/room'), { headers: session })).body as contract.SeatRoom;
    expect(contract.seatRoom.safeParse(room).error).toBeUndefined();
    expect(room.channels.map((one) => one.purpose).sort()).toEqual(['charter', 'notice-board', 'own']);
    const channel = room.channels.find((one) => one.purpose === 'own')?.id;
    const acted = await tell(at('api/acts'), { channel, kind: 'talks.noted', body: { text: 'canary-note' } }, session);
    expect(acted).toMatchObject({ status: 200, body: { verdict: 'stands' } });

    const file = await fetch(at('api/export'), { headers: session });
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="parley-mediator-[0-9a-f]{8}-.*\.parley"$/,
    );
    const verified = verifyExport(cryptography, new Uint8Array(await file.arrayBuffer()), room.room);
    expect(verified).toMatchObject({ holds: true, room: room.room });

    await ask(at('api/session'), { method: 'DELETE', headers: { ...own, ...session } });
    expect((await ask(at('api/room'), { headers: session })).status).toBe(401);
  });

  test('a second process on the same folder is refused at once', async () => {
    await expect(start()).rejects.toThrow('Another process has this node open');
  });

  test('keeps its record, locked again after a restart; a passphrase handed in opens it', async () => {
    await running.stop();
    for (const name of readdirSync(dataDir))
      expect(readFileSync(join(dataDir, name)).includes('canary-note')).toBe(false);
    printed = [];
    running = await start();
    expect(printed[0]).not.toContain('#');
    expect((await ask(at('api/session'))).body).toEqual({ state: 'locked' });
    expect((await tell(at('api/session'), { passphrase: 'not this passphrase' })).status).toBe(401);
    expect((await tell(at('api/session'), { passphrase })).status).toBe(200);
    await running.stop();

    await expect(start({ passphrase: 'not this passphrase' })).rejects.toThrow('does not open');
    running = await start({ passphrase });
    expect((await ask(at('api/session'))).body).toEqual({ state: 'signed-out' });
    const opened = await tell(at('api/session'), { passphrase });
    const session = { Cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] as string };
    const { body } = await ask(at('api/views/record'), { headers: session });
    expect(JSON.stringify(body)).toContain('canary-note');
  });

  test('a record put back from a backup is known as such: it is shown, and signs nothing', async () => {
    const other = join(folder, 'backed-up');
    const places = { dataDir: other, guardDir: `${other}-state`, passphrase };
    const signedIn = async (one: Running) => {
      const base = `http://127.0.0.1:${one.port}/seat/mediator/api`;
      const opened = await tell(`${base}/session`, { passphrase });
      const session = { Cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] as string };
      const room = (await ask(`${base}/room`, { headers: session })).body as contract.SeatRoom;
      const channel = room.channels.find((channel) => channel.purpose === 'own')?.id;
      const note = (text: string) => tell(`${base}/acts`, { channel, kind: 'talks.noted', body: { text } }, session);
      return { room, note };
    };
    const first = await start(places);
    expect((await (await signedIn(first)).note('before the backup')).status).toBe(200);
    await first.stop();
    cpSync(other, `${other}-copy`, { recursive: true });

    // An ordinary restart goes on writing.
    const second = await start(places);
    const whole = await signedIn(second);
    expect(whole.room.halted).toBe(false);
    expect((await whole.note('after the backup')).status).toBe(200);
    await second.stop();

    rmSync(other, { recursive: true });
    cpSync(`${other}-copy`, other, { recursive: true });
    const third = await start(places);
    const restored = await signedIn(third);
    expect(restored.room.halted).toBe(true);
    expect(await restored.note('from the backup')).toMatchObject({ body: { refused: 'restored-read-only' } });
    await third.stop();

    // On another machine nothing is known of its logs, and that is doubt as well.
    const moved = await start({ ...places, guardDir: `${other}-elsewhere` });
    expect((await signedIn(moved)).room.halted).toBe(true);
    await moved.stop();
  });

  test('a stopped node’s record can be exported from its folder', async () => {
    await running.stop();
    const bytes = await exportData({ dataDir, delegation: 'mediator', passphrase });
    expect(verifyExport(cryptography, bytes).holds).toBe(true);
    await expect(exportData({ dataDir, delegation: 'mediator', passphrase: 'another passphrase' })).rejects.toThrow(
      StartRefused,
    );
    await expect(exportData({ dataDir, delegation: 'other', passphrase })).rejects.toThrow('another delegation');
    await expect(exportData({ dataDir: folder, delegation: 'mediator', passphrase })).rejects.toThrow('no node');
  });

  test('a damaged key file stops the start, and is left as it was', async () => {
    const other = mkdtempSync(join(folder, 'damaged-'));
    writeFileSync(join(other, 'keys.json'), '{"parley":"key file 1"');
    await expect(start({ dataDir: other })).rejects.toThrow('cannot be read');
    expect(readFileSync(join(other, 'keys.json'), 'utf8')).toBe('{"parley":"key file 1"');
  });
});
