import { defineConfig } from 'vitest/config';
import { unitRetries } from './tests/report/second-try.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    maxWorkers: 2,
    retry: unitRetries(process.env),
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['src/**/*.test.{ts,tsx}', 'country/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['node_modules/**', 'dist/**', 'tests/browser/**', 'tests/stories/**'],
          globalSetup: ['tests/set-up/prepared-ledger.ts'],
          // Loading the same modules for each of hundreds of files would take as long as a third of the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          globalSetup: ['tests/stories/stage/set-up.ts'],
          // As above; nothing that a story needs lives in a module.
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
