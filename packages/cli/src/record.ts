/** `parley export` and `parley verify`: the record as a file, and the file held against itself, offline, without keys. */
import { verifyExport } from '@parley/record';
import { endOf, play } from '@parley/rehearsal';
import { exportOf } from '@parley/room';
import { exportData } from '@parley/server';
import { cryptography } from '@parley/vault';
import { bytesOf, ground, keep, passphraseIn, scenarioIn, timeFrom } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';

export type ExportOptions = {
  readonly scenario?: string;
  readonly data?: string;
  readonly as?: string;
  readonly out: string;
  readonly until?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
};

export async function exportCommand(options: ExportOptions, output: Output): Promise<number> {
  const bytes = await exported(options);
  await keep(options.out, bytes);
  if (options.json) output.json({ out: options.out, bytes: bytes.length });
  else output.say(`${options.out}: ${bytes.length} bytes. Check it anywhere: parley verify ${options.out}`);
  return exit.holds;
}

async function exported(options: ExportOptions): Promise<Uint8Array> {
  const { scenario: path, data, as } = options;
  if ((path === undefined) === (data === undefined)) throw new UsageError('Say either --scenario FILE or --data DIR.');
  if (as === undefined) throw new UsageError('Say whose record: --as DELEGATION.');
  if (data !== undefined) {
    const passphrase = passphraseIn(options.passphraseFile);
    if (passphrase === undefined) throw new UsageError('A data folder is locked: say --passphrase-file FILE.');
    return exportData({ dataDir: data, delegation: as, passphrase });
  }
  const scenario = await scenarioIn(path as string);
  if (!Object.hasOwn(scenario.delegations, as)) throw new UsageError(`No delegation is called ${as}.`);
  const until = options.until === undefined ? endOf(scenario) : timeFrom(options.until);
  const { rehearsal } = await play(scenario, ground, { until });
  return exportOf(rehearsal.seat(as).node);
}

export async function verifyCommand(
  path: string,
  options: { readonly room?: string; readonly json?: boolean },
  output: Output,
): Promise<number> {
  const file = await bytesOf(path);
  const { holds, room, first, forks, voids, logs, entries } = verifyExport(
    cryptography,
    file,
    options.room?.toLowerCase(),
  );
  if (options.json) output.json({ holds, room, first, forks, voids, logs, entries });
  else {
    output.say(holds ? `Holds: ${entries} entries in ${logs} logs.` : 'Does not hold.');
    output.say(`Room: ${room ?? 'could not be read'}`);
    if (first)
      output.say(
        `First fault: log ${first.log ?? 'none'}, position ${first.position ?? 'none'}, reason ${first.reason}`,
      );
    for (const { channel, node, position } of forks)
      output.say(`Fork: the log of ${node} in channel ${channel} has two entries at position ${position}`);
    for (const one of voids) {
      output.say(
        `Void: log ${one.log}, position ${one.position}: its box was destroyed, declared void as spilled by ${one.by}, ` +
          `position ${one.at}, claimed ${new Date(one.claimed).toISOString()}`,
      );
      if (!one.own)
        output.say(
          '  That is another node than its author’s. Whether both are of one delegation, only the charter says.',
        );
    }
    // Without the room's id the file could be a sound record of some other room.
    if (holds && options.room === undefined)
      output.say('The file agrees with itself. To know that it is your room, compare the id, or say --room ID.');
  }
  return holds ? exit.holds : exit.doesNotHold;
}
