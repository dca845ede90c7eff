/** The built files of the web app, each as it is and as it was compressed when it was built. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

type Bytes = Uint8Array<ArrayBuffer>;
export type Asset = { readonly type: string; readonly bytes: Bytes; readonly coded: ReadonlyMap<string, Bytes> };

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** The codings in the order in which they are preferred (RFC 9110, 8.4.1), and how such a file's name ends. */
const codings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Files are found by their names in a list, so no address ever becomes a path. */
export async function assetsIn(webDir: string): Promise<ReadonlyMap<string, Asset>> {
  const folder = join(webDir, 'assets');
  const names = new Set(await readdir(folder).catch(() => []));
  const read = async (name: string): Promise<Bytes> => Uint8Array.from(await readFile(join(folder, name)));
  const found = [...names].map(async (name): Promise<readonly (readonly [string, Asset])[]> => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const beside = codings.filter(([, end]) => names.has(name + end));
    const coded = await Promise.all(beside.map(async ([coding, end]) => [coding, await read(name + end)] as const));
    return [[name, { type, bytes: await read(name), coded: new Map(coded) }]];
  });
  return new Map((await Promise.all(found)).flat());
}

/** The coding to answer with, of those that there are; undefined where the asker takes none of them (RFC 9110, 12.5.3). */
export function codingFor(accepts: string | undefined, asset: Asset): string | undefined {
  const taken = (accepts ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .filter(([, weight = '']) => !/^q=0(\.0*)?$/.test(weight))
    .map(([coding]) => coding);
  return codings.map(([coding]) => coding).find((coding) => asset.coded.has(coding) && taken.includes(coding));
}
