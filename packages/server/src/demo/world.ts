/**
 * One playing of a scenario: every node in this process, each on a disk of its own. It is played in memory up to a moment
 * and then put on disks in one write for each node; from there on it lives on them.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Hex } from '@parley/record';
import { Rehearsal, type Scenario } from '@parley/rehearsal';
import type { Store } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { openStore } from '../store/sqlite.ts';

export type World = {
  readonly rehearsal: Rehearsal;
  /** Whether a disk of it has failed; then nothing more is signed in it. */
  failed(): boolean;
  close(): void;
};

const fresh = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));

const slice = 6 * 60 * 60_000;

/** Plays in slices of virtual time, so that pages are answered in between. */
export async function playTo(rehearsal: Rehearsal, until: number): Promise<void> {
  for (let to = rehearsal.now + slice; to < until; to += slice) {
    await rehearsal.advance(to);
    await setImmediate();
  }
  await rehearsal.advance(until);
}

export async function openWorld(
  scenario: Scenario,
  at: number,
  folder: string,
  changed: (delegation: string, entries: readonly Hex[]) => void,
): Promise<World> {
  const rehearsal = await Rehearsal.open(scenario, { cryptography, keysFrom: nodeKeysFrom });
  await playTo(rehearsal, at);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const disks: Store[] = [];
  let failed = false;
  for (const seat of rehearsal.seats.values()) {
    const isFirst = rehearsal.seat(seat.delegation) === seat;
    const name = isFirst ? seat.delegation : `${seat.delegation}-${seat.label}`;
    const disk = openStore(join(folder, `${name}.db`), fresh(32), fresh);
    disks.push(disk);
    disk.write(seat.store.read());
    seat.store = {
      ...disk,
      write(rows) {
        try {
          disk.write(rows);
        } catch (error) {
          failed = true;
          throw error;
        }
      },
    };
  }
  rehearsal.onChange(changed);
  return {
    rehearsal,
    failed: () => failed,
    close() {
      for (const disk of disks) disk.close();
      // Its ring keys were in this process only: without it the files say nothing to anybody.
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
