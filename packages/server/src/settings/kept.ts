/**
 * What a node's people set on it, sealed under the ring key beside the record: names of people and of sites are nobody
 * else's to read. It is no part of the record, and no other node is told of it.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { openUnder, sealUnder } from '@parley/vault';
import { z } from 'zod';
import { type ChosenSettings, chosenSettings } from '../contract/index.ts';
import type { Log } from '../log.ts';
import { writeWhole } from '../store/whole-file.ts';

const kept = z.strictObject({
  chosen: chosenSettings,
  /** By number in the key file. */
  names: z.record(z.string().regex(/^\d{1,2}$/), z.string().max(64)),
  sheet: z.number().nullable(),
});
export type Settings = { readonly chosen: ChosenSettings } & z.infer<typeof kept>;

export type SettingsKept = {
  read(): Settings;
  /** On the disk when it returns. */
  keep(settings: Settings): void;
};

const context = 'parley/node/settings';

const nothingSet: Settings = { chosen: { sites: [], wall: null, done: [] }, names: {}, sheet: null };

/** Set aside, and never written over, where it cannot be read: the node then knows no settings, and shows no wall. */
export function settingsIn(
  path: string,
  ringKey: Uint8Array,
  random: (length: number) => Uint8Array,
  log: Log,
): SettingsKept {
  let settings = nothingSet;
  if (existsSync(path)) {
    const read = opened(path, ringKey);
    if (read) settings = read;
    else {
      renameSync(path, `${path}.unreadable-${Buffer.from(random(4)).toString('hex')}`);
      log('set-aside', 1);
    }
  }
  return {
    read: () => settings,
    keep(next) {
      writeWhole(path, sealUnder(ringKey, context, new TextEncoder().encode(JSON.stringify(next)), random(32)));
      settings = next;
    },
  };
}

function opened(path: string, ringKey: Uint8Array): Settings | undefined {
  try {
    const bytes = openUnder(ringKey, context, Uint8Array.from(readFileSync(path)));
    return bytes && kept.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Of a demonstration's seat: for as long as it runs. */
export function settingsInMemory(): SettingsKept {
  let settings = nothingSet;
  return {
    read: () => settings,
    keep: (next) => {
      settings = next;
    },
  };
}
