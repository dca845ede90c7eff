/** The arrows between packages, as a table that a change must edit in the open. The compiler is no guard here. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const arrows: Readonly<Record<string, readonly string[]>> = {
  record: [],
  desks: [],
  room: ['desks', 'record'],
  vault: ['record'],
  rehearsal: ['desks', 'record', 'room'],
  server: ['desks', 'record', 'rehearsal', 'room', 'vault'],
  cli: ['desks', 'record', 'rehearsal', 'room', 'server', 'vault'],
  web: ['desks', 'server'],
};
const pure = ['record', 'desks', 'room', 'rehearsal'];

const packages = resolve(import.meta.dirname, '../packages');

interface Source {
  readonly pack: string;
  readonly path: string;
  readonly isTest: boolean;
  readonly imports: readonly string[];
}

/** Every module name after `from`, `import` or `import(`; comments come out first. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

const sources: readonly Source[] = Object.keys(arrows).flatMap((pack) =>
  readdirSync(join(packages, pack, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mts)$/.test(name))
    .map((name) => ({
      pack,
      path: join(packages, pack, 'src', name),
      isTest: /\.test\.tsx?$/.test(name) || name.split('/').includes('testing'),
      imports: importsOf(readFileSync(join(packages, pack, 'src', name), 'utf8')),
    })),
);

const where = (source: Source, name: string) => `${source.path.slice(packages.length + 1)} imports ${name}`;
const offences = (offends: (source: Source, name: string) => boolean): string[] =>
  sources.flatMap((source) =>
    source.imports.filter((name) => offends(source, name)).map((name) => where(source, name)),
  );

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly exports?: Record<string, string>;
}

function manifest(pack: string): Manifest {
  return JSON.parse(readFileSync(join(packages, pack, 'package.json'), 'utf8'));
}
const ours = (dependencies: Record<string, string> = {}) =>
  Object.keys(dependencies)
    .filter((name) => name.startsWith('@parley/'))
    .map((name) => name.slice('@parley/'.length))
    .sort();

test('the reader of imports reads imports', () => {
  const text = `import a from 'a';\nimport {\n  b,\n} from "b";\nimport 'c';\nexport { d } from './d.ts';\nawait import('e');
// import no from 'no';\n/* from 'no' */ import type { F } from 'f';`;
  expect(importsOf(text)).toEqual(['a', 'b', 'c', './d.ts', 'e', 'f']);
});

test('every package stands only on the ones beneath it', () => {
  const seen = Object.fromEntries(readdirSync(packages).map((pack) => [pack, ours(manifest(pack).dependencies)]));
  expect(seen).toEqual(arrows);
  for (const pack of Object.keys(arrows)) expect(ours(manifest(pack).devDependencies)).toEqual([]);
});

// Real cryptography instead of a double; and the room is tested in whole rooms, which a rehearsal makes.
const testing: Record<string, readonly string[]> = { room: ['vault', 'rehearsal'] };

test('every arrow that the source draws is in the table; tests may hold the vault besides', () => {
  expect(
    offences(({ pack, isTest }, name) => {
      const [, target] = /^@parley\/([^/]+)/.exec(name) ?? [];
      if (target === undefined) return false;
      return !arrows[pack]?.includes(target) && !(isTest && (testing[pack] ?? ['vault']).includes(target));
    }),
  ).toEqual([]);
});

test('packages are entered by their doors, which their manifests name', () => {
  const doors = Object.keys(arrows).flatMap((pack) => {
    const { exports = {} } = manifest(pack);
    return Object.keys(exports).map((door) => `@parley/${pack}${door.slice(1)}`);
  });
  const isDoor = (name: string) =>
    doors.some((door) => {
      const [before = '', after] = door.split('*');
      return after === undefined ? name === door : name.startsWith(before) && name.endsWith(after);
    });
  expect(offences((_, name) => name.startsWith('@parley/') && !isDoor(name))).toEqual([]);
});

test('no relative import leaves its package', () => {
  expect(
    offences(({ pack, path }, name) => {
      return name.startsWith('.') && !resolve(dirname(path), name).startsWith(`${join(packages, pack)}/`);
    }),
  ).toEqual([]);
});

test('pure packages import nothing of Node, except in tests', () => {
  expect(offences(({ pack, isTest }, name) => pure.includes(pack) && !isTest && name.startsWith('node:'))).toEqual([]);
});

test('nothing but a test imports a test or what stands in testing/', () => {
  expect(offences(({ isTest }, name) => !isTest && /\/testing\/|\.test\.ts/.test(name))).toEqual([]);
});

describe('the web app', () => {
  test('knows of the server only its contract, and nothing of Node', () => {
    expect(
      offences(({ pack, isTest }, name) => {
        if (pack !== 'web') return false;
        if (name.startsWith('@parley/server')) return !/^@parley\/server\/contract(\/|$)/.test(name);
        return name.startsWith('node:') && !isTest;
      }),
    ).toEqual([]);
  });

  test('the contract reaches no handler and nothing of Node', () => {
    const contract = join(packages, 'server/src/contract');
    const inside = sources.filter(({ path, isTest }) => !isTest && path.startsWith(contract));
    expect(inside.length).toBeGreaterThan(0);
    const bad = inside.flatMap((source) =>
      source.imports
        .filter((name) => {
          if (name.startsWith('.')) return !resolve(dirname(source.path), name).startsWith(contract);
          return name.startsWith('node:') || name.startsWith('@hono/node-server');
        })
        .map((name) => where(source, name)),
    );
    expect(bad).toEqual([]);
  });
});
