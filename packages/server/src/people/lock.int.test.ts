import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { limitAttempts } from './attempts.ts';
import { createKeys, delegationIn, type Keys, openKeys } from './key-file.ts';
import { createLock } from './lock.ts';
import { readPassphraseFile } from './passphrase-file.ts';
import { peopleOf } from './people.ts';
import { createSessions } from './sessions.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-people-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = (length: number) => Uint8Array.from(randomBytes(length));
const passphrase = 'four words and a horse';
let files = 0;
const freshPath = () => join(folder, `keys-${++files}.json`);

function aLock(keyFile: string, clock = () => 1_000) {
  const opened: Keys[] = [];
  const log: string[] = [];
  const lock = createLock({
    keyFile,
    delegation: 'mediator',
    clock,
    random,
    log: (event) => log.push(event),
    open: async (keys) => void opened.push(keys),
  });
  return { lock, opened, log };
}

describe('the key file', () => {
  test('opens with its passphrase, in either composition, and with no other', async () => {
    const path = freshPath();
    const keys = await createKeys(path, 'mediator', 'café au bord de mer', random);
    expect(await openKeys(path, 'cafe\u0301 au bord de mer')).toEqual(keys);
    expect(await openKeys(path, 'cafe au bord de mer')).toBeUndefined();
    expect(delegationIn(path)).toBe('mediator');
  });

  test('is its owner’s alone, says nothing readable, and is never written over', async () => {
    const path = freshPath();
    const keys = await createKeys(path, 'mediator', passphrase, random);
    const text = readFileSync(path, 'utf8');
    for (const secret of [keys.ringKey, keys.seed]) expect(text).not.toContain(Buffer.from(secret).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(createKeys(path, 'mediator', passphrase, random)).rejects.toThrow('already');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('whoever can write to it cannot make opening it cheap, dear or strange', async () => {
    const path = freshPath();
    await createKeys(path, 'mediator', passphrase, random);
    const file = JSON.parse(readFileSync(path, 'utf8'));
    for (const change of [{ memoryCost: 8 }, { memoryCost: 4_000_000_000 }, { timeCost: 1 }, { algorithm: 'md5' }]) {
      const people = [{ ...file.people[0], stretching: { ...file.people[0].stretching, ...change } }];
      writeFileSync(path, JSON.stringify({ ...file, people }));
      await expect(openKeys(path, passphrase)).rejects.toThrow('cannot be read');
    }
  });
});

describe('the lock', () => {
  test('at the first start the link sets the passphrase, once; afterwards the passphrase opens', async () => {
    const path = freshPath();
    const { lock, opened } = aLock(path);
    expect(lock.state(undefined)).toBe('first-run');
    expect(await lock.unlock(passphrase, undefined)).toEqual({ done: false, refused: 'refused' });
    expect(await lock.unlock(passphrase, 'x'.repeat(43))).toEqual({ done: false, refused: 'refused' });
    const link = lock.link as string;
    expect(link).toHaveLength(43);
    expect(await lock.unlock('too short', link)).toEqual({ done: false, refused: 'too-short' });
    const first = await lock.unlock(passphrase, link);
    expect([first.done, lock.link, opened.length]).toEqual([true, undefined, 1]);
    expect(lock.state(first.done ? first.session : '')).toBe('open');
    expect(lock.state(undefined)).toBe('signed-out');
    expect(await lock.unlock('another passphrase', link)).toEqual({ done: false, refused: 'refused' });

    const { lock: later, opened: again } = aLock(path);
    expect([later.state(undefined), later.link]).toEqual(['locked', undefined]);
    expect((await later.unlock('not this passphrase', undefined)).done).toBe(false);
    const session = await later.unlock(passphrase, undefined);
    expect([session.done, again]).toEqual([true, opened]);
    if (session.done) later.signOut(session.session);
    expect(later.state(session.done ? session.session : '')).toBe('signed-out');
  });

  test('a passphrase is tried a few times at once, then ever more slowly', async () => {
    let now = 0;
    const attempts = limitAttempts(() => now);
    for (let i = 0; i < 5; i++) {
      expect(attempts.begin()).toBe(0);
      attempts.ended(false);
    }
    expect(attempts.begin()).toBe(2_000);
    now = 2_000;
    expect(attempts.begin()).toBe(0);
    expect(attempts.begin()).toBe(1_000); // one is under way
    attempts.ended(false);
    expect(attempts.begin()).toBe(4_000);
    now += 4_000;
    expect(attempts.begin()).toBe(0);
    attempts.ended(true);
    expect(attempts.begin()).toBe(0);
  });

  test('its logs say that something happened, and nothing else', async () => {
    const { lock, log } = aLock(freshPath());
    await lock.unlock(passphrase, 'x');
    await lock.unlock(passphrase, lock.link);
    expect(log).toEqual(['attempt-refused', 'unlocked']);
  });
});

describe('sessions', () => {
  test('end after half a day, and are not kept as they are sent', () => {
    let now = 0;
    const sessions = createSessions(() => now, random);
    const token = sessions.open(1);
    expect([token.length, sessions.holds(token), sessions.holds(`${token}x`), sessions.holds(undefined)]).toEqual([
      43,
      true,
      false,
      false,
    ]);
    now = 12 * 60 * 60_000;
    expect(sessions.holds(token)).toBe(false);
  });
});

test.skipIf(process.platform === 'win32')('a passphrase file that others may read is refused', () => {
  const path = join(folder, 'passphrase');
  writeFileSync(path, `${passphrase}\n`, { mode: 0o600 });
  expect(readPassphraseFile(path)).toBe(passphrase);
  const open = join(folder, 'open');
  writeFileSync(open, passphrase, { mode: 0o644 });
  expect(() => readPassphraseFile(open)).toThrow('Others on this machine');
});

describe('people', () => {
  test('each opens the node with a passphrase of their own, until theirs is taken; numbers are nobody else’s later', async () => {
    const path = freshPath();
    const keys = await createKeys(path, 'mediator', passphrase, random);
    const people = peopleOf(path, keys.ringKey, random);
    expect(await people.add('too short')).toEqual({ refused: 'too-short' });
    expect(await people.add('x'.repeat(2_000))).toEqual({ refused: 'too-long' });
    const both = await Promise.all([people.add('second words of hers'), people.add('third words of his')]);
    expect(both).toEqual([{ person: 2 }, { person: 3 }]);
    expect(await openKeys(path, 'second words of hers')).toEqual({ ...keys, person: 2 });
    expect(people.remove(2, 2)).toBe('not-oneself');
    expect(people.remove(9, 1)).toBe('no-such-person');
    expect(people.remove(2, 1)).toBeUndefined();
    expect(people.remove(2, 1)).toBe('no-such-person');
    expect(await openKeys(path, 'second words of hers')).toBeUndefined();
    expect(await openKeys(path, 'third words of his')).toEqual({ ...keys, person: 3 });
    expect(await people.add('fourth words of hers')).toEqual({ person: 4 });
    expect(people.numbers()).toEqual([1, 3, 4]);
  });

  test('a recovery sheet opens the node, however it is typed; a new one is the only one', async () => {
    const path = freshPath();
    const { ringKey } = await createKeys(path, 'mediator', passphrase, random);
    const people = peopleOf(path, ringKey, random);
    const first = await people.sheet(null);
    if (!('code' in first)) throw new Error('no sheet was made');
    expect(first.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readFileSync(path, 'utf8')).not.toContain(first.code.slice(0, 9));
    const typed = first.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const { lock } = aLock(path);
    expect(await lock.unlock(typed, undefined)).toMatchObject({ done: true });
    const second = await people.sheet(first.person);
    expect(second).toMatchObject({ person: first.person });
    expect(await lock.unlock(first.code, undefined)).toEqual({ done: false, refused: 'refused' });
    expect(people.numbers()).toEqual([1, first.person]);
  });
});

test('sessions end: one, all of a person, all', () => {
  let now = 1_000;
  const sessions = createSessions(() => now, random);
  const [mine, other, hers] = [sessions.open(1), sessions.open(1), sessions.open(2)];
  expect(sessions.all(mine)).toEqual([
    { person: 1, since: 1_000, you: true },
    { person: 1, since: 1_000, you: false },
    { person: 2, since: 1_000, you: false },
  ]);
  sessions.close(other);
  expect([mine, other, hers].map(sessions.holds)).toEqual([true, false, true]);
  sessions.closeAll(2);
  expect([mine, hers].map(sessions.person)).toEqual([1, undefined]);
  sessions.closeAll();
  expect(sessions.all(mine)).toEqual([]);
  const late = sessions.open(1);
  now += 12 * 60 * 60_000;
  expect([sessions.holds(late), sessions.all(late)]).toEqual([false, []]);
});
