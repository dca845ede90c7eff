/** The wording of acts and refusals in a chosen language. What only the room refuses is worded with the screens. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wording } from '@parley/desks';
import { UsageError } from './outcome.ts';
import { root } from './place.ts';

const packages = join(root, 'packages');
const catalogues = [join(packages, 'web/messages'), join(packages, 'desks/messages')];

export function languages(): readonly string[] {
  return readdirSync(join(packages, 'desks/messages'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

/** `asked`, or the language of this terminal where there is such a catalogue, or English. */
export function wordingIn(asked: string | undefined, terminal = process.env['LC_ALL'] ?? process.env['LANG']): Wording {
  const known = languages();
  if (asked !== undefined && !known.includes(asked))
    throw new UsageError(`There is no wording in "${asked}": ${known.join(', ')}.`);
  const usual = terminal?.slice(0, 2) ?? '';
  const language = asked ?? (known.includes(usual) ? usual : 'en');
  return Object.assign(
    {},
    ...catalogues.map((folder) => JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))),
  );
}

export const wordFor = (wording: Wording, key: string): string =>
  (Object.hasOwn(wording, key) ? wording[key] : undefined) ?? key;
