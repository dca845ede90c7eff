/**
 * The measured node: its own process, a real disk, a room of one, served over HTTP as any node is. Told what to do by its
 * parent, it acts, and answers with when it was asked and how much memory it has.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, drive, listen, openStore, type Seat } from '@parley/server';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { foundRoom } from '../../packages/server/src/found-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-live-'));
const fresh = (length: number) => Uint8Array.from(randomBytes(length));
const { signer, wrapping, wrappingKey } = await nodeKeysFrom(fresh(32));
const driver = drive({
  cryptography,
  identity: { delegation: 'measured', signer, seal: wrappingKey },
  wrapping,
  store: openStore(join(folder, 'record.db'), fresh(32), fresh),
  carrier: { send: () => undefined },
  clock: Date.now,
  random: fresh,
  log: () => undefined,
});
await foundRoom(driver, 'measured', wrappingKey);
const own = [...driver.node().channels.values()].find((channel) => channel.terms?.purpose === 'own')?.id ?? '';
const seat: Seat = {
  delegation: 'measured',
  mode: 'live',
  zones: [],
  node: driver.node,
  now: Date.now,
  running: () => true,
  halted: () => driver.halted() !== undefined,
  mark: () => null,
  act: driver.act,
  onChange: driver.onChange,
};
const app = await createApp({
  doors: [{ delegation: 'measured', lock: undefined, seat: () => seat }],
  webDir: folder,
  log: () => undefined,
});
const listening = await listen(app, 0, true);

const memory = () => process.memoryUsage().rss / 2 ** 20;
let peak = memory();
setInterval(() => {
  peak = Math.max(peak, memory());
}, 50).unref();

async function act(number: number): Promise<void> {
  const since = Date.now();
  const answer = await driver.act(own, 'talks.noted', { text: `Note ${number} of a day with many listeners.` });
  if (!answer.done) throw new Error(answer.refused);
  process.send?.({ acted: answer.entry, since });
}

process.on('message', async (message: { readonly do: 'act' | 'memory' | 'stop'; readonly number?: number }) => {
  if (message.do === 'act') await act(message.number ?? 0);
  if (message.do === 'memory') {
    globalThis.gc?.();
    process.send?.({ memory: memory(), peak });
  }
  if (message.do === 'stop') {
    await listening.close();
    driver.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1));
process.send?.({ port: listening.port });
