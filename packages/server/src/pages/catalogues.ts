/** The catalogues that were built with the web app: the page without script says the same words. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Catalogue = Readonly<Record<string, string>>;
export type Catalogues = ReadonlyMap<string, Catalogue>;

/** By language code; empty where the web app was not built. */
export async function cataloguesIn(webDir: string): Promise<Catalogues> {
  const folder = join(webDir, 'words');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const read = async (name: string): Promise<Catalogue> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  return new Map(await Promise.all(names.map(async (name) => [name.slice(0, -5), await read(name)] as const)));
}

const rightToLeft = new Set(['ar', 'he']);
export const directionOf = (language: string): 'rtl' | 'ltr' => (rightToLeft.has(language) ? 'rtl' : 'ltr');

/** A language in itself, as in `Français`. */
export function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The one asked for, or the first that the browser takes (RFC 9110, 12.5.4, in the order given), or English. */
export function languageFor(known: Catalogues, asked: string | undefined, accepts: string | undefined): string {
  const taken = (accepts ?? '').split(',').map((one) => one.trim().split(/[-;]/, 1)[0]?.toLowerCase() ?? '');
  return [asked ?? '', ...taken].find((one) => known.has(one)) ?? 'en';
}
