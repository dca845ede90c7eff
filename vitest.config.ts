import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

// `unit` is what `npm run check` runs in seconds; `whole` crosses packages: processes, disks, browsers.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['packages/*/src/**/*.test.ts'], ...timeouts } },
      { test: { name: 'whole', include: ['tests/**/*.test.ts'], ...timeouts, testTimeout: 300_000 } },
    ],
  },
});
