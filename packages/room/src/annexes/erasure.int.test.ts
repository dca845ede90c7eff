import { expect, test } from 'vitest';
import { anyErasure } from '../testing/any-erasure.ts';

const runs = process.env['PARLEY_CAMPAIGN'] ? 300 : 8;

test('[RO95] [RO97] [RO98] whatever is lost, doubled, cut off or restored: who is in a channel holds what stands, and nothing else', async () => {
  expect(await anyErasure(runs)).toBeGreaterThan(0);
});
