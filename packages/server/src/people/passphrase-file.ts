/** For starts without a person: the passphrase from a file that nobody else on this machine may read. */
import { readFileSync, statSync } from 'node:fs';
import { StartRefused } from '../start-refused.ts';

export function readPassphraseFile(path: string): string {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StartRefused(
      'Others on this machine may read the passphrase file. Make it yours alone (chmod 600), then start again.',
    );
  const passphrase = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  if (passphrase === '') throw new StartRefused('The passphrase file is empty.');
  return passphrase;
}
