/**
 * One process of the benchmark. `prepare` makes what a way needs on disk; otherwise it collects
 * garbage, runs the way once, and prints what that took.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRows, writeRows } from './disk.ts';
import { peers } from './peers.mjs';
import * as record from './record.ts';
import { writeRoom } from './room.ts';

const [verb, way, wanted, folder, largest] = process.argv.slice(2);
const size = Number(wanted);
const room = join(folder, `room-${largest}`);

/** Asked of the answer once the clock has stopped. */
let check = (_answer) => undefined;

const saved = join(folder, `${way}-${size}`);

async function prepare() {
  if (!existsSync(room)) writeRows(room, writeRoom(Number(largest)));
  if (way in peers && !existsSync(saved)) await peers[way].make(size, saved);
  if (way !== 'daily') return;
  // Made anew in every run: a snapshot of other rules would be dropped in silence, and something else measured.
  const { withSnapshot } = await import('./node.ts');
  writeRows(saved, withSnapshot(readRows(room, size), size / 100));
}

/** The way to be measured, with all its bytes in memory. */
async function ready() {
  if (way in peers) return peers[way].open(saved);
  const rows = readRows(room, size);
  switch (way) {
    case 'floor': {
      const input = record.floorInput(rows);
      return () => record.floor(input);
    }
    case 'heads':
      return () => record.recordByHeads(rows);
    case 'signatures':
      return () => record.recordBySignatures(rows);
  }
  const { dailyStart, wholeNode, wholly } = await import('./node.ts');
  const disk = way === 'daily' ? readRows(saved) : rows;
  check = (opened) => wholly(opened, disk);
  return way === 'daily' ? dailyStart(disk) : () => wholeNode(disk);
}

if (verb === 'prepare') await prepare();
else {
  const run = await ready();
  globalThis.gc();
  const before = process.memoryUsage().rss;
  const cpu = process.cpuUsage();
  const since = performance.now();
  const answer = run();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(cpu);
  check(answer);
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ ms, cpu: (user + system) / 1000, before, peak }));
}
// cojson keeps timers running.
process.exit(0);
