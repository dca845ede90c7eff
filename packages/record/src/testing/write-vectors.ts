/** Writes docs/formats/vectors. Run it after a change of the format: `npx tsx packages/record/src/testing/write-vectors.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { makers, written } from './vectors.ts';

const folder = new URL('../../../../docs/formats/vectors/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [file, make] of Object.entries(makers)) writeFileSync(new URL(`${file}.json`, folder), written(make()));
