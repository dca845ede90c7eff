/**
 * `parley up`: one delegation's node on one disk. It starts locked. In a fresh folder the first unlocking makes the keys;
 * somebody then founds a room of this delegation, its convening mediator. Joining others' rooms is not built yet.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { toHex } from '@parley/record';
import { type Answer, annexOf, exportOf, type Node, openAfresh } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import type { FoundingRequest } from './contract/index.ts';
import { drive } from './driver.ts';
import { dropAddress, keepAddress, keyFileIn, recordIn, settingsFileIn, stateFolder } from './folder.ts';
import { foundRoom, openOwnChannels } from './found-room.ts';
import { createApp } from './http/app.ts';
import { listen } from './listen.ts';
import { type Log, stderrLog } from './log.ts';
import { delegationIn, type Keys, openKeys } from './people/key-file.ts';
import { createLock, type NodeLock } from './people/lock.ts';
import { whyNotPassphrase } from './people/passphrase.ts';
import { type Running, runUntilStopped } from './running.ts';
import type { Door, Seat } from './seat.ts';
import { type SettingsKept, settingsIn } from './settings/kept.ts';
import { StartRefused } from './start-refused.ts';
import { annexesIn } from './store/annexes.ts';
import { guardIn } from './store/guard.ts';
import { openingsIn } from './store/openings.ts';
import { type Claim, claimStore } from './store/sqlite.ts';

export type NodeOptions = {
  readonly dataDir: string;
  readonly port: number;
  /** Names a fresh folder's node; what stands in a key file goes before it. */
  readonly delegation?: string;
  /** For a start without a person. */
  readonly passphrase?: string;
  /** Where this machine remembers how long the node's logs have been; not in `dataDir`, which may be backed up. */
  readonly guardDir?: string;
  readonly webDir: string;
  readonly print: (line: string) => void;
  readonly log?: Log;
  /** Starts a practice room in a process of its own; ended with this node. */
  readonly practice?: () => Promise<Pick<Running, 'address' | 'stop'>>;
};

const beatMs = 10_000;
const fresh = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));

export async function startNode(options: NodeOptions): Promise<Running> {
  const { dataDir, print, log = stderrLog } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const keyFile = keyFileIn(dataDir);
  const delegation = delegationIn(keyFile) ?? options.delegation;
  if (delegation === undefined)
    throw new StartRefused('A new node needs a name: --delegation NAME (such as mediator).');
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(delegation))
    throw new StartRefused('A delegation is named in lower-case letters, digits and hyphens, 32 at most.');

  const claim = claimStore(recordIn(dataDir));
  dropAddress(dataDir); // what a killed process left
  let open: Open | undefined;
  const closeDisk = () => (open ? open.close() : claim.close());
  const whenUnlocked = async (keys: Keys) => {
    open = await openSeat(claim, keys, { log, dataDir, guardDir: options.guardDir ?? stateFolder() });
  };
  let practice: ReturnType<NonNullable<NodeOptions['practice']>> | undefined;
  const practise =
    options.practice &&
    (async () => {
      practice ??= options.practice?.();
      try {
        return (await practice)?.address ?? '';
      } catch (error) {
        practice = undefined; // the next who asks may have more luck
        throw error;
      }
    });
  try {
    const lock = createLock({ keyFile, delegation, clock: Date.now, random: fresh, log, open: whenUnlocked });
    if (options.passphrase !== undefined) {
      await unattended(options.passphrase, lock);
      if (open) await (open as Open).foundAlone();
    }
    const door: Door = {
      delegation,
      lock,
      seat: () => (open?.isFounded() ? open.seat : undefined),
      settings: () => open?.settings,
      founding: {
        isFounded: () => open?.isFounded() ?? false,
        about: () => open && { key: open.seat.node().name, node: open.seat.node },
        found: async (request) => (await open?.found(request)) ?? { done: false, refused: 'stopped' },
      },
      ...(practise && { practice: practise }),
    };
    const app = await createApp({ doors: [door], webDir: options.webDir, log });
    const listening = await listen(app, options.port, false);
    const address = `http://127.0.0.1:${listening.port}/seat/${delegation}/`;
    keepAddress(dataDir, address);
    for (const line of saying(address, dataDir, lock)) print(line);
    log('started');
    return runUntilStopped(address, listening.port, async () => {
      await listening.close();
      dropAddress(dataDir);
      closeDisk();
      await practice?.then(({ stop }) => stop()).catch(() => undefined);
      log('stopped');
    });
  } catch (error) {
    closeDisk();
    throw error;
  }
}

