import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', 'e2e/**', 'data/**', '.cache/**'],
          globalSetup: './local/testing/postgres.ts',
          // By itself vitest leaves one core unused: on two that is half of them.
          maxWorkers: '100%',
          // Files share the modules that one process has loaded: loading them took as long as testing.
          isolate: false,
          sequence: { groupOrder: 0 },
          // For giving up: properties are tried many times, on machines that do other things too.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: './e2e/setup.ts',
          // One stack, real time: one file after the other, with time to place calls.
          fileParallelism: false,
          maxWorkers: 1,
          // As many calls as two cores have time for.
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
