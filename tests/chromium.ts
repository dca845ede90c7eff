import { existsSync } from 'node:fs';

const { PARLEY_CHROMIUM = '/usr/bin/chromium' } = process.env;

/** The browser of the browser tests, or undefined: then they are skipped by name, and CI counts that as a failure. */
export const chromium: string | undefined = existsSync(PARLEY_CHROMIUM) ? PARLEY_CHROMIUM : undefined;
