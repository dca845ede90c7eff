/**
 * The lock of a node. It starts locked; the first passphrase that opens the key file opens the node, and every browser
 * needs a session of its own besides. At the very first start a printed link, used once, lets its bearer set it up.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Log } from '../log.ts';
import type { Lock, Unlocking } from '../seat.ts';
import { limitAttempts } from './attempts.ts';
import { createKeys, isTooLong, type Keys, openKeys } from './key-file.ts';
import { whyNotPassphrase } from './passphrase.ts';
import { type People, peopleOf } from './people.ts';
import { asRecoveryCode } from './recovery-code.ts';
import { createSessions } from './sessions.ts';

export type LockGround = {
  readonly keyFile: string;
  readonly delegation: string;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
  /** Opens the node with its keys, once. */
  readonly open: (keys: Keys) => Promise<void>;
};

export type NodeLock = Lock & {
  /** The token of the one-time link; undefined once there is a key file. */
  readonly link: string | undefined;
  isOpen(): boolean;
};

export function createLock(ground: LockGround): NodeLock {
  const { keyFile, delegation, clock, random, open, log } = ground;
  const attempts = limitAttempts(clock);
  const sessions = createSessions(clock, random);
  let link = existsSync(keyFile) ? undefined : Buffer.from(random(32)).toString('base64url');
  let people: People | undefined;
  let isOpen = false;

  async function keysFor(passphrase: string, offered: string | undefined): Promise<Keys | undefined> {
    if (existsSync(keyFile)) return openKeys(keyFile, asRecoveryCode(passphrase) ?? passphrase);
    if (link === undefined || offered === undefined || !same(link, offered)) return undefined;
    link = undefined; // used once, whatever comes of it
    return createKeys(keyFile, delegation, passphrase, random);
  }

  async function unlock(passphrase: string, offered: string | undefined): Promise<Unlocking> {
    if (isTooLong(passphrase)) return { done: false, refused: 'refused' };
    if (!existsSync(keyFile) && whyNotPassphrase(passphrase)) return { done: false, refused: 'too-short' };
    const wait = attempts.begin();
    if (wait > 0) return { done: false, refused: 'too-many-attempts', again: Math.ceil(wait / 1000) };
    let keys: Keys | undefined;
    try {
      keys = await keysFor(passphrase, offered);
      if (keys && !isOpen) {
        await open(keys);
        people = peopleOf(keyFile, keys.ringKey, random);
        isOpen = true;
        log('unlocked');
      }
    } finally {
      attempts.ended(keys !== undefined);
    }
    if (keys) return { done: true, session: sessions.open(keys.person) };
    log('attempt-refused');
    return { done: false, refused: 'refused' };
  }

  return {
    get link() {
      return link;
    },
    isOpen: () => isOpen,
    unlock,
    signOut: sessions.close,
    signOutAll: sessions.closeAll,
    sessions: sessions.all,
    people: () => people,
    person: sessions.person,
    state(session) {
      if (!isOpen) return existsSync(keyFile) ? 'locked' : 'first-run';
      return sessions.holds(session) ? 'open' : 'signed-out';
    },
  };
}

function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
