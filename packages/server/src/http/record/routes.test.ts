import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenario } from '@parley/rehearsal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordView, TimelineView, WholeEntry } from '../../contract/index.ts';
import { type Demo, openDemo } from '../../demo/demo.ts';
import { smallScenario } from '../../testing/small-scenario.ts';
import { type App, createApp } from '../app.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-timeline-'));
let demo: Demo;
let site: App;

beforeAll(async () => {
  const read = readScenario(smallScenario);
  if (!read.ok) throw new Error(read.problems.join());
  demo = await openDemo(read.scenario, Date.parse('2023-11-24T03:00:00Z'), folder);
  const doors = demo.seats.map((seat) => ({ delegation: seat.delegation, lock: undefined, seat: () => seat }));
  site = await createApp({ doors, webDir: folder, log: () => undefined });
});
afterAll(async () => {
  site.close();
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string) => site.app.request(`http://127.0.0.1:8400/seat/${path}`);
const read = async <T>(path: string) => (await (await get(path)).json()) as T;
const timeline = (query = '', seat = 'mediator') => read<TimelineView>(`${seat}/api/views/timeline?${query}`);

test('windows laid side by side are the record, the newest first, line for line', async () => {
  const { entries } = await read<RecordView>('mediator/api/views/record');
  const { total, first } = await timeline('count=0');
  expect(total).toBe(entries.length);
  expect(first).toBe(entries[0]?.claimed);
  const lines = [];
  for (let from = 0; from < total; from += 3) lines.push(...(await timeline(`from=${from}&count=3`)).lines);
  const plain = entries.map(({ body: _b, after: _a, node: _n, desk: _d, ...line }) => line);
  expect(lines.map(({ desk: _d, ...line }) => line)).toEqual(plain.reverse());
});

test('at an earlier moment it shows what this node held then', async () => {
  const at = '2023-11-24T01:30:00.000Z';
  const { entries } = await read<RecordView>(`mediator/api/views/record?at=${at}`);
  const { total, lines } = await timeline(`at=${at}&count=500`);
  expect(total).toBe(entries.length);
  expect(total).toBeLessThan((await timeline()).total);
  expect(lines.map((line) => line.entry).reverse()).toEqual(entries.map((line) => line.entry));
});

test('each provenance leaves some and all of them together leave every act', async () => {
  const { total } = await timeline();
  const of = async (one: string) => (await timeline(`provenance=${one}`)).shown;
  const words = await Promise.all(['own-word', 'witnessed', 'conveyed', 'withdrawn'].map(of));
  expect(words.reduce((sum, one) => sum + one)).toBe(total);
  const marked = await Promise.all(['source', 'invented'].map(of));
  expect(marked[0]).toBe(1);
  expect(marked[1]).toBeGreaterThan(0);
  for (const line of (await timeline('provenance=own-word&count=500')).lines) expect(line.witnessed).toEqual([]);
  for (const line of (await timeline('provenance=witnessed&count=500')).lines) expect(line.witnessed).not.toEqual([]);
});

test('words are found only by a seat that holds them, and where the entry stands is said', async () => {
  const found = await timeline('q=CANARY+line-b&count=5');
  expect([found.shown, found.lines[0]?.kind]).toEqual([1, 'talks.message-sent']);
  expect(JSON.stringify(found)).not.toContain('canary-of-line-b');
  expect((await timeline('q=CANARY+line-b', 'party-a')).shown).toBe(0);
  const entry = found.lines[0]?.entry ?? '';
  const { selected } = await timeline(`sel=${entry}&count=0`);
  expect((await timeline(`from=${selected}&count=1`)).lines[0]?.entry).toBe(entry);
  expect((await timeline(`sel=${entry}&q=nothing-of-it`)).selected).toBeNull();
  expect((await timeline(`q=${entry.slice(0, 12)}`)).lines.map((line) => line.entry)).toEqual([entry]);
});

test('a new act is in the very next answer', async () => {
  const before = await timeline('q=quite+new');
  const seat = demo.seats.find((one) => one.delegation === 'mediator');
  const channel = [...(seat?.node().channels.values() ?? [])].find((one) => one.terms?.name === 'line-a')?.id ?? '';
  const done = await seat?.act(channel, 'talks.noted', { text: 'Quite new.' });
  expect(done?.done).toBe(true);
  expect([before.shown, (await timeline('q=quite+new')).shown]).toEqual([0, 1]);
});

test('an entry whole says the same as its line, with a signature that holds over the bytes that are its name', async () => {
  const { entries } = await read<RecordView>('party-a/api/views/record');
  for (const entry of entries) {
    const whole = await read<WholeEntry>(`party-a/api/entries/${entry.entry}`);
    expect(whole.entry).toEqual(entry);
    expect(whole.signature.holds).toBe(true);
    expect(whole.signature.key).toBe(entry.node);
  }
});

test('what another seat holds is answered like what nobody has, and what cannot be asked is refused', async () => {
  const foreign = (await timeline('q=canary-of-line-b')).lines[0]?.entry;
  for (const name of [foreign, '00'.repeat(32), 'x', '..%2f..']) {
    const answer = await get(`party-a/api/entries/${name}`);
    expect([name, answer.status, await answer.json()]).toEqual([name, 404, { refused: 'not-found' }]);
  }
  for (const query of ['from=-1', 'count=501', 'provenance=rumour', 'disputed=yes', `q=${'x'.repeat(201)}`, 'at=never'])
    expect([query, (await get(`mediator/api/views/timeline?${query}`)).status]).toEqual([query, 400]);
});
