import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

// `unit` is what `npm run check` runs in seconds. `whole` takes longer or crosses packages: disks, processes, browsers,
// key stretching. Files of one thread share their modules, since no test changes one; what they are transformed to is kept.
export default defineConfig({
  test: {
    pool: 'threads',
    experimental: { fsModuleCache: true, fsModuleCachePath: '.parley/modules' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          isolate: false,
          ...timeouts,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts', 'packages/*/src/**/*.int.test.ts'],
          ...timeouts,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
