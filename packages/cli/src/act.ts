/** `parley act`: says one act on a delegation's node, running or not, and prints the entry or the refusal in words. */
import { resolve } from 'node:path';
import { actForms } from '@parley/room';
import { type Acting, type Outcome, withActing } from '@parley/server';
import { passphraseIn } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';
import { wordFor, wordingIn } from './wording.ts';
import { bodyFrom } from './written.ts';

export type ActOptions = {
  readonly data: string;
  readonly channel: string;
  readonly passphraseFile?: string;
  readonly guard?: string;
  readonly lang?: string;
  readonly json?: boolean;
};

export async function actCommand(
  kind: string,
  words: readonly string[],
  options: ActOptions,
  output: Output,
): Promise<number> {
  wordingIn(options.lang); // a language that is not there is said before anything is signed
  const form = actForms().find((one) => one.kind === kind);
  if (!form) throw new UsageError(`There is no act called ${kind}. See: parley acts`);
  const body = bodyFrom(words, form.schema);
  const passphrase = passphraseIn(options.passphraseFile);
  if (passphrase === undefined) throw new UsageError('A node is locked: say --passphrase-file FILE.');
  const { data, guard } = options;
  const place = { dataDir: resolve(data), passphrase, ...(guard !== undefined && { guardDir: resolve(guard) }) };
  const outcome = await withActing(place, (acting) => acting.act(channelIn(acting, options.channel), kind, body));
  return printed(kind, outcome, options, output);
}

/** What became of an act: its entry and what it does, or the refusal, in words. */
export function printed(
  kind: string,
  outcome: Outcome,
  options: Pick<ActOptions, 'lang' | 'json'>,
  output: Output,
): number {
  const wording = wordingIn(options.lang);
  if (!outcome.done) {
    const said = wordFor(wording, `refusal.${outcome.refused}`);
    if (options.json) output.json({ ...outcome, words: said });
    else {
      output.say(said);
      for (const { path, message } of outcome.fields ?? [])
        output.say(`  ${fieldName(wording, kind, path)}: ${message}`);
    }
    return exit.doesNotHold;
  }
  if (options.json) output.json({ ...outcome, words: wordFor(wording, `act.${kind}`) });
  else {
    output.say(wordFor(wording, `act.${kind}`));
    // Not every act is said by a form, and has its effect in words.
    if (Object.hasOwn(wording, `act.${kind}.effect`)) output.say(wordFor(wording, `act.${kind}.effect`));
    output.say(`entry ${outcome.entry}`);
    if (outcome.id !== outcome.entry) output.say(`id ${outcome.id}`);
  }
  return exit.holds;
}

/** A channel by its id, its name or, where one only has it, its purpose. */
export function channelIn({ channels }: Acting, asked: string): string {
  const found = [
    channels.filter((one) => one.id === asked.toLowerCase()),
    channels.filter((one) => one.name === asked),
    channels.filter((one) => one.purpose === asked),
  ].find((some) => some.length > 0);
  if (found?.length === 1 && found[0]) return found[0].id;
  const known = channels.map((one) => `${one.name} (${one.purpose})`).join(', ');
  throw new UsageError(`${found ? 'Several channels are' : 'No channel is'} called ${asked}. There are: ${known}.`);
}

/** Places in lists are numbers in a path; the wording names fields only. */
function fieldName(wording: Parameters<typeof wordFor>[0], kind: string, path: string): string {
  const names = path.split('.').filter((part) => !/^\d+$/.test(part));
  const key = ['field', kind, ...names].join('.');
  return Object.hasOwn(wording, key) ? `${wordFor(wording, key)} (${path})` : path;
}
