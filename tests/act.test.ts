/** Acts said at a terminal: on a node that runs as a process of its own, on one that was killed, and on a stopped one. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@parley/server/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parleyHere, RunningNode } from './parley.ts';

// Every act signs in with a passphrase, which is slow by intention.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'parley-act-'));
const data = join(folder, 'node');
const passphraseFile = join(folder, 'passphrase');
const passphrase = 'four words and a horse';
writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
const place = ['--data', data, '--passphrase-file', passphraseFile, '--guard', join(folder, 'state')];

const own = new RunningNode(place);
afterAll(async () => {
  await own.down('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const act = (kind: string, channel: string, ...words: string[]) =>
  parleyHere('act', kind, '--channel', channel, ...place, ...words);
const done = async (kind: string, channel: string, ...words: string[]) => {
  const { code, said } = await act(kind, channel, '--json', ...words);
  expect([kind, code, said]).toEqual([kind, 0, expect.stringContaining('"done": true')]);
  return (JSON.parse(said) as { id: string }).id;
};

const request = ['question=Extend?', 'options=Yes', 'options=No', 'of.delegation=mediator', 'of.office=Minister'];
const due = 'due=2030-05-01T08:00+02:00';

describe('on a running node', () => {
  beforeAll(async () => {
    await own.up();
  });

  test('an act is said and its entry printed, in the chosen language', async () => {
    const { code, said } = await act('talks.noted', 'own notes', 'text=A note.', '--lang', 'en');
    expect(said).toMatch(/^Mediator's note written\nWrites down what the mediator heard.*\nentry [0-9a-f]{64}\n$/);
    expect(code).toBe(0);
    const arabic = await act('talks.noted', 'own', 'text=A note.', '--lang', 'ar');
    expect(arabic.said).toMatch(/^\p{Script=Arabic}[\s\S]*\nentry [0-9a-f]{64}\n$/u);
  });

  test('a refusal is said in words, from a desk, from the room and from the schema', async () => {
    const unknown = [`text=${'5'.repeat(64)}`, 'answer=cleared'];
    expect(await act('statements.cleared', 'own', ...unknown, '--lang', 'en')).toEqual({
      code: 1,
      said: 'This channel has no such text.\n',
    });
    const arabic = await act('statements.cleared', 'own', ...unknown, '--lang', 'ar');
    expect(arabic).toEqual({ code: 1, said: 'لا يوجد نص كهذا في هذه القناة.\n' });
    const inCharter = await act('talks.noted', 'charter', 'text=A note.', '--json', '--lang', 'en');
    const refused = JSON.parse(inCharter.said) as { refused: string; words: string };
    expect(refused.refused).toBe('belongs-in-another-channel');
    expect(refused.words).toMatch(/^[A-Z].*\.$/);
    const short = await act('principals.decision-requested', 'own', ...request, 'due=tomorrow', '--lang', 'en');
    expect(short.code).toBe(1);
    expect(short.said).toContain('Due (due): ');
  });

  test('what is written wrongly is said before anything is signed', async () => {
    expect((await act('talks.noticed', 'own', 'text=A note.')).code).toBe(2);
    expect((await act('talks.noted', 'own', 'texts=A note.')).code).toBe(2);
    expect((await act('talks.noted', 'own', 'A note.')).code).toBe(2);
    expect((await act('talks.noted', 'line', 'text=A note.')).code).toBe(2);
    expect((await act('talks.noted', 'own', 'text=A note.', '--lang', 'xx')).code).toBe(2);
    const wrong = join(folder, 'wrong');
    writeFileSync(wrong, 'another passphrase', { mode: 0o600 });
    expect((await act('talks.noted', 'own', 'text=A note.', '--passphrase-file', wrong)).code).toBe(2);
  });

  test('parts, lists, files and JSON are read; the pages then show it as the contract says', async () => {
    const asked = await done('principals.decision-requested', 'own', ...request, due);
    await done('principals.decision-answered', 'own', `request=${asked}`, 'option=2', 'office=Minister');
    const made = [{ text: 'Nothing is outstanding.', entries: [asked] }];
    writeFileSync(
      join(folder, 'lines.json'),
      JSON.stringify([{ text: 'Nothing is awaited.', of: 1 }, { text: 'Rain.' }]),
    );
    const lines = `lines=@${join(folder, 'lines.json')}`;
    const of = ['asOf=2030-05-01T08:00Z', `generated=${JSON.stringify(made)}`, lines];
    const draft = await done('principals.report-drafted', 'own', ...of);
    const report = await done('principals.report-signed', 'own', ...of, 'office=Minister', `draft=${draft}`);
    await done(
      'principals.report-distributed',
      'own',
      `report=${report}`,
      'of.delegation=mediator',
      'of.office=Minister',
    );
    const span = ['begins=2030-05-01T08:00Z', 'ends=2030-05-02T08:00Z'];
    await done(
      'principals.authority-delegated',
      'own',
      'from=Minister',
      'to=Deputy',
      'scope=All',
      'limits=None',
      ...span,
    );
    const statement = [
      'title=Welcome',
      'speaker=Office',
      'groundRule=on-record',
      'prevailing=en',
      'clearedBy=mediator',
    ];
    const versions = ['versions.language=en', 'versions.paragraphs=Welcome.', 'versions.paragraphs=Thank you.'];
    const embargo = ['embargo.lifts=at-a-time', 'embargo.at=2000-01-01T00:00Z'];
    const text = await done('statements.drafted', 'own', ...statement, ...versions, ...embargo);
    await done(
      'statements.embargo-broken',
      'own',
      `text=${text}`,
      'seenAt=2000-01-01T00:00Z',
      'outlet=A',
      'wording=Seen.',
    );
    await done('statements.cleared', 'own', `text=${text}`, 'answer=cleared');
    await done('statements.released', 'own', `text=${text}`, 'at=2000-01-01T00:00Z', 'outlet=Press room');
    const claim = 'claims=[{"figure":"other","what":"Trucks","value":3}]';
    const said = ['speaker=A', 'onBehalfOf=B', 'outlet=C', 'groundRule=on-record', 'language=en', 'text=D', claim];
    const logged = await done('statements.logged', 'own', ...said, `saidAt=${new Date().toISOString()}`);
    await done('statements.assessed', 'own', `statement=${logged}`, 'text=Counts the returned.', 'claim=1');

    const address = readFileSync(join(data, 'address'), 'utf8').trim();
    const session = await fetch(`${address}api/session`, {
      method: 'POST',
      headers: { 'X-Parley': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ passphrase }),
    });
    const headers = { Cookie: (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    const page = async <T>(name: string, schema: { parse(value: unknown): T }) =>
      schema.parse(await (await fetch(`${address}api/views/${name}`, { headers })).json());
    const papers = await page('principals', contract.principalsView);
    expect(papers.reports[0]?.changes.map((one) => one.is)).toEqual(['reworded', 'added']);
    expect(papers.asks).toMatchObject([
      { of: [{ state: 'answered' }] },
      { sort: 'report', of: [{ state: 'awaited' }] },
    ]);
    const words = await page('statements', contract.statementsView);
    expect(words).toMatchObject({
      statements: [{ stage: 'released' }],
      claims: [{ beside: 'not-in-this-record', what: 'Trucks' }],
      logged: [{ assessments: [{ claim: 1 }] }],
    });
    expect((await page('waiting', contract.waitingView)).waiting).toMatchObject([{ word: 'outstanding.report' }]);
    const changed = await page('changed?since=2000-01-01T00:00Z', contract.changedView);
    expect(changed.newlyOutstanding).toMatchObject([{ word: 'outstanding.report' }]);
    expect((await page('situation', contract.situationView)).lines.map((one) => one.key)).toContain('report.claim');
    const refused = async (name: string) => (await fetch(`${address}api/views/${name}`, { headers })).status;
    expect([
      await refused('changed'),
      await refused('changed?since=then'),
      await refused('situation?channel=ab'),
    ]).toEqual([400, 400, 404]);
  });
});

describe('on a node that does not run', () => {
  test('a killed node’s address is not believed: its folder is opened, and the act kept', async () => {
    await own.down('SIGKILL');
    expect(existsSync(join(data, 'address'))).toBe(true);
    const { code, said } = await act('talks.noted', 'own', 'text=While it was down.', '--lang', 'en');
    expect([code, said]).toEqual([0, expect.stringContaining('entry ')]);
  });

  test('what was said while it was down is there when it runs again, and a stopped node leaves no address', async () => {
    const id = await done('talks.noted', 'own', 'text=While it was down, too.');
    await own.up();
    const answered = await act('entry.opening-agreed', 'own', `of=${id}`, '--lang', 'en');
    expect([answered.code, answered.said]).toEqual([0, expect.stringContaining('entry ')]);
    await own.down('SIGTERM');
    expect(existsSync(join(data, 'address'))).toBe(false);
    expect((await act('talks.noted', 'own', 'text=After it.')).code).toBe(0);
  });

  test('an empty folder holds no node', async () => {
    const nowhere = join(folder, 'nowhere');
    expect((await act('talks.noted', 'own', 'text=A note.', '--data', nowhere)).code).toBe(2);
    expect(existsSync(nowhere)).toBe(false);
  });
});

test('every act is listed with its fields, the rules that judge it and its refusals', async () => {
  const { code, said } = await parleyHere('acts', '--json', '--lang', 'en');
  const { acts, refusals } = JSON.parse(said) as contract.ActList;
  expect(code).toBe(0);
  const answer = acts.find((one) => one.kind === 'principals.decision-answered');
  expect(Object.keys(answer?.schema['properties'] as object)).toContain('option');
  expect(answer?.rules).toContain('PR9');
  expect(answer?.refusals).toContain('no-such-option');
  for (const one of acts) expect(one.refusals.filter((refusal) => !refusals.includes(refusal))).toEqual([]);
});
