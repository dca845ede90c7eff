/**
 * The measured record, served over HTTP as any node serves it, with its pages: the room of `bench/open`, cut to a number of
 * entries, each judged once. Arguments: the number, and the folder in which that room lies.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openAfresh } from '@parley/room';
import { createApp, listen, type Seat } from '@parley/server';
import { cryptography } from '@parley/vault';
import { readRows, writeRows } from '../open/disk.ts';
import { identity, writeRoom } from '../open/room.ts';

const [wanted = '100000', folder = ''] = process.argv.slice(2);
const size = Number(wanted);
const file = join(folder, `room-${size}`);
mkdirSync(folder, { recursive: true });
if (!existsSync(file)) writeRows(file, writeRoom(size));
const { node } = openAfresh(cryptography, identity, readRows(file));
const latest = Math.max(
  ...[...node.channels.values()].flatMap((channel) =>
    channel.history.logs.map((log) => log.entries.at(-1)?.entry.header.claimed ?? 0),
  ),
);

const seat: Seat = {
  delegation: identity.delegation,
  mode: 'rehearsal',
  zones: [],
  node: () => node,
  now: () => latest,
  running: () => false,
  halted: () => false,
  mark: () => null,
  act: () => Promise.resolve({ done: false, refused: 'stopped' }),
  onChange: () => () => undefined,
};
const app = await createApp({
  doors: [{ delegation: identity.delegation, lock: undefined, seat: () => seat }],
  webDir: resolve(import.meta.dirname, '../../packages/web/dist'),
  log: () => undefined,
});
const { port } = await listen(app, 0, true);
process.on('disconnect', () => process.exit());
process.send?.({ address: `http://127.0.0.1:${port}/seat/${identity.delegation}/` });
