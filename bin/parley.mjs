#!/usr/bin/env node
/** What `npx parley …` and `npm start` call. It runs on a bare Node, prepares the rest, and hands over to packages/cli. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LEAST = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  process.stderr.write(
    `Parley needs Node ${LEAST.join('.')} or newer; this is Node ${process.versions.node}. Nothing was changed.\n` +
      'Install a current Node from https://nodejs.org, then run the same command again.\n',
  );
  process.exitCode = 1;
} else {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const argv = process.argv.slice(2);
  const command = argv.find((word) => !word.startsWith('-'));
  const { prepare } = await import('./prepare.mjs');
  const withWeb = command === 'demo' || command === 'up';
  if (await prepare({ builds: withWeb ? ['program', 'web'] : ['program'] })) {
    const { main } = await import(pathToFileURL(join(root, 'packages/cli/dist/main.mjs')).href);
    process.exitCode = await main(argv);
  } else {
    process.exitCode = 1;
  }
}
