import { expect, test } from 'vitest';
import { anyCuts } from '../testing/any-cuts.ts';

// A handful here, more in a campaign.
test('[RO82] [RO83] [RO2] any delivery and any order, with a node disowned and partly admitted: same entries, same state', async () => {
  const runs = process.env['PARLEY_CAMPAIGN'] ? 200 : 6;
  const { disputed, admitted } = await anyCuts(runs);
  expect(disputed).toBeGreaterThan(0);
  expect(admitted).toBeGreaterThan(0);
});
