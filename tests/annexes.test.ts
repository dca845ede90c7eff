/** Annexes and proofs of forks at a terminal and over HTTP: on a node that runs, and on a stopped one, on a real disk. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeBody, type Hex, writeEntry } from '@parley/record';
import { openAfresh } from '@parley/room';
import { claimStore } from '@parley/server';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openKeys } from '../packages/server/src/people/key-file.ts';
import { openingsRead } from '../packages/server/src/store/openings.ts';
import { parleyHere, RunningNode } from './parley.ts';

// Every command signs in with a passphrase, which is slow by intention.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'parley-annexes-'));
const data = join(folder, 'node');
const state = join(folder, 'state');
const passphraseFile = join(folder, 'passphrase');
const passphrase = 'four words and a horse';
writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
const place = ['--data', data, '--passphrase-file', passphraseFile, '--guard', state];
const names = 'First name and last name of nobody at all, and where they would be';
const list = join(folder, 'names.txt');
writeFileSync(list, names);

const own = new RunningNode(place);
afterAll(async () => {
  await own.down('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const annex = (...words: string[]) => parleyHere('annex', ...words, ...place, '--lang', 'en');
const until = () => new Date(Date.now() + 48 * 3_600_000).toISOString();
const added = async (...words: string[]) => {
  const { code, said } = await annex(
    'add',
    list,
    '--channel',
    'own',
    '--purpose',
    'names',
    '--until',
    until(),
    ...words,
  );
  expect([code, said]).toEqual([0, expect.stringMatching(/entry [0-9a-f]{64}/)]);
  return (said.match(/entry ([0-9a-f]{64})/) as RegExpMatchArray)[1] as Hex;
};
const openings = () => {
  const [file = ''] = readdirSync(state).filter((name) => name.endsWith('.openings'));
  return openingsRead(state, file.replace('.openings', ''));
};

async function signedIn(): Promise<{ address: string; headers: Record<string, string> }> {
  const address = readFileSync(join(data, 'address'), 'utf8').trim();
  const own = { 'X-Parley': '1', 'Content-Type': 'application/json' };
  const session = await fetch(`${address}api/session`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ passphrase }),
  });
  return { address, headers: { ...own, Cookie: (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } };
}

/** Announces a body so long, and hears what comes of it: the connection is closed on whoever goes on sending. */
const announced = (address: string, headers: Record<string, string>, length: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asking = { method: 'POST', agent: false, headers: { ...headers, 'Content-Length': length } } as const;
    const sending = request(`${address}api/annexes`, asking, (answer) => {
      resolve(answer.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.write('{');
  });

describe('on a running node', () => {
  let entry: Hex;
  beforeAll(async () => {
    await own.up();
  });

  test('one is added, listed without its content, read, and its opening noted before', async () => {
    entry = await added();
    const listed = await annex('list');
    expect(listed.said).toMatch(new RegExp(`^${entry} mediator names in own notes, until .*, 1024 bytes sealed\n$`));
    expect(listed.said).not.toContain(names);
    expect(await annex('read', entry.slice(0, 12))).toEqual({ code: 0, said: `${names}\n` });
    expect(openings()).toEqual([{ at: expect.any(String), person: 1, annex: entry }]);
    const out = join(folder, 'opened.txt');
    expect((await annex('read', entry, '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(names);
    expect(openings()).toHaveLength(2);
    expect(own.log.match(/"event":"annex-opened"/g)).toHaveLength(2);
    expect(own.log).not.toContain('First name');
    expect(own.log).not.toContain(entry);
  });

  test('over HTTP: only with a session, bounded, and refused in words that a page has', async () => {
    const { address, headers } = await signedIn();
    const asked = async (path: string, options: RequestInit = {}) => {
      const answer = await fetch(`${address}api/annexes${path}`, { headers, ...options });
      return [answer.status, (await answer.json()) as Record<string, unknown>] as const;
    };
    const without = async (path: string, method = 'GET') =>
      (
        await fetch(`${address}api/annexes${path}`, {
          method,
          headers: { 'X-Parley': '1', 'Content-Type': 'application/json' },
          ...(method === 'POST' && { body: '{}' }),
        })
      ).status;
    expect([
      await without(''),
      await without(`/${entry}`),
      await without('', 'POST'),
      await without(`/${entry}?ground=asked-for`, 'DELETE'),
    ]).toEqual([401, 401, 401, 401]);
    const before = openings().length;
    const [status, body] = await asked(`/${entry}`);
    expect([status, Buffer.from(String(body['content']), 'base64').toString()]).toEqual([200, names]);
    expect(openings()).toHaveLength(before + 1);
    expect(await asked(`/${'00'.repeat(32)}`)).toEqual([404, { refused: 'no-such-annex' }]);
    expect((await asked('/nothing'))[0]).toBe(400);
    const [, { annexes }] = await asked('');
    const [{ channel } = { channel: '' }] = annexes as { channel: string }[];
    const post = (more: object, content = Buffer.from('more names').toString('base64')) =>
      asked('', {
        method: 'POST',
        body: JSON.stringify({ channel, purpose: 'names', retainUntil: until(), content, ...more }),
      });
    expect((await post({}))[0]).toBe(200);
    expect((await post({ channel: '00'.repeat(32) }))[0]).toBe(404);
    expect(await post({ purpose: 'gossip' })).toMatchObject([422, { refused: 'malformed-body' }]);
    expect(await post({ retainUntil: 'soon' })).toEqual([422, { refused: 'not-a-moment' }]);
    expect(await post({ retainUntil: '2001-01-01T00:00:00Z' })).toMatchObject([422, { refused: 'retention-over' }]);
    // As long as an annex may be; a byte more; and more than a request may bear.
    expect((await post({}, Buffer.alloc(1_048_524).toString('base64')))[0]).toBe(200);
    expect(await post({}, Buffer.alloc(1_048_525).toString('base64'))).toEqual([422, { refused: 'too-large' }]);
    expect(await announced(address, headers, 1_700_000)).toBe(413);
    const erase = (of: string, ground: string) => asked(`/${of}?ground=${ground}`, { method: 'DELETE' });
    expect(await erase(entry, 'whim')).toMatchObject([422, { refused: 'malformed-body' }]);
    expect((await erase(entry, 'asked-for'))[0]).toBe(200);
    expect(await erase(entry, 'asked-for')).toEqual([422, { refused: 'annex-erased-already' }]);
    expect(await asked(`/${entry}`)).toEqual([404, { refused: 'no-such-annex' }]);
    expect(await erase('00'.repeat(32), 'asked-for')).toEqual([404, { refused: 'no-such-annex' }]);
  });

  test('what is erased is refused in words, and said wrongly nothing is signed', async () => {
    expect(await annex('read', entry)).toEqual({
      code: 1,
      said: 'This annex is not on this node: it was erased, its time is over, or it has not come yet.\n',
    });
    const again = await annex('erase', entry, '--ground', 'asked-for', '--json');
    expect([again.code, JSON.parse(again.said)]).toMatchObject([1, { words: 'This annex is erased already.' }]);
    expect((await annex('read', 'nothing')).code).toBe(2);
    expect((await annex('read', '0000000000')).code).toBe(2);
    const add = ['add', list, '--channel', 'own', '--purpose', 'names'];
    expect((await annex(...add, '--until', 'tomorrow')).code).toBe(2);
    expect(
      (await annex('add', join(folder, 'none'), '--channel', 'own', '--purpose', 'names', '--until', until())).code,
    ).toBe(2);
    const long = join(folder, 'long');
    writeFileSync(long, Buffer.alloc(1_048_525));
    const tooLong = await annex('add', long, '--channel', 'own', '--purpose', 'names', '--until', until());
    expect(tooLong).toEqual({ code: 1, said: 'It is larger than an entry may be.\n' });
    const gossip = await annex('add', list, '--channel', 'own', '--purpose', 'gossip', '--until', until());
    expect([gossip.code, gossip.said]).toEqual([1, expect.stringMatching(/^[A-Z].*\.\n/)]);
    const past = await annex(...add, '--until', '2001-01-01T00:00:00Z');
    expect(past).toEqual({ code: 1, said: 'The time until which it is to be kept has passed already.\n' });
  });
});

describe('on a stopped node', () => {
  test('one is added, read and erased; key and content are on no disk then', async () => {
    await own.down('SIGTERM');
    const entry = await added();
    expect(await annex('read', entry)).toEqual({ code: 0, said: `${names}\n` });
    expect(openings().at(-1)).toMatchObject({ person: 1, annex: entry });
    const [beside = ''] = readdirSync(state).filter((name) => name.endsWith('.annexes'));
    expect(existsSync(join(state, beside, entry))).toBe(true);
    expect((await annex('erase', entry, '--ground', 'no-longer-needed')).code).toBe(0);
    expect(existsSync(join(state, beside, entry))).toBe(false);
    const { said } = await annex('list', '--json', '--channel', 'own');
    const { annexes } = JSON.parse(said) as { annexes: { entry: Hex; erased: string | null; size: number | null }[] };
    expect(annexes.find((one) => one.entry === entry)).toMatchObject({ erased: 'no-longer-needed', size: null });
  });

  const forkOf = (...words: string[]) =>
    parleyHere('proof', 'fork', ...place.slice(0, 4), '--out', join(folder, 'fork.parley'), ...words);

  test('a fork that is held is written as a proof, which anybody checks', async () => {
    expect(await forkOf()).toEqual({ code: 1, said: 'No proof is made: no log that is here has forked.\n' });
    const { node, position, channel } = await forked();
    expect((await forkOf('--channel', 'nowhere')).code).toBe(2);
    expect((await forkOf('--channel', 'charter')).code).toBe(1);
    const made = await forkOf('--channel', 'own', '--json');
    expect([made.code, JSON.parse(made.said)]).toMatchObject([
      0,
      { made: true, node, position, channel, of: 'mediator' },
    ]);
    const checked = await parleyHere('proof', 'check', join(folder, 'fork.parley'));
    expect(checked.code).toBe(0);
    expect(checked.said).toContain(`The log of ${node} in channel ${channel} has two entries at position ${position}:`);
    expect((await forkOf()).code).toBe(2); // a file is there already
    const other = join(folder, 'other.parley');
    expect(
      (await parleyHere('proof', 'fork', ...place.slice(0, 4), '--out', other, '--node', node.slice(0, 8))).code,
    ).toBe(0);
    expect(readFileSync(other)).toEqual(readFileSync(join(folder, 'fork.parley')));
    expect((await parleyHere('proof', 'fork', '--data', data, '--out', other)).code).toBe(2);
  });
});

/** Puts a second entry of the node's own beside the last of its notes, as a copied machine would have signed it. */
async function forked() {
  const keys = await openKeys(join(data, 'keys.json'), passphrase);
  if (!keys) throw new Error('the passphrase does not open it');
  const { signer, wrappingKey } = await nodeKeysFrom(keys.seed);
  let draws = 0;
  const store = claimStore(join(data, 'record.db')).open(keys.ringKey, (length) =>
    new Uint8Array(length).fill(draws++),
  );
  const { node } = openAfresh(cryptography, { delegation: 'mediator', signer, seal: wrappingKey }, store.read());
  const channel = [...node.channels.values()].find((one) => one.terms?.purpose === 'own');
  const last = channel?.history.logs[0]?.entries.at(-1)?.entry;
  const [epoch] = channel?.epochs.values() ?? [];
  if (!channel || !last || !epoch) throw new Error('there are no notes');
  const body = encodeBody({ kind: 'talks.noted', fields: { text: 'Another.' }, paper: null });
  const entry = writeEntry(cryptography, signer, last.header, epoch, new Uint8Array(32).fill(7), body);
  store.write([
    { row: 'entry', channel: channel.id, name: entry.name, bytes: entry.bytes, box: entry.box, heldAt: Date.now() },
  ]);
  store.close();
  return { node: node.name, position: last.header.position, channel: channel.id };
}
