import { defineConfig } from 'vitest/config';

const browserRuns = { testTimeout: 60_000, hookTimeout: 180_000, fileParallelism: false };

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          environment: 'happy-dom',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: ['tests/pages.test.ts', 'tests/capture.test.ts'],
          environment: 'node',
          ...browserRuns,
        },
      },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], environment: 'node', ...browserRuns } },
      {
        test: {
          name: 'consoles',
          include: ['tests/consoles/*.test.ts'],
          environment: 'node',
          ...browserRuns,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
