/** How `parley annex` is said. */
import type { Command } from 'commander';
import type { Output } from '../outcome.ts';
import {
  type AddOptions,
  annexAddCommand,
  annexEraseCommand,
  annexListCommand,
  annexReadCommand,
  type EraseOptions,
  type ListOptions,
  type ReadOptions,
} from './annex.ts';

export function annexCommands(program: Command, output: Output, end: (code: number) => void): void {
  const annex = program.command('annex').description('names, health and places: beside the record, and erased one day');
  const command = (name: string, description: string) =>
    annex
      .command(name)
      .description(description)
      .option('--data <dir>', 'the node’s data folder', '.parley/node')
      .option('--passphrase-file <file>', 'unlocks it')
      .option('--guard <dir>', 'as it was said to parley up')
      .option('--lang <code>', 'the language of the answer')
      .option('--json');
  command('add <file>', 'keep a file as an annex, and announce it in a channel')
    .requiredOption('--channel <name>', 'a channel’s name, purpose or id')
    .requiredOption('--purpose <word>', 'names, health, places, documents or other')
    .requiredOption('--until <time>', 'until when it is kept: ISO 8601 with offset')
    .action(async (path: string, options: AddOptions) => end(await annexAddCommand(path, options, output)));
  command('list', 'the annexes that a node knows of')
    .option('--channel <name>', 'of one channel only')
    .action(async (options: ListOptions) => end(await annexListCommand(options, output)));
  command('read <entry>', 'open an annex; who opened which is noted')
    .option('--out <file>', 'a file that does not exist yet, instead of the terminal')
    .action(async (entry: string, options: ReadOptions) => end(await annexReadCommand(entry, options, output)));
  command('erase <entry>', 'destroy an annex at every node')
    .requiredOption('--ground <word>', 'asked-for, no-longer-needed, kept-by-mistake or retention-over')
    .action(async (entry: string, options: EraseOptions) => end(await annexEraseCommand(entry, options, output)));
}