function saying(address: string, dataDir: string, lock: NodeLock): readonly string[] {
  const first = [
    `${address}#${lock.link}`,
    'This link works once: open it and choose a passphrase. Nobody can reset a lost one.',
    'The pages then lead on: a room, its sites, a wall. Joining another delegation’s room is not built yet.',
  ];
  const later = [address, lock.isOpen() ? 'Unlocked at the start.' : 'Locked, until somebody gives the passphrase.'];
  return [
    ...(lock.link === undefined ? later : first),
    'It listens on this machine only, and sends nothing anywhere.',
    `Data: ${dataDir}`,
    'Stop with Ctrl+C.',
  ];
}

async function unattended(passphrase: string, lock: NodeLock): Promise<void> {
  if (lock.link !== undefined && whyNotPassphrase(passphrase))
    throw new StartRefused('That passphrase is too short: at least 12 characters.');
  const unlocked = await lock.unlock(passphrase, lock.link);
  if (!unlocked.done) throw new StartRefused('That passphrase does not open this node.');
}

export type Open = {
  readonly seat: Seat;
  readonly settings: SettingsKept;
  isFounded(): boolean;
  found(request: FoundingRequest): Promise<Answer>;
  /** Founds what is missing where no person is there to be asked; throws where that is refused. */
  foundAlone(): Promise<void>;
  close(): void;
};

export type Places = { readonly log: Log; readonly dataDir: string; readonly guardDir: string };

/** The seat of an opened record. It beats by itself until it is closed. */
export async function openSeat(
  claim: Claim,
  { delegation, ringKey, seed }: Pick<Keys, 'delegation' | 'ringKey' | 'seed'>,
  { log, dataDir, guardDir }: Places,
): Promise<Open> {
  const { signer, wrapping, wrappingKey } = await nodeKeysFrom(seed);
  const openings = openingsIn(guardDir, toHex(signer.publicKey));
  const settings = settingsIn(settingsFileIn(dataDir), ringKey, fresh, log);
  const driver = drive({
    cryptography,
    identity: { delegation, signer, seal: wrappingKey },
    wrapping,
    store: claim.open(ringKey, fresh),
    guard: guardIn(guardDir, toHex(signer.publicKey)),
    annexes: annexesIn(guardDir, toHex(signer.publicKey), ringKey, fresh),
    carrier: { send: () => undefined }, // alone in its room, it has nobody to send to
    clock: Date.now,
    random: fresh,
    log,
  });
  const isWhole = driver.node().standing.state === 'whole';
  const isFounded = () => driver.node().room !== undefined;
  const found = (request?: FoundingRequest) => foundRoom(driver, delegation, wrappingKey, request);
  if (isWhole && isFounded()) await openOwnChannels(driver, delegation); // where a founding was cut short
  const beat = setInterval(() => driver.beat(), beatMs);
  const seat: Seat = {
    delegation,
    mode: 'live',
    get zones() {
      return settings.read().chosen.sites;
    },
    node: driver.node,
    now: Date.now,
    running: () => true,
    halted: () => driver.halted() !== undefined || driver.node().standing.state === 'restored',
    mark: () => null,
    act: driver.act,
    annexes: {
      keep: driver.keepAnnex,
      open(entry, person) {
        const content = annexOf(driver.node(), entry);
        if (!content) return undefined;
        openings.note({ at: new Date().toISOString(), person, annex: entry });
        log('annex-opened');
        return content;
      },
    },
    onChange: driver.onChange,
  };
  const close = () => {
    clearInterval(beat);
    driver.close();
  };
  const foundAlone = async () => {
    if (!isWhole || isFounded()) return;
    const answer = await found();
    if (!answer.done) throw new StartRefused(`The room could not be founded: ${answer.refused}.`);
  };
  return { seat, settings, isFounded, found, foundAlone, close };
}

export type DataOptions = {
  readonly dataDir: string;
  /** Whose node it must be; absent: whosever it is. */
  readonly delegation?: string;
  readonly passphrase: string | undefined;
};

/** Opens a stopped node from its data folder, for as long as `use` takes; nothing is written. */
export async function withData<T>(
  { dataDir, delegation, passphrase }: DataOptions,
  use: (node: Node) => T,
): Promise<T> {
  const known = delegationIn(keyFileIn(dataDir));
  if (known === undefined) throw new StartRefused('There is no node in that folder.');
  if (delegation !== undefined && known !== delegation)
    throw new StartRefused('That folder holds the node of another delegation.');
  if (passphrase === undefined) throw new StartRefused('A passphrase is needed to open that folder.');
  const claim = claimStore(recordIn(dataDir));
  try {
    const keys = await openKeys(keyFileIn(dataDir), passphrase);
    if (!keys) throw new StartRefused('That passphrase does not open this node.');
    const { signer, wrappingKey } = await nodeKeysFrom(keys.seed);
    const rows = claim.open(keys.ringKey, fresh).read();
    return use(openAfresh(cryptography, { delegation: known, signer, seal: wrappingKey }, rows).node);
  } finally {
    claim.close();
  }
}

/** A stopped node's whole record, as one file. */
export const exportData = (options: DataOptions): Promise<Uint8Array> => withData(options, exportOf);
