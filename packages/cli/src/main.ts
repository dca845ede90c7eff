/** The command line: the same room at a terminal. Commands only translate; what they do stands in the packages beneath. */

import { viewNames } from '@parley/rehearsal';
import { StartRefused } from '@parley/server';
import { Command, CommanderError } from 'commander';
import { type ActOptions, actCommand } from './act.ts';
import { type ActsOptions, actsCommand } from './acts.ts';
import { annexCommands } from './annexes/commands.ts';
import { type ForkOptions, proofForkCommand } from './fork.ts';
import { exit, type Output, outputTo, UsageError } from './outcome.ts';
import { type PlayOptions, playCommand } from './play.ts';
import { playAllCommand } from './plays.ts';
import { type ProofOptions, proofCheckCommand, proofMakeCommand } from './proof.ts';
import { type ExportOptions, exportCommand, verifyCommand } from './record.ts';
import { type DemoOptions, demoCommand, type UpOptions, upCommand } from './run.ts';

/** Runs one command and returns its exit code. `argv` is without node and script. */
export async function main(
  argv: readonly string[],
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  // Whoever reads our output may stop reading: `parley acts | head`.
  if (!process.stdout.listeners('error').includes(whenNobodyReads)) process.stdout.on('error', whenNobodyReads);
  const output = outputTo(write);
  let code: number = exit.holds;
  const program = commands(output, (next) => {
    code = next;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.holds : exit.usage;
    if (!(error instanceof UsageError || error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exit.usage;
  }
}

function whenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exit.holds);
  throw error;
}

function commands(output: Output, end: (code: number) => void): Command {
  const program = new Command('parley').description('A joint situation room.').exitOverride();
  program
    .command('play <scenario...>')
    .description('play scenarios in memory and check what they expect; of one alone, show a view')
    .option('--until <time>', 'ISO 8601 with offset; acts at that time are included')
    .option('--as <delegation>', 'whose view (the convener’s, if not said)')
    .option('--view <name>', `one of ${viewNames.join(', ')}`)
    .option('--json', 'print the view as JSON')
    .action(async ([path, ...others]: [string, ...string[]], options: PlayOptions) => {
      const one = others.length === 0;
      end(await (one ? playCommand(path, options, output) : playAllCommand([path, ...others], options, output)));
    });
  program
    .command('export')
    .description('write a delegation’s whole record to a file')
    .option('--scenario <file>', 'of a rehearsal')
    .option('--data <dir>', 'of a node’s data folder')
    .option('--as <delegation>', 'whose record')
    .option('--until <time>', 'of a rehearsal played up to then')
    .option('--passphrase-file <file>', 'unlocks the data folder')
    .requiredOption('--out <file>', 'a file that does not exist yet')
    .option('--json')
    .action(async (options: ExportOptions) => end(await exportCommand(options, output)));
  program
    .command('verify <file>')
    .description('check an export offline, without keys')
    .option('--room <id>', 'the room that it must be of')
    .option('--json')
    .action(async (path: string, options: { room?: string; json?: boolean }) =>
      end(await verifyCommand(path, options, output)),
    );
  const proof = program.command('proof').description('one entry with a proof, checked without the rest');
  proof
    .command('make <entry>')
    .description('write an entry, what authenticates it and who saw it to a file')
    .option('--scenario <file>', 'of a rehearsal')
    .option('--data <dir>', 'of a node’s data folder')
    .option('--as <delegation>', 'from whose record')
    .option('--until <time>', 'of a rehearsal played up to then')
    .option('--passphrase-file <file>', 'unlocks the data folder')
    .option('--sealed', 'leave its words out')
    .requiredOption('--out <file>', 'a file that does not exist yet')
    .option('--json')
    .action(async (entry: string, options: ProofOptions) => end(await proofMakeCommand(entry, options, output)));
  proof
    .command('check <file>')
    .description('check a proof offline, without keys')
    .option('--room <id>', 'the room that it must be of')
    .option('--json')
    .action(async (path: string, options: { room?: string; json?: boolean }) =>
      end(await proofCheckCommand(path, options, output)),
    );
  proof
    .command('fork')
    .description('write the proof that a log has forked, as a node’s data folder has it, to a file')
    .option('--data <dir>', 'the node’s data folder', '.parley/node')
    .option('--channel <name>', 'a channel’s name, purpose or id')
    .option('--node <key>', 'whose log, or how its key begins')
    .option('--passphrase-file <file>', 'unlocks it')
    .requiredOption('--out <file>', 'a file that does not exist yet')
    .option('--json')
    .action(async (options: ForkOptions) => end(await proofForkCommand(options, output)));
  annexCommands(program, output, end);
  program
    .command('act <name> [fields...]')
    .description('say an act on a delegation’s node: field=value, or field=@file; see parley acts')
    .option('--data <dir>', 'the node’s data folder', '.parley/node')
    .requiredOption('--channel <name>', 'a channel’s name, purpose or id')
    .option('--passphrase-file <file>', 'unlocks it')
    .option('--guard <dir>', 'as it was said to parley up')
    .option('--lang <code>', 'the language of the answer')
    .option('--json')
    .action(async (name: string, fields: string[], options: ActOptions) =>
      end(await actCommand(name, fields, options, output)),
    );
  program
    .command('acts')
    .description('every act, with its fields, the rules that judge it, and refusals')
    .option('--lang <code>', 'the language of its name')
    .option('--json')
    .option('--markdown', 'as docs/acts.md has it')
    .action((options: ActsOptions) => end(actsCommand(options, output)));
  program
    .command('up')
    .description('run a delegation’s node')
    .option('--data <dir>', 'its data folder', '.parley/node')
    .option('--port <n>', 'the port on loopback', '8400')
    .option('--delegation <name>', 'whose node a fresh folder becomes', 'mediator')
    .option('--passphrase-file <file>', 'unlocks it without a person')
    .option('--guard <dir>', 'where this machine remembers how long its logs have been')
    .action(async (options: UpOptions) => end(await upCommand(options, output)));
  program
    .command('demo [scenario]')
    .description('run every seat of a rehearsal in one process')
    .option('--at <time>', 'where it opens')
    .option('--port <n>', 'the port on loopback', '8400')
    .option('--data <dir>', 'where its seats are kept', '.parley/demo')
    .action(async (scenario: string | undefined, options: DemoOptions) =>
      end(await demoCommand(scenario, options, output)),
    );
  return program;
}
