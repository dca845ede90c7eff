/** "Check the record": the seat's own export, verified from its bytes; and a copy with one byte changed, to see it found. */
import { verifyExport } from '@parley/record';
import { exportOf } from '@parley/room';
import { cryptography } from '@parley/vault';
import type { CheckResult } from '../contract/index.ts';
import type { Seat } from '../seat.ts';

export function checkSeat(seat: Seat, change: boolean): CheckResult {
  const file = Uint8Array.from(exportOf(seat.node()));
  // Somewhere in the middle: any byte will do, since the manifest covers them all.
  const changed = change ? Math.floor(file.length * 0.6) : null;
  if (changed !== null) file[changed] = (file[changed] as number) ^ 1;
  const { holds, room, first, logs, entries } = verifyExport(cryptography, file);
  return { seat: seat.delegation, bytes: file.length, changed, holds, room, first, logs, entries };
}
