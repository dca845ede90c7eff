/** `parley proof make` and `parley proof check`: one entry as a file, and the file held against itself, offline. */
import { checkFork, type ForkProved, isForkProof, type Read, toHex } from '@parley/record';
import { endOf, play } from '@parley/rehearsal';
import { checkProof, makeProof, type ProofMade } from '@parley/room';
import { withData } from '@parley/server';
import { cryptography } from '@parley/vault';
import { bytesOf, ground, keep, scenarioIn, timeFrom } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';
import { told } from './told.ts';

export type ProofOptions = {
  readonly scenario?: string;
  readonly data?: string;
  readonly as?: string;
  readonly until?: string;
  readonly passphraseFile?: string;
  readonly sealed?: boolean;
  readonly out: string;
  readonly json?: boolean;
};

export async function proofMakeCommand(entry: string, options: ProofOptions, output: Output): Promise<number> {
  const name = entry.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(name))
    throw new UsageError(`"${entry}" names no entry: give its hash, or at least the first eight digits of it.`);
  const proof = await made(name, options);
  if (!proof.made) {
    if (options.json) output.json({ made: false, refused: proof.refused });
    else output.say(whyNot[proof.refused] ?? `No proof is made: ${proof.refused}.`);
    return exit.doesNotHold;
  }
  const { sealed, bytes } = proof;
  await keep(options.out, bytes);
  if (options.json) output.json({ made: true, entry: proof.entry, sealed, out: options.out, bytes: bytes.length });
  else {
    output.say(`${options.out}: ${bytes.length} bytes. Check it anywhere: parley proof check ${options.out}`);
    output.say(sealed ? 'Its words stay sealed.' : 'Whoever has this file can read the entry’s words.');
    output.say('It also shows the charter’s first entry, the channel’s id, and which delegations saw the entry.');
  }
  return exit.holds;
}

const whyNot: { readonly [refused: string]: string } = {
  'no-such-entry': 'No proof is made: this delegation holds no such entry.',
  'not-one-entry': 'No proof is made: several entries begin so. Give more of the hash.',
  'no-witness': 'No proof is made: no other delegation has shown yet that it holds this entry.',
  'opening-not-agreed': 'No proof is made: the delegation that wrote this has not agreed to open it. Try --sealed.',
  void: 'No proof is made: the words of this entry were withdrawn as spilled. What was made before still checks.',
  'without-prejudice': 'No proof is made: what is said in this channel is said without prejudice.',
};

async function made(entry: string, options: ProofOptions): Promise<ProofMade> {
  const { scenario: path, data, as, sealed = false } = options;
  if ((path === undefined) === (data === undefined)) throw new UsageError('Say either --scenario FILE or --data DIR.');
  if (as === undefined) throw new UsageError('Say from whose record: --as DELEGATION.');
  if (data !== undefined) {
    const read = options.passphraseFile === undefined ? undefined : await bytesOf(options.passphraseFile);
    const passphrase = read && new TextDecoder().decode(read).trimEnd();
    return withData({ dataDir: data, delegation: as, passphrase }, (node) => makeProof(node, entry, { sealed }));
  }
  const scenario = await scenarioIn(path as string);
  if (!Object.hasOwn(scenario.delegations, as)) throw new UsageError(`No delegation is called ${as}.`);
  const until = options.until === undefined ? endOf(scenario) : timeFrom(options.until);
  const { rehearsal } = await play(scenario, ground, { until });
  return makeProof(rehearsal.seat(as).node, entry, { sealed });
}

export async function proofCheckCommand(
  path: string,
  options: { readonly room?: string; readonly json?: boolean },
  output: Output,
): Promise<number> {
  const bytes = await bytesOf(path);
  if (isForkProof(bytes)) return forkChecked(checkFork(cryptography, bytes), options, output);
  const checked = checkProof(cryptography, bytes, options.room?.toLowerCase());
  const { holds, room, reason, author, witnesses } = checked;
  if (options.json) output.json(checked);
  else if (!holds || !author) {
    output.say(`Does not hold: ${reason}`);
    output.say(`Room: ${room ?? 'could not be read'}`);
  } else {
    output.say(`Holds. Room: ${room}`);
    output.say(`Entry ${checked.entry}, written by ${author.delegation}, claimed ${checked.claimed}`);
    output.say(`Channel ${checked.channel}, position ${checked.position} of the log of ${author.node}`);
    for (const one of witnesses) output.say(`Seen by ${one.delegation}, claimed ${one.claimed} (${one.node})`);
    output.say(checked.kind === null ? 'Its words stay sealed.' : `${checked.kind}\n${told(checked.body, '  ')}`);
    // Without the room's id this could be a sound proof of some other room.
    if (options.room === undefined)
      output.say('The file agrees with itself. To know that it is your room, compare the id, or say --room ID.');
  }
  return holds ? exit.holds : exit.doesNotHold;
}

/** A proof that a log has forked: two entries of one node for one position. */
function forkChecked(
  fork: Read<ForkProved>,
  options: { readonly room?: string; readonly json?: boolean },
  output: Output,
): number {
  const room = fork.ok ? toHex(fork.value.room) : null;
  const expected = options.room?.toLowerCase();
  const reason = !fork.ok ? fork.refused : expected !== undefined && expected !== room ? 'another-room' : null;
  const shown = fork.ok
    ? {
        node: toHex(fork.value.node),
        channel: toHex(fork.value.channel),
        position: fork.value.position,
        entries: fork.value.entries.map((entry) => entry.name),
      }
    : null;
  if (options.json) output.json({ holds: reason === null, room, fork: shown, reason });
  else if (reason !== null || !shown) {
    output.say(`Does not hold: ${reason}`);
    output.say(`Room: ${room ?? 'could not be read'}`);
  } else {
    output.say(`Holds: a fork. Room: ${room}`);
    output.say(`The log of ${shown.node} in channel ${shown.channel} has two entries at position ${shown.position}:`);
    for (const entry of shown.entries) output.say(`  ${entry}`);
    if (expected === undefined)
      output.say('The file agrees with itself. To know that it is your room, compare the id, or say --room ID.');
  }
  return reason === null ? exit.holds : exit.doesNotHold;
}
