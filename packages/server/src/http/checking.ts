/** "Check the record": the seat's own export, verified from its bytes; and a copy with one byte changed, to see it found. */
import { hasBox, verifyExport } from '@parley/record';
import { exportOf, type Node } from '@parley/room';
import { cryptography } from '@parley/vault';
import type { CheckResult } from '../contract/index.ts';
import type { Seat } from '../seat.ts';

export function checkSeat(seat: Seat, change: boolean): CheckResult {
  const node = seat.node();
  const file = Uint8Array.from(exportOf(node));
  const changed = change ? placeIn(node, file) : null;
  if (changed !== null) file[changed] = (file[changed] as number) ^ 1;
  const { holds, room, first, logs, entries } = verifyExport(cryptography, file);
  return { seat: seat.delegation, bytes: file.length, changed, holds, room, first, logs, entries };
}

/** Within what the newest entry says: the byte that somebody would change who wished that it said something else. */
function placeIn(node: Node, file: Uint8Array): number {
  const held = [...node.channels.values()].flatMap((channel) => channel.history.logs.flatMap((log) => log.entries));
  const newest = held.findLast(({ entry }) => entry.header.sealing.kind === 'sealed' && hasBox(entry));
  const box = newest?.entry.box ?? file.subarray(-64);
  const found = Buffer.from(file.buffer, file.byteOffset, file.byteLength).indexOf(box);
  return Math.max(0, found) + (box.length >> 1);
}
