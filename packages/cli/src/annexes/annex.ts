/**
 * `parley annex`: what may have to be erased one day, on a delegation's node, running or not. Contents go beside the
 * record; opening one is noted there with the number of the person whose passphrase it was.
 */
import { resolve } from 'node:path';
import { longestAnnex } from '@parley/record';
import { type Acting, type AnnexLine, withActing } from '@parley/server';
import { channelIn, printed } from '../act.ts';
import { bytesOf, keep, passphraseIn, timeFrom } from '../files.ts';
import { exit, type Output, UsageError } from '../outcome.ts';

export type AnnexOptions = {
  readonly data: string;
  readonly passphraseFile?: string;
  readonly guard?: string;
  readonly lang?: string;
  readonly json?: boolean;
};
export type AddOptions = AnnexOptions & { readonly channel: string; readonly purpose: string; readonly until: string };
export type ListOptions = AnnexOptions & { readonly channel?: string };
export type ReadOptions = AnnexOptions & { readonly out?: string };
export type EraseOptions = AnnexOptions & { readonly ground: string };

function on<T>({ data, guard, passphraseFile }: AnnexOptions, use: (acting: Acting) => Promise<T>): Promise<T> {
  const passphrase = passphraseIn(passphraseFile);
  if (passphrase === undefined) throw new UsageError('A node is locked: say --passphrase-file FILE.');
  return withActing(
    { dataDir: resolve(data), passphrase, ...(guard !== undefined && { guardDir: resolve(guard) }) },
    use,
  );
}

export async function annexAddCommand(path: string, options: AddOptions, output: Output): Promise<number> {
  const { channel, purpose } = options;
  const retainUntil = timeFrom(options.until);
  const content = await bytesOf(path);
  if (content.length > longestAnnex)
    return printed('annex.kept', { done: false, refused: 'too-large' }, options, output);
  const kept = await on(options, (acting) =>
    acting.keepAnnex(channelIn(acting, channel), { content, purpose, retainUntil }),
  );
  return printed('annex.kept', kept, options, output);
}

export async function annexListCommand(options: ListOptions, output: Output): Promise<number> {
  const annexes = await on(options, async (acting) => {
    const all = await acting.annexes();
    const only = options.channel === undefined ? undefined : channelIn(acting, options.channel);
    return all.filter((one) => only === undefined || one.channel === only);
  });
  if (options.json) output.json({ annexes });
  else if (annexes.length === 0) output.say('There is no annex.');
  for (const one of options.json ? [] : annexes) output.say(`${one.entry} ${one.by} ${one.purpose} ${standingOf(one)}`);
  return exit.holds;
}

const standingOf = ({ channelName, retainUntil, erased, size }: AnnexLine): string =>
  `in ${channelName}, until ${retainUntil}, ` +
  (erased === null ? (size === null ? 'not on this node' : `${size} bytes sealed`) : `erased: ${erased}`);

export async function annexReadCommand(entry: string, options: ReadOptions, output: Output): Promise<number> {
  const content = await on(options, async (acting) => acting.openAnnex((await meant(acting, entry)).entry));
  if (!content) return printed('annex.kept', { done: false, refused: 'no-such-annex' }, options, output);
  if (options.out !== undefined) {
    await keep(options.out, content);
    if (options.json) output.json({ out: options.out, bytes: content.length });
    else
      output.say(
        `${options.out}: ${content.length} bytes. It lies there in the clear: destroy it when it is done with.`,
      );
    return exit.holds;
  }
  const text = textIn(content);
  if (text === undefined) throw new UsageError('This is no text: say --out FILE.');
  if (options.json) output.json({ content: text });
  else output.say(text);
  return exit.holds;
}

export async function annexEraseCommand(entry: string, options: EraseOptions, output: Output): Promise<number> {
  const erased = await on(options, async (acting) => {
    const annex = await meant(acting, entry);
    return acting.act(annex.channel, 'annex.erased', { of: annex.entry, ground: options.ground });
  });
  return printed('annex.erased', erased, options, output);
}

/** An annex by the hash of the entry that announced it, or how that begins. */
async function meant(acting: Acting, asked: string): Promise<AnnexLine> {
  const prefix = asked.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(prefix))
    throw new UsageError(`"${asked}" names no entry: give its hash, or at least the first eight digits of it.`);
  const found = (await acting.annexes()).filter((one) => one.entry.startsWith(prefix));
  if (found.length === 1 && found[0]) return found[0];
  throw new UsageError(
    found.length > 1
      ? 'Several annexes begin so. Give more of the hash.'
      : 'No annex begins so. See: parley annex list',
  );
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
