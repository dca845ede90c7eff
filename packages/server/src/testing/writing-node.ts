/**
 * A process that does nothing but act: for tests that kill it. Arguments: the record's path, a file to tell in, and how
 * many acts (0: until it is killed). Tells `open MS` once it serves, on stdout as well, and then `held POSITION ENTRY` for
 * every act that was acknowledged.
 */
import { randomBytes } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import type { Fields } from '@parley/record';
import { cryptography } from '@parley/vault';
import { drive } from '../driver.ts';
import { foundRoom } from '../found-room.ts';
import { openStore } from '../store/sqlite.ts';
import { theNode } from './the-node.ts';

const [path = '', telling = '', wanted = '0'] = process.argv.slice(2);
const random = (length: number) => Uint8Array.from(randomBytes(length));
/** Written at once, past every buffer; a file, because a pipe is full when the parent is slow. */
const said = openSync(telling, 'a');
const tell = (line: string) => writeSync(said, `${line}\n`);

const { ringKey, identity, wrapping } = await theNode();
const began = performance.now();
const driver = drive({
  cryptography,
  identity,
  wrapping,
  store: openStore(path, ringKey, random),
  carrier: { send: () => undefined },
  clock: Date.now,
  random,
  log: (event) => tell(`log ${event}`),
});
const took = performance.now() - began;
await foundRoom(driver, identity.delegation, identity.seal);
tell(`open ${Math.round(took)}`);
process.stdout.write('open\n');

const own = [...driver.node().channels.values()].find((channel) => channel.terms?.purpose === 'own');
if (!own) throw new Error('there is no channel of one');
const fields: Fields = { text: 'A note of ordinary length, as people write them all day long.' };

async function actOnce(): Promise<void> {
  const answer = await driver.act(own?.id ?? '', 'talks.noted', fields);
  if (!answer.done) throw new Error(answer.refused);
  tell(`held ${own?.history.byName.get(answer.entry)?.entry.header.position} ${answer.entry}`);
}

const most = Number(wanted) || Number.POSITIVE_INFINITY;
const parent = process.ppid;
// A test that was itself killed leaves nobody to kill this one.
for (let acts = 0; acts < most && process.ppid === parent; acts++) {
  await actOnce();
  // Room for the parent's signal, and for nothing else.
  await new Promise((resolve) => setImmediate(resolve));
}
tell('done');
driver.close();
